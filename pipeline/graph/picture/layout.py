"""Finds places for labelled discs so that neighbours are near and no label covers another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

SEED = 11
ROUNDS = 400


@dataclass(slots=True)
class Spread:
    """A disc with its label, as the rectangle that it fills around (x, y)."""

    x: float
    y: float
    width: float
    height: float


def arranged(
    sizes: Sequence[tuple[float, float]], ties: Mapping[tuple[int, int], float], *, aspect: float = 1.5
) -> list[tuple[float, float]]:
    """A place for the middle of each rectangle of these sizes: those with strong ties near each other, none over another.

    The same input gives the same places.
    """
    import networkx

    graph: networkx.Graph[int] = networkx.Graph()
    graph.add_nodes_from(range(len(sizes)))
    graph.add_weighted_edges_from((a, b, weight) for (a, b), weight in sorted(ties.items()))
    rough = networkx.kamada_kawai_layout(graph, weight=None) if len(sizes) > 1 and networkx.is_connected(graph) else None
    placed = networkx.spring_layout(graph, pos=rough, weight="weight", iterations=120, seed=SEED, k=1.6 / max(1, len(sizes)) ** 0.5)
    area = sum(width * height for width, height in sizes) * 4.0
    across, down = (area * aspect) ** 0.5 / 2, (area / aspect) ** 0.5 / 2
    boxes = [Spread(float(placed[n][0]) * across, float(placed[n][1]) * down, *size) for n, size in enumerate(sizes)]
    apart(boxes)
    return [(box.x, box.y) for box in boxes]


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
