"""Tables with single blanks between their cells come back where a count and bodies or dates tell their rows."""

import pytest

from pipeline.repair import Grid, repair
from pipeline.repair.lines import split_lines

HEADS = "序号 工 作 任 务 牵头负责部门"
ROWS = ["1 新建书屋30处 市文旅局", "2 改造公厕，更新标识 市城管局、市住建局", "3 补植行道树 市园林局"]


def cells(text: str) -> list[list[str]]:
    grids = [item for item in repair(split_lines(text)) if isinstance(item, Grid)]
    return [[cell.paragraphs[0] for cell in grid.cells] for grid in grids]


def test_a_count_and_bodies() -> None:
    assert cells("\n".join(["任务分工", HEADS, *ROWS])) == [
        [
            "序号",
            "工作任务",
            "牵头负责部门",
            "1",
            "新建书屋30处",
            "市文旅局",
            "2",
            "改造公厕，更新标识",
            "市城管局、市住建局",
            "3",
            "补植行道树",
            "市园林局",
        ]
    ]


def test_a_date_behind_the_bodies() -> None:
    rows = [f"{row} 2031年{at}月底前" for at, row in enumerate(ROWS, 6)]
    found = cells("\n".join(["序号 任务 责任单位 完成时限", *rows]))
    assert [found[0][at + 3] for at in (4, 8, 12)] == ["2031年6月底前", "2031年7月底前", "2031年8月底前"]


@pytest.mark.parametrize(
    "rows",
    [
        ROWS[:2],
        [ROWS[0], "3 补植行道树 市园林局", ROWS[2]],
        [ROWS[0], "2 改造公厕 更新标识", ROWS[2]],
        ["1.新建书屋。", "2.改造公厕。", "3.补植行道树。"],
    ],
    ids=["two rows", "a count that leaps", "words that are no body", "items"],
)
def test_other_lines_are_no_table(rows: list[str]) -> None:
    assert cells("\n".join([HEADS, *rows])) == []
