"""What queries answer with: frozen records, each with its place in its document."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from pipeline.dates import first_day, last_day
from pipeline.patterns import valid_pattern
from schemas import Evidence, Outcome, TimeRef
from schemas.base import Record
from schemas.plan import Role

LastDay = Annotated[str, AfterValidator(last_day)]
FirstDay = Annotated[str, AfterValidator(first_day)]
Regex = Annotated[str, AfterValidator(valid_pattern)]


class Filter(Record):
    """Which facts to find; every condition given has to hold, and texts may stand anywhere in what they are compared with.

    `agency` is compared with the body as printed and its standard name; `role` is that of the body, or of any body where no
    agency is given (for indicators also target or status); `region` with name, code and regions above; `due_from` and `due_before`
    hold for dates from and up to that day, month or year, itself included (2023-12 means 2023年12月底前), and for no fact without
    a date; `doc` is compared with title, path, 文号 and id; `text` with the wording, each one of several; `pattern`
    (`pipeline.patterns`) is looked for in the same wording.
    """

    agency: str | None = None
    role: Role | Literal["target", "status"] | None = None
    region: str | None = None
    due_from: FirstDay | None = None
    due_before: LastDay | None = None
    doc: str | None = None
    text: tuple[str, ...] = ()
    pattern: Regex | None = None
    limit: int | None = None


class FoundFact(Record):
    """A fact with its document and place; `document` is its title, or the file's name where it has none."""

    document_id: str = Field(title="文件标识")
    document: str = Field(title="文件")
    path: str = Field(title="路径")
    region: str | None = Field(title="地区")
    section: str | None = Field(title="章节")
    paragraph: int = Field(title="段落")
    evidence: Evidence = Field(title="出处")
    confidence: float | None = Field(default=None, title="可信度")


class FoundTask(FoundFact):
    """A task with its owners, as names printed, and its indicators in words."""

    id: str = Field(title="标识")
    kind: str = Field(title="类别")
    number: str | None = Field(title="编号")
    title: str = Field(title="任务")
    lead: tuple[str, ...] = Field(title="牵头单位")
    support: tuple[str, ...] = Field(title="配合单位")
    responsible: tuple[str, ...] = Field(title="责任单位")
    due: TimeRef | None = Field(title="完成时限")
    indicators: tuple[str, ...] = Field(title="指标")


class FoundIndicator(FoundFact):
    """An indicator; `task` is the number and title of its task."""

    id: str = Field(title="标识")
    name: str = Field(title="指标")
    role: str = Field(title="性质")
    basis: str = Field(title="口径")
    comparator: str = Field(title="比较")
    value: float = Field(title="数值")
    value_high: float | None = Field(title="上限")
    unit: str | None = Field(title="单位")
    due: TimeRef | None = Field(title="时限")
    baseline_value: float | None = Field(title="基期值")
    baseline_as_of: str | None = Field(title="基期")
    binding: str | None = Field(title="约束性")
    task: str | None = Field(title="任务")


class FoundAgency(Record):
    """A body over all documents: how many tasks it leads, supports or answers for, in how many documents, by when the first."""

    name: str = Field(title="单位")
    kind: str = Field(title="类别")
    region: str | None = Field(default=None, title="地区")
    printed: tuple[str, ...] = Field(title="原文名称")
    lead: int = Field(title="牵头")
    support: int = Field(title="配合")
    responsible: int = Field(title="责任")
    documents: int = Field(title="文件数")
    first_due: str | None = Field(title="最早时限")


class FoundDocument(Record):
    """A file that a run has seen, with its plan's card if it has one; `present` is false once the file has gone."""

    folder: str = Field(title="文件夹")
    outcome: Outcome = Field(title="处理结果")
    present: bool = Field(title="尚在")
    issuers: tuple[str, ...] = Field(title="发文机关")
    doc_number: str | None = Field(title="发文字号")
    doc_type: str | None = Field(title="文种")
    level: str | None = Field(title="层级")
    region: str | None = Field(title="地区")
    issued_on: str | None = Field(title="成文日期")
    period_start: str | None = Field(title="规划期起")
    period_end: str | None = Field(title="规划期止")
