"""Finds time expressions and reads them as EDTF-style dates with their kind."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.engine import Patterns, Rule, openers
from extractors.numerals import parse_ordinal, positional
from schemas import TimeRef
from schemas.base import maker
from schemas.plan import TimeKind

TIMELINE = Patterns("timeline")
made_time = maker(TimeRef)

YEAR_END, YEAR_MIDDLE, YEAR_START = "12", "06", "01"
QUARTER_END = ("03", "06", "09", "12")
MONTHS_OF = {False: 3, True: 6}  # of a quarter, of a half year
DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
ZEROS = str.maketrans("O0", "〇〇")  # as typed in 二OO六年, 二00六年
WIDE_DIGIT = re.compile("[０-９]")
SHIFT = {"今": 0, "本": 0, "当": 0, "明": 1, "来": 1, "去": -1, "上": -1}
SEASON = re.compile(r"(?P<q>前?[一二三四两1-4]个?季度|Q[1-4])(?![末底])|(?P<half>[上下]半年)")
FIVE_YEARS_FROM = {"六": 1981, "七": 1986, "八": 1991, "九": 1996} | {
    "十" + mark: 2001 + 5 * i for i, mark in enumerate(("", *"一二三四五六七"))
}


@dataclass(slots=True)
class TimeHit:
    """A time expression at text[start:end], its reading, and the id of the rule that found it."""

    start: int
    end: int
    ref: TimeRef
    rule: str

    def as_deadline(self) -> TimeRef:
        """The reading for something to be reached: 2025年 is then its deadline; ranges, ongoing and recurring times stay."""
        if self.ref.kind != "point":
            return self.ref
        return made_time({"text": self.ref.text, "start": None, "end": self.ref.end, "kind": "deadline"})

    def as_span(self) -> TimeRef:
        """The reading for a stage: 2025年第二季度 then begins in April and 2025年下半年 in July; every other time stays."""
        named = SEASON.search(self.ref.text)
        if self.ref.kind != "point" or self.ref.start or not self.ref.end or not named:
            return self.ref
        groups = {"q": named["q"], "half": named["half"]}
        start = self.ref.end[:5] + YEAR_START if named["q"] and named["q"][0] == "前" else first_month(self.ref.end, groups)
        return made_time(self.ref.__dict__ | {"start": start, "kind": "range"})

    def as_point(self) -> TimeRef:
        """The reading for something reported: 2024年底前 is then the point it ends at; ranges, ongoing and recurring times stay."""
        return self.ref if self.ref.kind != "deadline" else made_time(self.ref.__dict__ | {"kind": "point"})


@dataclass(slots=True)
class Reading:
    """What a rule's groups say: dates, kind, and the year that they name in words of their own."""

    start: str | None
    end: str | None
    kind: TimeKind
    named: str | None = None


Groups = Mapping[str, str | None]
Maker = Callable[[Groups, str | None], Reading]


def find_times(text: str, start: int = 0, end: int | None = None, *, year: str | None = None) -> tuple[TimeHit, ...]:
    """The time expressions of text[start:end] in order, without overlaps; offsets are those of the whole text.

    Dates are ISO 8601 at the text's precision. `year` is the year meant by 今年, 年底前 or 6月底前 where no year was named earlier in
    the sentence; without either such an expression keeps its text with start and end null. Nothing inside 《》 is a time, nor a 文号.
    """
    stop = len(text) if end is None else end
    if has_wide_digits(text) and WIDE_DIGIT.search(text, start, stop):
        return tuple(as_printed(hit, text) for hit in find_times(narrowed(text), start, stop, year=year))
    found: list[TimeHit] = []
    at, named, named_at = start, None, start
    for place in TIMELINE.trigger.finditer(text, start, stop):
        if place.start() < at:
            continue
        if named and sentence_ends(text, named_at, place.start()):
            named = None
        made = read_at(text, place.start(), stop, (named, year))
        if made is None or in_title(text, start, place.start()):
            continue
        hit, reading = made
        found.append(alike(hit, found[-1], text) if found else hit)
        at = hit.end
        if reading.named:
            named, named_at = reading.named, hit.end
    return tuple(found)


@lru_cache(maxsize=2)
def has_wide_digits(text: str) -> bool:
    """Whether a text has full-width digits at all."""
    return WIDE_DIGIT.search(text) is not None


@lru_cache(maxsize=2)
def narrowed(text: str) -> str:
    """The text with full-width digits made half-width, character for character."""
    return text.translate(DIGITS)


