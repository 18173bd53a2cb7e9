"""The edges of a column of lines."""

import pytest

from pipeline.readers.layout import Line, Sheet
from pipeline.readers.layout.frames import frames_of

A4 = (595.0, 842.0)


def lines(*places: tuple[float, float], page: int = 1) -> list[Line]:
    """Lines from x0 to x1, one under the other."""
    return [Line("字", x0, x1, 100.0 + 28 * i, 16.0, page, hang=x0) for i, (x0, x1) in enumerate(places)]


@pytest.mark.parametrize(
    ("places", "edges"),
    [
        ([(109, 509), (77, 509), (77, 300)], (77, 509)),
        ([(109, 509), (77, 513), (77, 509), (77, 501), (77, 509), (77, 300)], (77, 509)),
        ([(109, 500)], (109, 500)),
        ([(60 + 7 * i, 500 + i) for i in range(9)], (60, 504)),  # no two lines begin together
    ],
)
def test_edges_are_those_of_the_long_lines(places: list[tuple[float, float]], edges: tuple[float, float]) -> None:
    frame = frames_of(lines(*places), {1: Sheet(1, *A4)})[1, 0]
    assert (frame.left, frame.right) == edges


def test_a_page_of_few_lines_has_the_edges_of_the_others_and_a_shifted_page_its_own() -> None:
    long, shifted, few = [(77, 509)] * 8, [(90, 522)] * 8, [(109, 240), (77, 180)]
    placed = lines(*long) + lines(*shifted, page=2) + lines(*long, page=3) + lines(*few, page=4)
    frames = frames_of(placed, {n: Sheet(n, *A4) for n in range(1, 5)})
    assert [(frames[n, 0].left, frames[n, 0].right) for n in range(1, 5)] == [(77, 509), (90, 522), (77, 509), (77, 509)]
