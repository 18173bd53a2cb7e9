"""Gives every section of an outline its role: what its part of the plan is about."""

import re
from collections.abc import Mapping
from functools import lru_cache

from extractors.engine import lexicon
from schemas import Outline, Section

BLANK = re.compile(r"\s+")
# An annex that sets work itself: its outline is read like the plan's own.
WORKING_ANNEX = re.compile(r"(?:方案|计划|措施|任务|分工|要点|举措|工程|行动|清单)(?:表|书)?(?:[（(][^（）()]*[）)])?$")
# Roles whose children may have roles of their own; the others hand theirs down.
OPEN_ROLES = {"principles", "background", "other", "goals"}
LOOSE = {"goals", "principles", "timetable", "duties", "groups"}


@lru_cache
def headings() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    """(role, longest heading, pattern) in the order of the lexicon."""
    rows = lexicon("headings")["role"]
    assert isinstance(rows, list)
    return tuple((row["name"], row["limit"], re.compile("|".join(row["patterns"]))) for row in rows)


@lru_cache
def action_pattern() -> re.Pattern[str]:
    """Matches a heading that opens with a verb of work, or has one right behind a comma."""
    verbs = lexicon("verbs")["verbs"]
    assert isinstance(verbs, list)
    return re.compile(r"(?:^|[，,、：:]|[“《][^”》]*[”》])(?:" + "|".join(sorted(map(re.escape, verbs), key=len, reverse=True)) + ")")


def heading_role(title: str) -> str | None:
    """The role that a heading's words give, or None."""
    bare = BLANK.sub("", title)
    return next((role for role, limit, pattern in headings() if len(bare) <= limit and pattern.search(bare)), None)


def is_action(title: str) -> bool:
    """The heading says that something is to be done."""
    return action_pattern().search(BLANK.sub("", title)) is not None


def classify(outline: Outline) -> Mapping[str, str]:
    """Role by section id: background, principles, goals, tasks, safeguards, timetable, duties, groups, annex or other.

    A top-level heading decides by its words, and where they say nothing its part sets work; below it a heading decides for
    itself where its parent leaves room (a 目标 within 总体要求), else the parent's role holds. The role of an annex that sets
    no work is `annex` for all that stands in it.
    """
    roles: dict[str, str] = {}
    shut = False
    statute = is_statute(outline)
    for section in outline.sections:
        if section.kind == "annex":
            shut = not WORKING_ANNEX.search(BLANK.sub("", section.title)) and heading_role(section.title) not in ("duties", "tasks")
            roles[section.id] = "annex"
            continue
        above = roles.get(section.parent or "")
        if shut or statute:
            roles[section.id] = "annex" if shut else "other"
        elif above is None or above == "annex":
            roles[section.id] = top_role(section)
        else:
            roles[section.id] = lower_role(section, above)
    return roles


def top_role(section: Section) -> str:
    """The role of a section without a parent; what names nothing known sets work."""
    return heading_role(section.title) or "tasks"


def lower_role(section: Section, above: str) -> str:
    """The role of a section below one whose role is `above`."""
    own = heading_role(section.title)
    if above in OPEN_ROLES:
        return own if own in LOOSE | {"background", "tasks"} and not (above == "goals" and own == "tasks") else above
    if above == "safeguards":
        return own if own in ("duties", "timetable") else above
    if above == "tasks" and own in LOOSE - {"duties"} and len(section.title) <= 8 and not is_action(section.title):
        return own
    return above


def is_statute(outline: Outline) -> bool:
    """The document is a regulation in articles (第X条), which binds but sets no plan."""
    articles = sum(s.kind == "chapter" and (s.number or "").endswith("条") for s in outline.sections)
    return articles >= 5 and articles > sum(s.kind == "item" and s.level == 1 for s in outline.sections)
