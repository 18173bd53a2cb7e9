"""How paragraphs stand (level, centred, bold, size), what is a box, and how tables become grids."""

# ruff: noqa: E501 (a row is a line)
from pathlib import Path

import pytest

from schemas import Document
from tests.pipeline.readers.office import cell, lines, p, read_docx, row, table

STYLES = """<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="32"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:jc w:val="center"/></w:pPr>
 <w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="节"/><w:basedOn w:val="1"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="toc 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="x"><w:name w:val="x"/><w:basedOn w:val="y"/></w:style>
<w:style w:type="paragraph" w:styleId="y"><w:name w:val="y"/><w:basedOn w:val="x"/></w:style>
<w:style w:type="character" w:styleId="s"><w:name w:val="强调"/><w:rPr><w:b/></w:rPr></w:style>"""


@pytest.mark.parametrize(
    ("properties", "run", "expected"),
    [
        ("", "", (None, False, False, 16.0)),
        ('<w:pStyle w:val="1"/>', "", (1, True, True, 22.0)),
        ('<w:pStyle w:val="2"/>', '<w:b w:val="0"/>', (2, True, False, 22.0)),
        ('<w:pStyle w:val="1"/><w:jc w:val="left"/><w:outlineLvl w:val="9"/>', "", (None, False, True, 22.0)),
        ('<w:outlineLvl w:val="2"/>', '<w:rStyle w:val="s"/><w:sz w:val="21"/>', (3, False, True, 10.5)),
        ('<w:pStyle w:val="x"/>', "", (None, False, False, 16.0)),
        ('<w:pStyle w:val="none"/>', "", (None, False, False, 16.0)),
    ],
)
def test_looks(properties: str, run: str, expected: tuple[object, ...], tmp_path: Path) -> None:
    block = read_docx(tmp_path, p("题目", properties, run), styles=STYLES).blocks[0]
    assert (block.level, block.centered, block.bold, block.size) == expected


def test_entries_of_a_table_of_contents_are_told_by_their_style(tmp_path: Path) -> None:
    assert lines(read_docx(tmp_path, p("目录") + p("一、总则1", '<w:pStyle w:val="t"/>') + p("正文"), styles=STYLES)) == ["正文"]


def boxes(document: Document) -> list[tuple[int | None, str]]:
    return [(block.box, document.text[block.start : block.end]) for block in document.blocks]


FRAME = "<w:p><w:r><w:pict><w:txbxContent>{}</w:txbxContent></w:pict></w:r></w:p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            p("前") + table(row(cell(p("专栏1 工程") + p("1.建设")))) + p("后"),
            [(None, "前"), (0, "专栏1工程"), (0, "1.建设"), (None, "后")],
        ),
        (table(row("专栏1"), row("内容")), [(0, "专栏1"), (0, "内容")]),
        (table(row("专栏1"), row("甲"), row("专栏2"), row("乙")), [(0, "专栏1"), (0, "甲"), (1, "专栏2"), (1, "乙")]),
        (table(row("甲框")) + table(row("乙框")), [(0, "甲框"), (1, "乙框")]),
        (table(row(cell(p("专栏1") + table(row("指标", "目标"), row("床位", "5"))))), [(0, "专栏1"), (0, "指标\t目标\n床位\t5")]),
        (FRAME.format(p("专栏3") + p("内容")) + p("后"), [(0, "专栏3"), (0, "内容"), (None, "后")]),
        (FRAME.format(p("印章")) + p("后"), [(None, "印章"), (None, "后")]),
        (table(row(cell("".join(p(f"第{i}段") for i in range(60))))), [(None, f"第{i}段") for i in range(60)]),
    ],
    ids=["one cell", "head and body", "several in one frame", "two tables", "table inside", "text box", "piece of the page", "page frame"],
)
def test_boxes(body: str, expected: list[tuple[int | None, str]], tmp_path: Path) -> None:
    assert boxes(read_docx(tmp_path, body)) == expected


