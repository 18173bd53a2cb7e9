"""What the text says of a task, and no more."""

from pathlib import Path

from pipeline.compare.passages import passage
from pipeline.extract import extract

PLAN = """\
云溪市桥梁养护实施方案
一、重点任务
（一）检查桥梁。每年检查两次。
（二）修补桥面。修补桥面20处。
二、保障措施
（一）加强值守。节假日有人值守。
附件：1.桥梁名录
2.养护任务分工表
"""


def test_the_list_of_annexes_belongs_to_no_task(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAN, "utf-8")
    plan = extract(tmp_path / "a.txt")
    assert [passage(plan, task) for task in plan.tasks] == [
        "（一）检查桥梁。每年检查两次。",
        "（二）修补桥面。修补桥面20处。",
        "（一）加强值守。节假日有人值守。",
    ]
