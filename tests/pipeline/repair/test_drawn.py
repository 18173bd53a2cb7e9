"""Tables drawn with box characters come back with their cells, whatever blanks a page has collapsed."""

from pipeline.repair import Grid, repair
from pipeline.repair.lines import split_lines

TABLE = """
┌───────┬───┬──────┐
│ 工 作 任 务 │分管领│责任单位│
│ │ 导 │ │
├───────┼───┼──────┤
│新建书屋，配齐图书、│张某某│市文旅局、市│
│桌椅 │ │ 教育局 │
├───────┤ ├──────┤
│补植行道树 │ │市园林局│
└───────┴───┴──────┘
附：说明
"""


def drawn(text: str) -> list[list[tuple[int, int, int, str]]]:
    grids = [item for item in repair(split_lines(text)) if isinstance(item, Grid)]
    return [[(cell.row, cell.col, cell.rowspan, "".join(cell.paragraphs)) for cell in grid.cells] for grid in grids]


def test_cells_between_strokes() -> None:
    assert drawn(TABLE) == [
        [
            *[(0, 0, 1, "工作任务"), (0, 1, 1, "分管领导"), (0, 2, 1, "责任单位")],
            *[(1, 0, 1, "新建书屋，配齐图书、桌椅"), (1, 1, 2, "张某某"), (1, 2, 1, "市文旅局、市教育局")],
            *[(2, 0, 1, "补植行道树"), (2, 2, 1, "市园林局")],
        ]
    ]


def test_lines_without_columns_are_no_table() -> None:
    assert drawn("├──重点任务\n│  推进绿化\n├──保障措施\n一、目标") == []
