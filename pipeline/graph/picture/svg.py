"""A scene as SVG."""

from html import escape
from math import cos, pi, sin

from pipeline.graph.picture.arrows import arrow
from pipeline.graph.picture.fonts import FAMILIES
from pipeline.graph.picture.scene import PAPER, Box, Curve, Disc, Scene, Words


def svg(scene: Scene) -> str:
    """The SVG document; its texts stay texts, in the first Chinese font of the viewer's that is there."""
    fonts = ", ".join(f"'{name}'" for name in FAMILIES)
    head = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{num(scene.width)}" height="{num(scene.height)}" '
        f'viewBox="0 0 {num(scene.width)} {num(scene.height)}" role="img" font-family="{fonts}, sans-serif" lang="zh-CN">\n'
        f"<title>{escape(scene.title)}</title>\n"
        f'<rect width="100%" height="100%" fill="{PAPER}"/>\n'
    )
    return head + "\n".join(map(_item, scene.items)) + "\n</svg>\n"


def _item(item: Disc | Curve | Words | Box) -> str:
    if isinstance(item, Words):
        return _words(item)
    if isinstance(item, Disc):
        return _disc(item)
    return _curve(item) if isinstance(item, Curve) else _box(item)


def _words(item: Words) -> str:
    weight = ' font-weight="bold"' if item.bold else ""
    weight += f' paint-order="stroke" stroke="{PAPER}" stroke-width="3.5" stroke-linejoin="round"' if item.halo else ""
    return (
        f'<text x="{num(item.x)}" y="{num(item.y)}" dy="0.36em" font-size="{num(item.size)}" fill="{item.colour}" '
        f'text-anchor="{item.anchor}"{weight}>{escape(item.text)}{_tip(item.tip)}</text>'
    )


def _disc(item: Disc) -> str:
    ring = f' stroke="{item.ring}" stroke-width="2.5"' if item.ring else ""
    whole = f'<circle cx="{num(item.x)}" cy="{num(item.y)}" r="{num(item.radius)}"'
    told = [(share, colour) for share, colour in item.slices if share > 0]
    if len(told) <= 1:
        fill = told[0][1] if told else PAPER
        return f'{whole} fill="{fill}"{ring}>{_tip(item.tip)}</circle>'
    cuts, begun = [], 0.0
    for share, colour in told:
        cuts.append(f'<path d="{_slice(item, begun, begun + share)}" fill="{colour}"/>')
        begun += share
    return f'<g>{_tip(item.tip)}{"".join(cuts)}{whole} fill="none"{ring}/></g>'


def _slice(item: Disc, begin: float, end: float) -> str:
    points = [(item.x + item.radius * sin(2 * pi * at), item.y - item.radius * cos(2 * pi * at)) for at in (begin, end)]
    (x0, y0), (x1, y1) = points
    large = int(end - begin > 0.5)
    return f"M{num(item.x)} {num(item.y)}L{num(x0)} {num(y0)}A{num(item.radius)} {num(item.radius)} 0 {large} 1 {num(x1)} {num(y1)}Z"


def _curve(item: Curve) -> str:
    dash = ' stroke-dasharray="4 4"' if item.dashed else ""
    path = f"M{num(item.x0)} {num(item.y0)}Q{num(item.bx)} {num(item.by)} {num(item.x1)} {num(item.y1)}"
    line = f'<path d="{path}" fill="none" stroke="{item.colour}" stroke-width="{num(item.width)}"{dash}>{_tip(item.tip)}</path>'
    heads = [arrow(item, at_end=at_end) for at_end, wanted in ((True, item.head), (False, item.tail)) if wanted]
    drawn = [f'<path d="M{" L".join(f"{num(x)} {num(y)}" for x, y in head)}Z" fill="{item.colour}"/>' for head in heads]
    return line + "".join(drawn)


def _box(item: Box) -> str:
    edge = f' stroke="{item.edge}" stroke-width="1.5"' if item.edge else ""
    size = f'x="{num(item.x)}" y="{num(item.y)}" width="{num(item.width)}" height="{num(item.height)}"'
    return f'<rect {size} rx="4" fill="{item.fill}"{edge}/>'


def _tip(text: str) -> str:
    return f"<title>{escape(text)}</title>" if text else ""


def num(value: float) -> str:
    """A number with one decimal, without idle zeros."""
    return f"{value:.1f}".removesuffix(".0")
