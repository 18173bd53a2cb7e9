"""The tables that people read, column by column with their Chinese heads: the same in workbook, CSV and terminal."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pipeline.messages import Messages
from pipeline.store.records import FoundAgency, FoundDocument, FoundIndicator, FoundTask
from pipeline.wording import COMPARED, amount, due_words, headed, place_words

Value = str | int | float | None
Row = TypeVar("Row")


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its head, its width in Latin letters, and its value in the row of a number (from 1)."""

    head: str
    width: int
    value: Callable[[int, Row], Value]


@dataclass(frozen=True)
class Sheet(Generic[Row]):
    """A table with its title."""

    title: str
    columns: tuple[Column[Row], ...]

    def heads(self) -> list[str]:
        """The heads in order."""
        return [column.head for column in self.columns]

    def widths(self) -> list[int]:
        """The widths in order."""
        return [column.width for column in self.columns]

    def lines(self, rows: Iterable[Row]) -> Iterable[list[Value]]:
        """The values of each row in order."""
        return ([column.value(number, row) for column in self.columns] for number, row in enumerate(rows, 1))


ROLES = {"target": "目标", "status": "现状"}
BASES = {"level": "总量", "delta": "变化量"}
BINDING = {"binding": "约束性", "expected": "预期性", "advocated": "倡导性"}
LEVELS = {"national": "国家级", "province": "省级", "prefecture": "地市级", "county": "县区级", "township": "乡镇级"}
STATUSES = {"ok": "完整", "partial": "不完整", "failed": "失败", "skipped": "跳过"}
EXACT = {**COMPARED, "=": "=", "range": "区间"}

LEDGER: Sheet[FoundTask] = Sheet(
    "任务分解表",
    (
        Column("序号", 6, lambda number, task: number),
        Column("文件", 24, lambda _, task: task.document),
        Column("任务", 40, lambda _, task: headed(task.number, task.title)),
        Column("牵头单位", 20, lambda _, task: "、".join(task.lead)),
        Column("责任/配合单位", 32, lambda _, task: "、".join(task.responsible + task.support)),
        Column("完成时限", 16, lambda _, task: due_words(task.due)),
        Column("指标", 30, lambda _, task: "；".join(task.indicators)),
        Column("出处", 34, lambda _, task: place_words(task.section, task.evidence.page, task.paragraph)),
    ),
)

INDICATORS: Sheet[FoundIndicator] = Sheet(
    "指标",
    (
        Column("序号", 6, lambda number, x: number),
        Column("文件", 24, lambda _, x: x.document),
        Column("指标", 30, lambda _, x: x.name),
        Column("性质", 6, lambda _, x: ROLES.get(x.role, x.role)),
        Column("口径", 8, lambda _, x: BASES.get(x.basis, x.basis)),
        Column("比较", 6, lambda _, x: EXACT.get(x.comparator, x.comparator)),
        Column("数值", 10, lambda _, x: x.value),
        Column("上限", 10, lambda _, x: x.value_high),
        Column("单位", 10, lambda _, x: x.unit),
        Column("时限", 14, lambda _, x: due_words(x.due)),
        Column("基期值", 10, lambda _, x: x.baseline_value),
        Column("基期", 10, lambda _, x: x.baseline_as_of),
        Column("属性", 8, lambda _, x: x.binding and BINDING.get(x.binding, x.binding)),
        Column("任务", 28, lambda _, x: x.task),
        Column("原文", 40, lambda _, x: x.evidence.text),
        Column("出处", 34, lambda _, x: place_words(x.section, x.evidence.page, x.paragraph)),
    ),
)

AGENCIES: Sheet[FoundAgency] = Sheet(
    "单位",
    (
        Column("序号", 6, lambda number, x: number),
        Column("单位", 30, lambda _, x: x.name),
        Column("地区", 14, lambda _, x: x.region),
        Column("牵头", 6, lambda _, x: x.lead),
        Column("责任", 6, lambda _, x: x.responsible),
        Column("配合", 6, lambda _, x: x.support),
        Column("文件数", 8, lambda _, x: x.documents),
        Column("最早时限", 12, lambda _, x: x.first_due),
        Column("原文名称", 40, lambda _, x: "、".join(x.printed)),
    ),
)


def period(document: FoundDocument) -> str:
    """The period of a plan: 2021—2025, or the one end that is known."""
    return "—".join(dict.fromkeys(end for end in (document.period_start, document.period_end) if end))


def reasons(document: FoundDocument) -> str:
    """Why a document is not complete, in Chinese."""
    chinese = Messages("zh")
    gone = [] if document.present else [chinese("problem.vanished")]
    return "；".join([*gone, *(chinese.problem(problem) for problem in document.outcome.problems)])


DOCUMENTS: Sheet[FoundDocument] = Sheet(
    "文件",
    (
        Column("序号", 6, lambda number, x: number),
        Column("路径", 30, lambda _, x: x.outcome.path),
        Column("标题", 36, lambda _, x: x.outcome.title),
        Column("发文机关", 24, lambda _, x: "、".join(x.issuers)),
        Column("发文字号", 18, lambda _, x: x.doc_number),
        Column("文种", 10, lambda _, x: x.doc_type),
        Column("层级", 8, lambda _, x: x.level and LEVELS.get(x.level, x.level)),
        Column("地区", 14, lambda _, x: x.region),
        Column("成文日期", 12, lambda _, x: x.issued_on),
        Column("规划期", 14, lambda _, x: period(x)),
        Column("结果", 8, lambda _, x: STATUSES[x.outcome.status]),
        Column("任务数", 8, lambda _, x: x.outcome.counts.get("tasks")),
        Column("指标数", 8, lambda _, x: x.outcome.counts.get("indicators")),
        Column("目标数", 8, lambda _, x: x.outcome.counts.get("targets")),
        Column("提示数", 8, lambda _, x: x.outcome.counts.get("warnings")),
        Column("问题", 50, lambda _, x: reasons(x)),
    ),
)


def quantity(indicator: FoundIndicator) -> str:
    """Comparator, value and unit of an indicator in one cell, for the terminal."""
    return amount(indicator)
