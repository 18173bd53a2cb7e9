"""The picture of who works with whom: bodies as discs as large as their load, ties from those who lead to those who support."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot

from pipeline.graph.analyses import cooperation, load
from pipeline.graph.ownership import Ownership
from pipeline.graph.picture.layout import arranged, backbone
from pipeline.graph.picture.scene import (
    FAINT,
    GROUP,
    INK,
    LEAD,
    NONE,
    PAPER,
    RESPONSIBLE,
    SUPPORT,
    Box,
    Curve,
    Disc,
    Scene,
    Words,
    blended,
    fitted,
    text_width,
)
from pipeline.graph.records import Idle, Load

SHOWN = 40  # bodies
EACH = 3  # ties of a body that are drawn, its strongest
LABEL, LONGEST = 13.0, 190.0
HEAD, MARGIN, FOOT = 78.0, 36.0, 64.0
LEAST_WIDE = 840.0
HOLE = 0.62  # of a disc's radius, where the number stands


ROLE_NAMES = {LEAD: "牵头", RESPONSIBLE: "责任（未分主次）", SUPPORT: "配合"}


@dataclass(frozen=True, slots=True)
class Node:
    """A body in the picture."""

    label: str
    load: Load | None
    member: bool
    tip: str

    @property
    def radius(self) -> float:
        """Its area grows with its tasks."""
        return 9.0 if self.load is None else min(44.0, 8.0 + 5.2 * self.load.tasks**0.5)

    @property
    def slices(self) -> tuple[tuple[float, str], ...]:
        """The shares of its roles."""
        if self.load is None:
            return ()
        counts = ((self.load.lead, LEAD), (self.load.responsible, RESPONSIBLE), (self.load.support, SUPPORT))
        total = sum(count for count, _ in counts)
        return tuple((count / total, colour) for count, colour in counts)


def cooperation_scene(ownership: Ownership, title: str, *, idle: Sequence[Idle] = (), members: frozenset[str] = frozenset()) -> Scene:
    """The picture of an ownership; `idle` are members of groups without a task, `members` the ids of bodies in a leading group."""
    loads = load(ownership)
    nodes, at = _nodes(ownership, loads[:SHOWN], idle if len(loads) <= SHOWN else (), members)
    ties, directed = _ties(ownership, at)
    drawn = backbone(ties, EACH)
    joined = sorted({node for pair in drawn for node in pair})
    places = _joined(nodes, joined, drawn)
    width = max([LEAST_WIDE, text_width(title, 19) + 2 * MARGIN, *(x + _size(nodes[n])[0] / 2 + MARGIN for n, (x, _) in places.items())])
    bottom = max([HEAD, *(y + _size(nodes[n])[1] / 2 + 14 for n, (_, y) in places.items())])
    alone = [n for n in range(len(nodes)) if n not in places]
    scene = Scene(width, bottom, title)
    scene.items += [
        Words(MARGIN, 30, title, 19, anchor="start", bold=True),
        Words(MARGIN, 56, _note(ownership, loads, ties, drawn), 13, FAINT, "start"),
    ]
    scene.items += [_curve(pair, places, nodes, drawn, directed) for pair in sorted(drawn, key=lambda pair: (drawn[pair], pair))]
    if alone:
        places |= _alone(scene, nodes, alone, titled=bool(joined))
    for n in sorted(places):
        scene.items += _drawn(nodes[n], *places[n])
    _legend(scene, members=any(n.member for n in nodes), idle=any(n.load is None for n in nodes))
    return scene


def _nodes(ownership: Ownership, loads: Sequence[Load], idle: Sequence[Idle], members: frozenset[str]) -> tuple[list[Node], dict[str, int]]:
    """The bodies to draw, and the place of each by its name in the analyses."""
    printed = {body.id: body.printed for body in ownership.bodies}
    one_plan = len({task.document for task in ownership.tasks}) == 1
    nodes = []
    for one in loads:
        name = printed[one.id] if one_plan else one.agency
        tip = f"{one.agency}：牵头{one.lead}项，责任{one.responsible}项，配合{one.support}项"
        nodes.append(Node(fitted(name, LABEL, LONGEST), one, one.id in members, tip))
    nodes += [Node(fitted(one.agency, LABEL, LONGEST), None, True, f"{one.agency}：{one.group or ''}成员，没有任务") for one in idle]
    return nodes, {one.agency: n for n, one in enumerate(loads)}


def _ties(ownership: Ownership, at: Mapping[str, int]) -> tuple[dict[tuple[int, int], float], dict[tuple[int, int], tuple[int, int]]]:
    """How many tasks each two of the bodies share, and in how many the first and the second lead the other."""
    shared: dict[tuple[int, int], float] = {}
    directed: dict[tuple[int, int], tuple[int, int]] = {}
    for tie in cooperation(ownership):
        if tie.a in at and tie.b in at:
            pair = (at[tie.a], at[tie.b])
            # Where one leads the other counts more than two that merely stand in one list.
            shared[pair] = tie.shared + (tie.a_leads + tie.b_leads) / 2
            directed[pair] = (tie.a_leads, tie.b_leads)
    return shared, directed


def _size(node: Node) -> tuple[float, float]:
    """The rectangle that a disc and the label under it fill."""
    return max(2 * node.radius, text_width(node.label, LABEL)) + 14, 2 * node.radius + LABEL + 16


def _joined(nodes: Sequence[Node], joined: Sequence[int], ties: Mapping[tuple[int, int], float]) -> dict[int, tuple[float, float]]:
    """Places for the bodies that have ties, in the picture's pixels."""
    number = {n: at for at, n in enumerate(joined)}
    inner = {(number[a], number[b]): weight for (a, b), weight in ties.items()}
    sizes = [_size(nodes[n]) for n in joined]
    found = arranged(sizes, inner) if joined else []
    if not found:
        return {}
    left = min(x - width / 2 for (x, _), (width, _) in zip(found, sizes, strict=True))
    top = min(y - height / 2 for (_, y), (_, height) in zip(found, sizes, strict=True))
    return {n: (x - left + MARGIN, y - top + HEAD) for n, (x, y) in zip(joined, found, strict=True)}


