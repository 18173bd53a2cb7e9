"""Finds the date that governs a number, and the starting value that stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.engine import Patterns
from extractors.indicators.clauses import Sentence
from extractors.indicators.comparing import Amount
from extractors.timeline import TimeHit, find_times
from schemas import TimeRef

DATING = Patterns("indicators/dating")


@dataclass(slots=True)
class Dates:
    """The times of a sentence: `governing` may date a number behind them, `all` are every span that is a time."""

    governing: tuple[TimeHit, ...] = ()
    all: tuple[TimeHit, ...] = ()

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Where the times stand with the words of comparison before them, as far as no name may hold them."""
        some = [hit for hit in self.all if hit.ref.kind not in ("ongoing", "recurring") and not qualifies(text, 0, hit)]
        return [reference_span(text, hit) or (compared_from(text, hit), hit.end) for hit in some]

    def without_starts(self, begun: Sequence[int]) -> "Dates":
        """The times without those of starting values that begin at `begun` (从2023年的28%): each dates its value and no other."""
        return Dates(tuple(h for h in self.governing if not any(h.end <= at <= h.end + 6 for at in begun)), self.all) if begun else self

    def barred(self) -> list[tuple[int, int]]:
        """Where a number is part of a time, and so no amount; a limit counted from an event is an amount all the same."""
        return [(hit.start, hit.end) for hit in self.all if not (hit.rule == "time.relative" and not DATING.own_issue.search(hit.ref.text))]


def compared_from(text: str, hit: TimeHit) -> int:
    """Where the words of comparison before a time (比, 与, 相比, 较之), or 于, begin; the time's own start where there are none."""
    near = text[max(0, hit.start - 2) : hit.start]
    if near.endswith("于"):
        return hit.start - (DATING.compared.search(near) is None)  # 于2026年新建; 低于2020年
    size = next((len(word) for word in COMPARISONS if near.endswith(word)), 0)
    return hit.start - size


COMPARISONS = ("相比", "相较", "对比", "较之", "比", "较", "与", "同")


def dates_of(text: str, start: int, end: int, year: str | None) -> Dates:
    """The times of text[start:end]."""
    hits = list(find_times(text, start, end, year=year))
    for match in DATING.bare_year.finditer(text, start, end) if text.find("20", start, end) >= 0 else ():
        if not any(h.start < match.end() and match.start() < h.end for h in hits):
            ref = TimeRef(text=match["y"], start=match["y"], end=match["y"], kind="point")
            hits.append(TimeHit(match.start(), match.end(), ref, "indicator.bare-year"))
    if year and (whole := whole_year(text, start, end, year)) and not any(h.start < whole.start for h in hits):
        hits.append(whole)
    if not hits:
        return NO_DATES
    hits.sort(key=lambda h: h.start)
    governing = tuple(
        h
        for h in hits
        if h.ref.kind not in ("ongoing", "recurring")
        and (h.ref.start or h.ref.end)
        and not compares(text, start, h)
        and not qualifies(text, start, h)
        and not describes(text, start, h)
        and reference_span(text, h) is None
    )
    return Dates(governing, tuple(hits))


NO_DATES = Dates()
WHOLE_YEAR_RULE = "indicator.whole-year"


def whole_year(text: str, start: int, end: int, year: str) -> TimeHit | None:
    """全年 at the head of a clause as the year that the plan is for."""
    found = DATING.whole_year.search(text, start, end) if text.find("全年", start, end) >= 0 else None
    if found is None:
        return None
    ref = TimeRef(text="全年", start=year, end=year, kind="point")
    return TimeHit(found.start("whole"), found.end("whole"), ref, WHOLE_YEAR_RULE)


def compares(text: str, start: int, hit: TimeHit) -> bool:
    """The time is what a number is compared with (比2020年提高, 是2005年的3.3倍), and dates nothing."""
    if text.startswith("的", hit.end) and DATING.times_of.match(text, hit.end):
        return True
    return DATING.compared.search(text, max(start, hit.start - 2), hit.start) is not None


