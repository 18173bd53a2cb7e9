"""Finds places for labelled discs so that neighbours are near and no label covers another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

Size = tuple[float, float]

SEED = 11
ROUNDS = 400
ROOM = 4.0  # times the area of the rectangles themselves
GAP = 40.0  # between parts


@dataclass(slots=True)
class Spread:
    """A disc with its label, as the rectangle that it fills around (x, y)."""

    x: float
    y: float
    width: float
    height: float


def arranged(sizes: Sequence[Size], ties: Mapping[tuple[int, int], float], *, aspect: float = 1.5) -> list[tuple[float, float]]:
    """A place for the middle of each rectangle of these sizes: those with strong ties near each other, none over another.

    Parts of the network that have nothing to do with each other stand beside each other. The same input gives the same places.
    """
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(len(sizes)))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(ties.items()))
    parts = sorted((sorted(some) for some in networkx.connected_components(graph)), key=lambda some: (-len(some), some))
    laid = [_part(graph.subgraph(some), [sizes[n] for n in some], aspect) for some in parts]
    corners = shelved([size for _, size in laid], aspect)
    places = {
        n: (x + dx, y + dy)
        for some, (own, _), (dx, dy) in zip(parts, laid, corners, strict=True)
        for n, (x, y) in zip(some, own, strict=True)
    }
    return [places[n] for n in range(len(sizes))]


def _part(graph: "networkx.Graph[int]", sizes: Sequence[Size], aspect: float) -> tuple[list[tuple[float, float]], Size]:
    """Places in one part of the network, from its own upper left corner, and its size."""
    import networkx

    nodes = sorted(graph)
    rough = networkx.kamada_kawai_layout(graph, weight=None) if len(nodes) > 1 else None
    placed = networkx.spring_layout(graph, pos=rough, weight="weight", iterations=120, seed=SEED, k=1.6 / len(nodes) ** 0.5)
    area = sum(width * height for width, height in sizes) * ROOM
    across, down = (area * aspect) ** 0.5 / 2, (area / aspect) ** 0.5 / 2
    boxes = [Spread(float(placed[n][0]) * across, float(placed[n][1]) * down, *size) for n, size in zip(nodes, sizes, strict=True)]
    apart(boxes)
    left, top = min(box.x - box.width / 2 for box in boxes), min(box.y - box.height / 2 for box in boxes)
    right, bottom = max(box.x + box.width / 2 for box in boxes), max(box.y + box.height / 2 for box in boxes)
    return [(box.x - left, box.y - top) for box in boxes], (right - left, bottom - top)


def shelved(sizes: Sequence[Size], aspect: float) -> list[tuple[float, float]]:
    """The upper left corners of rectangles set in rows, so that together they are about `aspect` times as wide as high."""
    widest = max([(sum(width * height for width, height in sizes) * aspect) ** 0.5 * 1.1, *(width for width, _ in sizes)], default=0)
    corners: list[tuple[float, float]] = []
    x = y = high = 0.0
    for width, height in sizes:
        if x and x + width > widest:
            x, y, high = 0.0, y + high + GAP, 0.0
        corners.append((x, y))
        x, high = x + width + GAP, max(high, height)
    return corners


def apart(boxes: Sequence[Spread]) -> None:
    """Push rectangles that cover each other apart, along the shorter way, until none does."""
    for _ in range(ROUNDS):
        moved = False
        for a, b in combinations(boxes, 2):
            wide = (a.width + b.width) / 2 - abs(a.x - b.x)
            high = (a.height + b.height) / 2 - abs(a.y - b.y)
            if wide <= 0.01 or high <= 0.01:
                continue
            moved = True
            if wide < high:
                step = (wide / 2 + 0.5) * (1 if a.x < b.x else -1)
                a.x, b.x = a.x - step, b.x + step
            else:
                step = (high / 2 + 0.5) * (1 if a.y < b.y else -1)
                a.y, b.y = a.y - step, b.y + step
        if not moved:
            return


def backbone(ties: Mapping[tuple[int, int], float], each: int) -> dict[tuple[int, int], float]:
    """The strongest ties of every node, so many each: what holds the network together."""
    strongest: dict[int, list[tuple[float, tuple[int, int]]]] = {}
    for pair, weight in sorted(ties.items()):
        for node in pair:
            strongest.setdefault(node, []).append((-weight, pair))
    kept = {pair for some in strongest.values() for _, pair in sorted(some)[:each]}
    return {pair: ties[pair] for pair in sorted(kept)}