SPAN = '<w:gridSpan w:val="{}"/>'
OPEN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
HEAD = "<w:tblHeader/>"


@pytest.mark.parametrize(
    ("body", "text", "spans", "heads"),
    [
        (table(row("甲", "乙"), row("丙", "")), "甲\t乙\n丙\t", {}, 1),
        (
            table(row("类", "项"), row(cell("医", OPEN), "床位"), row(cell("", ON), "医师"), row(cell("教", OPEN), "学位")),
            "类\t项\n医\t床位\n\t医师\n教\t学位", {(1, 0): (2, 1)}, 1,
        ),
        (
            table(row(cell("序号", OPEN), cell("目标", SPAN.format(2))), row(cell("", ON), "2023年", "2025年"), row("1", "3", "5")),
            "序号\t目标\t\n\t2023年\t2025年\n1\t3\t5", {(0, 0): (2, 1), (0, 1): (1, 2)}, 2,
        ),
        (
            table(row(cell("指标表", SPAN.format(2))), row("名", "值"), row("甲", "1")),
            "指标表\t\n名\t值\n甲\t1", {(0, 0): (1, 2)}, 2,
        ),
        (table(row("甲", "乙", properties=HEAD), row("丙", "丁", properties=HEAD), row("1", "2")), "甲\t乙\n丙\t丁\n1\t2", {}, 2),
        (table(row("甲", "乙"), row("丙", properties='<w:gridBefore w:val="1"/>')), "甲\t乙\n\t丙", {}, 1),
        (table(row("甲", "乙"), row("删", "除", properties='<w:del w:id="1"/>'), row("丙", "丁")), "甲\t乙\n丙\t丁", {}, 1),
        (table(row("甲", cell("删", "<w:cellDel/>"), "乙"), row("丙", "丁")), "甲\t乙\n丙\t丁", {}, 1),
        (table(row(cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), "乙"), row("1", "2", "3")), "甲\t\t乙\n1\t2\t3", {(0, 0): (1, 2)}, 1),
        (table(row(cell(p("一是建。") + p("二是管。")), "乙"), row("丙", "丁")), "一是建。二是管。\t乙\n丙\t丁", {}, 1),
        (table(row("外", cell(p("前") + table(row("内1", "内2"), row("内3", "内4")) + p("后"))), row("a", "b")), "外\t前 内1内2内3内4后\na\tb", {}, 1),
        (table(row(cell("", ON), "乙"), row("丙", "丁")), "\t乙\n丙\t丁", {}, 1),
        (table(row("独", "行")), "独\t行", {}, 0),
    ],
    ids=["plain", "down", "two heads", "title row", "stated heads", "before", "row deleted", "cell deleted", "across", "paragraphs", "nested", "stray", "one row"],
)  # fmt: skip
def test_tables(body: str, text: str, spans: dict[tuple[int, int], tuple[int, int]], heads: int, tmp_path: Path) -> None:
    document = read_docx(tmp_path, body)
    assert document.text == text
    grid = document.tables[0]
    assert {(c.row, c.col): (c.rowspan, c.colspan) for c in grid.cells if c.rowspan * c.colspan > 1} == spans
    assert grid.header_rows == heads
    written = text.split("\n")
    assert all(document.text[c.start : c.end] == written[c.row].split("\t")[c.col] for c in grid.cells)


def test_bars_of_a_saved_page_become_fields(tmp_path: Path) -> None:
    body = p("青岚区工作方案") + p("日期：2023-06-18 浏览量：128 来源：青岚区教育局 字号：大 中 小") + p("正文。") + p("打印本页")
    document = read_docx(tmp_path, body)
    assert lines(document) == ["青岚区工作方案", "正文。"]
    assert [(field.label, field.value) for field in document.fields] == [("日期", "2023-06-18"), ("来源", "青岚区教育局")]


def test_nothing_is_dropped_without_a_bar(tmp_path: Path) -> None:
    assert lines(read_docx(tmp_path, p("时间：2023年") + p("打印本页"))) == ["时间：2023年", "打印本页"]
