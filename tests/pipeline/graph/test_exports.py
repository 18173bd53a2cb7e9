"""The graph written and read back: every node and edge is there, with its place."""

import csv
import json
import re
from pathlib import Path

import networkx
import pytest

from pipeline.graph import build_graph, cooperation_view, ownership_view, read_ownership, write_graph
from pipeline.graph.exports import FORMATS, format_named
from pipeline.graph.exports.cypher import AT_ONCE, batches, literal
from pipeline.graph.exports.flat import plain
from schemas import Plan

NAMES = [row.name for row in FORMATS]


@pytest.mark.parametrize(("name", "read"), [("graphml", networkx.read_graphml), ("gexf", networkx.read_gexf)])
def test_networkx_reads_what_was_written(plans: list[Plan], tmp_path: Path, name: str, read: object) -> None:
    graph = build_graph(plans)
    write_graph(graph, tmp_path / "g", name)
    options = {"force_multigraph": True} if name == "graphml" else {}
    back = read(tmp_path / "g", **options)  # type: ignore[operator]
    assert sorted(back.nodes) == sorted(graph.nodes)
    assert sorted((a, b, card["relation"]) for a, b, card in back.edges(data=True)) == sorted(
        (a, b, card["type"]) for a, b, card in graph.edges(data=True)
    )
    agency, task = "agency:交通运输@云溪市", f"{plans[0].document.id}/t1"
    assert back.nodes[agency]["label"] == "云溪市交通运输局"
    (card,) = back[agency][task].values()
    assert (card["document"], card["evidence_text"]) == (plans[0].document.id, "市交通运输局")
    assert plans[0].text[card["evidence_start"] : card["evidence_end"]] == "市交通运输局"


def test_csv_has_the_heads_of_the_importer(plans: list[Plan], tmp_path: Path) -> None:
    graph = build_graph(plans)
    (tmp_path / "edges-ALIGNED_WITH.csv").write_text("old", "utf-8")
    (tmp_path / "own.csv").write_text("mine", "utf-8")
    write_graph(graph, tmp_path, "csv")
    tables = {}
    for file in tmp_path.glob("*-*.csv"):
        with file.open(encoding="utf-8", newline="") as opened:
            tables[file.stem] = list(csv.DictReader(opened))
    nodes = [row for name, rows in tables.items() if name.startswith("nodes-") for row in rows]
    edges = [row for name, rows in tables.items() if name.startswith("edges-") for row in rows]
    assert sorted(row["id:ID"] for row in nodes) == sorted(graph.nodes)
    assert sorted((row[":START_ID"], row[":END_ID"], row["key"]) for row in edges) == sorted(graph.edges(keys=True))
    assert {row[":LABEL"] for row in tables["nodes-Task"]} == {"Task"}
    assert {row[":TYPE"] for row in tables["edges-MEMBER_OF"]} == {"MEMBER_OF"}
    assert "evidence_start:long" in tables["edges-LEADS"][0]
    assert {row["value:double"] for row in tables["nodes-Indicator"]} == {"18.0", "6.0", "90.0", "2.0"}
    assert "edges-ALIGNED_WITH" not in tables
    assert (tmp_path / "own.csv").exists()


def test_cypher_merges_every_node_and_edge(plans: list[Plan], tmp_path: Path) -> None:
    graph = build_graph(plans)
    write_graph(graph, tmp_path / "g.cypher", "cypher")
    lines = (tmp_path / "g.cypher").read_text("utf-8").splitlines()
    assert all(line.endswith(";") for line in lines)
    assert sum(line.count("{`id`: ") for line in lines) == len(graph)
    assert sum(line.count("{a: '") for line in lines) == graph.number_of_edges()
    assert {kind for line in lines for kind in re.findall(r"MERGE \(a\)-\[r:(\w+)", line)} >= {"LEADS", "SUPPORTS", "MEMBER_OF", "PART_OF"}


@pytest.mark.parametrize(
    ("value", "written"),
    [("it's", r"'it\'s'"), ("a\\b", r"'a\\b'"), ("一\n二\t三", r"'一\n二\t三'"), (3, "3"), (0.5, "0.5"), ("'}]; DROP", r"'\'}]; DROP'")],
)
def test_cypher_literals(value: str | int | float, written: str) -> None:
    assert literal(value) == written


def test_batches() -> None:
    assert [len(some) for some in batches(range(AT_ONCE * 2 + 1))] == [AT_ONCE, AT_ONCE, 1]


def test_jsonld_is_whole_and_needs_no_network(plans: list[Plan], tmp_path: Path) -> None:
    graph = build_graph(plans)
    write_graph(graph, tmp_path / "g.jsonld", "jsonld")
    content = json.loads((tmp_path / "g.jsonld").read_text("utf-8"))
    things = [thing for thing in content["@graph"] if "@id" in thing]
    statements = [thing for thing in content["@graph"] if thing["@type"] == "rdf:Statement"]
    assert (len(things), len(statements)) == (len(graph), graph.number_of_edges())
    assert isinstance(content["@context"], dict)
    by_id = {thing["@id"]: thing for thing in things}
    bureau = by_id["urn:planledger:agency:交通运输@云溪市"]
    assert bureau["name"] == "云溪市交通运输局"
    assert bureau["leads"] == [f"urn:planledger:{plans[0].document.id}/t1"]
    words = {key for thing in content["@graph"] for key in thing if ":" in key and not key.startswith("@")}
    assert {word.partition(":")[0] for word in words} <= set(content["@context"])


@pytest.mark.parametrize("name", NAMES)
def test_the_same_graph_gives_the_same_bytes(plans: list[Plan], tmp_path: Path, name: str) -> None:
    for folder in ("a", "b"):
        write_graph(build_graph(plans), tmp_path / folder / "g", name)
    written = [sorted((file.name, file.read_bytes()) for file in (tmp_path / folder).rglob("*") if file.is_file()) for folder in ("a", "b")]
    assert written[0] == written[1]
    assert written[0]


def test_characters_that_xml_forbids_are_replaced() -> None:
    assert plain({"label": "甲\x0b乙\x00", "due": None, "value": 1.5}) == {"label": "甲\ufffd乙\ufffd", "value": 1.5}


def test_views(plans: list[Plan]) -> None:
    owned = ownership_view(build_graph(plans))
    assert {card["type"] for _, card in owned.nodes(data=True)} == {"agency", "task"}
    assert (len(owned), owned.number_of_edges()) == (12, 10)  # seven bodies with tasks, five tasks
    shared = cooperation_view(read_ownership(plans))
    assert (len(shared), shared.number_of_edges()) == (7, 7)
    card = shared["agency:交通运输@云溪市"]["agency:财政@云溪市"]["cooperates"]
    assert (card["shared"], card["a_leads"], card["b_leads"], card["evidence"].text) == (2, 1, 0, "（一）加密夜间线路")


def test_a_format_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(KeyError, match="graphml, gexf, cypher, csv, jsonld"):
        format_named("dot")
