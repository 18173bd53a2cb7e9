"""The analyses as tables for people."""

from typing import Any

from pipeline.exports.columns import Column, Sheet
from pipeline.graph.records import Broker, Held, Idle, Load, Tie, Unowned
from pipeline.wording import number
from schemas import Place

NAMED = {"member": "领导小组成员", "issuer": "发文机关", "text": "正文提及"}
KINDS = {"task": "任务", "project": "工程项目", "safeguard": "保障措施", "duty": "职责"}

HELD: Sheet[Held] = Sheet(
    "节点和关系",
    (
        Column("部分", 8, lambda _, x: {"node": "节点", "edge": "关系"}[x.part]),
        Column("类型", 16, lambda _, x: x.type),
        Column("名称", 16, lambda _, x: x.name),
        Column("数量", 10, lambda _, x: x.count),
    ),
)
LOADS: Sheet[Load] = Sheet(
    "单位任务量",
    (
        Column("序号", 6, lambda n, _: n),
        Column("单位", 30, lambda _, x: x.agency),
        Column("任务数", 8, lambda _, x: x.tasks),
        Column("牵头", 6, lambda _, x: x.lead),
        Column("责任", 6, lambda _, x: x.responsible),
        Column("配合", 6, lambda _, x: x.support),
        Column("文件数", 8, lambda _, x: x.documents),
        Column("最早时限", 12, lambda _, x: x.first_due),
        Column("按季度", 40, lambda _, x: quarters(x)),
    ),
)
TIES: Sheet[Tie] = Sheet(
    "单位协作",
    (
        Column("序号", 6, lambda n, _: n),
        Column("单位甲", 30, lambda _, x: x.a),
        Column("单位乙", 30, lambda _, x: x.b),
        Column("共同任务", 8, lambda _, x: x.shared),
        Column("甲牵头乙配合", 12, lambda _, x: x.a_leads),
        Column("乙牵头甲配合", 12, lambda _, x: x.b_leads),
        Column("任务举例", 40, lambda _, x: x.example),
    ),
)
BROKERS: Sheet[Broker] = Sheet(
    "协作中的位置",
    (
        Column("序号", 6, lambda n, _: n),
        Column("单位", 30, lambda _, x: x.agency),
        Column("协作单位数", 10, lambda _, x: x.partners),
        Column("协作次数", 8, lambda _, x: x.shared),
        Column("中介度", 10, lambda _, x: None if x.betweenness is None else number(round(x.betweenness, 4))),
        Column("影响力", 10, lambda _, x: number(round(x.pagerank, 4))),
        Column("协作圈", 8, lambda _, x: x.community),
    ),
)
IDLE: Sheet[Idle] = Sheet(
    "没有任务的单位",
    (
        Column("序号", 6, lambda n, _: n),
        Column("单位", 30, lambda _, x: x.agency),
        Column("提及方式", 12, lambda _, x: NAMED[x.named]),
        Column("领导小组", 24, lambda _, x: x.group),
        Column("文件", 30, lambda _, x: x.document),
        Column("原文", 30, lambda _, x: quoted(x.evidence)),
    ),
)
UNOWNED: Sheet[Unowned] = Sheet(
    "没有责任单位的任务",
    (
        Column("序号", 6, lambda n, _: n),
        Column("任务", 40, lambda _, x: x.task),
        Column("类别", 8, lambda _, x: KINDS.get(x.kind, x.kind)),
        Column("最迟日期", 12, lambda _, x: x.due),
        Column("文件", 30, lambda _, x: x.document),
    ),
)
SHEETS: dict[str, Sheet[Any]] = {"load": LOADS, "cooperation": TIES, "brokers": BROKERS, "idle": IDLE, "unowned": UNOWNED}


def quarters(load: Load) -> str:
    """What is due when: 2025Q2 3、未定 5."""
    return "、".join(f"{one.quarter or '未定'} {one.lead + one.responsible + one.support}" for one in load.quarters)


def quoted(place: Place | None) -> str:
    """The words of a place."""
    return place.text if place else ""
