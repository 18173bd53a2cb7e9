"""Slides made with python-pptx, read back: order, titles, numbers, tables, what is furniture."""

from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.util import Inches, Pt

from pipeline.readers import read
from schemas import Document, ReadError

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
TITLE_AND_CONTENT, TITLE_ONLY, BLANK = 1, 5, 6


def saved(deck: object, folder: Path) -> Document:
    path = folder / "云溪.pptx"
    deck.save(str(path))  # type: ignore[attr-defined]
    return read(path)


def slide(deck: object, layout: int, title: str = "", *body: str) -> object:
    made = deck.slides.add_slide(deck.slide_layouts[layout])  # type: ignore[attr-defined]
    if title:
        made.shapes.title.text = title
    if body:
        made.placeholders[1].text = "\n".join(body)
    return made


def box(made: object, text: str, top: float = 1, left: float = 1) -> object:
    shape = made.shapes.add_textbox(Inches(left), Inches(top), Inches(2), Inches(1))  # type: ignore[attr-defined]
    shape.text_frame.text = text
    return shape


def paged(document: Document) -> list[tuple[int | None, str]]:
    return [(block.page, document.text[block.start : block.end]) for block in document.blocks]


def test_titles_bullets_pages_and_what_is_not_text(tmp_path: Path) -> None:
    deck = Presentation()
    first = slide(deck, TITLE_AND_CONTENT, "重点任务", "健全网络", "建设中心")
    first.notes_slide.notes_text_frame.text = "讲稿"
    second = slide(deck, TITLE_ONLY, "谢谢")
    number = box(second, "7")
    properties = number._element.find(f"{P}nvSpPr/{P}nvPr")
    etree.SubElement(properties, f"{P}ph", type="sldNum")
    document = saved(deck, tmp_path)
    assert paged(document) == [(1, "重点任务"), (1, "健全网络"), (1, "建设中心"), (2, "谢谢")]
    assert [block.level for block in document.blocks] == [1, None, None, 1]
    assert document.source.pages == 2


def test_title_first_unless_a_shape_stands_above_it(tmp_path: Path) -> None:
    deck = Presentation()
    late = slide(deck, TITLE_ONLY, "标题")
    box(late, "正文", top=3)
    tree = late.shapes.title._element.getparent()
    tree.append(late.shapes.title._element)
    part = slide(deck, TITLE_ONLY, "现状")
    part.shapes.title.left, part.shapes.title.top = Inches(1), Inches(3)
    part.shapes.title.width, part.shapes.title.height = Inches(4), Inches(1)
    box(part, "二", top=1)
    part.shapes.title._element.getparent().append(part.shapes.title._element)
    assert paged(saved(deck, tmp_path)) == [(1, "标题"), (1, "正文"), (2, "二"), (2, "现状")]


def test_groups_hidden_shapes_and_hidden_slides(tmp_path: Path) -> None:
    deck = Presentation()
    made = slide(deck, BLANK)
    group = made.shapes.add_group_shape()
    inner = group.shapes.add_textbox(0, 0, Inches(1), Inches(1))
    inner.text_frame.text = "组内"
    hidden = box(made, "藏起")
    hidden._element.find(f"{P}nvSpPr/{P}cNvPr").set("hidden", "1")
    slide(deck, TITLE_ONLY, "备用")._element.set("show", "0")
    document = saved(deck, tmp_path)
    assert paged(document) == [(1, "组内")]
    assert [(code, words) for code, words, _ in document.notes] == [("hidden-slide", "slide 2: a hidden slide was left out")]


def test_tables_keep_their_spans(tmp_path: Path) -> None:
    deck = Presentation()
    grid = slide(deck, BLANK).shapes.add_table(3, 3, 0, 0, Inches(6), Inches(2)).table
    grid.cell(0, 1).merge(grid.cell(0, 2))
    grid.cell(1, 0).merge(grid.cell(2, 0))
    for place, text in {(0, 0): "类", (0, 1): "目标", (1, 0): "医", (1, 1): "3", (1, 2): "5", (2, 1): "8", (2, 2): "9"}.items():
        grid.cell(*place).text = text
    document = saved(deck, tmp_path)
    assert document.text == "类\t目标\t\n医\t3\t5\n\t8\t9"
    spans = {(c.row, c.col): (c.rowspan, c.colspan) for c in document.tables[0].cells if c.rowspan * c.colspan > 1}
    assert spans == {(0, 1): (1, 2), (1, 0): (2, 1)}
    assert [cell.page for cell in document.tables[0].cells] == [1] * 7


@pytest.mark.parametrize(
    ("schemes", "expected"),
    [
        (["arabicPeriod"] * 3, ["1.", "2.", "3."]),
        (["ea1ChsPlain", "ea1ChsPlain"], ["一", "二"]),
        (["circleNumDbPlain", "", "circleNumDbPlain"], ["①", None, "①"]),
        (["arabicParenBoth 3", "arabicParenBoth 3"], ["(3)", "(4)"]),
        (["arabicPeriod", "alphaLcParenR/1", "alphaLcParenR/1", "arabicPeriod", "alphaLcParenR/1"], ["1.", "a)", "b)", "2.", "a)"]),
        (["schemeOfTomorrow"], ["1"]),
    ],
)
def test_automatic_numbers(schemes: list[str], expected: list[str | None], tmp_path: Path) -> None:
    deck = Presentation()
    frame = box(slide(deck, BLANK), "\n".join(f"事项{i}" for i in range(len(schemes)))).text_frame
    for paragraph, scheme in zip(frame.paragraphs, schemes, strict=True):
        properties = paragraph._p.get_or_add_pPr()
        kind, _, level = scheme.partition("/")
        kind, _, start = kind.partition(" ")
        if level:
            properties.set("lvl", level)
        if kind:
            etree.SubElement(properties, f"{A}buAutoNum", type=kind, **({"startAt": start} if start else {}))
    document = saved(deck, tmp_path)
    assert [block.label for block in document.blocks] == expected


def test_looks_and_line_breaks(tmp_path: Path) -> None:
    deck = Presentation()
    made = slide(deck, TITLE_ONLY, "云溪市\v行动计划")
    frame = box(made, "加强领导。\v落实责任。").text_frame
    frame.paragraphs[0].runs[0].font.size, frame.paragraphs[0].runs[0].font.bold = Pt(20), True
    document = saved(deck, tmp_path)
    assert paged(document) == [(1, "云溪市行动计划"), (1, "加强领导。"), (1, "落实责任。")]
    assert document.blocks[1].size == 20.0


def test_a_deck_without_words(tmp_path: Path) -> None:
    deck = Presentation()
    slide(deck, BLANK)
    with pytest.raises(ReadError, match="no text") as caught:
        saved(deck, tmp_path)
    assert caught.value.code == "no-text"
