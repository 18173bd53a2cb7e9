"""Ruled tables and frames of a PDF: merged cells, tables over page ends, boxes."""

from pathlib import Path

from pipeline.readers import read
from schemas import Document
from tests.pipeline.readers.printing import FOOT, LEFT, PITCH, TOP, Press, numbered

HEAD = ["序号", "任务", "举措", "牵头单位"]
EDGES = (77.0, 117.0, 217.0, 417.0, 509.0)
AIM = "为方便居民就近读书，三年内在全市新建社区图书室四十间，每间藏书不少于三千册，开放时间由街道办事处公布在社区的告示牌上。"


def rows_of(document: Document, table: int = 0) -> list[list[str]]:
    """The table's texts by row and column; a merged cell's in its first place only."""
    grid = document.tables[table]
    rows = [["" for _ in range(grid.cols)] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row][cell.col] = document.text[cell.start : cell.end]
    return rows


def item(i: int) -> list[str]:
    return [
        str(i),
        f"新建第{i}批图书室",
        f"按人口选址，第{i}批在当年九月底前开门，书目由市图书馆统一采编后配送到各间图书室",
        "市文化旅游局",
    ]


def printed(tmp_path: Path, press: Press) -> Document:
    return read(press.save(tmp_path / "plan.pdf"))


def test_a_table_stands_where_it_is_printed(tmp_path: Path) -> None:
    press = Press(furniture=numbered)
    press.paragraph(AIM)
    press.table([HEAD, item(1), item(2)], EDGES)
    press.paragraph("说明：批次由市文化旅游局调整。")
    document = printed(tmp_path, press)
    assert [block.kind for block in document.blocks] == ["para", "table", "para"]
    assert rows_of(document) == [HEAD, item(1), item(2)]
    assert document.text.split("\n")[2] == "\t".join(item(1))


def test_a_table_goes_on_over_pages_without_its_repeated_head(tmp_path: Path) -> None:
    press = Press(furniture=numbered)
    press.paragraph(AIM)
    for page, items in enumerate(((1, 2, 3), (4, 5), (6, 7))):
        if page:
            press.turn()
        press.table([HEAD, *map(item, items)], EDGES)
    document = printed(tmp_path, press)
    assert len(document.tables) == 1
    assert rows_of(document) == [HEAD, *(item(i) for i in range(1, 8))]
    assert {document.text[c.start : c.end]: c.page for c in document.tables[0].cells if c.col == 0 and c.row} == {
        "1": 1, "2": 1, "3": 1, "4": 2, "5": 2, "6": 3, "7": 3,
    }  # fmt: skip


def test_a_row_that_the_page_end_cuts_is_one_row(tmp_path: Path) -> None:
    whole = item(2)
    press = Press(furniture=numbered)
    press.y = FOOT - 3 * PITCH
    press.table([HEAD, item(1), [*whole[:2], whole[2][:16], "市文化旅"]], EDGES)
    press.turn()
    press.table([HEAD, ["", "", whole[2][16:], "游局"], item(3)], EDGES)
    assert rows_of(printed(tmp_path, press)) == [HEAD, item(1), whole, item(3)]


def merged(press: Press, top: float, rows: list[list[str]], group: str, heads: bool) -> None:
    """A table of two columns beside a first column that is one cell for all rows, its text in the middle."""
    edges = (77.0, 177.0, 377.0, 477.0)
    y = top
    if heads:
        for x in edges:
            press.rule(x, y, x, y + 24)
        press.rule(edges[0], y, edges[-1], y)
        for x, text in zip(edges, ("类别", "指标", "目标"), strict=False):
            press.put(x + 4, y + 16, text, 12)
        y += 24
    start = y
    press.rule(edges[0], y, edges[-1], y)
    for row in rows:
        for x, text in zip(edges[1:], row, strict=False):
            press.put(x + 4, y + 16, text, 12)
        y += 24
        press.rule(edges[1], y, edges[-1], y)
    for x in edges:
        press.rule(x, start, x, y)
    press.rule(edges[0], y, edges[1], y)
    press.put(edges[0] + 4, (start + y) / 2 + 4, group, 12)


def test_a_merged_cell_goes_on_over_the_page_end(tmp_path: Path) -> None:
    press = Press(furniture=numbered)
    press.paragraph(AIM)
    merged(press, FOOT - 80, [["图书室间数", "40"], ["藏书册数", "120000"]], "设施", heads=True)
    press.turn()
    merged(press, TOP, [["每周开放天数", "5"]], "", heads=False)
    merged(press, TOP + 24, [["借阅人次", "9000"], ["读书会场次", "60"]], "服务", heads=False)
    document = printed(tmp_path, press)
    cells = document.tables[0].cells
    groups = {document.text[c.start : c.end]: (c.row, c.rowspan) for c in cells if c.col == 0}
    assert groups == {"类别": (0, 1), "设施": (1, 3), "服务": (4, 2)}


def test_a_table_without_outer_sides_is_whole(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(AIM)
    press.table([HEAD, item(1), item(2)], EDGES, sides=False)
    assert rows_of(printed(tmp_path, press)) == [HEAD, item(1), item(2)]


def frame(press: Press, lines: list[str], top: float) -> float:
    bottom = top + len(lines) * PITCH + 12
    for i, text in enumerate(lines):
        press.put(LEFT + (32 if i == 0 or text[0].isdigit() else 0), top + 24 + i * PITCH, text)
    for edge in ((72, top, 514, top), (72, bottom, 514, bottom), (72, top, 72, bottom), (514, top, 514, bottom)):
        press.rule(*edge)
    return bottom


def test_a_frame_is_a_box_of_paragraphs_and_goes_on_over_the_page_end(tmp_path: Path) -> None:
    press = Press(furniture=numbered)
    press.paragraph(AIM)
    work = "1.图书室选址。每个街道先报三处备选的房屋，由市文化旅游局会同消防部门逐处查看，再到附近楼栋听取住户意见，"
    frame(press, ["专栏1 图书室建设工程", work[:25], work[25:52]], FOOT - 120)
    press.turn()
    bottom = frame(press, [work[52:] + "按安全和人流两项打分后定下。", "2.图书配送。每月配送两次。"], TOP)
    press.y = bottom + 2 * PITCH
    press.paragraph(AIM)
    document = printed(tmp_path, press)
    assert document.tables == ()
    assert [(block.box, document.text[block.start : block.end]) for block in document.blocks] == [
        (None, AIM),
        (0, "专栏1图书室建设工程"),
        (0, work + "按安全和人流两项打分后定下。"),
        (0, "2.图书配送。每月配送两次。"),
        (None, AIM),
    ]


def test_a_rule_under_the_running_head_or_a_frame_round_the_page_is_no_table(tmp_path: Path) -> None:
    press = Press()
    for edge in ((30, 30, 565, 30), (30, 812, 565, 812), (30, 30, 30, 812), (565, 30, 565, 812), (77, 70, 509, 70)):
        press.rule(*edge)
    press.paragraph(AIM)
    document = printed(tmp_path, press)
    assert [(block.kind, block.box) for block in document.blocks] == [("para", None)]


def test_shades_behind_the_text_are_no_table(tmp_path: Path) -> None:
    press = Press()
    press.canvas.setFillGray(0.9)
    for k in range(6):
        press.canvas.rect(77, 842 - 100 - k * 28, 432, 24, stroke=0, fill=1)
    press.canvas.setFillGray(0)
    press.paragraph(AIM)
    document = printed(tmp_path, press)
    assert document.text == AIM