def as_printed(hit: TimeHit, text: str) -> TimeHit:
    """The hit with its words as they stand in `text`."""
    return TimeHit(hit.start, hit.end, hit.ref.model_copy(update={"text": text[hit.start : hit.end]}), hit.rule)


@lru_cache
def openers_with_sign() -> Mapping[str, tuple[Rule, ...]]:
    """The rules by what opens them, less those of a year without 年 (`bare`), for places where it stands behind four characters."""
    return {mark: tuple(rule for rule in some if "bare" not in rule.data) for mark, some in openers("timeline").items()}


def read_at(text: str, place: int, stop: int, years: tuple[str | None, str | None]) -> tuple[TimeHit, Reading] | None:
    """The first rule's reading of the time that begins at `place`, its span widened by words that belong to it (到, 并长期坚持)."""
    for rule in (openers("timeline") if text[place + 4 : place + 5] != "年" else openers_with_sign()).get(text[place], ()):
        match = rule.pattern.match(text, place, stop)
        if match is None:
            continue
        groups = match.groupdict()
        context = years[1] if rule.id == "time.year-word" else years[0] or years[1]
        reading = MAKERS[rule.data["make"]](groups, context)
        lead = TIMELINE.lead.search(text, max(0, place - 12), place) if text[place - 1 : place] in LEAD_ENDS else None
        begin = lead.start() if lead and rule.data.get("lead", "date") != "none" else place
        reading = led(reading, text[begin:place])
        kept = TIMELINE.kept.match(text, match.end(), stop) if text[match.end() : match.end() + 1] in KEPT_OPENS else None
        end = kept.end() if kept else match.end()
        reading = Reading(None, reading.end, "deadline", reading.named) if kept and reading.kind == "point" else reading
        if rule.data["make"] == "relative":
            begin = clause_start(text, place)
        ref = made_time({"text": text[begin:end], "start": reading.start, "end": reading.end, "kind": reading.kind})
        return TimeHit(begin, end, ref, rule.id), reading
    return None


LEAD_ENDS, KEPT_OPENS = frozenset("至止到自从"), frozenset("，,并且")  # where one of the two can end, or begin


def led(reading: Reading, lead: str) -> Reading:
    """The reading under the words before it: 到, 至 set a deadline, 截至 a point that ends there, 自 a range that is open."""
    if reading.kind not in ("point", "deadline") or not lead:
        return reading
    if lead.startswith("截"):
        return Reading(None, reading.end, "point", reading.named)
    if lead[-1] in "到至":
        return Reading(None, reading.end, "deadline", reading.named)
    return reading


def alike(hit: TimeHit, before: TimeHit, text: str) -> TimeHit:
    """The hit as the deadline that the one listed before it is: 到2022年和2030年."""
    joint = before.ref.kind == "deadline" and hit.ref.kind == "point" and text[before.end : hit.start] in ("、", "和", "及", "与")
    return TimeHit(hit.start, hit.end, hit.as_deadline(), hit.rule) if joint else hit


def sentence_ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends in text[start:end]."""
    return any(text.find(mark, start, end) >= 0 for mark in "。！？\n")


def in_title(text: str, start: int, place: int) -> bool:
    """Whether `place` stands inside 《》 that open in the same paragraph."""
    opened = text.rfind("《", max(start, place - 120), place)
    return opened >= 0 and text.rfind("》", opened, place) < 0 and text.find("\n", opened, place) < 0


def clause_start(text: str, place: int) -> int:
    """Where the words before 之日起 begin: behind the clause's comma, at 自 or behind 在; at most 14 characters back."""
    head = text[max(0, place - 14) : place]
    begin = max(head.rfind(mark) for mark in "，。；：、（(,;:\n》在于") + 1
    opened = max(head.rfind("自", begin), head.rfind("从", begin))
    return place - len(head) + (opened if opened >= 0 else begin)


def make_date(groups: Groups, context: str | None) -> Reading:
    """A single date: point, deadline (前, 内), or open range (以来, 起)."""
    written = groups.get("y") or (positional(groups["cy"].translate(ZEROS)) if groups.get("cy") else None)  # type: ignore[union-attr]
    year = written or shifted(groups.get("word"), context)
    date, loose = within(year, groups)
    tail = groups.get("tail") or ""
    if tail in ("以来", "起", "开始", "以后", "之后", "后"):
        return Reading(first_month(date, groups) if tail in ("以来", "起", "开始") else date, None, "range", year)
    if tail.endswith("前") or tail == "内" or groups.get("within"):
        return Reading(None, date, "deadline", year)
    return Reading(None if loose else date, date, "point", year)


