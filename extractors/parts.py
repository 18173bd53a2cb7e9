"""Gives every section of an outline its role: what its part of the plan is about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from extractors.agencies import Name, is_official, kind_of
from extractors.duties import agencies_of, find_duties, read_duty
from extractors.engine import Patterns, lexicon
from schemas import Outline, Section

TELLING = Patterns("parts")

ENDS_TELLING = tuple("况状析景题义性境势件遇战")  # the last characters of those: a quick look that only skips work
LONGEST_TITLE = 80
LONGEST_BARE_TITLE, BARE_TITLE = 9, re.compile(r"[\u4e00-\u9fff]{2,8}[：:]?")  # 主要目标, 具体目标：
# Roles whose children may have roles of their own; the others hand theirs down.
OPEN_ROLES = {"principles", "background", "other", "goals", "groups"}
LOOSE = {"goals", "principles", "timetable", "duties", "groups"}
FEWEST_DUTIES, SHARING = 3, ("tasks", "safeguards", "other")  # statements in a row, and the roles of the parts in which they may stand
SHORT = 8  # characters of a heading within a working part that may name a part of another role


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


@lru_cache(maxsize=4096)
def heading_role(title: str) -> str | None:
    """The role that a heading's words give, or None."""
    bare = "".join(title.split())
    return next((role for role, limit, pattern in headings() if len(bare) <= limit and pattern.search(bare)), None)


def is_action(title: str) -> bool:
    """The heading says that something is to be done."""
    return action_pattern().search("".join(title.split())) is not None


def classify(outline: Outline) -> Mapping[str, str]:
    """Role by section id: background, principles, goals, tasks, safeguards, timetable, duties, groups, annex or other.

    A top-level heading decides by its words, and where they say nothing its part sets work; below it a heading decides for
    itself where its parent leaves room (a 目标 within 总体要求), else the parent's role holds. The role of an annex that sets
    no work is `annex` for all that stands in it.
    """
    roles: dict[str, str] = {}
    by_id = {section.id: section for section in outline.sections}
    shut, default = False, "other" if is_procedure(outline) else "tasks"
    statute = is_statute(outline)
    for section in outline.sections:
        if section.kind == "annex":
            shut = not TELLING.working_annex.search("".join(section.title.split())) and heading_role(section.title) not in (
                "duties",
                "tasks",
            )
            roles[section.id] = "annex"
        elif shut or statute:
            roles[section.id] = "annex" if shut else "other"
        else:
            roles[section.id] = role_of(outline, section, roles, by_id.get(section.parent or ""), default)
    roles |= dict(under_bare_titles(outline, roles))
    return roles | {section.id: "duties" for section in duties_in_a_row(outline, roles)}


