"""Labels of a scan that the recogniser misread in one character (贵任单位： is 责任单位：), mended where they can be nothing else."""

import logging
import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from schemas import Document

WORDS = Path(__file__).with_name("labels.toml")
NOTE = "ocr-mended"
HALF = 2  # a label of four characters is two words of two
# A label stands before a colon, opens a bracket, or is all of its paragraph or cell.
PLACES = r"{}(?=[：:])|(?<=[（(【〔\[]){}|(?<![^\n\t]){}(?![^\n\t])"


def mend_labels(document: Document, scans: Container[int]) -> Document:
    """The document with the misread labels of its scanned pages (numbers, from 1) put right, each told in a note at its place.

    A label keeps its length, so that all offsets stay what they were. What stands on other pages is left alone.
    """
    text, notes = document.text, []
    for at, label in misread(document.text):
        page = _page(document, at)
        if page in scans:
            was, end = text[at : at + len(label)], at + len(label)
            text = text[:at] + label + text[end:]
            notes.append((NOTE, f"page {page}: the scan reads {was}, taken as {label}", at))
    return replace(document, text=text, notes=(*document.notes, *notes)) if notes else document


def misread(text: str) -> Iterator[tuple[int, str]]:
    """Where a label of the list is misread in one character, and which one it is; nothing where two could be meant, or a word is one."""
    for found in _pattern().finditer(text):
        was = found[0]
        meant = [label for label in labels() if len(_strange(was, label)) == 1]
        if was not in labels() and len(meant) == 1 and not _is_word(was, *_strange(was, meant[0])):
            yield found.start(), meant[0]


@cache
def labels() -> tuple[str, ...]:
    """The labels."""
    return tuple(tomllib.loads(WORDS.read_text("utf-8"))["labels"])


@cache
def _pattern() -> Any:
    """What finds labels and what differs from one in a single Chinese character."""
    import regex

    near = rf"(?:{'|'.join(labels())}){{s<=1:\p{{Han}}}}"
    return regex.compile(PLACES.format(near, near, near))


def _strange(was: str, label: str) -> list[int]:
    """The places at which a word differs from a label."""
    return [place for place, (a, b) in enumerate(zip(was, label, strict=True)) if a != b]


def _is_word(was: str, strange: int) -> bool:
    """The half with the strange character is a word of its own: 联合单位 is no misread 配合单位."""
    begin = strange - strange % HALF
    return bool(_dictionary().get(was[begin : begin + HALF]))


@cache
def _dictionary() -> Mapping[str, int]:
    """jieba's words with how often they were seen (0 for what is only the beginning of one); takes a second, so for suspects only."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    tokenizer.initialize()
    return dict(tokenizer.FREQ)


def _page(document: Document, at: int) -> int | None:
    """The page on which an offset stands."""
    block = next((block for block in document.blocks if block.start <= at < block.end), None)
    if block is None or block.table is None:
        return block.page if block else None
    cells = document.tables[block.table].cells
    return next((cell.page for cell in cells if cell.start <= at < cell.end), block.page)
