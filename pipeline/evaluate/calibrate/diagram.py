"""The reliability diagram as SVG: confidence from left to right, share of facts that are right upwards."""

from collections.abc import Iterator
from html import escape

from pipeline.evaluate.calibrate.reliability import Reliability

SIDE, LEFT, TOP, BOTTOM, BETWEEN = 340, 56, 48, 64, 76
TICKS = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
LOW = TICKS[0]  # hardly a fact is less sure than that; what is lies on the edge
INK, GRID, LINE, DOT = "#222", "#ddd", "#999", "#1f6fb2"
SMALLEST, LARGEST = 3.5, 15.0


def draw(panels: dict[str, Reliability]) -> str:
    """One panel a title, beside each other; a dot a bin, its area by how many facts it holds, its label their number."""
    wide, high = LEFT + len(panels) * (SIDE + BETWEEN), TOP + SIDE + BOTTOM
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}" font-family="sans-serif">'
    )
    inner = [line for n, (title, one) in enumerate(panels.items()) for line in panel(title, one, LEFT + n * (SIDE + BETWEEN))]
    return "\n".join([opening, f'<rect width="{wide}" height="{high}" fill="white"/>', *inner, "</svg>"]) + "\n"


def panel(title: str, reliability: Reliability, left: float) -> Iterator[str]:
    """Frame, diagonal and dots."""
    said = f"{title}: {reliability.facts} facts, Brier {reliability.brier:.4f}, ECE {reliability.gap:.4f}"
    yield words(left + SIDE / 2, TOP - 20, said, size=13)
    for tick in TICKS:
        yield line(across(left, tick), TOP, across(left, tick), TOP + SIDE, GRID)
        yield line(left, up(tick), left + SIDE, up(tick), GRID)
        yield words(across(left, tick), TOP + SIDE + 18, f"{tick:.1f}", size=11)
        yield words(left - 18, up(tick) + 4, f"{tick:.1f}", size=11)
    yield line(left, TOP + SIDE, left + SIDE, TOP, LINE)
    yield words(left + SIDE / 2, TOP + SIDE + 42, "confidence (mean of bin); up: share that is right", size=12)
    yield from dots(reliability, left)


def dots(reliability: Reliability, left: float) -> Iterator[str]:
    """The bins."""
    most = max((b.facts for b in reliability.bins), default=1)
    for place, one in enumerate(reliability.bins):
        x, y = across(left, one.confidence), up(one.right)
        radius = max(SMALLEST, LARGEST * (one.facts / most) ** 0.5)
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{DOT}" fill-opacity="0.55"/>'
        yield words(x, y + radius + 12 + 12 * (place % 3), str(one.facts), size=10)


def across(left: float, confidence: float) -> float:
    """Where a confidence stands."""
    return left + SIDE * (max(confidence, LOW) - LOW) / (1 - LOW)


def up(share: float) -> float:
    """Where a share stands."""
    return TOP + SIDE * (1 - (max(share, LOW) - LOW) / (1 - LOW))


def line(x1: float, y1: float, x2: float, y2: float, colour: str) -> str:
    """A thin line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{colour}"/>'


def words(x: float, y: float, text: str, *, size: int) -> str:
    """Centred words."""
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{INK}" text-anchor="middle">{escape(text)}</text>'
