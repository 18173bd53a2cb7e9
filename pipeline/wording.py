"""How figures, dates and places are put into words for people: the same in tables, workbook and print."""

# ruff: noqa: D102 – the members of a protocol say what they are by their names
import re
from typing import Protocol

from schemas import TimeRef

COMPARED = {"=": "", ">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "range": "", "~": "约"}
STEP = " › "
LONGEST_STEP = 30  # characters of a heading that names a place
BARE_ENDS = "0-9A-Za-z一二三四五六七八九十章节篇编条分件表录栏"  # last characters of a number without a mark of its own: 附件2, 第三章
BARE = re.compile(f"[{BARE_ENDS}]$")


class Quantity(Protocol):
    """What an indicator of a plan and one of the store have in common."""

    @property
    def name(self) -> str: ...
    @property
    def basis(self) -> str: ...
    @property
    def comparator(self) -> str: ...
    @property
    def value(self) -> float: ...
    @property
    def value_high(self) -> float | None: ...
    @property
    def unit(self) -> str | None: ...


def number(value: float) -> str:
    """A number without an idle fraction: 150.0 → 150, 0.69 → 0.69."""
    return str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def amount(quantity: Quantity) -> str:
    """Comparator, number and unit: ≥150亿元, 20–30%."""
    high = "" if quantity.value_high is None else f"–{number(quantity.value_high)}"
    return f"{COMPARED[quantity.comparator]}{number(quantity.value)}{high}{quantity.unit or ''}"


def phrase(quantity: Quantity) -> str:
    """An indicator in one phrase: 中医馆覆盖率≥85%; a change says so: 床位数（变化量）200张."""
    change = "（变化量）" if quantity.basis == "delta" else ""
    gap = " " if not change and quantity.name[-1:].isascii() else ""  # PM2.5 35微克, not PM2.535微克
    return f"{quantity.name}{change}{gap}{amount(quantity)}"


def due_words(due: TimeRef | None) -> str:
    """A time expression as printed; nothing for none."""
    return due.text if due else ""


def headed(number: str | None, title: str) -> str:
    """A title behind its number: 1.改造站台; with a blank where the number has no mark of its own (1 改造站台, 附件2 分工表)."""
    return f"{number or ''}{' ' if BARE.search(number or '') else ''}{title}"


def step_words(number: str | None, title: str) -> str:
    """A heading as a step of the way to a place; some run on for a whole sentence, whose end is cut."""
    return headed(number, shortened(title, LONGEST_STEP))


def shortened(text: str, longest: int) -> str:
    """The text in one line, with … for what is more than so many characters."""
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[:longest]}…"


def place_words(section_path: str | None, page: int | None, paragraph: int) -> str:
    """Where a fact stands: 三、重点任务 › （一）…，第3页; the paragraph where the format has no pages."""
    here = f"第{page}页" if page is not None else f"第{paragraph}段"
    return f"{section_path}，{here}" if section_path else here
