"""What the analyses answer about two plans, whole."""

import pytest

from pipeline import graph
from pipeline.graph.analyses import quarter_of
from pipeline.store import Store
from schemas import Plan
from tests.plans.one import bare_plan


def test_load(plans: list[Plan]) -> None:
    found = graph.load(graph.read_ownership(plans))
    assert [(one.agency, one.tasks, one.lead, one.responsible, one.support, one.first_due) for one in found] == [
        ("云溪市交通运输局", 3, 1, 1, 1, "2025-06-30"),
        ("云溪市财政局", 2, 0, 0, 2, "2025-06-30"),
        ("云溪市住房城乡建设局", 1, 1, 0, 0, "2025-12-31"),
        ("云溪市青岚区交通运输局", 1, 1, 0, 0, None),
        ("云溪市公安局", 1, 0, 0, 1, "2025-06-30"),
        ("云溪市数据局", 1, 0, 1, 0, None),
        ("云溪市青岚区公安分局", 1, 0, 0, 1, None),
    ]
    assert [(one.quarter, one.lead, one.responsible, one.support) for one in found[0].quarters] == [
        ("2025Q2", 1, 0, 0),
        ("2025Q4", 0, 0, 1),
        (None, 0, 1, 0),
    ]
    assert (found[3].function, found[3].region, found[3].documents) == ("交通运输", "云溪市青岚区", 1)


def test_cooperation(plans: list[Plan]) -> None:
    found = graph.cooperation(graph.read_ownership(plans))
    assert [(one.a, one.b, one.shared, one.a_leads, one.b_leads, one.example) for one in found] == [
        ("云溪市交通运输局", "云溪市财政局", 2, 1, 0, "（一）加密夜间线路"),
        ("云溪市交通运输局", "云溪市住房城乡建设局", 1, 0, 1, "（二）改造站台照明"),
        ("云溪市交通运输局", "云溪市公安局", 1, 1, 0, "（一）加密夜间线路"),
        ("云溪市交通运输局", "云溪市数据局", 1, 0, 0, "（三）公布到站信息"),
        ("云溪市公安局", "云溪市财政局", 1, 0, 0, "（一）加密夜间线路"),
        ("云溪市财政局", "云溪市住房城乡建设局", 1, 0, 1, "（二）改造站台照明"),
        ("云溪市青岚区交通运输局", "云溪市青岚区公安分局", 1, 1, 0, "（一）加密夜间线路"),
    ]
    assert found[0].evidence.document == plans[0].document.id


def test_brokers(plans: list[Plan]) -> None:
    found = graph.brokers(graph.read_ownership(plans))
    assert [(one.agency, one.partners, one.shared, one.community) for one in found][:2] == [
        ("云溪市交通运输局", 4, 5, 1),
        ("云溪市财政局", 3, 4, 1),
    ]
    assert found[0].betweenness == pytest.approx(3.5 / 15, abs=1e-6)  # of the 15 pairs of the other six
    assert sum(one.pagerank for one in found) == pytest.approx(1, abs=1e-5)
    assert {one.agency: one.community for one in found}["云溪市青岚区公安分局"] == 2


def test_idle(plans: list[Plan]) -> None:
    found = graph.idle(plans)
    assert [(one.agency, one.named, one.group, one.evidence and one.evidence.text) for one in found] == [
        ("云溪市人民政府办公室", "issuer", None, "云溪市人民政府办公室"),
        ("云溪市气象局", "member", "夜间公交提升工作领导小组", "市气象局"),
    ]


def test_idle_in_text_finds_bodies_that_are_only_named(plans: list[Plan]) -> None:
    text = f"{plans[1].text}\n市审计局另行通报。"
    named = plans[1].model_copy(update={"text": text})
    assert [(one.agency, one.named) for one in graph.idle([named], in_text=True)] == [("云溪市审计局", "text")]
    assert graph.idle([named]) == []


def test_unowned(plans: list[Plan]) -> None:
    found = graph.unowned(graph.read_ownership(plans))
    assert [(one.task, one.kind, one.document, one.due) for one in found] == [
        ("（四）开展满意度调查", "task", "云溪市夜间公交提升行动方案", None)
    ]


def test_a_store_answers_the_same(plans: list[Plan], store: Store) -> None:
    ours, theirs = graph.read_ownership(plans), graph.read_ownership(store)
    assert graph.load(ours) == graph.load(theirs)
    assert graph.cooperation(ours) == graph.cooperation(theirs)
    assert graph.brokers(ours) == graph.brokers(theirs)
    assert graph.unowned(ours) == graph.unowned(theirs)
    assert graph.idle(plans, in_text=True) == graph.idle(store, in_text=True)


def test_nothing_to_answer() -> None:
    ownership = graph.read_ownership([bare_plan()])
    assert graph.load(ownership) == graph.cooperation(ownership) == graph.brokers(ownership) == graph.unowned(ownership) == []
    assert graph.idle([bare_plan()], in_text=True) == []


@pytest.mark.parametrize(("day", "quarter"), [("2025-03-31", "2025Q1"), ("2025-04-01", "2025Q2"), ("2025-12-31", "2025Q4"), (None, None)])
def test_quarters(day: str | None, quarter: str | None) -> None:
    assert quarter_of(day) == quarter
