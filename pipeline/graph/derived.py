"""What follows about bodies from their functions, levels and regions: who is above whom, and who is whose counterpart."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from pipeline.graph.writer import Writer

# Counterparts are linked pair by pair up to so many bodies of a function at one level; beyond that, through the function alone:
# the health bureaus of two thousand counties would be two million pairs.
PAIRED = 30


def derive(writer: Writer, seats: Mapping[str, str]) -> None:
    """Add superior-of and counterpart-of edges; `seats` are the regions of bodies.

    Before that, regions of no table (those without a code) are put below the ones whose names theirs begin with. The edges rest on
    the two bodies' functions and regions, which `basis` names, and on no one place of a text.
    """
    _nest(writer)
    for function in sorted(name for name, card in writer.nodes.items() if card["type"] == "function"):
        # What names many bodies (各镇街) is nobody's superior.
        bodies = [body for body in sorted(writer.graph.predecessors(function)) if writer.nodes[body]["kind"] != "collective"]
        label = writer.nodes[function]["label"]
        for above, below, basis in list(_superiors(writer, bodies, seats)):
            writer.edge(above, below, "superior-of", None, {"basis": f"{basis}：{label}"})
        for a, b in _counterparts(writer, bodies, seats):
            writer.edge(a, b, "counterpart-of", None, {"basis": f"同一职能：{label}"})


def _nest(writer: Writer) -> None:
    """青岚区 of 云溪市 below 云溪市, where the plan's chain of regions is one name (云溪市青岚区)."""
    paths = {card["path"]: name for name, card in writer.nodes.items() if card["type"] == "region"}
    for path, name in sorted(paths.items()):
        if "code" in writer.nodes[name] or any("part-of" in edges for edges in writer.graph.adj[name].values()):
            continue
        for size in range(len(path) - 1, 1, -1):
            if path[:size] in paths:
                writer.edge(name, paths[path[:size]], "part-of", None, {"basis": f"{path[:size]} › {path[size:]}"})
                break


def _superiors(writer: Writer, bodies: Sequence[str], seats: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Each body with the nearest one above it that does the same work, and the two regions in words."""
    at: dict[str | None, list[str]] = defaultdict(list)
    for body in bodies:
        if body in seats or writer.nodes[body].get("level") == "national":
            at[seats.get(body)].append(body)
    for body in bodies:
        seat = seats.get(body)
        for region in _above(writer, seat) if seat else ():
            if region in at:
                basis = f"{writer.nodes[region]['label'] if region else '国家'} › {writer.nodes[seat or '']['label']}"
                yield from ((above, body, basis) for above in at[region])
                break


def _counterparts(writer: Writer, bodies: Sequence[str], seats: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    levels: dict[str, list[str]] = defaultdict(list)
    for body in bodies:
        level = writer.nodes[body].get("level")
        if body in seats and level is not None:
            levels[level].append(body)
    for some in levels.values():
        if len(some) <= PAIRED:
            yield from ((a, b) for a, b in combinations(some, 2) if seats[a] != seats[b])


def _above(writer: Writer, region: str | None) -> Iterator[str | None]:
    """The regions above one, from the nearest to the nation (None)."""
    while region is not None:
        region = next((higher for higher, edges in writer.graph.adj[region].items() if "part-of" in edges), None)
        yield region
