"""Outlines: styles, levels, parents, extents, boxes, annexes, glued items, contents."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.outline import build_outline
from pipeline.readers.builder import DocumentBuilder, GridCell
from schemas import Outline, Section
from tests.extractors.made import SOURCE, document
from tests.timing import assert_linear

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "outline.toml").read_text("utf-8"))["case"]


def shown(outline: Outline) -> list[list[object]]:
    order = {section.id: at for at, section in enumerate(outline.sections)}
    return [[s.level, s.number or "", s.title, order.get(s.parent or "", -1)] for s in outline.sections]


def line_at(text: str, offset: int) -> str:
    return text[offset:].split("\n", 1)[0]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_sections(case):
    outline = build_outline(document(case["text"]))
    assert shown(outline) == case["sections"]
    assert [[code, line_at(outline.document.text, at)] for code, _, at in outline.notes] == case.get("notes", [])


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_spans_hold_what_they_say(case):
    check(build_outline(document(case["text"])))


def check(outline: Outline) -> None:
    """Heads print number and title, bodies follow heads, parents come first, extents nest and children follow one another."""
    text = outline.document.text
    by_id: dict[str, Section] = {}
    for section in outline.sections:
        printed = text[section.head.start : section.head.end]
        assert printed.endswith(section.title)
        assert "".join(printed.split()).startswith((section.number or "").strip("【】"))
        assert section.head.start <= section.head.end <= section.body.start <= section.body.end <= section.extent.end <= len(text)
        if section.parent:
            above = by_id[section.parent]
            assert above.extent.start < section.extent.start
            assert section.extent.end <= above.extent.end
            assert above.body.end <= section.head.start
        by_id[section.id] = section
    for before, after in zip(outline.sections, outline.sections[1:], strict=False):
        assert before.body.end == after.head.start
        assert before.extent.end <= after.head.start or after.extent.end <= before.extent.end


NUMBERS = [
    "一、",
    "二、",
    "三、",
    "（一）",
    "（二）",
    "(三)",
    "1.",
    "2．",
    "3、",
    "4.",
    "（1）",
    "（2）",
    "①",
    "②",
    "1.1",
    "1.2",
    "第一章",
    "第二节",
    "专栏1",
    "专栏2：",
    "附件1",
    "附件：",
    "任务一：",
    "——",
    "2024年",
]
LINE = st.builds(
    lambda number, title, body: f"{number}{title}{body}",
    st.sampled_from([*NUMBERS, ""]),
    st.text(alphabet="修建桥梁绿化公园 ", min_size=0, max_size=6),
    st.sampled_from(["", "。", "。落实经费。", "（县住建局负责）。", "：", "（一）添树。"]),
)


@given(st.lists(LINE, max_size=25))
def test_any_order_of_heads_gives_a_tree(lines):
    check(build_outline(document("\n".join(lines))))


@given(st.lists(LINE, min_size=1, max_size=15))
def test_building_twice_gives_the_same(lines):
    made = document("\n".join(lines))
    assert build_outline(made) == build_outline(made)


def test_an_empty_document_has_no_outline():
    assert build_outline(DocumentBuilder().build(SOURCE)).sections == ()


def test_a_title_before_a_table_of_the_annexes_opens_one_too():
    builder = DocumentBuilder()
    for line in ["一、任务", "加强统筹。", "附件", "主要指标表"]:
        builder.paragraph(line)
    table = [GridCell(row, col, [f"{row}{col}"]) for row in range(2) for col in range(2)]
    builder.table(table)
    builder.paragraph("任务分工表")
    builder.table(table)
    builder.paragraph("注：本表按季度更新。")
    assert shown(build_outline(builder.build(SOURCE))) == [
        [1, "一、", "任务", -1],
        [1, "附件", "主要指标表", -1],
        [1, "", "任务分工表", -1],
    ]


def test_cells_are_no_sections():
    builder = DocumentBuilder()
    builder.paragraph("一、任务")
    builder.table([GridCell(0, 0, ["1.修路"]), GridCell(0, 1, ["（一）架桥"])])
    assert shown(build_outline(builder.build(SOURCE))) == [[1, "一、", "任务", -1]]


def test_a_frame_without_a_number_is_a_box_and_ends_with_its_frame():
    builder = DocumentBuilder()
    builder.paragraph("一、任务")
    builder.paragraph("（一）改善环境")
    for line in ["河道整治重点工程", "1.清淤工程。", "2.护岸工程。"]:
        builder.paragraph(line, box=0)
    builder.paragraph("1.加强巡查。")
    assert shown(build_outline(builder.build(SOURCE))) == [
        [1, "一、", "任务", -1],
        [2, "（一）", "改善环境", 0],
        [3, "", "河道整治重点工程", 1],
        [4, "1.", "清淤工程", 2],
        [4, "2.", "护岸工程", 2],
        [3, "1.", "加强巡查", 1],
    ]


def test_a_label_that_the_format_computes_needs_no_dot():
    builder = DocumentBuilder()
    builder.paragraph("加强巡查", label="1")
    builder.paragraph("及时清理", label="2")
    assert [(s.number, s.title) for s in build_outline(builder.build(SOURCE)).sections] == [("1", "加强巡查"), ("2", "及时清理")]


def test_an_annex_file_of_a_bundle_opens_an_annex():
    builder = DocumentBuilder()
    builder.paragraph("一、任务")
    builder.part = 1
    for line in ["附件1", "评选标准", "一、条件"]:
        builder.paragraph(line)
    assert shown(build_outline(builder.build(SOURCE)))[1] == [1, "附件1", "评选标准", -1]


@pytest.mark.parametrize(
    "line",
    [
        "一、" + "（" * 3000,
        "1." + "“" * 3000,
        "（一）" + "责任单位：" * 600,
        "附件" + "：" * 3000,
        "1" * 3000,
        "专栏" * 1500,
        "第一章" * 1000,
    ],
    ids=["open brackets", "open quotes", "labels", "colons", "digits", "boxes", "chapters"],
)
def test_hostile_lines_take_linear_time(line):
    assert_linear(lambda size: document("\n".join([line[: len(line) * size // 10]] * 20)), build_outline, few=1, many=10)


def test_time_grows_with_length():
    def prepare(items: int):
        return document("\n".join(f"（{'一二三四五六七八九'[i % 9]}）改善环境。加强巡查，及时清理。（县住建局负责）" for i in range(items)))

    assert_linear(prepare, build_outline, few=200, many=2000)