def reference_span(text: str, hit: TimeHit) -> tuple[int, int] | None:
    """在2019年基础上, 与2020年相比, 以2020年为基期: the whole phrase of a time that values are reckoned from, or None."""
    behind = DATING.reference_behind.match(text, hit.end) if text[hit.end : hit.end + 1] in REFERENCE_OPENS else None
    if behind is None and text[hit.start - 1 : hit.start] in ("以", "按"):
        behind = DATING.reference_measure.match(text, hit.end)
    before = DATING.reference.search(text, max(0, hit.start - 3), hit.start) if behind else None
    return (before.start(), behind.end()) if behind and before else None


REFERENCE_OPENS = frozenset("的水情数实底末基作为年相对比")


def qualifies(text: str, start: int, hit: TimeHit) -> bool:
    """上年, 去年 in mid-clause belongs to the noun behind it (上年销售均价的30%), 本年度 behind a comparison (不超过本年度招录计划)."""
    said = hit.ref.text
    if said == "当年" and DATING.gives.match(text, hit.end):
        return True  # 首次认定的，当年给予奖励: the year of what is rewarded
    if hit.start <= start or not "一" <= text[hit.start - 1] <= "鿿":
        return False
    return said[0] in "上去往" or said == "当年" or (said[0] == "本" and text[hit.start - 1] in "过于占低按")


def describes(text: str, start: int, hit: TimeHit) -> bool:
    """完成2000年底前建成的小区改造: behind a verb, the date of a relative clause says which ones are meant."""
    behind_word = hit.start > start and "一" <= text[hit.start - 1] <= "鿿" and hit.ref.text[0] not in "到至截力"
    return behind_word and DATING.describes.match(text, hit.end) is not None


def governing(sentence: Sentence, dates: Dates, amount: Amount, rest_end: int) -> TimeHit | None:
    """The date in brackets right behind the number's clause, else the last one before it in its sentence."""
    text, end = sentence.text, amount.end
    behind = next((hit for hit in dates.governing if hit.start >= end), None)
    if behind is not None and behind.start - end <= 30:
        between = text[end : behind.start]
        if DATING.bracketed.search(between) and not APART.search(between):
            return behind
    for hit in reversed(dates.governing):
        if hit.end <= amount.at and holds(sentence, hit, amount.at):
            return None if text.find("今年", hit.end, amount.at) >= 0 else hit
    return None


def holds(sentence: Sentence, hit: TimeHit, place: int) -> bool:
    """Whether a date before `place` says anything of it: 上年 and one behind 并于 (并于2030年实现全覆盖；) hold for their clause."""
    local = hit.ref.text.startswith("上年") or sentence.text[hit.start - 2 : hit.start] in IN_PASSING
    return not (local and sentence.marks(hit.end, place))


IN_PASSING = ("并于", "已于", "且于", "曾于", "也于", "均于", "先于")
APART = re.compile(r"[，,；;。]")


def last_deadline(text: str, start: int, end: int, year: str | None) -> TimeHit | None:
    """The last date of a passage that introduces a list."""
    found = dates_of(text, start, end, year).governing
    return found[-1] if found else None


def label_date(text: str, start: int, end: int, year: str | None) -> TimeHit | None:
    """The year with which a paragraph is labelled (2026年：……), which holds for every sentence of it; None where it has no such label."""
    label = DATING.label.match(text, start, end) if text[start : start + 1] in LABEL_OPENS else None
    return last_deadline(text, start, label.end(), year) if label else None


LABEL_OPENS = frozenset("2到至")


def reference(hit: TimeHit | None, role: str) -> TimeRef | None:
    """The date as the deadline of a target or the time of a report."""
    if hit is None:
        return None
    if role == "target" and hit.rule != "indicator.bare-year":
        return hit.as_deadline()
    return hit.as_point()


def as_of(dates: Dates, amount: Amount) -> str | None:
    """The date right before a starting value (由2020年的13%…)."""
    near = [h for h in dates.all if h.end <= amount.at and amount.at - h.end <= 6]
    return near[-1].ref.end if near else None
