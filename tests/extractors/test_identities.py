"""How names of bodies are read: a row is the plan's card, the name, and the body's key and full name."""

import pytest

from extractors.agencies.identity import Alias, OwnBody, default_registry, identify, identify_all
from extractors.regions import divisions, path_of
from schemas import Agency, Metadata, Plan, Region, Source
from schemas.plan import Level


def card(level: Level | None, region: str | None = None, code: str | None = None, plan_id: str = "p") -> Metadata:
    place = Region(name=region, code=code, path=path_of(divisions()[code]) if code else ()) if region else None
    return Metadata(id=plan_id, source=Source(name="p", media_type="text/plain", sha256="0" * 64, bytes=1), level=level, region=place)


HOMES = {
    "nation": card("national"),
    "jiangxi": card("province", "江西省", "360000"),
    "guangxi": card("province", "广西壮族自治区", "450000"),
    "shanghai": card("province", "上海市", "310000"),
    "zhengzhou": card("prefecture", "郑州市", "410100"),
    "liangshan": card("prefecture", "凉山彝族自治州", "513400"),
    "yiwu": card("county", "义乌市", "330782"),
    "beilun": card("county", "宁波市北仑区", "330206"),
    "qingxiu": card("county", "南宁市青秀区", "450103"),
    "qinglan": card("county", "云溪市青岚区"),
    "pudong": card("county", "上海市浦东新区", "310115"),
    "xilin": card("prefecture", "锡林郭勒盟", "152500"),
    "zone": card("county", "郑州高新技术产业开发区").model_copy(
        update={"region": Region(name="郑州高新技术产业开发区", path=("河南省", "郑州市", "郑州高新技术产业开发区"))}
    ),
    "town": card("township", "宁波市北仑区大碶街道"),
    "beijing": card("province", "北京市", "110000"),
    "nowhere": card(None, plan_id="abc"),
}

