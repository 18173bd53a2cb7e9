"""The frame of an official document: the lines around its body, and what label lines and index tables state."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from extractors.engine import lexicon, pattern
from schemas import Document, Outline

OPENING_LINES, CLOSING_LINES = 60, 25
SHORT_TABLE_ROWS = 6
PARAGRAPH = 60
LONGEST_ROW = 120  # characters of a row of an index table
# What can be pressed, before a label: [手机版本] [扫描分享] 发布时间：
BUTTONS = re.compile(r"[\[【][^\[\]【】]{1,12}[\]】]")
# The next cell of an index table dumped with pipes: 嘉府…23号|公开类型: |主动公开
NEXT_CELL = re.compile(r"\s*\|[^|]{0,12}[:：].*$")
NUMBERED = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十\d]+[章条节篇])"
)


class Line(NamedTuple):
    """A paragraph, or a row of a small table, at text[start:end]; `level`, `centered` and `size` are what the format says of it."""

    start: int
    end: int
    text: str
    level: int | None = None
    centered: bool = False


@dataclass(frozen=True)
class Frame:
    """What stands around the body: `opening` before it, `lines` all, and the values that labels give, by the kinds of labels.toml."""

    outline: Outline
    lines: tuple[Line, ...]
    opening: tuple[Line, ...]
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.outline.document.text

    def after(self, offset: int) -> tuple[Line, ...]:
        """The lines from an offset on."""
        return tuple(line for line in self.lines if line.start >= offset)

    def label(self, *kinds: str) -> str | None:
        """The first value that a label of these kinds gives."""
        return next((value for kind in kinds for value in self.labels.get(kind, ())), None)


def read_frame(outline: Outline) -> Frame:
    """The frame of a document."""
    document = outline.document
    lines = tuple(all_lines(document))
    labels: dict[str, list[str]] = {}
    for kind, value in field_labels(document):
        labels.setdefault(kind, []).append(value)
    end = opening_end(outline, lines)
    opening = [line for line in lines if line.start < end][:OPENING_LINES]
    kept = without_labels(opening, labels)
    for line in lines[-CLOSING_LINES:]:
        if line.start >= end:
            collect_labels(line.text, labels)
    return Frame(outline, lines, tuple(kept), {kind: tuple(values) for kind, values in labels.items()})


def all_lines(document: Document) -> Iterator[Line]:
    """The paragraphs, and the rows of tables small enough to be layout, in order."""
    text = document.text
    for block in document.blocks:
        if block.kind == "para":
            yield Line(block.start, block.end, text[block.start : block.end], block.level, block.centered)
        elif block.table is not None and document.tables[block.table].rows <= SHORT_TABLE_ROWS:
            at = block.start
            for row in text[block.start : block.end].split("\n"):
                if row.strip():
                    yield Line(at, at + len(row), row.strip().replace("\t", " "))
                at += len(row) + 1


def opening_end(outline: Outline, lines: tuple[Line, ...]) -> int:
    """Where the opening ends: at the plan's own title behind a notice, else at the first numbered item or paragraph of prose."""
    if outline.title is not None:
        return outline.title.start
    first = min((s.head.start for s in outline.sections if s.kind != "annex"), default=len(outline.document.text))
    prose = next((line.start for line in lines if is_prose(line.text)), first)
    return min(first, prose)


def without_labels(lines: Sequence[Line], labels: dict[str, list[str]]) -> list[Line]:
    """The lines that are no labels, those collected; a label that ends its line takes the next line as its value."""
    kept: list[Line] = []
    open_kind = ""
    for line in lines:
        if collect_labels(line.text, labels):
            open_kind = label_at_end(line.text)
        elif open_kind and can_be_value(open_kind, line.text):
            labels.setdefault(open_kind, []).append(line.text)
            open_kind = ""
        else:
            kept.append(line)
    return kept


def label_at_end(line: str) -> str:
    """The kind of the label that ends a line without a value; empty where none does."""
    marks = list(label_pattern().finditer(line))
    if not marks or line[marks[-1].end() :].strip(" *　|"):
        return ""
    return label_kinds()[re.sub(r"\s", "", marks[-1][1])]


def can_be_value(kind: str, line: str) -> bool:
    """Whether a line below a label can be its value: a number, a date, a short word, or any line of moderate length for the rest."""
    if kind == "number":
        return pattern("metadata", "number_line").fullmatch(line) is not None
    if kind in ("written", "published"):
        return len(line) <= 24 and re.match(r"(?:19|20)\d\d", line) is not None
    return len(line) <= (8 if kind == "other" else PARAGRAPH)


