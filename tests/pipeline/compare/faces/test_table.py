"""Plans by quantities: rows, cells, units, orders, and the files."""

import xml.etree.ElementTree as ET
from pathlib import Path

import openpyxl
import pytest

from pipeline.compare.faces import table_book, table_page, table_picture
from pipeline.compare.faces.table import LINES, Table, region_of, tabulated
from pipeline.graph.picture.fonts import NoFontError, chinese_font
from pipeline.graph.picture.scene import Words
from schemas import Plan, Region, TimeRef
from tests.pipeline.compare.faces.test_page import Reader
from tests.plans.builder import Builder, card


def plan(region: str, sentence: str, *stated: tuple[str, str, float, str]) -> Plan:
    """A plan of one sentence; each indicator is its quote, name, value and unit."""
    home = card(f"{region}.txt", id_=region, title=f"{region}方案", region=Region(name=region))
    made = Builder(sentence)
    facts = [made.indicator(f"i{key}", name, value, unit, evidence=made.at(quote)) for key, (quote, name, value, unit) in enumerate(stated)]
    return made.plan(home, indicators=facts)


WEST = plan("西河市", "服务老年人不少于0.5万人。", ("服务老年人不少于0.5万人", "服务老年人", 0.5, "万人"))
EAST = plan("东山市", "服务老年人不少于6000人。", ("服务老年人不少于6000人", "服务老年人", 6000, "人"))
SOUTH = plan("南浦县", "服务老年人不少于0.2万人。", ("服务老年人不少于0.2万人", "服务老年人", 0.2, "万人"))
PLANS = [SOUTH, EAST, WEST]


def made(order: str = "value") -> Table:
    return tabulated(PLANS, "老年人", order=order)


def test_values_stand_in_one_unit_and_the_printed_one_is_told() -> None:
    assert [(entry.region, entry.said, entry.printed) for entry in made().lines()] == [
        ("东山市", "≥0.6万人", "≥6000人"),
        ("西河市", "≥0.5万人", ""),
        ("南浦县", "≥0.2万人", ""),
    ]


@pytest.mark.parametrize(("order", "regions"), [("plan", ["南浦县", "东山市", "西河市"]), ("value", ["东山市", "西河市", "南浦县"])])
def test_orders(order: str, regions: list[str]) -> None:
    assert [region_of(one) for one in made(order).plans] == regions


@pytest.mark.parametrize(("least", "groups"), [(3, 1), (4, 0)])
def test_least(least: int, groups: int) -> None:
    table = tabulated(PLANS, least=least)
    assert (len(table.groups), bool(table.plans)) == (groups, bool(groups))


def test_one_plan_in_two_files_counts_once() -> None:
    copy = WEST.model_copy(update={"document": WEST.document.model_copy(update={"id": "copy"})})
    assert [len(tabulated([WEST, copy, *more], least=2).groups) for more in ([], [EAST])] == [0, 1]
    assert len(tabulated([WEST, copy, EAST], least=2).plans) == 3


def test_a_national_plan_is_of_no_region_and_says_so() -> None:
    national = WEST.document.model_copy(update={"region": None, "level": "national"})
    bare = national.model_copy(update={"level": None})
    assert [region_of(WEST.model_copy(update={"document": card})) for card in (national, bare)] == ["国家级", "西河市方案"]


def test_a_line_has_its_place() -> None:
    line = dict(zip(LINES.heads(), next(iter(LINES.lines(made().lines()))), strict=True))
    assert (line["地区"], line["数值"], line["单位"], line["原单位"], line["出处"]) == ("东山市", 0.6, "万人", "≥6000人", "第1段")


def test_a_plan_s_figures_stand_in_the_order_of_their_dates() -> None:
    made = Builder("年末诊室80间，2030年诊室120间，2025年诊室100间。")
    quotes = (("年末诊室80间", 80, None), ("2030年诊室120间", 120, "2030"), ("2025年诊室100间", 100, "2025"))
    facts = [
        made.indicator(f"i{value}", "诊室", value, "间", evidence=made.at(quote), due=day and TimeRef(text=day, kind="point", end=day))
        for quote, value, day in quotes
    ]
    table = tabulated([made.plan(card("a.txt", title="甲方案"), indicators=facts)])
    assert [entry.said for entry in table.lines()] == ["≥100间", "≥120间", "≥80间"]


def test_a_picture_tells_of_the_quantities_that_it_leaves_out() -> None:
    names = [f"{name}站" for name in "东西南北上下左右前后"]
    many = plan(
        "西河市", "".join(f"{name}{n}个。" for n, name in enumerate(names, 1)), *((f"{x}{n}个", x, n, "个") for n, x in enumerate(names, 1))
    )
    words = [item.text for item in table_picture.scene(tabulated([many])).items if isinstance(item, Words)]
    assert "另有2项指标，见网页或表格" in words
    assert not any("另有" in item.text for item in table_picture.scene(made()).items if isinstance(item, Words))


def test_points_need_a_chinese_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.graph.picture.fonts._folders", lambda: [tmp_path])
    with pytest.raises(NoFontError, match="no font with Chinese characters was found"):
        table_picture.write_png(made(), tmp_path / "a.png")
    assert not (tmp_path / "a.png").exists()


def test_points_where_there_is_a_font(tmp_path: Path) -> None:
    try:
        chinese_font()
    except NoFontError:
        pytest.skip("no Chinese font on this machine")
    table_picture.write_png(made(), tmp_path / "a.png", "老年人")
    assert (tmp_path / "a.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize("table", [made(), tabulated([])], ids=["three plans", "nothing"])
def test_every_face_is_written(table: Table, tmp_path: Path) -> None:
    table_page.write(table, tmp_path / "a.html", "老年人")
    read = Reader((tmp_path / "a.html").read_text("utf-8"))
    assert read.open == []
    assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
    table_picture.write(table, tmp_path / "a.svg")
    drawn = "".join(ET.parse(tmp_path / "a.svg").getroot().itertext())
    assert all(entry.said in drawn for entry in table.lines())
    made = table_picture.scene(table)
    assert all(0 <= item.x <= made.width and 0 <= item.y <= made.height for item in made.items if isinstance(item, Words))
    table_book.write(table, tmp_path / "a.xlsx", "老年人")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["对照", "明细"]
    assert book["明细"].max_row == 1 + len(list(table.lines()))
