"""Where a curve runs, and the triangle at its end."""

from math import hypot

from pipeline.graph.picture.scene import Curve

STEPS = 32


def points(curve: Curve) -> list[tuple[float, float]]:
    """The curve as a line of many corners."""
    found = []
    for step in range(STEPS + 1):
        t = step / STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        found.append((a * curve.x0 + b * curve.bx + c * curve.x1, a * curve.y0 + b * curve.by + c * curve.y1))
    return found


def arrow(curve: Curve, *, at_end: bool) -> list[tuple[float, float]]:
    """The corners of the arrow head at the end, or the start, of a curve."""
    x, y = (curve.x1, curve.y1) if at_end else (curve.x0, curve.y0)
    dx, dy = x - curve.bx, y - curve.by
    length = hypot(dx, dy) or 1.0
    dx, dy, size = dx / length, dy / length, 5 + 1.6 * curve.width
    back, side = (x - dx * size, y - dy * size), size * 0.45
    return [(x, y), (back[0] - dy * side, back[1] + dx * side), (back[0] + dy * side, back[1] - dx * side)]
