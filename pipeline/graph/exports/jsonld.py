"""JSON-LD 1.1 with its context inside: nothing has to be fetched to read it.

Nodes are things with their relations; every relation is told once more as an rdf:Statement with the place that it rests on, in the
words of the Web Annotation model (oa).
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.exports.safe import replacing
from pipeline.graph.model import EDGES

if TYPE_CHECKING:
    from pipeline.graph.model import Graph

BASE = "urn:planledger:"
UNSAFE = re.compile(r"[\x00-\x20<>\"{}|\\^`%]")
CLASSES = {
    "document": ["schema:Legislation", "prov:Entity"],
    "citation": ["schema:CreativeWork"],
    "section": ["schema:CreativeWork"],
    "task": ["schema:Action", "prov:Plan"],
    "agency": ["schema:GovernmentOrganization", "prov:Agent"],
    "group": ["schema:Organization", "prov:Agent"],
    "region": ["schema:AdministrativeArea"],
    "indicator": ["schema:PropertyValue"],
    "function": ["schema:DefinedTerm"],
}
# Relations that a common vocabulary has a word for; the others are planledger's own.
KNOWN = {"part-of": "schema:isPartOf", "cites": "schema:citation", "member-of": "schema:memberOf", "seated-in": "schema:areaServed"}
RENAMED = {"label": "name", "value": "schema:value", "unit": "schema:unitText", "code": "schema:identifier"}


def context() -> dict[str, Any]:
    """The context: prefixes, and the words of this file."""
    words: dict[str, Any] = {
        "schema": "https://schema.org/",
        "prov": "http://www.w3.org/ns/prov#",
        "oa": "http://www.w3.org/ns/oa#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "pl": f"{BASE}term:",
        "@vocab": f"{BASE}term:",
        "name": "schema:name",
    }
    words |= {kind: {"@id": KNOWN.get(kind, f"pl:{kind}"), "@type": "@id"} for kind in EDGES}
    for key in ("subject", "predicate", "object"):
        words[key] = {"@id": f"rdf:{key}", "@type": "@id" if key != "predicate" else "@vocab"}
    return words


def write(graph: "Graph", path: Path) -> None:
    """Write the graph, one thing a line."""
    with replacing(path) as draft, draft.open("w", encoding="utf-8", newline="\n") as out:
        out.write(f'{{"@context": {dump(context())},\n"@graph": [\n')
        for number, thing in enumerate(things(graph)):
            out.write(f"{',' if number else ''}{dump(thing)}\n")
        out.write("]}\n")


def things(graph: "Graph") -> Iterator[dict[str, Any]]:
    """Nodes, then statements."""
    for name, card in graph.nodes(data=True):
        told = {RENAMED.get(key, key): value for key, value in card.items() if key != "type" and value is not None}
        relations: dict[str, list[str]] = {}
        for other, edges in graph.adj[name].items():
            for edge in edges.values():
                relations.setdefault(edge["type"], []).append(iri(other))
        yield {"@id": iri(name), "@type": [f"pl:{card['type'].capitalize()}", *CLASSES.get(card["type"], ())], **told, **relations}
    for a, b, key, card in graph.edges(keys=True, data=True):
        yield statement(a, b, key, card)


def statement(a: str, b: str, key: str, card: dict[str, Any]) -> dict[str, Any]:
    """One relation with its place."""
    kind, spot = card["type"], card.get("evidence")
    more = {name: value for name, value in card.items() if name not in ("type", "evidence") and value is not None}
    made = {"@type": "rdf:Statement", "subject": iri(a), "predicate": KNOWN.get(kind, f"pl:{kind}"), "object": iri(b), "key": key, **more}
    if spot is not None:
        position = {"@type": "oa:TextPositionSelector", "oa:start": spot.start, "oa:end": spot.end}
        quote = {"@type": "oa:TextQuoteSelector", "oa:exact": spot.text}
        page = {} if spot.page is None else {"schema:pagination": spot.page}
        made["prov:wasQuotedFrom"] = {"oa:hasSource": {"@id": iri(spot.document)}, "oa:hasSelector": [position, quote], **page}
    return made


def iri(name: str) -> str:
    """The IRI of a node."""
    return BASE + UNSAFE.sub(lambda match: f"%{ord(match[0]):02X}", name)


def dump(value: Any) -> str:
    """JSON in one line, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False)