def under_bare_titles(outline: Outline, roles: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """(id, role) of the items of a working part that stand below a line which is a title of goals without a number (主要目标)."""
    text, parent, role = outline.document.text, "", ""
    for section in outline.sections:
        end = max(0, section.head.start - 1)
        begin = text.rfind("\n", 0, end) + 1
        line = text[begin:end] if end - begin <= LONGEST_BARE_TITLE else ""
        if section.parent and BARE_TITLE.fullmatch(line):
            parent, role = section.parent, heading_role(line) or ""
        elif section.parent != parent:
            parent = role = ""
        if role == "goals" and roles[section.id] == "tasks":
            yield section.id, role


def duties_in_a_row(outline: Outline, roles: Mapping[str, str]) -> Iterator[Section]:
    """Items of one list outside the parts for it that all are a body, a colon and its work (1.市教育局：负责……)."""
    for _, sisters in groupby(outline.sections, key=lambda section: (section.parent, section.level)):
        items = list(sisters)
        if len(items) >= FEWEST_DUTIES and roles[items[0].id] in SHARING and all(map(names_body, items)):
            yield from items


def names_body(section: Section) -> bool:
    """The item opens with a body and a colon."""
    match = TELLING.named.match(section.title)
    return match is not None and is_official(match["body"])


def role_of(outline: Outline, section: Section, roles: Mapping[str, str], parent: Section | None, default: str) -> str:
    """The role of one section, by its heading and the role above it."""
    above = roles[parent.id] if parent else "annex"
    if above == "annex":
        named = heading_role(section.title)
        own = named or default
        if named in (None, "safeguards", "other") and lists_stages(outline, section, bare=named is None):
            return "timetable"
        return "goals" if own == "tasks" and sets_goals(outline, section) else own
    if above == "tasks" and parent and TELLING.part_number.search(parent.number or ""):
        return heading_role(section.title) or above
    own = lower_role(section, above)
    if own == above == "tasks" and parent and heads_goals_or_tasks(parent) and sets_goals(outline, section):
        return "goals"
    if own == "tasks" and default == "other":
        return above
    return own if own != "duties" or above == "duties" or states_duties(outline, section) else above


def heads_goals_or_tasks(section: Section) -> bool:
    """The heading is 目标任务, of whatever kind."""
    return section.title.rstrip().endswith("务") and TELLING.goals_or_tasks.search("".join(section.title.split())) is not None


def sets_goals(outline: Outline, section: Section) -> bool:
    """The part called 目标任务 states goals in its own words, and has no items that set work."""
    if not heads_goals_or_tasks(section):
        return False
    items = [other.title for other in outline.sections if other.parent == section.id]
    lines = [line for line in outline.document.text[section.body.start : section.body.end].split("\n") if line.strip()]
    if not lines:  # 1.新建公厕20座。2.改造公厕8座。: each item is a figure to be reached
        return bool(items) and all(TELLING.counts.search(item) for item in items)
    return not items or (any(map(TELLING.states_goal.match, lines)) and not any(map(is_action, items)))


def lists_stages(outline: Outline, section: Section, *, bare: bool) -> bool:
    """The items of the part (组织实施) are stages: each has dates of its own in brackets, some of them from one day to another.

    `bare` asks that they are called 阶段, or have no items of their own, which would set work.
    """
    below = [other for other in outline.sections if other.parent == section.id]
    bare = bare and not all("阶段" in other.title for other in below)
    if len(below) < 2 or (bare and {other.id for other in below} & {other.parent for other in outline.sections}):
        return False
    dates = [TELLING.dated_item.match("".join(other.title.split())) for other in below]
    if not all(dates):
        return False
    told = [match["dates"] or match["opening"] for match in dates if match]
    return any(map(TELLING.spans.search, told)) and len(set(told)) == len(told) and not any(map(TELLING.due.search, told[1:]))


def lower_role(section: Section, above: str) -> str:
    """The role of a section below one whose role is `above`."""
    own = heading_role(section.title)
    if above in OPEN_ROLES:
        if own == "tasks" and (above in ("goals", "background") or TELLING.reaches.search("".join(section.title.split()))):
            return above
        if own == "tasks" or own in LOOSE or own == "background":
            return own or above
        return above
    if above == "duties":
        return "groups" if own == "groups" else above
    if above == "safeguards":
        return own if own in ("duties", "timetable") else above
    if above == "tasks" and section.title.rstrip().endswith(ENDS_TELLING) and TELLING.tells.search("".join(section.title.split())):
        return "background"
    fits = own == "duties" or len(section.title) <= SHORT or (own == "goals" and section.title.endswith("目标"))
    if above == "tasks" and own in LOOSE and fits and not is_action(section.title):
        return own or above
    return above


def states_duties(outline: Outline, section: Section) -> bool:
    """The section holds statements that give bodies of their own their work, not only a heading that speaks of duties."""
    text = outline.document.text
    return any(kind_of(text[name.start : name.end]) != "collective" for names in bodies_stated(outline, section) for name in names)


def bodies_stated(outline: Outline, section: Section) -> Iterator[Sequence[Name]]:
    """The bodies of each statement in a section, in its own text and in the items right below; read as far as they are asked for."""
    text = outline.document.text
    heads = frozenset([other.head.start for other in outline.sections])
    for duty in find_duties(outline.document, section.body.start, section.body.end, heads, run_in=True):
        yield duty.names
    for other in outline.sections:
        start = other.head.end - len(other.title)
        if other.parent == section.id and start < other.head.end:
            stated = read_duty(text, start, other.extent.end)
            yield stated.names if stated else agencies_of(text, start, other.head.end)


def is_procedure(outline: Outline) -> bool:
    """The document is an emergency plan."""
    text, span = outline.document.text, outline.title
    title = text[span.start : span.end] if span else text[:80].split("\n", 1)[0]
    return TELLING.procedure.search("".join(title.split())) is not None


def is_statute(outline: Outline) -> bool:
    """The document is a regulation in articles (第X条), which binds but sets no plan; measures in articles (若干措施) do."""
    articles = sum([s.kind == "chapter" and (s.number or "").endswith("条") for s in outline.sections])
    if articles < 5:
        return False
    plain = sum(s.kind == "item" and s.level == 1 for s in outline.sections)
    return articles > plain and not sets_measures(outline)


def sets_measures(outline: Outline) -> bool:
    """A line before the outline, or the title, ends as the title of measures or a plan does."""
    text, first = outline.document.text, outline.sections[0].head.start
    lines = [text[outline.title.start : outline.title.end]] if outline.title else text[:first].split("\n")
    return any(len(line) <= LONGEST_TITLE and TELLING.measures.search("".join(line.split())) for line in lines)
