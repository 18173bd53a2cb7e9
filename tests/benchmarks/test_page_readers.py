"""Speed and memory of the readers that work by geometry, against pdfplumber in the same run over the same files."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import process_time

import pdfplumber
import pytest

from pipeline.readers import read
from tests.pipeline.readers.ofd.packing import EM, PITCH, TOP, Page, document_parts, packed, text
from tests.pipeline.readers.ofd.packing import LEFT as OFD_LEFT
from tests.pipeline.readers.printing import FONT, Press, headed, numbered, pdfmetrics

AIM = "为方便居民就近读书，三年内在全市新建社区图书室四十间，每间藏书不少于三千册，开放时间由街道办事处公布在社区的告示牌上。"
HEAD = ["序号", "任务", "举措", "牵头单位"]
EDGES = (77.0, 117.0, 217.0, 417.0, 509.0)
PAGES, ROUNDS = 8, 5
PROSE, TABLES, OFD, MEGABYTES = 0.15, 0.8, 2.0, 300


class Placed(Press):
    """A press that places every character by itself, as word processors do."""

    def put(self, x: float, y: float, text: str, em: float = 16.0) -> None:
        """One line at a place."""
        placed = self.canvas.beginText()
        placed.setFont(FONT, em)
        for ch in text:
            placed.setTextOrigin(x, self.size[1] - y)
            placed.textOut(ch)
            x += pdfmetrics.stringWidth(ch, FONT, em)
        self.canvas.drawText(placed)


def prose(path: Path, kind: type[Press] = Placed) -> Path:
    press = kind(furniture=headed)
    while press.page <= PAGES:
        press.paragraph(AIM)
    return press.save(path)


def tables(path: Path, pages: int = PAGES) -> Path:
    press = Placed(furniture=numbered)
    for i in range(pages):
        press.paragraph(AIM)
        press.table([HEAD, *([str(10 * i + k), f"新建第{k}批图书室", AIM[:44], "市文化旅游局"] for k in range(6))], EDGES)
        press.turn()
    return press.save(path)


def ofd(path: Path) -> Path:
    """The prose of the PDF, a text object a line."""
    columns = 27
    lines = [AIM[k : k + columns] for k in range(0, len(AIM), columns)] * 8
    pages = [Page([text(OFD_LEFT, TOP + i * PITCH, line) for i, line in enumerate(lines[:23])]) for _ in range(PAGES)]
    path.write_bytes(packed(document_parts("Doc_0", pages, {})))
    assert EM > 5
    return path


def plumbed(path: Path, *, with_tables: bool) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()
            if with_tables:
                page.extract_tables()
            page.close()


def compared(ours: Callable[[], object], theirs: Callable[[], object]) -> float:
    """Our CPU time over theirs: both in turn, so that other programs on the machine slow both; medians after one warm round."""
    rounds = []
    for _ in range(ROUNDS + 1):
        start = process_time()
        ours()
        middle = process_time()
        theirs()
        rounds.append((middle - start, process_time() - middle))
    mine, other = (median(times) for times in zip(*rounds[1:], strict=True))
    print(f"{mine * 1000:.0f} ms to {other * 1000:.0f} ms CPU, ratio {mine / other:.3f}")
    return mine / other


def test_prose_pages_take_at_most_a_seventh_of_pdfplumber(tmp_path: Path) -> None:
    path = prose(tmp_path / "prose.pdf")
    assert compared(lambda: read(path), lambda: plumbed(path, with_tables=False)) <= PROSE


def test_table_pages_take_less_than_pdfplumber(tmp_path: Path) -> None:
    path = tables(tmp_path / "tables.pdf")
    assert compared(lambda: read(path), lambda: plumbed(path, with_tables=True)) <= TABLES


def test_an_ofd_takes_at_most_twice_its_pdf(tmp_path: Path) -> None:
    pdf, path = prose(tmp_path / "prose.pdf", Press), ofd(tmp_path / "prose.ofd")
    assert compared(lambda: read(path), lambda: read(pdf)) <= OFD


# The peak of a process of its own: where /proc tells it, since getrusage would count what the parent held when it forked.
PEAK = """
import resource, sys
from pathlib import Path
from pipeline.readers import read
assert read(Path(sys.argv[1])).source.pages >= 108
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else []
told = next((line.split()[1] for line in lines if line.startswith("VmHWM:")), None)
print(told or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // (1024 if sys.platform == "darwin" else 1))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="resource is not there")
def test_memory_stays_small_over_many_pages(tmp_path: Path) -> None:
    path = tables(tmp_path / "tables.pdf", 108)
    command = [sys.executable, "-c", PEAK, str(path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], check=True, capture_output=True, text=True)
    megabytes = int(done.stdout) / 1024
    print(f"{megabytes:.0f} MB")
    assert megabytes < MEGABYTES
