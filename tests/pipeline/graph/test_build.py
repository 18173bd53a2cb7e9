"""The graph of two plans, whole: nodes, edges with their places, the same from a store."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from pipeline.compare.tasks.many import Link
from pipeline.graph import Spot, build_graph
from pipeline.graph.aligned import related
from pipeline.graph.build import code_above
from pipeline.store import Store
from schemas import Plan
from tests.pipeline.graph.madegraph import other
from tests.plans.one import bare_plan, made_plan

AGENCIES = {
    "交通运输@云溪市": "市交通运输局",
    "公安@云溪市": "市公安局",
    "财政@云溪市": "市财政局",
    "住房城乡建设@云溪市": "市住房城乡建设局",
    "数据@云溪市": "市数据局",
    "交通运输@云溪市/青岚区": "区交通运输局",
    "公安@云溪市/青岚区": "区公安分局",
    "气象@云溪市": None,
    "政府办公室@云溪市": None,
}


def edges(graph: Any, *kinds: str) -> list[tuple[str, str, str]]:
    return sorted((a, b, card["type"]) for a, b, card in graph.edges(data=True) if card["type"] in kinds)


def test_every_kind_of_node_and_edge(plans: list[Plan]) -> None:
    graph = build_graph(plans)
    assert Counter(card["type"] for _, card in graph.nodes(data=True)) == {
        "document": 2,
        "section": 9,
        "task": 5,
        "agency": 9,
        "function": 7,
        "indicator": 4,
        "target": 1,
        "region": 2,
        "citation": 1,
        "group": 1,
    }
    assert Counter(card["type"] for *_, card in graph.edges(data=True)) == {
        "part-of": 21,
        "seated-in": 9,
        "performs": 9,
        "supports": 5,
        "leads": 3,
        "responsible": 2,
        "member-of": 4,
        "covers": 2,
        "cites": 2,
        "issues": 2,
        "superior-of": 2,
        "quantifies": 1,
    }
    assert {
        name.removeprefix("agency:"): card.get("names") for name, card in graph.nodes(data=True) if card["type"] == "agency"
    } == AGENCIES


def test_who_owns_what(plans: list[Plan]) -> None:
    city, district = (plan.document.id for plan in plans)
    assert edges(build_graph(plans), "leads", "supports", "responsible") == sorted(
        [
            ("agency:交通运输@云溪市", f"{city}/t1", "leads"),
            ("agency:公安@云溪市", f"{city}/t1", "supports"),
            ("agency:财政@云溪市", f"{city}/t1", "supports"),
            ("agency:住房城乡建设@云溪市", f"{city}/t2", "leads"),
            ("agency:交通运输@云溪市", f"{city}/t2", "supports"),
            ("agency:财政@云溪市", f"{city}/t2", "supports"),
            ("agency:交通运输@云溪市", f"{city}/t3", "responsible"),
            ("agency:数据@云溪市", f"{city}/t3", "responsible"),
            ("agency:交通运输@云溪市/青岚区", f"{district}/t1", "leads"),
            ("agency:公安@云溪市/青岚区", f"{district}/t1", "supports"),
        ]
    )


def test_groups_citations_and_superiors(plans: list[Plan]) -> None:
    graph = build_graph(plans)
    city, district = (plan.document.id for plan in plans)
    posts = [(a, card["post"]) for a, _, card in graph.in_edges(f"{city}/group1", data=True)]
    assert posts == [
        ("agency:交通运输@云溪市", "member"),
        ("agency:交通运输@云溪市", "office"),
        ("agency:财政@云溪市", "member"),
        ("agency:气象@云溪市", "member"),
    ]
    assert edges(graph, "cites") == sorted([(city, "cited:岭东省公共交通促进办法", "cites"), (district, city, "cites")])
    assert [card["basis"] for *_, card in graph.edges(data=True) if card["type"] == "superior-of"] == [
        "云溪市 › 云溪市青岚区：交通运输",
        "云溪市 › 云溪市青岚区：公安",
    ]


def test_every_place_is_what_stands_there(plans: list[Plan]) -> None:
    texts = {plan.document.id: plan.text for plan in plans}
    spots = [card["evidence"] for *_, card in build_graph(plans, aligned=True).edges(data=True) if card["evidence"] is not None]
    assert len(spots) > 40
    assert all(isinstance(spot, Spot) and texts[spot.document][spot.start : spot.end] == spot.text for spot in spots)


def test_edges_without_a_place_are_those_that_follow_from_regions_and_functions(plans: list[Plan]) -> None:
    bare = {card["type"] for a, b, card in build_graph(plans).edges(data=True) if card["evidence"] is None and not a.startswith("region:")}
    assert bare == {"covers", "seated-in", "performs", "superior-of"}


def test_a_store_gives_the_same_graph(plans: list[Plan], store: Store) -> None:
    ours, theirs = build_graph(plans), build_graph(store)
    assert list(ours.nodes(data=True)) == list(theirs.nodes(data=True))
    assert list(ours.edges(keys=True, data=True)) == list(theirs.edges(keys=True, data=True))


def test_the_order_of_plans_changes_no_node_or_edge(plans: list[Plan]) -> None:
    ours, theirs = build_graph(plans), build_graph(list(reversed(plans)))
    assert dict(ours.nodes(data=True)) == dict(theirs.nodes(data=True))
    assert sorted(ours.edges(keys=True)) == sorted(theirs.edges(keys=True))


def test_a_plan_given_twice_counts_once(plans: list[Plan]) -> None:
    assert build_graph([*plans, *plans]).number_of_edges() == build_graph(plans).number_of_edges()


def test_tasks_and_indicators_of_two_plans_are_aligned_on_demand(plans: list[Plan]) -> None:
    graph = build_graph(iter(plans), aligned=True)
    city, district = (plan.document.id for plan in plans)
    assert (f"{city}/t1", f"{district}/t1", "aligned-with") in edges(graph, "aligned-with")
    card = graph[f"{city}/t1"][f"{district}/t1"]["aligned-with"]
    task = plans[1].tasks[0].evidence[0]
    assert card["evidence"].text == "（一）加密夜间线路"
    assert card["counterpart"] == f"{district}:{task.start}-{task.end}"
    assert 0 < card["score"] <= 1
    assert card["reasons"]


def test_of_many_plans_those_on_one_subject_are_compared_in_full_and_others_by_contents(plans: list[Plan], tmp_path: Path) -> None:
    graph = build_graph([*plans, other(tmp_path)], aligned=True)
    one, local, elsewhere = (plan.document.id for plan in (*plans, other(tmp_path)))
    told = {
        (a, b): (graph[a][b]["aligned-with"].get("change"), graph[a][b]["aligned-with"]["reasons"])
        for a, b, _ in edges(graph, "aligned-with")
    }
    assert told[f"{one}/t1", f"{local}/t1"][0] == "reworded"
    assert {pair: told[pair] for pair in told if pair[1].startswith(elsewhere)} == {
        (f"{one}/t1", f"{elsewhere}/t1"): (None, "内容相近"),
        (f"{local}/t1", f"{elsewhere}/t1"): (None, "内容相近"),
        (f"{one}/i1", f"{elsewhere}/i1"): (None, "同一数量"),
        (f"{one}/i2", f"{elsewhere}/i2"): (None, "同一数量"),
    }


@pytest.mark.parametrize(
    ("counts", "titles", "found"),
    [
        pytest.param({(0, 1): 3}, ["甲市供水方案", "乙市消防要点", "丙县水库规划"], {(0, 1)}, id="enough tasks alike"),
        pytest.param({(0, 1): 2}, ["甲市供水方案", "乙市消防要点", "丙县水库规划"], set(), id="too few"),
        pytest.param({(0, 2): 3}, ["甲市供水方案", "乙市消防要点", "丙县水库规划"], set(), id="too small a share of both"),
        pytest.param({}, ["甲市城市供水保障方案", "乙市消防要点", "丙县城市供水保障方案"], {(0, 2)}, id="titles alike"),
    ],
)
def test_plans_on_one_subject(counts: dict[tuple[int, int], int], titles: list[str], found: set[tuple[int, int]]) -> None:
    tasks = made_plan().tasks[:1]
    some = [
        bare_plan().model_copy(update={"document": bare_plan().document.model_copy(update={"title": title}), "tasks": tasks * size})
        for title, size in zip(titles, (20, 12, 20), strict=True)
    ]
    links = [Link((a, n), (b, n), 0.5) for (a, b), count in counts.items() for n in range(count)]
    assert related(some, links) == sorted(found)


def test_counterparts_are_bodies_of_one_level_in_different_regions() -> None:
    pairs = edges(build_graph([made_plan("云溪市"), made_plan("白沙市")]), "counterpart-of")
    assert {tuple(sorted(name.partition("@")[0] for name in pair[:2])) for pair in pairs} == {
        ("agency:卫生健康", "agency:卫生健康"),
        ("agency:财政", "agency:财政"),
        ("agency:医疗保障", "agency:医疗保障"),
        ("agency:教育", "agency:教育"),
        ("agency:政府办公室", "agency:政府办公室"),
    }


def test_a_plan_with_nothing_in_it() -> None:
    assert list(build_graph([bare_plan()]).nodes(data=True)) == [("doc-bare", {"type": "document", "label": "bare.txt", "status": "final"})]
    assert len(build_graph([])) == 0


@pytest.mark.parametrize(
    ("code", "depth", "above"), [("330782", 2, "330700"), ("330700", 1, "330000"), ("310101", 1, "310000"), (None, 2, None)]
)
def test_codes_of_regions_above(code: str | None, depth: int, above: str | None) -> None:
    assert code_above(code, depth) == above
