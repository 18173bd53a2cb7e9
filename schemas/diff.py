"""What two plans require differently."""

from typing import Literal

from pydantic import Field

from schemas.base import Record
from schemas.plan import Evidence, Indicator, Phase, PlanSection, Role, Target, Task, TimeRef

TaskVerdict = Literal["same", "reworded", "moved", "added", "dropped"]
IndicatorVerdict = Literal["same", "stricter", "looser", "changed", "added", "dropped"]
SectionVerdict = Literal["same", "reworded", "moved", "merged", "split", "added", "dropped"]
Verdict = Literal["same", "reworded", "added", "dropped"]
Relation = Literal["versions", "peers", "superior"]
Extent = Literal["whole", "part", "unclear"]
OwnerVerdict = Literal["role", "renamed", "restyled", "itself"]
Adoption = Literal["adopted", "tightened", "loosened", "changed", "partly", "unclear", "missing"]


class PlanName(Record):
    """One side of a comparison."""

    name: str = Field(title="文件")
    title: str | None = Field(default=None, title="标题")


class FieldChange(Record):
    """A field of the card that differs, as printed for people.

    A `citation` is a document that only one side names, `drafts` one that it has drawn up. `note`: the other plan is that document
    `itself`, or its text holds the title `unquoted`, without 《》.
    """

    field: str = Field(title="项目")
    a: str | None = Field(default=None, title="甲")
    b: str | None = Field(default=None, title="乙")
    note: Literal["itself", "unquoted"] | None = Field(default=None, title="说明")


class OwnerChange(Record):
    """A body's role on either side, null where it has none; a body and its counterpart in the other region are one.

    `a_name` and `b_name` are its names as printed. `change`: another `role`; between versions of one plan also another name, of a
    body known to have been `renamed`, or of one that is only `restyled` (in full, shortened); `itself`: a collective that the plan of the
    other side is one of (各区政府 in a city's plan beside that of a district).
    """

    agency: str = Field(title="单位")
    a: Role | None = Field(default=None, title="甲")
    b: Role | None = Field(default=None, title="乙")
    change: OwnerVerdict = Field(default="role", title="变化")
    a_name: str | None = Field(default=None, title="甲称谓")
    b_name: str | None = Field(default=None, title="乙称谓")


class DueChange(Record):
    """The two deadlines of one task, where they differ."""

    a: TimeRef | None = Field(default=None, title="甲")
    b: TimeRef | None = Field(default=None, title="乙")


class SharedClause(Record):
    """A clause of either plan that says what the other says, or comes near to it.

    `task` is the other plan's task in which it stands, where that is not known from what holds it.
    """

    a: Evidence = Field(title="甲")
    b: Evidence = Field(title="乙")
    task: str | None = Field(default=None, title="对方任务")


class TaskChange(Record):
    """A pair of tasks about the same work, or a task without a counterpart; `score` in 0..1, `reasons` say what the two share.

    `extent` of a pair: `whole` where both are one work, by their titles or most of their text; `part` where only `clauses` of them say
    the same, the rest of either being other work (`rest_a`, `rest_b`: what nothing in the other plan's tasks comes near to); `unclear`
    where their wording as a whole is alike, but no clause shows why, and no title alone. What is not whole is never `moved`. A task
    without a counterpart is `unclear` where the other plan may say it after all: `clauses` tells where a reader has to look. Of any task,
    `numbers_a` and `numbers_b` are the clauses with a number or a date that is found in no sentence of the other plan in like words;
    those of indicators are told with these. `alike_a` and `alike_b` are those of them that the other plan is seen to say, but for the
    number or date.
    """

    change: TaskVerdict = Field(title="变化")
    score: float = Field(default=0.0, title="相似度", ge=0, le=1)
    a: Task | None = Field(default=None, title="甲")
    b: Task | None = Field(default=None, title="乙")
    owners: tuple[OwnerChange, ...] = Field(default=(), title="责任单位变化")
    due: DueChange | None = Field(default=None, title="时限变化")
    reasons: tuple[str, ...] = Field(default=(), title="依据")
    extent: Extent | None = Field(default=None, title="对应程度")
    clauses: tuple[SharedClause, ...] = Field(default=(), title="相同条款")
    rest_a: tuple[Evidence, ...] = Field(default=(), title="甲其余条款")
    rest_b: tuple[Evidence, ...] = Field(default=(), title="乙其余条款")
    numbers_a: tuple[Evidence, ...] = Field(default=(), title="甲独有数字、日期")
    numbers_b: tuple[Evidence, ...] = Field(default=(), title="乙独有数字、日期")
    alike_a: tuple[Evidence, ...] = Field(default=(), title="甲用词相近而数字、日期独有")
    alike_b: tuple[Evidence, ...] = Field(default=(), title="乙用词相近而数字、日期独有")


