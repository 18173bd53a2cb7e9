"""The span that a plan states for itself: years in its title, its cycle, its last goal horizon, its dated stages."""

import re
from collections.abc import Iterable

from extractors.engine import Patterns, begun, pattern
from extractors.numerals import positional
from extractors.timeline import FIVE_YEARS_FROM
from schemas import Outline, Period

METADATA = Patterns("metadata")

YEAR = re.compile(r"(?:19|20)\d\d")


def find_period(titles: Iterable[str], outline: Outline) -> Period:
    """The plan's period; both ends null where it states none."""
    text = outline.document.text
    for title in titles:
        if period := title_period(title):
            return (None if METADATA.title_years.search(title) else term_told(text)) or period
    if period := cycle_told(text):
        return period
    if period := stage_period(outline):
        return period
    end = last_horizon(outline)
    start = annex_start(outline)
    return Period(start=start[0] if start else None, end=end or (start[1] if start else None))


def cycle_told(text: str) -> Period | None:
    """The years of the cycle that the text names (建设周期为2023—2025年, 实施期限至2027年)."""
    if next(begun(METADATA.cycle_years, text, ("期", "时间", "年限")), None) is None or not METADATA.cycle_sign.search(text):
        return None
    if match := METADATA.build_cycle.search(text):
        return Period(start=match["a"], end=match["b"])
    until = METADATA.runs_until.search(text)
    return Period(end=until["b"]) if until else None


def term_told(text: str) -> Period | None:
    """The years of the plan's term where the text says them outright (规划期为2032—2035年)."""
    match = METADATA.plan_term.search(text) if "规划期" in text else None
    return Period(start=match["a"], end=match["b"]) if match else None


def title_period(title: str) -> Period | None:
    """The years that a title states: 2023—2025年, “十四五”, 2023年."""
    if match := METADATA.title_years.search(title):
        return Period(start=match["a"], end=match["b"])
    if match := METADATA.title_plan.search(title):
        return five_years(match["plan"][:-1], title)
    if match := METADATA.title_five_years.search(title):
        return five_years(match["plan"], title)
    if years := [match["a"] for match in METADATA.title_year.finditer(title)]:
        return Period(start=years[-1], end=years[-1])  # behind the year that is reported on (2030年…情况和2031年…计划)
    if match := METADATA.title_opening_year.match(title):
        return Period(start=match["a"], end=match["a"])
    if match := METADATA.title_horizon.search(title):
        return Period(end=match["a"] or match["b"])
    return None


def five_years(count: str, title: str) -> Period:
    """The years of the five-year plan of this count (十四), up to the vista that the title names beside it (2035年远景目标)."""
    first = FIVE_YEARS_FROM[count]
    vista = METADATA.title_vista.search(title)
    end = (positional(vista["end"]) or vista["end"]) if vista else str(first + 4)
    return Period(start=str(first), end=end)


def stage_period(outline: Outline) -> Period | None:
    """The years from the first to the last of stages whose headings are dated by years (准备阶段（2023年） … 验收阶段（2027年）)."""
    text = outline.document.text
    heads = [text[s.head.start : s.head.end] for s in outline.sections if "阶段" in s.title]
    years = [year for head in heads for year in YEAR.findall(head)]
    dated = [head for head in heads if YEAR.search(head)]
    months = any("月" in head for head in dated)
    return Period(start=min(years), end=max(years)) if len(dated) >= 2 and not months and min(years) < max(years) else None


def last_horizon(outline: Outline) -> str | None:
    """The last year that the goals are set for (到2025年, 展望2035年)."""
    text = outline.document.text
    spans = [(s.head.start, s.extent.end) for s in outline.sections if len(s.title) <= 40 and METADATA.true_goal.search(s.title)]
    spans = spans or [(s.head.start, s.body.end) for s in outline.sections if len(s.title) <= 12 and METADATA.goal_heading.search(s.title)]
    for name in ("horizon", "year_ahead"):
        if years := [match["a"] for start, end in spans for match in pattern("metadata", name).finditer(text, start, end)]:
            return max(years)
    return None


def annex_start(outline: Outline) -> tuple[str, str] | None:
    """The years in the title of an annex (2021-2025年…指标表)."""
    text = outline.document.text
    for section in outline.sections:
        if section.kind == "annex" and (match := METADATA.title_years.search(text, section.head.start, section.head.end)):
            return match["a"], match["b"]
    return None
