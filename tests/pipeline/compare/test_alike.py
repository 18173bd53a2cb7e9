"""Likeness of texts, and what goes together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.compare.alike import bare, home_names, likeness, likenesses, matched, woven
from schemas import Metadata, Region, Source

SOURCE = Source(name="x", media_type="text/plain", sha256="0" * 64, bytes=1)
TEXTS = st.lists(st.text("建设中医馆", max_size=6), max_size=5)


def test_home_names() -> None:
    card = Metadata(id="x", source=SOURCE, region=Region(name="云溪市青岚区", path=("云溪市", "青岚区")))
    assert home_names(card) == ("云溪市青岚区", "云溪市", "青岚区")
    assert home_names(Metadata(id="x", source=SOURCE)) == ()


@pytest.mark.parametrize(
    ("text", "homes", "words"),
    [("云溪市建设（中医馆） 3家。", ("云溪市",), "建设中医馆3家"), ("全市推进ＡＢ、我区落实", (), "推进ab落实"), ("", (), "")],
)
def test_bare(text: str, homes: tuple[str, ...], words: str) -> None:
    assert bare(text, homes) == words


@given(TEXTS, TEXTS)
def test_the_lists_may_change_places(mine: list[str], theirs: list[str]) -> None:
    there, back = likenesses(mine, theirs), likenesses(theirs, mine)
    assert there == {(i, j): score for (j, i), score in back.items()}
    assert there == {(i, j): s for i, one in enumerate(mine) for j, other in enumerate(theirs) if (s := likeness(one, other))}
    assert sorted((i, j) for i, j, _ in matched(there, 0.5)) == sorted((i, j) for j, i, _ in matched(back, 0.5))


@pytest.mark.parametrize(
    ("counts", "together", "order"),
    [
        ((2, 2), [(0, 0), (1, 1)], [(0, 0), (1, 1)]),
        ((2, 3), [(0, 0), (1, 2)], [(0, 0), (None, 1), (1, 2)]),
        ((1, 2), [(0, 1)], [(None, 0), (0, 1)]),
        ((2, 2), [(0, 0), (0, 1)], [(0, 0), (0, 1), (1, None)]),
        ((1, 2), [], [(None, 0), (None, 1), (0, None)]),
        ((0, 0), [], []),
    ],
)
def test_woven(counts: tuple[int, int], together: list[tuple[int, int]], order: list[tuple[int | None, int | None]]) -> None:
    assert woven(*counts, together) == order