class IndicatorChange(Record):
    """A pair of indicators of the same quantity, or an indicator without a counterpart; the verdict is B's against A's."""

    change: IndicatorVerdict = Field(title="变化")
    score: float = Field(default=0.0, title="相似度", ge=0, le=1)
    a: Indicator | None = Field(default=None, title="甲")
    b: Indicator | None = Field(default=None, title="乙")
    reasons: tuple[str, ...] = Field(default=(), title="依据")


class PhaseChange(Record):
    """A pair of stages, or a stage without a counterpart."""

    change: Verdict = Field(title="变化")
    a: Phase | None = Field(default=None, title="甲")
    b: Phase | None = Field(default=None, title="乙")


class SectionChange(Record):
    """A pair of headings, or a heading without a counterpart.

    A part of A whose headings mostly went into a part of B that goes with another one is `merged` with that; one of B that took them out
    of a part of A that goes with another one is `split` from that.
    """

    change: SectionVerdict = Field(title="变化")
    a: PlanSection | None = Field(default=None, title="甲")
    b: PlanSection | None = Field(default=None, title="乙")


class TargetChange(Record):
    """A pair of qualitative goals, or a goal without a counterpart."""

    change: Verdict = Field(title="变化")
    a: Target | None = Field(default=None, title="甲")
    b: Target | None = Field(default=None, title="乙")


class Requirement(Record):
    """One requirement of the superior's plan (A) and what the local plan (B) makes of it; ids of the tasks or indicators.

    `adopted`: a task whose counterpart is one work with it, is seen to say three quarters of its clauses, and leaves out none, and none
    of its numbers and dates. `partly`: with a counterpart that does not say all of it: at least `said` of its `of` clauses are found
    there, to those `left` nothing is found in B that comes near, and the `numbers` of these clauses are not found in like words in B,
    though those `alike` are said there without them. `unclear`: what has a counterpart by its title alone, in whose text no clause of it
    is found; or no sure counterpart, but single clauses may have been taken up: `clauses` tells where a reader has to look. They may
    stand beside counterparts too; where a requirement is `missing` there are none.
    """

    kind: Literal["task", "indicator"] = Field(title="类别")
    a: str = Field(title="上级要求")
    b: tuple[str, ...] = Field(default=(), title="本级对应")
    adoption: Adoption = Field(title="落实情况")
    clauses: tuple[SharedClause, ...] = Field(default=(), title="相近条款")
    said: int = Field(default=0, title="已有条款数（至少）")
    of: int = Field(default=0, title="条款数")
    left: tuple[Evidence, ...] = Field(default=(), title="未见条款")
    numbers: tuple[Evidence, ...] = Field(default=(), title="未见数字、日期")
    alike: tuple[Evidence, ...] = Field(default=(), title="用词相近而未见数字、日期")


class Diff(Record):
    """Everything that differs between plan A and plan B; `requirements` is filled where A is the superior's plan."""

    a: PlanName = Field(title="甲")
    b: PlanName = Field(title="乙")
    relation: Relation = Field(default="peers", title="关系")
    metadata: tuple[FieldChange, ...] = Field(default=(), title="文件信息")
    outline: tuple[SectionChange, ...] = Field(default=(), title="目录结构")
    tasks: tuple[TaskChange, ...] = Field(default=(), title="任务")
    indicators: tuple[IndicatorChange, ...] = Field(default=(), title="指标")
    targets: tuple[TargetChange, ...] = Field(default=(), title="目标")
    phases: tuple[PhaseChange, ...] = Field(default=(), title="阶段")
    requirements: tuple[Requirement, ...] = Field(default=(), title="上级要求落实情况")
