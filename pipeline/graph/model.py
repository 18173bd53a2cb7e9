"""The types of nodes and edges, what they are called, and how nodes get their ids."""

from collections import Counter
from typing import TYPE_CHECKING, Literal

from pipeline.graph.records import Held

if TYPE_CHECKING:
    import networkx

    Graph = networkx.MultiDiGraph[str]

NodeType = Literal["document", "section", "task", "agency", "function", "indicator", "target", "phase", "region", "citation", "group"]
EdgeType = Literal[
    "leads",
    "supports",
    "responsible",
    "member-of",
    "part-of",
    "cites",
    "issues",
    "covers",
    "seated-in",
    "performs",
    "quantifies",
    "superior-of",
    "counterpart-of",
    "aligned-with",
    "cooperates",
]
NODES: dict[NodeType, str] = {
    "document": "文件",
    "section": "章节",
    "task": "任务",
    "agency": "单位",
    "function": "职能",
    "indicator": "指标",
    "target": "目标",
    "phase": "阶段",
    "region": "地区",
    "citation": "引用文件",
    "group": "领导小组",
}
EDGES: dict[EdgeType, str] = {
    "leads": "牵头",
    "supports": "配合",
    "responsible": "负责",
    "member-of": "成员",
    "part-of": "属于",
    "cites": "引用",
    "issues": "发文",
    "covers": "适用于",
    "seated-in": "所在",
    "performs": "履行",
    "quantifies": "量化",
    "superior-of": "上级",
    "counterpart-of": "对口",
    "aligned-with": "对应",
    "cooperates": "协作",
}
OF_ROLE: dict[str, EdgeType] = {"lead": "leads", "support": "supports", "responsible": "responsible"}


def held(graph: "Graph") -> list[Held]:
    """How many nodes and edges of each type there are, in the order of the types."""
    nodes = Counter(card["type"] for _, card in graph.nodes(data=True))
    edges = Counter(card["type"] for *_, card in graph.edges(data=True))
    of_nodes = [Held(part="node", type=kind, name=name, count=nodes[kind]) for kind, name in NODES.items() if nodes[kind]]
    return of_nodes + [Held(part="edge", type=kind, name=name, count=edges[kind]) for kind, name in EDGES.items() if edges[kind]]


def within(document: str, fact: str) -> str:
    """The id of a fact's node: that of its document, and its own there."""
    return f"{document}/{fact}"


def group_id(document: str, position: int) -> str:
    """The id of a leading group's node; `position` counts the groups of the document from 0."""
    return within(document, f"group{position + 1}")


def agency_id(key: str) -> str:
    """The id of a body's node."""
    return f"agency:{key}"


def region_id(name: str, code: str | None) -> str:
    """The id of a region's node: its code where it is known."""
    return f"region:{code or name}"


def citation_id(title: str, doc_number: str | None) -> str:
    """The id of a document that is named and not there: its 文号 where it has one."""
    return f"cited:{doc_number or title}"
