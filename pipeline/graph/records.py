"""What the analyses of the graph answer with."""

from typing import Literal

from pydantic import Field

from schemas import Place
from schemas.base import Record


class Quarter(Record):
    """The tasks of a body that are due in a quarter (2025Q2), or at no known date (null), by role."""

    quarter: str | None = Field(title="季度")
    lead: int = Field(title="牵头")
    responsible: int = Field(title="责任")
    support: int = Field(title="配合")


class Held(Record):
    """How many nodes or edges of a type a graph holds; `name` is the type in Chinese."""

    part: Literal["node", "edge"] = Field(title="部分")
    type: str = Field(title="类型")
    name: str = Field(title="名称")
    count: int = Field(title="数量")


class Load(Record):
    """How much a body has to do: tasks by role, and each task once; in how many plans; when they are due."""

    id: str = Field(title="节点")
    agency: str = Field(title="单位")
    function: str | None = Field(title="职能")
    region: str | None = Field(title="地区")
    lead: int = Field(title="牵头")
    responsible: int = Field(title="责任")
    support: int = Field(title="配合")
    tasks: int = Field(title="任务数")
    documents: int = Field(title="文件数")
    first_due: str | None = Field(title="最早时限")
    quarters: tuple[Quarter, ...] = Field(title="按季度")


class Tie(Record):
    """Two bodies that share tasks: how many, in how many of them the one leads and the other does not, and one place to look at."""

    a: str = Field(title="单位甲")
    b: str = Field(title="单位乙")
    shared: int = Field(title="共同任务")
    a_leads: int = Field(title="甲牵头乙配合")
    b_leads: int = Field(title="乙牵头甲配合")
    example: str = Field(title="任务举例")
    evidence: Place = Field(title="出处")


class Broker(Record):
    """A body's standing in the network of those who share tasks.

    `partners` are bodies that it shares tasks with; `betweenness` is the share of shortest ways between others that lead through it
    (bodies that share many tasks are near each other), `pagerank` its weight as others give it; `community` counts the groups of
    bodies that work together most, from 1 for the largest.
    """

    id: str = Field(title="节点")
    agency: str = Field(title="单位")
    partners: int = Field(title="协作单位数")
    shared: int = Field(title="协作次数")
    betweenness: float | None = Field(title="中介度")
    pagerank: float = Field(title="影响力")
    community: int | None = Field(title="协作圈")


class Idle(Record):
    """A body that is named and owns no task: where (`member`, `issuer` or `text`), in which group, in which plan."""

    id: str = Field(title="节点")
    agency: str = Field(title="单位")
    named: str = Field(title="提及方式")
    group: str | None = Field(title="领导小组")
    document: str = Field(title="文件")
    evidence: Place | None = Field(title="出处")


class Unowned(Record):
    """A task that no body answers for."""

    id: str = Field(title="节点")
    task: str = Field(title="任务")
    kind: str = Field(title="类别")
    document: str = Field(title="文件")
    due: str | None = Field(title="最迟日期")
    evidence: Place = Field(title="出处")
