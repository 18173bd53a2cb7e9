"""What one body owes, as records."""

from typing import Literal

from pydantic import Field

from pipeline.store.records import FoundFact
from schemas import TimeRef
from schemas.base import Record
from schemas.identity import BodyKind
from schemas.plan import Level, Role


class Owed(FoundFact):
    """A task that a body answers for: its role there, and the name that the plan prints."""

    role: Role = Field(title="角色")
    printed: str = Field(title="原文名称")
    task: str = Field(title="任务标识")
    number: str | None = Field(title="编号")
    title: str = Field(title="任务")
    due: TimeRef | None = Field(title="完成时限")


class Seat(FoundFact):
    """A leading group that a body sits in: as a member, as its office, or through its head or a deputy."""

    role: Literal["head", "deputy", "member", "office"] = Field(title="职务")
    printed: str = Field(title="原文名称")
    group: str = Field(title="领导小组")


class PlanDuties(Record):
    """What a body owes in one plan: the tasks that it leads first, then in the order of the text."""

    document_id: str = Field(title="文件标识")
    document: str = Field(title="文件")
    path: str = Field(title="路径")
    region: str | None = Field(title="地区")
    tasks: tuple[Owed, ...] = Field(title="任务")
    groups: tuple[Seat, ...] = Field(title="领导小组")

    def facts(self) -> list[Owed | Seat]:
        """The tasks, then the seats."""
        return [*self.tasks, *self.groups]


class BodyDuties(Record):
    """A body and what it owes, plan by plan; `doubts` are the reasons why names of it are not certain."""

    key: str = Field(title="标识")
    name: str = Field(title="全称")
    kind: BodyKind = Field(title="类别")
    function: str | None = Field(title="职能")
    level: Level | None = Field(title="层级")
    region: str | None = Field(title="地区")
    region_code: str | None = Field(title="行政区划代码")
    counterpart: str | None = Field(title="对口职能")
    printed: tuple[str, ...] = Field(title="原文名称")
    doubts: tuple[str, ...] = Field(title="疑点")
    plans: tuple[PlanDuties, ...] = Field(title="文件")


class Answer(Record):
    """The bodies that a name means, each apart; `near` are names alike, where no body bears the name."""

    asked: str = Field(title="所问")
    bodies: tuple[BodyDuties, ...] = Field(title="单位")
    near: tuple[str, ...] = Field(default=(), title="相近名称")
