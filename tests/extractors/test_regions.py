"""Divisions by name: chains, codes, namesakes."""

import pytest

from extractors.regions import divisions, find_places, names, path_of, place_at, settle_by


@pytest.mark.parametrize(
    ("text", "name", "code", "path"),
    [
        ("北京市朝阳区教育委员会", "北京市朝阳区", "110105", ("北京市", "朝阳区")),
        ("义乌市商务局", "义乌市", "330782", ("浙江省", "金华市", "义乌市")),
        ("浙江省金华市义乌市", "浙江省金华市义乌市", "330782", ("浙江省", "金华市", "义乌市")),
        ("黔南州人民政府", "黔南州", "522700", ("贵州省", "黔南布依族苗族自治州")),
        ("济源市财政局", "济源市", "419001", ("河南省", "济源市")),
        ("新疆维吾尔自治区", "新疆维吾尔自治区", "650000", ("新疆维吾尔自治区",)),
        ("密云县政府", "密云县", "110228", ("北京市", "密云县")),
        ("赵县人民政府", "赵县", "130133", ("河北省", "石家庄市", "赵县")),
        ("鼓楼区政府", "鼓楼区", None, ()),
        ("南京市鼓楼区", "南京市鼓楼区", "320106", ("江苏省", "南京市", "鼓楼区")),
    ],
)
def test_chain(text, name, code, path):
    place = place_at(text)
    assert (place.name, place.division and place.division.code, path_of(place.division) if place.division else ()) == (name, code, path)


@pytest.mark.parametrize("text", ["郊区整治", "城区改造", "云溪市教育局", "区政府", "全省各地", ""])
def test_no_place(text):
    assert place_at(text) is None


def test_a_namesake_is_settled_by_the_division_above_it_only():
    text = "福州市有关部门：鼓楼区先行"
    places = list(find_places(text))
    assert [place.name for place in places] == ["福州市", "鼓楼区"]
    assert settle_by(places[1], places).division.code == "350102"
    assert settle_by(places[1], []).division is None


def test_every_name_of_the_table_finds_itself():
    wrong = [name for name, meant in names().items() if len(name) > 2 and (place := place_at(name)) and set(place.candidates) != set(meant)]
    assert wrong == []


def test_the_table_is_sound():
    present = [one for one in divisions().values() if not one.gone]
    assert {level: sum(one.level == level for one in present) for level in ("province", "prefecture", "county")} == {
        "province": 34,
        "prefecture": 333,
        "county": 2845,
    }
    assert [one for one in present if one.level != "province" and f"{one.code[:2]}0000" not in divisions()] == []
