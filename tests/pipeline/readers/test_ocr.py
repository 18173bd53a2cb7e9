"""What the recogniser says of a picture, as runs; and one real picture where the extra is installed."""

from types import SimpleNamespace
from typing import Any

import pytest

from pipeline.readers import ocr

np = pytest.importorskip("numpy")

POINT = 200 / 72


def box(x0: float, x1: float, middle: float, height: float = 16.0) -> Any:
    """A recognised box, given in points."""
    top, bottom = middle - height / 2, middle + height / 2
    return np.array([[x0, top], [x1, top], [x1, bottom], [x0, bottom]]) * POINT


def said(monkeypatch: pytest.MonkeyPatch, *lines: tuple[Any, str, float]) -> None:
    boxes, texts, scores = zip(*lines, strict=True) if lines else (None, None, None)
    result = SimpleNamespace(boxes=boxes and np.array(boxes), txts=texts, scores=scores)
    monkeypatch.setattr(ocr, "_engine", lambda: lambda picture: result)


@pytest.mark.parametrize(
    ("read", "mended"),
    [
        ("(二)社区图书室", "（二）社区图书室"),
        ("（二)开放时间", "（二）开放时间"),
        ("每周开放5天(含周末),书目按季更新", "每周开放5天（含周末），书目按季更新"),
        ("到馆率为1.09%o，借阅率为12%", "到馆率为1.09‰，借阅率为12%"),
        ("see page 3, line 4", "see page 3, line 4"),
    ],
)
def test_punctuation_is_mended_beside_han(monkeypatch: pytest.MonkeyPatch, read: str, mended: str) -> None:
    said(monkeypatch, (box(80, 400, 100), read, 0.99))
    assert [run.text for run in ocr.runs_of(None)] == [mended]


def test_sizes_that_waver_are_one_and_a_title_keeps_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "图书室由街道办事处日常看护"
    said(
        monkeypatch,
        (box(100, 100 + 22 * 8, 80, 24), "社区图书室方案", 0.99),
        (box(80, 80 + 16.3 * len(body), 120), body, 0.98),
        (box(80, 80 + 16.0 * len(body), 148), body, 0.97),
        (box(74, 74 + 23.3, 176), "护", 0.96),
    )
    runs = ocr.runs_of(None)
    assert len({run.size for run in runs[1:]}) == 1
    assert runs[0].size > 1.3 * runs[1].size
    assert [round(run.confidence, 2) for run in runs] == [0.99, 0.98, 0.97, 0.96]


def test_an_empty_picture_has_no_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch)
    assert ocr.runs_of(None) == []


@pytest.mark.skipif(not ocr.available(), reason="the extra ocr is not installed")
def test_a_printed_page_is_recognised() -> None:
    pypdfium2 = pytest.importorskip("pypdfium2")
    from tests.pipeline.readers.printing import Press

    press = Press()
    press.put(80, 100, "PLAN 2025-2027", 24)
    page = pypdfium2.PdfDocument(press.bytes())[0]
    runs = ocr.runs_of(page.render(scale=ocr.DPI / 72).to_numpy()[:, :, :3])
    assert [run.text for run in runs] == ["PLAN 2025-2027"]
    assert abs(runs[0].base - 100) < 6
    assert runs[0].confidence > 0.8
