"""Fields: what stands between begin, separate and end, which of it is printed, and what an EQ instruction draws."""

import re
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from pipeline.readers.docx import tags
from pipeline.readers.numerals import spell

# The results of these are no text of the document: a table of contents, the number of the page.
DROPPED = re.compile(r"\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
# EQ \o\ac(○,3) draws a ring around 3: text → mark
RINGED = re.compile(r"\s*eq\s*\\o\s*\\ac\s*[(（]\s*[○◯〇]\s*[,，;；]\s*([0-9]{1,2})\s*[)）]", re.IGNORECASE)


class Fields:
    """The fields that are open while a document is walked; a field may begin in one paragraph and end in another.

    Where begins and ends of the whole `body` do not match up nothing is held back, so that a damaged field swallows no text.
    """

    def __init__(self, body: etree._Element) -> None:
        self._body = body
        self._open: list[_Open] = []
        self._muting = 0
        self._contents = 0

    @cached_property
    def _reliable(self) -> bool:
        kinds = [mark.get(tags.FLD_TYPE) for mark in self._body.iter(tags.FLD_CHAR)]
        return kinds.count("begin") == kinds.count("end")

    @property
    def muted(self) -> bool:
        """True where what stands is not printed: an instruction, or the result of a field that is no text."""
        return self._muting > 0 and self._reliable

    @property
    def contents(self) -> bool:
        """True inside the result of a table of contents."""
        return self._contents > 0 and self._reliable

    def begin(self) -> None:
        """A field opens: its instruction follows."""
        self._open.append(_Open())
        self._muting += 1

    def instruct(self, text: str) -> None:
        """A piece of the instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction.append(text)

    def separate(self) -> None:
        """The instruction ends, the result follows."""
        if not self._open or self._open[-1].result:
            return
        this = self._open[-1]
        instruction = "".join(this.instruction)
        this.result, this.dropped, this.contents = True, is_dropped(instruction), bool(CONTENTS.match(instruction))
        self._muting -= not this.dropped
        self._contents += this.contents

    def end(self) -> str:
        """The field closes. What its instruction draws, where that is a mark and there is no result."""
        if not self._open:
            return ""
        this = self._open.pop()
        self._muting -= this.dropped or not this.result
        self._contents -= this.contents
        return "" if this.result else drawn("".join(this.instruction))


@dataclass(slots=True)
class _Open:
    """A field between its begin and its end."""

    instruction: list[str] = field(default_factory=list)
    result: bool = False
    dropped: bool = False
    contents: bool = False


def drawn(instruction: str) -> str:
    """The mark that an EQ instruction draws: a number in a ring; "" for any other."""
    ringed = RINGED.match(instruction)
    return spell(int(ringed[1]), "decimalEnclosedCircle") if ringed else ""


def is_dropped(instruction: str) -> bool:
    """True where the field's result is no text of the document."""
    return bool(DROPPED.match(instruction))