def _alone(scene: Scene, nodes: Sequence[Node], alone: Sequence[int], *, titled: bool) -> dict[int, tuple[float, float]]:
    """Places in rows below the rest for those who share no task; the picture grows by them."""
    if titled:
        scene.items.append(Words(MARGIN, scene.height + 18, "没有共同任务的单位", 13, FAINT, "start"))
        scene.height += 38
    places: dict[int, tuple[float, float]] = {}
    x, high, row = MARGIN, 0.0, list[int]()
    for n in alone:
        width, height = _size(nodes[n])
        if row and x + width > scene.width - MARGIN:
            scene.height += high + 8
            x, high, row = MARGIN, 0.0, []
        places[n] = (x + width / 2, scene.height + height / 2)
        x, high = x + width, max(high, height)
        row.append(n)
    scene.height += high + 8
    return places


def _curve(
    pair: tuple[int, int],
    places: Mapping[int, tuple[float, float]],
    nodes: Sequence[Node],
    drawn: Mapping[tuple[int, int], float],
    directed: Mapping[tuple[int, int], tuple[int, int]],
) -> Curve:
    """The line between two bodies, from edge to edge of their discs."""
    (ax, ay), (bx, by) = ((x, y - (LABEL + 4) / 2) for x, y in (places[pair[0]], places[pair[1]]))
    strength = drawn[pair] / max(drawn.values())
    a_leads, b_leads = directed[pair]
    length = hypot(bx - ax, by - ay) or 1.0
    mx, my = (ax + bx) / 2 - (by - ay) * 0.12, (ay + by) / 2 + (bx - ax) * 0.12
    start, stop = nodes[pair[0]].radius + 3, nodes[pair[1]].radius + 3
    if start + stop >= length:
        start = stop = 0
    x0, y0 = _towards(ax, ay, mx, my, start)
    x1, y1 = _towards(bx, by, mx, my, stop)
    colour = blended(LEAD if a_leads or b_leads else INK, 0.25 + 0.45 * strength)
    names = nodes[pair[0]].label, nodes[pair[1]].label
    tip = f"{names[0]} — {names[1]}：{names[0]}牵头{a_leads}项，{names[1]}牵头{b_leads}项"
    return Curve(x0, y0, mx, my, x1, y1, 1 + 4 * strength, colour, head=a_leads > 0, tail=b_leads > 0, tip=tip)