ROWS = [
    # how names begin
    ("yiwu", "卫健局", "卫生健康@330782", "义乌市卫生健康局"),
    ("zhengzhou", "市行政服务中心管委会", "政务服务@410100", "郑州市行政服务中心管委会"),
    ("yiwu", "我市卫健局", "卫生健康@330782", "义乌市卫生健康局"),
    ("yiwu", "义乌市卫生健康局", "卫生健康@330782", "义乌市卫生健康局"),
    ("yiwu", "金华市卫健委", "卫生健康@330700", "金华市卫生健康委员会"),
    ("yiwu", "省卫健委", "卫生健康@330000", "浙江省卫生健康委员会"),
    ("yiwu", "教育厅", "教育@330000", "浙江省教育厅"),
    ("yiwu", "教育部", "教育@national", "教育部"),
    ("beilun", "市卫健委", "卫生健康@330200", "宁波市卫生健康委员会"),
    ("beilun", "区卫健局", "卫生健康@330206", "宁波市北仑区卫生健康局"),
    ("beilun", "宁波市北仑区卫生健康局", "卫生健康@330206", "宁波市北仑区卫生健康局"),
    ("shanghai", "市卫生健康委", "卫生健康@310000", "上海市卫生健康委员会"),
    ("guangxi", "自治区民政厅", "民政@450000", "广西壮族自治区民政厅"),
    ("qingxiu", "自治区民政厅", "民政@450000", "广西壮族自治区民政厅"),
    ("qingxiu", "区民政局", "民政@450103", "南宁市青秀区民政局"),
    ("liangshan", "州财政局", "财政@513400", "凉山彝族自治州财政局"),
    ("pudong", "新区卫健委", "卫生健康@310115", "上海市浦东新区卫生健康委员会"),
    ("xilin", "盟行署", "人民政府@152500", "锡林郭勒盟行署"),
    ("town", "街道办事处", "街道办事处@330206/大碶街道", "宁波市北仑区大碶街道办事处"),
    ("town", "区卫健局", "卫生健康@330206", "宁波市北仑区卫生健康局"),
    ("beijing", "北京海关", "海关@110000", "北京海关"),
    ("beijing", "市金融监管局", "金融监管@110000", "北京市金融监管局"),
    ("qinglan", "市财政局", "财政@云溪市", "云溪市财政局"),
    ("qinglan", "青岚区财政局", "财政@云溪市/青岚区", "云溪市青岚区财政局"),
    ("nation", "国家发展改革委", "发展改革@national", "国家发展改革委"),
    ("nation", "发展改革委", "发展改革@national", "发展改革委"),
    ("zhengzhou", "市场监管局", "市场监管@410100", "郑州市市场监督管理局"),
    ("zhengzhou", "市市场监管局", "市场监管@410100", "郑州市市场监督管理局"),
    ("zhengzhou", "市政务办", "政务服务@410100", "郑州市政务服务办公室"),
    ("zhengzhou", "金水区", "人民政府@410105", "郑州市金水区人民政府"),
    ("zhengzhou", "国务院办公厅", "政府办公室@national", "国务院办公厅"),
    # what they do
    ("yiwu", "文广旅体局", "文化旅游、广电、体育@330782", "义乌市文化广电旅游体育局"),
    ("yiwu", "市文化和广电旅游体育局", "文化旅游、广电、体育@330782", "义乌市文化和广电旅游体育局"),
    ("yiwu", "市委编办", "机构编制@330782", "中共义乌市委机构编制委员会办公室"),
    ("yiwu", "市委组织部（市委人才办）", "组织@330782", "中共义乌市委组织部"),
    ("yiwu", "经信局", "工业和信息化@330782", "义乌市经济和信息化局"),
    ("yiwu", "工信局", "工业和信息化@330782", "义乌市工业和信息化局"),
    ("yiwu", "市发展改革和科技局", "发展改革、科技@330782", "义乌市发展和改革科学技术局"),
    ("yiwu", "市委外办", "外事@330782", "义乌市外事办公室"),
    ("yiwu", "市委审计办", "党委审计@330782", "中共义乌市委审计办公室"),
    ("yiwu", "市政府办公室", "政府办公室@330782", "义乌市人民政府办公室"),
    ("yiwu", "市卫计局", "卫生健康@330782", "义乌市卫生和计划生育局"),
    ("yiwu", "市工商局", "工商行政管理@330782", "义乌市工商行政管理局"),
    ("yiwu", "疾控中心", "疾控中心@330782", "义乌市疾病预防控制中心"),
    ("yiwu", "市卫健局医政办公室", "卫生健康@330782/医政办公室", "义乌市卫健局医政办公室"),
    ("yiwu", "市卫健局基层办公室", "卫生健康@330782/基层办公室", "义乌市卫健局基层办公室"),
    ("jiangxi", "省疾控局", "疾病预防控制@360000", "江西省疾病预防控制局"),
    ("jiangxi", "省高院", "法院@360000", "江西省高级人民法院"),
    ("zhengzhou", "市法院", "法院@410100", "郑州市中级人民法院"),
    ("yiwu", "团市委", "共青团@330782", "共青团义乌市委员会"),
    ("yiwu", "国家税务总局义乌市税务局", "税务@330782", "国家税务总局义乌市税务局"),
    ("yiwu", "国网浙江义乌市供电公司", "供电@330782", "国网浙江义乌市供电公司"),
    ("beilun", "宁波海关", "海关@330200", "宁波海关"),
    ("beilun", "市生态环境局北仑分局", "生态环境@330206", "宁波市生态环境局北仑分局"),
    ("qinglan", "区生态环境分局", "生态环境@云溪市/青岚区", "云溪市青岚区生态环境分局"),
    ("beilun", "大碶街道办事处", "街道办事处@330206/大碶街道", "大碶街道办事处"),
    ("zhengzhou", "航空港区税务局", "税务@410100/航空港区", "航空港区税务局"),
    ("zhengzhou", "郑州高新区管委会", "园区管理@410100/高新区", "郑州高新区管委会"),
    ("zhengzhou", "郑州高新技术产业开发区管委会", "园区管理@410100/高新区", "郑州高新技术产业开发区管委会"),
    ("zhengzhou", "郑州国家经济技术开发区管委会", "园区管理@410100/经开区", "郑州国家经济技术开发区管委会"),
    ("zhengzhou", "经济开发区管委会", "园区管理@410100/经济开发区", "经济开发区管委会"),
    ("zone", "管委会", "园区管理@410100/高新区", "郑州高新技术产业开发区管委会"),
    ("zone", "高新区管委会", "园区管理@410100/高新区", "郑州高新技术产业开发区管委会"),
    ("zone", "区财政局", "财政@410100/高新区", "郑州高新技术产业开发区财政局"),
    ("beilun", "大碶街道办", "街道办事处@330206/大碶街道", "大碶街道办"),
    ("beilun", "大碶街道办事处", "街道办事处@330206/大碶街道", "大碶街道办事处"),
    ("zhengzhou", "东岭-西岭合作区管委会", "园区管理@410100/东岭—西岭合作区", "东岭—西岭合作区管委会"),
    ("zhengzhou", "东岭—西岭合作区管委会", "园区管理@410100/东岭—西岭合作区", "东岭—西岭合作区管委会"),
    ("yiwu", "市场监管局标准化研究院", "=市场监管局标准化研究院@330782/标准化研究院", "义乌市市场监管局标准化研究院"),
    ("yiwu", "森海集团", "=森海集团@330782", "森海集团"),
]  # fmt: skip


@pytest.mark.parametrize(("home", "name", "key", "full"), ROWS)
def test_a_name_in_a_plan(home: str, name: str, key: str, full: str) -> None:
    found = identify(name, HOMES[home])
    assert (found.key, found.name, found.doubt) == (key, full, None)


