"""Reads the dates of stages, and gives those without a year the one that the stages around them or the document settle."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.engine import Patterns
from extractors.phases.stages import Found
from extractors.timeline import TimeHit, find_times
from schemas import Outline, Span, TimeRef

PHASES = Patterns("phases")

YEAR = re.compile(r"(?:19|20)\d\d(?=年(?!度?(?:以来|来|至今)))")  # 2023年以来 looks back
FIRST_LINE = 120  # characters
MONTH = len("2023-05")
BOTH = 2  # years, each of the two ends has its own
SOME_YEAR = "2000"  # a year for looking at months before theirs is known
AUTUMN, SUMMER = "09", "06"  # a stage that ends in or after the one is followed in the next year by one that begins until the other


@dataclass(slots=True)
class Years:
    """What the document says of the year: in the timetable's head or its title, by the date it bears, or anywhere."""

    named: str | None
    issued: str | None
    only: str | None

    def of(self, month: str) -> str | None:
        """The year meant by a month (`05`) of a stage that has none before it."""
        if self.named or not self.issued or len(self.issued) < MONTH:
            return self.named or self.only
        year, made = self.issued[:4], self.issued[5:MONTH]
        if int(month) >= int(made) - 2:  # plans are often printed after their first stage has begun
            return year
        return str(int(year) + 1) if made > AUTUMN and month <= SUMMER else None


def date_stages(outline: Outline, parts: Mapping[str, str], found: Sequence[Found], issued: str | None) -> Iterator[Found]:
    """The stages with their times."""
    if not found:
        return
    text, years = outline.document.text, years_of(outline, parts, issued)
    before = lead_time(outline, parts, found[0])
    for at, one in enumerate(found):
        made = replace(one, time=read_stage_time(text, found, at, before, years))
        before = made.time if made.time and (made.time.start or made.time.end) else before
        yield made


def read_stage_time(text: str, found: Sequence[Found], at: int, before: TimeRef | None, years: Years) -> TimeRef | None:
    """The time of a stage; a year that is not printed is that of the stage before, of the next dated one, or the document's."""
    span = found[at].when
    time = read_time(text, span) if span else None
    if span is None or time is None or (has_dates(time) and PHASES.with_year.match(text, *span)):
        return time
    probe = read_time(text, span, SOME_YEAR)
    first = (probe.start or probe.end) if probe else None
    if first is None or len(first) < MONTH:
        return time
    month = first[5:MONTH]
    year = (year_after(before, month) if before else None) or year_before(text, found[at + 1 :], month) or years.of(month)
    made = read_time(text, span, year) if year else None
    return made if made and in_order(made) else time


def read_time(text: str, span: tuple[int, int], year: str | None = None) -> TimeRef | None:
    """The time that text[span] tells: a range, else two dates that are joined, else the first one; `year` as for `find_times`."""
    hits = find_times(text, *span, year=year)
    if not hits:
        return None
    ranges = [hit for hit in hits if hit.ref.kind == "range"]
    if not ranges and len(hits) > 1 and PHASES.joint.fullmatch(text, hits[0].end, hits[1].start + len(hits[1].ref.text[:1])):
        return joined(text, hits[0], hits[1])
    one = ranges[0] if ranges else hits[0]
    ref = one.as_span()
    if ref.start and not ref.end and len(hits) > 1 and hits[1].ref.kind == "deadline":  # 2023年4月开始，10月底前完成
        return ref.model_copy(update={"end": hits[1].ref.end})
    if ref.start and ref.end and not in_order(ref) and len(YEAR.findall(ref.text)) < BOTH:  # 11月—3月; both years printed stay
        return ref.model_copy(update={"end": later(ref.end)})
    if not ranges and PHASES.open.match(text, one.end, span[1]):
        return ref.model_copy(update={"start": ref.start or ref.end, "end": None, "kind": "range"})
    return ref


def joined(text: str, first: TimeHit, last: TimeHit) -> TimeRef:
    """The range between two dates; the first takes its year from the last, the year before where it would come after it."""
    end, opened = last.as_span().end, first.as_span()
    start = opened.start or opened.end
    if start is None and end:
        read = find_times(text, first.start, first.end, year=end[:4])[0].as_span()
        start = read.start or read.end
        start = f"{int(end[:4]) - 1}{start[4:]}" if start and start[:MONTH] > end[:MONTH] else start
    return opened.model_copy(update={"text": text[first.start : last.end], "start": start, "end": end, "kind": "range"})


def has_dates(time: TimeRef) -> bool:
    """The time has a first or last day, month or year."""
    return time.start is not None or time.end is not None


def in_order(time: TimeRef) -> bool:
    """The time does not end before it begins."""
    if not time.start or not time.end:
        return True
    length = min(len(time.start), len(time.end))
    return time.start[:length] <= time.end[:length]


def later(date: str) -> str:
    """The same day or month of the next year."""
    return f"{int(date[:4]) + 1}{date[4:]}"


def year_after(before: TimeRef, month: str) -> str | None:
    """The year of a month that comes behind a stage: the same, or the next where the stage ends in autumn."""
    low = before.start or before.end or ""
    if len(low) < MONTH or not before.start or f"{low[:4]}-{month}" >= low[:MONTH]:
        return low[:4] or None
    end = before.end or low
    if end[:4] > low[:4]:
        return end[:4]
    return later(low)[:4] if end[5:MONTH] >= AUTUMN and month <= SUMMER else None


def year_before(text: str, found: Iterable[Found], month: str) -> str | None:
    """The year of a month that comes before the next stage with a year of its own: the same, or the one before."""
    times = (read_time(text, one.when) for one in found if one.when)
    first = next((time.start or time.end for time in times if time and has_dates(time)), None)
    if first is None or len(first) < MONTH:
        return None
    return first[:4] if month <= first[5:MONTH] else str(int(first[:4]) - 1)


def lead_time(outline: Outline, parts: Mapping[str, str], first: Found) -> TimeRef | None:
    """The span of all the stages, where the part tells it before the first of them: 从2023年11月开始至2024年3月."""
    around = [s for s in outline.sections if parts.get(s.id) == "timetable" and s.head.end <= first.start < s.extent.end]
    times = [hit.ref for hit in find_times(outline.document.text, around[-1].head.end, first.start)] if around else []
    return next((time for time in times if time.kind == "range" and len(time.start or "") >= MONTH), None)


def years_of(outline: Outline, parts: Mapping[str, str], issued: str | None) -> Years:
    """The years that the document settles for its stages."""
    tables = [section for section in outline.sections if parts.get(section.id) == "timetable"]
    named = years_in(outline, [section.head for section in tables] + [outline.title or first_line(outline)])
    named = named or years_in(outline, [section.body for section in tables])
    return Years(sole(named), issued, sole(years_in(outline, [Span(start=0, end=len(outline.document.text))])))


def sole(years: set[str]) -> str | None:
    """The one year of a set."""
    return next(iter(years)) if len(years) == 1 else None


def first_line(outline: Outline) -> Span:
    """The first line of the text, which stands for the title where none was told apart."""
    end = outline.document.text.find("\n", 0, FIRST_LINE)
    return Span(start=0, end=end if end >= 0 else min(FIRST_LINE, len(outline.document.text)))


def years_in(outline: Outline, spans: Iterable[Span]) -> set[str]:
    """The years named in some spans of the text."""
    return {year for span in spans for year in YEAR.findall(outline.document.text, span.start, span.end)}