def _towards(x: float, y: float, to_x: float, to_y: float, far: float) -> tuple[float, float]:
    length = hypot(to_x - x, to_y - y) or 1.0
    return x + (to_x - x) / length * far, y + (to_y - y) / length * far


def _drawn(node: Node, x: float, y: float) -> list[Disc | Words]:
    """A disc, the number of its tasks in it, its name under it."""
    middle = y - (LABEL + 4) / 2
    ring = GROUP if node.member else NONE if node.load is None else None
    items: list[Disc | Words] = [Disc(x, middle, node.radius, node.slices, ring, node.tip)]
    if node.load is not None:
        items.append(Disc(x, middle, node.radius * HOLE, ((1.0, PAPER),), None, node.tip))
        items.append(Words(x, middle, str(node.load.tasks), min(15.0, max(9.5, node.radius * 0.6)), INK, bold=True))
    items.append(Words(x, middle + node.radius + 11, node.label, LABEL, INK if node.load else FAINT, halo=True))
    return items


def _note(
    ownership: Ownership, loads: Sequence[Load], ties: Mapping[tuple[int, int], float], drawn: Mapping[tuple[int, int], float]
) -> str:
    owned = len(set(ownership.task_of))
    note = f"{len(loads)}个单位，{len(ownership.tasks)}项任务，其中{owned}项有责任单位"
    if len(loads) > SHOWN:
        note += f"；图中为任务最多的{SHOWN}个单位"
    if not ties:
        return f"{note}；各项任务都由一个单位负责，没有共同任务"
    return f"{note}；{len(ties)}对单位有共同任务" + (
        f"，连线为每个单位最紧密的{EACH}对，共{len(drawn)}对" if len(drawn) < len(ties) else ""
    )


def _legend(scene: Scene, *, members: bool, idle: bool) -> None:
    """What the colours mean, in a row at the foot."""
    y, x = scene.height + 24, MARGIN
    scene.items.append(Box(0, scene.height, scene.width, FOOT, "#f4f6f8"))
    roles = {colour for item in scene.items if isinstance(item, Disc) for share, colour in item.slices if share}
    named = ((ROLE_NAMES[colour], colour, None) for colour in (LEAD, RESPONSIBLE, SUPPORT) if colour in roles)
    marks: list[tuple[str, str, str | None]] = [*named, *([("领导小组成员", PAPER, GROUP)] if members else [])]
    for name, colour, ring in marks:
        scene.items += [Disc(x + 7, y, 6, ((1.0, colour),), ring), Words(x + 19, y, name, 12, FAINT, "start")]
        x += 19 + text_width(name, 12) + 20
    ties = [item for item in scene.items if isinstance(item, Curve)]
    for name, colour, head in (("由牵头单位指向配合单位", blended(LEAD, 0.7), True), ("同为一项任务的责任单位", blended(INK, 0.5), False)):
        if any((tie.head or tie.tail) == head for tie in ties):
            scene.items += [Curve(x, y, x + 20, y, x + 40, y, 2, colour, head=head), Words(x + 48, y, name, 12, FAINT, "start")]
            x += 48 + text_width(name, 12) + 20
    hint = "圆的大小和其中的数字表示任务数" + ("，线的粗细表示共同任务数" if ties else "") + ("；空心圆没有任务" if idle else "")
    scene.items.append(Words(MARGIN, y + 24, hint, 12, FAINT, "start"))
    scene.height += FOOT