def within(year: str | None, groups: Groups) -> tuple[str | None, bool]:
    """The ISO date of y, m, d, quarter, half or edge; the flag is set where the words mean the end of a longer time (年底, 季度)."""
    if year is None:
        return None, False
    if month := groups.get("m"):
        return joined(year, month, groups.get("d")), False
    if quarter := groups.get("q"):
        return f"{year}-{QUARTER_END[quarter_rank(quarter) - 1]}", True
    if half := groups.get("half"):
        return f"{year}-{YEAR_MIDDLE if half[0] == '上' else YEAR_END}", True
    edge = groups.get("edge")
    if not edge:
        return f"{year}-{YEAR_END}" if groups.get("within") else year, False
    return f"{year}-{edge_month(edge)}", True


def quarter_rank(quarter: str) -> int:
    """Which quarter is meant, or the last of 前三季度."""
    return parse_ordinal(re.sub("[前个季度Q]", "", quarter).replace("两", "二")) or 1


def first_month(date: str | None, groups: Groups) -> str | None:
    """The month in which a quarter or half year begins whose last month is `date`'s; any other date as it is."""
    months = MONTHS_OF[bool(groups.get("half"))] if groups.get("half") or groups.get("q") else 1
    return date and (date if months == 1 else f"{date[:5]}{int(date[5:]) - months + 1:02d}")


def make_span(groups: Groups, context: str | None) -> Reading:
    """A range from a first to a second date; what the second does not repeat (year, month) is the first's."""
    year, month = groups.get("y") or context, groups.get("m")
    if year is None:
        return Reading(None, None, "range")
    last_year = groups.get("y2") or groups.get("y4") or (str(int(year) + 1) if groups.get("next") else year)
    last_month, last_day = groups.get("m2") or groups.get("m4"), groups.get("d2") or groups.get("d4")
    if groups.get("d3"):
        last_month, last_day = month, groups["d3"]
    if edge := groups.get("edge3") or groups.get("edge5"):
        last_month = edge_month(edge)
    if edge := groups.get("edge1"):
        month = edge_month(edge)
    return Reading(joined(year, month, groups.get("d")), joined(last_year, last_month, last_day), "range", last_year)


def make_five_year(groups: Groups, context: str | None) -> Reading:
    """A five-year plan's span: its end for 末, the whole for 期间, open for 以来."""
    first = FIVE_YEARS_FROM[(groups["plan"] or "")[:-1]]
    if groups.get("edge"):
        return Reading(None, str(first + 4), "deadline")
    return Reading(str(first), None if groups.get("since") else str(first + 4), "range")


def make_recurring(groups: Groups, context: str | None) -> Reading:
    """A time that comes again: no dates."""
    return Reading(None, None, "recurring")


def make_relative(groups: Groups, context: str | None) -> Reading:
    """A time counted from an event: no dates, since the event's date is not the text's to give."""
    return Reading(None, None, "deadline")


def make_ongoing(groups: Groups, context: str | None) -> Reading:
    """Work without an end."""
    return Reading(None, None, "ongoing")


MAKERS: Mapping[str, Maker] = {
    "date": make_date,
    "span": make_span,
    "five_year": make_five_year,
    "recurring": make_recurring,
    "relative": make_relative,
    "ongoing": make_ongoing,
}


def shifted(word: str | None, context: str | None) -> str | None:
    """The year that 今年, 明年, 去年 mean, counted from the context's; the context's own without a word."""
    return context if context is None or not word else str(int(context[:4]) + SHIFT[word[0]])


def joined(year: str, month: str | None, day: str | None = None) -> str:
    """ISO 8601 of the parts given, Arabic or Chinese."""
    parts = [part.zfill(2) if part in ARABIC else f"{parse_ordinal(part):02d}" for part in (month, day) if part]
    return "-".join((year, *parts))


ARABIC = frozenset(map(str, range(1, 32)))  # months and days as they are mostly printed


def edge_month(edge: str) -> str:
    """The month that 底, 末, 初, 中 of a year stand for."""
    return YEAR_START if "初" in edge else YEAR_MIDDLE if "中" in edge else YEAR_END
