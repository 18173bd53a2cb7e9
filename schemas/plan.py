"""The Plan: what planledger extracts from one document. The field meanings are those of the public format."""

from typing import Literal, Self

from pydantic import Field, model_validator

from schemas.base import Record
from schemas.document import Cell, Source

SCHEMA_VERSION = "1.0"

TaskKind = Literal["task", "project", "safeguard", "duty"]
Role = Literal["lead", "support", "responsible"]
Level = Literal["national", "province", "prefecture", "county", "township"]
TimeKind = Literal["deadline", "range", "point", "ongoing", "recurring"]
Comparator = Literal["=", ">=", "<=", ">", "<", "range", "~"]


class Evidence(Record):
    """Where a fact stands: half-open range of `Plan.text` in code points, and the words there. `page` counts from 1."""

    start: int = Field(title="起点")
    end: int = Field(title="终点")
    text: str = Field(title="原文")
    page: int | None = Field(default=None, title="页码")
    cell: Cell | None = Field(default=None, title="单元格")


class TimeRef(Record):
    """A time expression.

    `start` and `end` are ISO 8601 dates at the precision of the text (YYYY, YYYY-MM or YYYY-MM-DD), as in EDTF level 0.
    """

    text: str = Field(title="原文")
    start: str | None = Field(default=None, title="起")
    end: str | None = Field(default=None, title="止")
    kind: TimeKind = Field(title="类型")


class Fact(Record):
    """Anything extracted: `rule` names the rule or finder that found it.

    `confidence` is the chance that it is right in all it says, as fitted on gold; null where it was not reckoned (warnings).
    """

    rule: str = Field(default="", title="规则")
    confidence: float | None = Field(default=None, title="可信度", ge=0, le=1)


class Region(Record):
    """An administrative division, `path` from province down; `code`: GB/T 2260 (six digits), null where the table cannot tell."""

    name: str = Field(title="名称")
    code: str | None = Field(default=None, title="行政区划代码")
    path: tuple[str, ...] = Field(default=(), title="上级路径")


class Period(Record):
    """The span that a plan states for itself."""

    start: str | None = Field(default=None, title="起")
    end: str | None = Field(default=None, title="止")


class Citation(Fact):
    """A document that the plan names: title without 《》, 文号 where given."""

    title: str = Field(title="文件名")
    doc_number: str | None = Field(default=None, title="文号")
    evidence: Evidence = Field(title="出处")


class Metadata(Record):
    """The document's own card (公文要素, GB/T 9704)."""

    id: str = Field(title="标识")
    source: Source = Field(title="来源文件")
    title: str | None = Field(default=None, title="标题")
    issuers: tuple[str, ...] = Field(default=(), title="发文机关")
    doc_number: str | None = Field(default=None, title="发文字号")
    doc_type: str | None = Field(default=None, title="文种")
    status: Literal["final", "draft"] = Field(default="final", title="状态")
    level: Level | None = Field(default=None, title="层级")
    region: Region | None = Field(default=None, title="地区")
    issued_on: str | None = Field(default=None, title="成文日期")
    period: Period = Field(default_factory=Period, title="规划期")
    citations: tuple[Citation, ...] = Field(default=(), title="引用文件")


class PlanSection(Fact):
    """An item of the outline; `start`..`end` is the extent of everything below it, as offsets of `Plan.text`."""

    id: str = Field(title="标识")
    number: str | None = Field(default=None, title="序号")
    title: str = Field(title="标题")
    level: int = Field(title="级别")
    parent: str | None = Field(default=None, title="上级")
    part: str | None = Field(default=None, title="部分")
    start: int = Field(title="起点")
    end: int = Field(title="终点")
    evidence: Evidence = Field(title="出处")


class Responsibility(Fact):
    """Who answers for a task: agency as printed, its id among `Plan.agencies`, and its role."""

    agency: str = Field(title="单位")
    agency_id: str = Field(title="单位标识")
    role: Role = Field(title="角色")
    evidence: Evidence = Field(title="出处")


class Task(Fact):
    """A piece of work that the plan sets."""

    id: str = Field(title="标识")
    kind: TaskKind = Field(title="类别")
    number: str | None = Field(default=None, title="序号")
    title: str = Field(title="任务")
    section: str | None = Field(default=None, title="所在章节")
    parent: str | None = Field(default=None, title="上级章节")
    responsibilities: tuple[Responsibility, ...] = Field(default=(), title="责任分工")
    due: TimeRef | None = Field(default=None, title="完成时限")
    indicators: tuple[str, ...] = Field(default=(), title="指标")
    evidence: tuple[Evidence, ...] = Field(title="出处")


