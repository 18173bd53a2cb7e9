"""Markdown: headings with their level, tables, emphasis and links to plain text, then the repair of any dump."""

import re
from collections.abc import Iterator, Sequence
from html import unescape
from pathlib import Path

from extractors.engine import Patterns
from extractors.labels import known_labels
from pipeline.readers.builder import DocumentBuilder, GridCell
from pipeline.readers.decode import decode
from pipeline.readers.hypertext import blocks
from pipeline.readers.hypertext.page import parse_text
from pipeline.repair import Grid, Line, Look, lay_out, split_lines
from schemas import Document, Source

MARKDOWN = Patterns("markdown", __file__)

HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(.*?)[ \t]*#*$")
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,}|(?:[-*_] ){2,}[-*_])$")
FENCE = re.compile(r"(?:```|~~~)")
LIST_MARK = re.compile(r"^(?:[-*+]|>+)[ \t]+(?=\S)")
# **label**: value, as harvesters put it above and below the text; the label may stand in bold or not.
META = re.compile(r"\*\*\s*([^*：:]{2,8})\s*\*\*\s*[:：]\s*(.*)$")
FRONT_MATTER = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*\n", re.S)
FILE_LINK = re.compile(r"\[[^\[\]]*\]\([^)]*\.(?:pdf|docx?|wps|ofd|xlsx?|zip|rar)[^)]*\)$", re.I)
IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
LINK = re.compile(r"(?<!!)\[([^\[\]\n]*)\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
TAG = re.compile(r"</?(?:u|b|i|em|strong|span|font|center|sup|sub|p|div|a|mark|del|small|big)(?:\s[^<>\n]{0,200})?/?>", re.I)
BREAK = re.compile(r"<br\s*/?>", re.I)
EMPHASIS = re.compile(r"\*\*|__(?=\S)|(?<=\S)__|~~|`+")
STAR = re.compile(r"(?<![*\\A-Za-z0-9])\*(?=\S)([^*\n]{1,200}?)(?<=\S)\*(?![*A-Za-z0-9])")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~<&$])")
SHIELD = 0xF0000
SHIELDED = re.compile("[\U000f0020-\U000f007e]")
BOLD_LINE = re.compile(r"\*\*(?!.*\*\*.+\*\*$).+\*\*$")
DELIMITER = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?$")
TABLE_EDGE = re.compile(r"<(/?)table\b[^<>]*>", re.I)


def read(path: Path, source: Source) -> Document:
    """The Document of a Markdown file. ReadError (encoding) where it is no text."""
    text = decode(path.read_bytes(), source.name)
    builder = DocumentBuilder()
    if matter := FRONT_MATTER.match(text):
        text = text[matter.end() :]
        for line in matter.group(1).split("\n"):
            label, colon, value = line.partition(":")
            if colon and value.strip():
                builder.field(label, value.strip().strip("\"'"))
    lay_out(list(_lines(ESCAPE.sub(_shielded, text), source.name, builder)), builder)
    return builder.build(source)


def _shielded(escape: re.Match[str]) -> str:
    """An escaped character as one that no mark knows, until the marks are gone."""
    return chr(SHIELD + ord(escape.group(1)))


def _lines(text: str, name: str, builder: DocumentBuilder) -> Iterator[Line]:
    """The lines of the text without Markdown's own marks; metadata lines go to the builder."""
    at = 0
    for start, end in _html_tables(text):
        yield from _plain_lines(text[at:start], builder)
        root = parse_text(_unshielded(text[start:end]), name)
        yield from blocks(root) if root is not None else ()
        at = end
    yield from _plain_lines(text[at:], builder)


def _html_tables(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of outermost <table> elements that are closed."""
    start, depth = 0, 0
    for edge in TABLE_EDGE.finditer(text):
        if not edge.group(1):
            start = start if depth else edge.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                yield start, edge.end()


def _plain_lines(text: str, builder: DocumentBuilder) -> Iterator[Line]:
    raws = text.split("\n")
    at, gap = 0, 0
    while at < len(raws):
        rows = _table_rows(raws, at)
        if rows:
            yield Line(f"\x00{at}", gap=1, grid=_grid(raws[at : at + rows]))
            at, gap = at + rows, 1
            continue
        for line in (_line(part, builder) for part in BREAK.split(raws[at])):
            if line is None:
                gap += 1
            else:
                yield line._replace(gap=gap)
                gap = 0
        at += 1


def _line(raw: str, builder: DocumentBuilder) -> Line | None:
    """One line as text and look; None where nothing of it is text."""
    bare = raw.strip(" \t\u3000\u00a0\\")
    if not bare or RULE.match(bare) or FENCE.match(bare) or MARKDOWN.download.match(bare):
        return None
    meta = META.match(bare)
    if meta and meta.group(1).strip() in known_labels("everyday", "answering"):
        builder.field(meta.group(1), LINK.sub(r"\1", meta.group(2)))
        return None
    heading = HEADING.match(bare)
    body = heading.group(2) if heading else LIST_MARK.sub("", bare)
    if FILE_LINK.match(body) or (heading and MARKDOWN.shell.match(body.strip("* "))):
        return None
    bold = bool(BOLD_LINE.match(body))
    found = split_lines(raw[: len(raw) - len(raw.lstrip())] + _unmarked(body))
    if not found or not found[0].text:
        return None
    line = found[0]._replace(text=_unshielded(found[0].text), cells=tuple(map(_unshielded, found[0].cells)), tabbed=False)
    return line._replace(look=Look(level=len(heading.group(1)) if heading else None, bold=bold))


def _unmarked(text: str) -> str:
    """A run of text without emphasis, links, images, tags, entities and escapes."""
    if "[" in text or "<" in text:
        text = TAG.sub("", AUTOLINK.sub(r"\1", LINK.sub(r"\1", IMAGE.sub("", text))))
    if "*" in text or "_" in text or "~" in text or "`" in text:
        text = STAR.sub(r"\1", EMPHASIS.sub("", text))
    if "&" in text:
        text = unescape(text)
    return text


def _unshielded(text: str) -> str:
    """The text with its escaped characters themselves again."""
    return SHIELDED.sub(lambda m: chr(ord(m.group()) - SHIELD), text)


def _table_rows(raws: Sequence[str], at: int) -> int:
    """How many lines from `at` are one pipe table: a head with its delimiter line, or at least two lines that begin and end with a pipe."""
    if "|" not in raws[at]:
        return 0
    end = at
    while end < len(raws) and "|" in raws[end] and raws[end].strip():
        end += 1
    if end - at >= 2 and DELIMITER.match(raws[at + 1].strip()):
        return end - at
    framed = at
    while framed < end and raws[framed].strip().startswith("|") and raws[framed].strip().endswith("|"):
        framed += 1
    return framed - at if framed - at >= 2 else 0


def _grid(raws: Sequence[str]) -> Grid:
    """The rows of a pipe table as cells; an empty leading cell below a filled one stays empty, since Markdown has no spans."""
    rows = [[_cell(cell) for cell in _framed(raw).split("|")] for raw in raws if not DELIMITER.match(raw.strip())]
    columns = max(map(len, rows), default=0)
    return Grid(tuple(GridCell(r, c, row[c] if c < len(row) else ("",)) for r, row in enumerate(rows) for c in range(columns)))


def _cell(raw: str) -> tuple[str, ...]:
    """The lines of one cell."""
    return tuple(_unshielded(_unmarked(line.strip())) for line in BREAK.split(raw))


def _framed(raw: str) -> str:
    bare = raw.strip()
    bare = bare[1:] if bare.startswith("|") else bare
    return bare[:-1] if bare.endswith("|") else bare
