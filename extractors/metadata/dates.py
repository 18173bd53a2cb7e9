"""When a document was issued: what its labels, brackets and imprint say; the page's own day where nothing else is given."""

import re
from collections.abc import Iterator

from extractors.engine import Patterns
from extractors.metadata.frame import Frame, Line
from extractors.metadata.title import Title
from extractors.timeline import find_times

METADATA = Patterns("metadata")

DATES = Patterns("metadata/dates")


def find_date(frame: Frame, title: Title, signed: str | None, *, by_names: bool) -> str | None:
    """The date of the document (成文日期) as ISO 8601: signed, labelled, or beside the title.

    The day of publication stands in only where nothing else is given.
    """
    return (
        (signed if by_names else None)
        or labelled_date(frame, "written")
        or bracket_date(frame, title, told=False)
        or signed
        or bracket_date(frame, title, told=True)
        or numbered_date(frame, title)
        or iso(history(frame, title) or "")
        or printed_date(frame)
        or labelled_date(frame, "published")
        or stamped_date(frame, title)
    )


def labelled_date(frame: Frame, kind: str) -> str | None:
    """The first date that a label of this kind gives."""
    return next((date for value in frame.labels.get(kind, ()) if (date := iso(value))), None)


def bracket_date(frame: Frame, title: Title, *, told: bool) -> str | None:
    """The date in brackets behind the title or on a line of its own beside it; with `told` the day of the meeting that heard it."""
    for line in beside(frame, title):
        match = METADATA.date_bracket.search(line.text)
        if match and ("会议上" in match[0]) == told and (line.start <= title.end or not match.start()):
            return iso(match["date"])
    return None


def numbered_date(frame: Frame, title: Title) -> str | None:
    """The date behind the 文号 on its line (云政发〔2031〕5号 2031年6月5日)."""
    found = (METADATA.number_line.fullmatch(line.text) for line in beside(frame, title))
    return next((iso(match["date"]) for match in found if match and match["date"]), None)


def beside(frame: Frame, title: Title) -> Iterator[Line]:
    """The lines right above, in and below the title."""
    return (line for line in frame.lines if title.start - 200 <= line.start <= title.end + 120)


def history(frame: Frame, title: Title) -> str | None:
    """What the bracket below the title tells (某年某月某日…人民政府印发 …号)."""
    found = (METADATA.history.fullmatch(line.text) for line in beside(frame, title))
    told = next((match["told"] for match in found if match), None)
    return told if told and len(DATES.month_of_year.findall(told)) == 1 else None


def printed_date(frame: Frame) -> str | None:
    """The date of the imprint (…2023年7月18日印发)."""
    for line in reversed(frame.lines[-12:]):
        if match := METADATA.printed_line.fullmatch(line.text):
            return iso(match["date"])
    return None


def stamped_date(frame: Frame, title: Title) -> str | None:
    """The day on a line of its own beside the title, as a page prints when it was put up (2022-05-19 14:17)."""
    found = (METADATA.stamp.fullmatch(line.text) for line in beside(frame, title))
    return next((iso(match["date"]) for match in found if match), None)


def iso(text: str) -> str | None:
    """The first date of a text to the month or the day, as ISO 8601."""
    compact = re.sub(r"\s", "", text) if "年" in text else re.sub(r"\s?([-./])\s?", r"\1", text)
    hits = find_times(compact)
    date = hits[0].ref.start or hits[0].ref.end if hits else None
    return date if date and len(date) > 4 else None