MANY = [
    ("yiwu", "各镇街", "人民政府", "township"),
    ("yiwu", "教育部门", "教育", "county"),
    ("zhengzhou", "各县（市、区）人民政府", "人民政府", "county"),
    ("zhengzhou", "区卫健局", "卫生健康", "county"),
    ("zhengzhou", "市直有关部门", None, "prefecture"),
    ("jiangxi", "各设区市人民政府", "人民政府", "prefecture"),
    ("nation", "各省级人民政府", "人民政府", "province"),
    ("nation", "地方有关部门", None, None),
]


@pytest.mark.parametrize(("home", "name", "function", "level"), MANY)
def test_a_collective(home: str, name: str, function: str | None, level: str | None) -> None:
    found = identify(name, HOMES[home])
    assert (found.kind, found.function, found.level, found.region) == ("collective", function, level, HOMES[home].region and found.region)


DOUBTS = [
    ("yiwu", "市场发展局", "职能表中没有“市场发展局”"),
    ("yiwu", "区卫健局", "没有写明是哪个区"),
    ("nowhere", "卫健局", "文件没有写明地区"),
    ("zhengzhou", "朝阳区教育局", "“朝阳区”不止一处"),
]


@pytest.mark.parametrize(("home", "name", "doubt"), DOUBTS)
def test_what_is_not_settled_says_so(home: str, name: str, doubt: str) -> None:
    assert identify(name, HOMES[home]).doubt == doubt


def test_a_region_that_two_places_bear_is_left_apart_plan_by_plan() -> None:
    one, other = (identify("卫健局", card("county", "朝阳区", plan_id=plan_id)) for plan_id in "ab")
    assert one.key != other.key
    assert one.counterpart == other.counterpart == "卫生健康"
    assert one.doubt == "“朝阳区”不止一处，文件没有写明是哪一处"


def test_counterparts_are_of_one_function_in_different_regions() -> None:
    names = [("yiwu", "卫健局"), ("beilun", "区卫健局"), ("shanghai", "市卫生健康委")]
    found = [identify(name, HOMES[home]) for home, name in names]
    assert {one.counterpart for one in found} == {"卫生健康"}
    assert len({one.key for one in found}) == 3


def test_a_body_that_went_into_another_keeps_its_key_and_has_its_heir_as_counterpart() -> None:
    found = identify("市质监局", HOMES["zhengzhou"])
    assert (found.function, found.counterpart) == ("质量技术监督", "市场监管")


def plan_of(*names: str) -> Plan:
    agencies = tuple(Agency(id=f"a{i}", name=name, canonical=name, kind="government") for i, name in enumerate(names))
    return Plan(document=HOMES["yiwu"], agencies=agencies, text="")


def test_names_of_one_plan_that_may_be_one_body_are_left_apart_with_a_doubt() -> None:
    found = identify_all(plan_of("文旅局", "文广旅体局", "财政局"))
    assert len({one.key for one in found.values()}) == 3
    assert [one.doubt for one in found.values()] == [
        "本文件另有“义乌市文化广电旅游体育局”，是否同一单位没有写明",
        "本文件另有“义乌市文化和旅游局”，是否同一单位没有写明",
        None,
    ]


def test_a_name_without_a_level_where_the_plan_prints_several_is_left_apart() -> None:
    found = identify_all(plan_of("省发展改革委", "市发展改革委", "发展改革委", "财政局", "市财政局"))
    assert [(one.key, one.doubt) for one in found.values()] == [
        ("发展改革@330000", None),
        ("发展改革@330782", None),
        ("发展改革@330782?", "本文件有省发展改革委、市发展改革委，没有写明是哪一个"),
        ("财政@330782", None),
        ("财政@330782", None),
    ]


def test_what_a_user_says_counts_before_the_lexicon() -> None:
    registry = default_registry().extended(
        [{"name": "市场发展", "forms": ["市场发展"]}],
        [Alias("商促局", "商务局", "330782")],
        [OwnBody("浙江森海控股集团", ("森海集团", "森海"), kind="enterprise")],
    )
    assert identify("市场发展局", HOMES["yiwu"], registry=registry).key == "市场发展@330782"
    assert identify("商促局", HOMES["yiwu"], registry=registry).key == "商务@330782"
    assert identify("商促局", HOMES["beilun"], registry=registry).key == "=商促局@330206"
    assert identify("森海", HOMES["beilun"], registry=registry).key == identify("森海集团", HOMES["yiwu"], registry=registry).key


@pytest.mark.parametrize("name", ["", " ", "（", "省", "市区县", "委", "各", "、", "国家", "中共", "（市）", "a" * 200])
def test_any_words_get_an_identity(name: str) -> None:
    for home in HOMES.values():
        assert identify(name, home).key