def is_prose(line: str) -> bool:
    """A paragraph of sentences: long, or closed by a full stop."""
    return (len(line) > PARAGRAPH and any(mark in line for mark in "，。；")) or (line.endswith("。") and len(line) > 12)


def field_labels(document: Document) -> Iterator[tuple[str, str]]:
    """(kind, value) of the fields that stand outside the text."""
    known = label_kinds()
    for one in document.fields:
        label = re.sub(r"[\s　:：*]", "", one.label)
        row: dict[str, list[str]] = {}
        if label in known and collect_labels(f"{label}：{one.value}", row):
            yield from ((kind, value) for kind, values in row.items() for value in values)


def collect_labels(line: str, labels: dict[str, list[str]]) -> bool:
    """Put the values of a line of labels (发文机关：… 成文日期：…) into `labels`; whether the line is one."""
    marks = list(label_pattern().finditer(line)) if "：" in line or ":" in line else []
    if not marks and (cells := bare_labels(line)):
        for kind, value in cells:
            if value and kind != "other":
                labels.setdefault(kind, []).append(value)
        return True
    if not marks or BUTTONS.sub("", line[: marks[0].start()]).strip(" *　#-|·"):
        return False
    marks = [marks[0], *label_pattern(glued=True).finditer(line, marks[0].end())]
    known = label_kinds()
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        value = NEXT_CELL.sub("", line[mark.end() : following.start() if following else len(line)].strip(" *　|")).strip()
        kind = known[re.sub(r"\s", "", mark[mark.lastindex or 1])]
        if value and kind != "other":
            labels.setdefault(kind, []).append(value)
    return True


def bare_labels(line: str) -> list[tuple[str, str]]:
    """The (kind, value) pairs of a row of an index table dumped without colons (发布机构 区府办 公开范围 面向全社会).

    Empty for other lines: a row begins with a label, and holds two, or one of three characters at least, or one that is set apart (标 题).
    """
    marks = list(bare_label_pattern().finditer(line)) if len(line) <= LONGEST_ROW else []
    if not marks or marks[0].start() or (len(marks) < 2 and len(marks[0][1]) < 3):
        return []
    known = label_kinds()
    return [
        (known[re.sub(r"\s", "", mark[1])], line[mark.end() : following.start() if following else len(line)].strip())
        for mark, following in zip(marks, [*marks[1:], None], strict=True)
    ]


@lru_cache
def bare_label_pattern() -> re.Pattern[str]:
    """Matches a label that a blank or a digit follows, at the head of a line or behind a blank or a digit."""
    words = sorted(label_kinds(), key=len, reverse=True)
    spaced = "|".join(r"\s?".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?:(?<![^\s\d])|(?<=备注/))(?:备注/)?({spaced})(?=[\s\dA-Z]|$)")


@lru_cache
def label_kinds() -> Mapping[str, str]:
    """The kind of each label, by the label without blanks."""
    table: dict[str, str] = {}
    for kind, words in lexicon("labels").items():
        assert isinstance(words, list)
        table |= dict.fromkeys(words, kind)
    return table


@lru_cache
def label_pattern(*, glued: bool = False) -> re.Pattern[str]:
    """Matches a label with its colon; the characters of a label may be set apart.

    `glued`: also a long one right behind the Han of a value, as where a page's line breaks were lost (…人民政府发布日期：…).
    """
    words = sorted(label_kinds(), key=len, reverse=True)
    spaced = "|".join(r"\s*".join(map(re.escape, word)) for word in words)
    runs_on = "|".join(map(re.escape, (word for word in words if len(word) > 3 or word == "文号")))
    behind = rf"|(?<=[\u4e00-\u9fff])({runs_on})\s*[:：]" if glued else ""
    return re.compile(rf"(?<![\u4e00-\u9fff])[【\[]?({spaced})[】\]]?\s*\*{{0,2}}\s*[:：]{behind}")


def is_above_title(line: str) -> bool:
    """A line that may stand above a title without belonging to it: number, red head, 附件1, secrecy, furniture of a page."""
    return any(
        pattern("metadata", name).fullmatch(line) for name in ("above_title", "number_line", "date_line", "dotted_date", "order_line")
    )


def is_numbered(line: str) -> bool:
    """A line that opens with an item number."""
    return NUMBERED.match(line) is not None
