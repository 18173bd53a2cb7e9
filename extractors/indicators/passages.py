"""Lays out where a document's indicators may stand: its passages in order, each with its section, its role and the date of its lead-in."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from extractors.engine import Patterns
from extractors.indicators.amounts import may_hold
from extractors.indicators.dating import last_deadline
from extractors.indicators.tense import Role, cues
from extractors.numerals import positional
from extractors.parts import heading_role, is_statute
from extractors.timeline import FIVE_YEARS_FROM, TimeHit
from schemas import Block, Outline, Section

PASSAGES = Patterns("indicators/passages")

LONGEST_INTRODUCTION = 15  # characters that PASSAGES.introduces can match: ： or : the last of them, or one of them 下
LONGEST_TITLE = 40  # characters of a line that may head those below it
DASHES = frozenset("—－–-●•·▪■◆○※*")
DASHED = re.compile(r"^\s*(?:[—－–\-]{1,2}|[●•·▪■◆○※*])")
REPORTING = frozenset({"background"})


@dataclass(slots=True)
class Passage:
    """A paragraph at text[start:end] (number of an item left out) with what its place says about the numbers in it.

    `above` is the short line without punctuation that heads a list of such lines (a slide's bullet).
    """

    block: Block
    start: int
    end: int
    section: Section | None
    part: str
    role: Literal["target", "status"]
    lead: TimeHit | None
    above: str = ""


def sets_nothing(outline: Outline) -> bool:
    """The document is a statute, a set of management rules, an emergency plan or an interview: its numbers are no plan's."""
    title = title_of(outline)
    if is_statute(outline) or PASSAGES.procedure.search(title) or PASSAGES.dialogue.search(title):
        return True
    return bool(PASSAGES.regulation.search(title)) and sum((s.number or "").endswith("条") for s in outline.sections) >= 3


def title_of(outline: Outline) -> str:
    """The document's title without white space; the first line where the outline has none."""
    text, title = outline.document.text, outline.title
    words = text[title.start : title.end] if title else text[: (text.find("\n") + 1 or len(text)) - 1][:80]
    return "".join(words.split())


@dataclass(frozen=True, slots=True)
class Years:
    """`spoken` is the year that 年底前 means, `now` the first year that the plan looks ahead from; null where the text gives none.

    `sure` is unset where `now` comes from a span of years in mid-text, which need not be the plan's own.
    """

    spoken: str | None
    now: int | None
    sure: bool = True


def years_of(outline: Outline) -> Years:
    """The years by the title (2023年工作要点, 2023-2025年), the notice's or signature's date, or a span of years in the text."""
    text, title = outline.document.text, title_of(outline)
    span, alone = PASSAGES.span_of_years.search(title), PASSAGES.title_year.search(title)
    first = outline.sections[0].head.start if outline.sections else min(len(text), 600)
    told = [m for m in PASSAGES.issued.finditer(text, 0, first) if text[m.start() - 1 : m.start()] not in UNTIL]
    dated = (
        [m for m in told if text[m.end() : m.end() + 1] in CLOSES_LINE]
        or told
        or [m for m in SIGNED.finditer(text) if not m.start() or text[m.start() - 1] == "\n"]
    )
    told_year = dated[-1][1] if dated else in_words(text)
    issued = int(told_year) if told_year else None
    if alone and not span:
        return Years(alone[1], int(alone[1]))
    plan = PASSAGES.five_years.search(title) if "五" in title and not span else None
    begins, sure = int(span[1]) if span else FIVE_YEARS_FROM[plan["plan"]] if plan else None, True
    if issued is None and begins is None and (spans := [int(m[1]) for m in PASSAGES.span_of_years.finditer(text)]):
        begins, sure = max(spans), False
    return Years(told_year, max(filter(None, (issued, begins)), default=None), sure)


def in_words(text: str) -> str | None:
    """The year of the last line that is a date in Chinese numerals (二〇三一年七月十八日)."""
    found = list(PASSAGES.in_words.finditer(text)) if "\n二" in text else []
    return positional(found[-1]["year"]) if found else None


UNTIL = ("至", "到", "—", "-", "－", "~", "～")  # 自即日起至2023年12月31日: how long it lasts, not when it was issued
CLOSES_LINE = ("\n", "）", ")", "")
SIGNED = re.compile(r"(20\d{2})年\d{1,2}月\d{1,2}日")


class Places:
    """Finds the innermost section of an offset."""

    def __init__(self, outline: Outline) -> None:
        self._sections = outline.sections
        self._by_id = {s.id: s for s in outline.sections}
        self._starts = [s.head.start for s in outline.sections]

    def at(self, offset: int) -> Section | None:
        """The innermost section that holds an offset, or None before the first."""
        i = bisect_right(self._starts, offset) - 1
        section = self._sections[i] if i >= 0 else None
        while section is not None and section.extent.end <= offset:
            section = self.above(section)
        return section

    def above(self, section: Section) -> Section | None:
        """The section's parent."""
        return self._by_id.get(section.parent) if section.parent else None


def passages(outline: Outline, parts: Mapping[str, str], places: Places, year: str | None) -> Iterator[Passage]:
    """The paragraphs of the plan that may hold a number, in order; cover, title and lines that hold no statement are left out."""
    text = outline.document.text
    begin = outline.title.end if outline.title else 0
    leads = Leads(outline, places, year)
    shown: str | None = None
    above, ahead = "", False  # without headings what is set goes on to the next paragraph that reports
    aims = own_aims(outline, places)
    plans = not outline.sections and PASSAGES.plan_title.search(title_of(outline)) is not None
    first = outline.sections[0].head.start if outline.sections else 0  # what stands before the first item introduces
    for block in outline.document.blocks:
        if block.kind != "para" or block.start < begin or (outline.cover and outline.cover.start <= block.start < outline.cover.end):
            continue
        words, section = text[block.start : block.end], places.at(block.start)
        start = after_number(text, block, section)
        holds, dashes = may_hold(text, start, block.end), text[block.end + 1 : block.end + 2] in DASHES and not DASHED.match(words)
        if not holds and len(words) > LONGEST_TITLE and not (dashes or introduces(words)):  # nothing in it, nor said of what follows
            leads.pass_by(words)
            above = above if above and PASSAGES.no_prose.match(words) else ""
            continue
        part = parts.get(section.id, "") if section else ""
        if section is None or part in ("other", ""):
            shown = shown_role(words) or shown
            part = shown or part
        lead = leads.over(block, section, words, part if holds else None, dashes=dashes and part == "goals")
        bare = len(words) <= LONGEST_TITLE and (section is None or section.head.start != block.start) and not STATES.search(words)
        if not (holds or bare or above) or PASSAGES.no_prose.match(words):
            continue
        above = (above if DIGIT.search(words) else words) if bare else ""
        if not holds:
            continue
        told = (block.start < first and part != "goals") or (section is not None and block.start < aims.get(section.id, 0))
        role: Role = "status" if told else passage_role(words, section, part)
        if role == "status" and not outline.sections:
            ahead = not reports(words) and (ahead or looks_ahead(words))
            role = "target" if ahead or (plans and not looks_back(words)) else role
        aimed = PASSAGES.aim_stated.search(text, start, block.end) if told else None
        turn = text.rfind("。", start, aimed.start()) + 1 or start if aimed else block.end
        if start < turn:
            yield Passage(block, start, turn, section, part, role, lead, above)
        if aimed:
            yield Passage(block, turn, block.end, section, part, "target", lead, above)


def looks_ahead(words: str) -> bool:
    """A paragraph without any heading has a horizon or a word for what is to be reached."""
    return (PASSAGES.horizon.search(words) or cues("target").search(words)) is not None


def looks_back(words: str) -> bool:
    """A paragraph opens with a word for what is reported, and says nothing of what is to be reached."""
    return reports(words[:OPENING]) and not looks_ahead(words)


OPENING = 30  # characters


def reports(words: str) -> bool:
    """A paragraph has a word for what is reported."""
    return any(cues(kind).search(words) for kind in ("status", "since", "survey"))


def introduces(words: str) -> bool:
    """The paragraph leads up to what stands below it."""
    end = words[-LONGEST_INTRODUCTION:]
    return end[-1:] in ("：", ":") or ("下" in end and PASSAGES.introduces.search(end) is not None)


def own_aims(outline: Outline, places: Places) -> Mapping[str, int]:
    """By section id where a line that only says 行动目标： stands in it: what the section says before that is how things are."""
    found = {}
    for match in PASSAGES.aims.finditer(outline.document.text):
        section = places.at(match.start() + 1)
        if section is not None and section.head.end <= match.start():
            found[section.id] = match.start()
    return found


STATES = re.compile("[。；：]")
DIGIT = re.compile(r"\d")
PUNCTUATED = re.compile("[。；，：]")


def shown_role(words: str) -> str | None:
    """The role that a short line without punctuation gives to the lines below it where no outline does (a slide's title)."""
    return heading_role(words) if len(words) <= 20 and not PUNCTUATED.search(words) else None


def passage_role(words: str, section: Section | None, part: str) -> Literal["target", "status"]:
    """What a number is where its own words do not say."""
    if part in REPORTING or (section is None and not part):
        return "status"
    return "status" if PASSAGES.note.match(words) else "target"


def after_number(text: str, block: Block, section: Section | None) -> int:
    """Where the block's words begin behind the number of the item that opens it."""
    if section is None or section.head.start != block.start or not section.number:
        counts = text[block.start : block.start + 1].isdigit() and "\n01" in text
        bare = PASSAGES.bare_number.match(text, block.start, block.end) if counts else None
        return bare.end() if bare else block.start
    return min(block.end, block.start + len(section.number))


class Leads:
    """Follows the dates of lead-ins: of a paragraph that leads up to items, and of a goals heading."""

    def __init__(self, outline: Outline, places: Places, year: str | None) -> None:
        self._text, self._places, self._year = outline.document.text, places, year
        self._of_section: dict[str | None, TimeHit | None] = {}
        self._dashes: TimeHit | None = None
        self._plain: tuple[str | None, TimeHit | None] = (None, None)
        self._headings: dict[tuple[str, str], TimeHit | None] = {}
        self._whole: TimeHit | None = None

    def over(self, block: Block, section: Section | None, words: str, part: str | None, *, dashes: bool) -> TimeHit | None:
        """The lead-in's date that holds for this paragraph; call it once a paragraph, in order, where nobody asks without `part`.

        `dashes`: it states aims, and dashed items stand right below it.
        """
        self.pass_by(words)
        found = None if part is None else self._dashes or self._beside(section) or self._above(section) or self._heading(section, part)
        if introduces(words):
            self._dashes = hit = last_deadline(self._text, block.start, block.end, self._year)
            here = section.id if section else None
            self._of_section[here] = hit
            self._plain = (here, hit)
            if section is None and hit is not None and hit.ref.end == self._year and PASSAGES.opens_work.search(words):
                self._whole = hit
        elif dashes or ("下" in words and PASSAGES.opens_list.search(words)):
            self._dashes = last_deadline(self._text, block.start, block.end, self._year)
        return found

    def pass_by(self, words: str) -> None:
        """Take note of a paragraph: one without a dash ends the list of dashes."""
        if self._dashes is not None and not DASHED.match(words):
            self._dashes = None

    def _beside(self, section: Section | None) -> TimeHit | None:
        """The date of the last lead-in, where that stands in the same section."""
        return self._plain[1] if section is not None and self._plain[0] == section.id else None

    def _above(self, section: Section | None) -> TimeHit | None:
        """The date of the lead-in in a section above."""
        while section is not None:
            section = self._places.above(section)
            if section is not None and self._of_section.get(section.id):
                return self._of_section[section.id]
        return self._whole

    def _heading(self, section: Section | None, part: str) -> TimeHit | None:
        """The date in the heading of a goals section (（一）2025年目标), or any heading above that names aims (一、2025年目标分解)."""
        if section is None or section.kind == "box":
            return None
        if (section.id, part) not in self._headings:
            own = self._dated(section) if part == "goals" or PASSAGES.names_aims.search(section.title) else None
            self._headings[section.id, part] = own or self._heading(self._places.above(section), part)
        return self._headings[section.id, part]

    def _dated(self, section: Section) -> TimeHit | None:
        """The date in a heading; of a run-in item only what stands before its first mark, and only where that names an aim."""
        if not section.run_in:
            return last_deadline(self._text, section.head.start, section.head.end, self._year)
        mark = PUNCTUATED.search(self._text, section.head.start, section.head.end)
        end = mark.start() if mark else section.head.end
        return last_deadline(self._text, section.head.start, end, self._year) if "目标" in self._text[section.head.start : end] else None