class Baseline(Record):
    """The starting value given for the same indicator beside it."""

    value: float = Field(title="基期值")
    as_of: str | None = Field(default=None, title="基期")


class Indicator(Fact):
    """A number with its unit that the plan sets (`target`) or reports (`status`); `value` as printed, 万/亿 kept in `unit`."""

    id: str = Field(title="标识")
    name: str = Field(title="指标")
    role: Literal["target", "status"] = Field(title="性质")
    basis: Literal["level", "delta"] = Field(default="level", title="口径")
    comparator: Comparator = Field(default="=", title="比较")
    value: float = Field(title="数值")
    value_high: float | None = Field(default=None, title="上限")
    unit: str | None = Field(default=None, title="单位")
    due: TimeRef | None = Field(default=None, title="时限")
    baseline: Baseline | None = Field(default=None, title="基期")
    binding: Literal["binding", "expected", "advocated"] | None = Field(default=None, title="约束性")
    section: str | None = Field(default=None, title="所在章节")
    task: str | None = Field(default=None, title="任务")
    evidence: Evidence = Field(title="出处")


class Target(Fact):
    """A qualitative goal: a sentence or item of a goals part."""

    id: str = Field(title="标识")
    text: str = Field(title="目标")
    due: TimeRef | None = Field(default=None, title="时限")
    section: str | None = Field(default=None, title="所在章节")
    indicators: tuple[str, ...] = Field(default=(), title="指标")
    evidence: Evidence = Field(title="出处")


class Phase(Fact):
    """A named stage of a timetable."""

    id: str = Field(title="标识")
    name: str = Field(title="阶段")
    start: str | None = Field(default=None, title="起")
    end: str | None = Field(default=None, title="止")
    evidence: Evidence = Field(title="出处")


class LeadingGroup(Fact):
    """A body set up to steer the plan, with its people and bodies as printed."""

    name: str = Field(title="名称")
    head: str | None = Field(default=None, title="组长")
    deputies: tuple[str, ...] = Field(default=(), title="副组长")
    members: tuple[str, ...] = Field(default=(), title="成员")
    office: str | None = Field(default=None, title="办公室")
    evidence: Evidence = Field(title="出处")


class Agency(Record):
    """A body named in the plan: `name` as printed, `canonical` its standard form, as far as the text alone settles it."""

    id: str = Field(title="标识")
    name: str = Field(title="名称")
    canonical: str = Field(title="规范名称")
    kind: str = Field(title="类别")


class Warning_(Fact):
    """Something that was seen and not settled."""

    code: str = Field(title="代码")
    message: str = Field(title="说明")
    evidence: Evidence | None = Field(default=None, title="出处")


class Plan(Record):
    """Everything extracted from one document; checked on construction: `text[start:end] == evidence.text` for every evidence."""

    schema_version: str = Field(default=SCHEMA_VERSION, title="格式版本")
    document: Metadata = Field(title="文件信息")
    sections: tuple[PlanSection, ...] = Field(default=(), title="目录结构")
    tasks: tuple[Task, ...] = Field(default=(), title="任务")
    indicators: tuple[Indicator, ...] = Field(default=(), title="指标")
    targets: tuple[Target, ...] = Field(default=(), title="目标")
    phases: tuple[Phase, ...] = Field(default=(), title="阶段")
    leading_groups: tuple[LeadingGroup, ...] = Field(default=(), title="领导小组")
    agencies: tuple[Agency, ...] = Field(default=(), title="单位")
    warnings: tuple[Warning_, ...] = Field(default=(), title="提示")
    text: str = Field(title="正文")

    def evidences(self) -> list[Evidence]:
        """Every evidence of the plan, in the order of its fields."""
        found = [
            item.evidence
            for facts in (self.document.citations, self.sections, self.indicators, self.targets, self.phases, self.leading_groups)
            for item in facts
        ]
        for task in self.tasks:
            found += task.evidence
            found += [answering.evidence for answering in task.responsibilities]
        return found + [w.evidence for w in self.warnings if w.evidence is not None]

    @model_validator(mode="after")
    def grounded(self) -> Self:
        """Refuse a plan that quotes what does not stand in its text."""
        text = self.text
        for evidence in self.evidences():
            start, end, words = evidence.start, evidence.end, evidence.text
            if not 0 <= start < end or text[start:end] != words:
                raise ValueError(f"evidence does not stand at {start}..{end}: {words[:40]!r}")
        return self
