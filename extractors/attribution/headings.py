"""Attributions that are headings: 县教育局牵头工作（8项） over a list of tasks."""

from extractors.attribution.prose import bodies
from extractors.attribution.records import Attribution
from extractors.engine import Patterns

HEADING = Patterns("attribution/headings")


def find_heading(text: str, start: int, end: int) -> Attribution | None:
    """The attribution that a heading text[start:end] is, for all that stands below it; None where it says more or names no bodies."""
    match = HEADING.of_bodies.fullmatch(text, start, end) if HEADING.cue.search(text, start, end) else None
    if match is None:
        return None
    entries = bodies(text, *match.span("list"), "lead" if match["lead"] else "responsible", "heading.bodies")
    return Attribution(entries[0].name.start, end, "line", tuple(entries), ()) if entries else None
