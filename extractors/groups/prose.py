"""Leading groups that a sentence sets up: 成立…领导小组，由…任组长，…为成员，办公室设在…."""

import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest

from extractors.engine import Patterns, Rule, Ruler, begun, pattern, rules
from extractors.groups.draft import Draft, bare_name
from extractors.groups.people import bodies, holder, holders
from schemas import Outline

GROUPS = Patterns("groups")

REACH = 1200
SET_UP = ("成立", "建立", "组建", "设立", "调整")  # with one of which GROUPS.set_up begins


def find_in_prose(outline: Outline, parts: Mapping[str, str], ruler: Ruler) -> Iterator[Draft]:
    """A draft for every group that is set up with people, members or an office."""
    text = ruler.text
    found = list(begun(GROUPS.set_up, text, SET_UP))
    for match, following in zip_longest(found, found[1:]):
        if is_none(text, match.start()) or role_at(outline, parts, match.start()) == "background":
            continue
        stop = window_end(text, match.end(), following.start() if following else len(text))
        draft = read_window(text, match, stop)
        if draft.is_bare():
            draft = read_composition(text, draft, stop, following.start() if following else len(text))
        if not draft.is_bare():
            yield draft


def read_composition(text: str, bare: Draft, start: int, limit: int) -> Draft:
    """What a paragraph further down says of a group that is only named where it is set up (联席会议由…组成); else the draft as it is."""
    for match in GROUPS.composition.finditer(text, start, limit):
        if bare.name.endswith(bare_name(match["name"])):
            draft = read_window(text, match, window_end(text, match.end(), limit))
            draft.name = bare.name
            return draft
    return bare


def is_none(text: str, at: int) -> bool:
    """Whether the sentence reports the group as set up in a past year (2015年6月，…成立), or wants others to have one (各村要成立)."""
    before = text[max(0, at - 50) : at]
    return any(pattern("groups", name).search(before) for name in ("past", "others"))


def role_at(outline: Outline, parts: Mapping[str, str], at: int) -> str | None:
    """The role of the innermost section at an offset."""
    role = None
    for section in outline.sections:
        if section.head.start > at:
            break
        if section.extent.start <= at < section.extent.end:
            role = parts.get(section.id)
    return role


def window_end(text: str, start: int, stop: int) -> int:
    """Where the talk of the group ends: with its paragraph, or with the last of those behind it that go on about it."""
    limit = min(stop, start + REACH)
    end = text.find("\n", start, limit)
    while 0 <= end < limit and GROUPS.goes_on.match(text, end + 1, limit):
        end = text.find("\n", end + 1, limit)
    return limit if end < 0 else end


def read_window(text: str, match: re.Match[str], stop: int) -> Draft:
    """What the sentences from a set-up verb on say of the group."""
    draft = Draft(name=bare_name(match["name"]), start=match.start(), end=match.end(), rule="groups.set-up")
    fill_joined(draft, text, match)
    taken = list(GROUPS.taken.finditer(text, match.start(), stop))
    covered: list[tuple[int, int]] = []
    for rule in rules("groups"):
        role = rule.data["role"]
        for hit in () if draft.has(role) else found_by(rule, text, match.start("name"), stop):
            if (role == "office" and not is_host(hit["who"])) or is_others(draft.name, hit[0]):
                continue
            fill(draft, role, text, hit.span("who"))
            covered.append(hit.span())
            break
    at = match.start() + len(verb_of(match))
    for mark in taken:
        role = mark.lastgroup or ""
        begin = behind_name(text, match) if at <= match.start("name") < mark.start() else at
        begin = max([begin, *(b for _, b in covered if begin < b <= mark.start())])
        at = mark.end()
        if any(a <= mark.start() < b for a, b in covered) or (role == "head" and draft.head):
            continue
        span = clause_start(text, begin, mark.start(), role), mark.start()
        if "常务" in mark[0] and (whole := holder(text[slice(*span)])):
            draft.deputies += (whole,)
        else:
            fill(draft, role, text, span)
    return draft


def found_by(rule: Rule, text: str, start: int, stop: int) -> Iterator[re.Match[str]]:
    """The matches of a rule in a window; its pattern is tried only where one of its anchors stands."""
    if any(text.find(anchor, start, stop) >= 0 for anchor in rule.anchors):
        yield from rule.pattern.finditer(text, start, stop)


def behind_name(text: str, match: re.Match[str]) -> int:
    """Where the sentence goes on behind the group's name: 联席会议制度，…."""
    return match.end("name") + (len("制度") if text.startswith("制度", match.end("name")) else 0)


def fill_joined(draft: Draft, text: str, match: re.Match[str]) -> None:
    """The body that leads the group and those that join it, where they stand before its name: 由X牵头，Y、Z参加的. A 机制 is no body."""
    if match["name"].endswith("机制"):
        return
    begin = match.start() + len(verb_of(match))
    if joined := GROUPS.joined.match(text, begin, match.start("name")):
        for role in ("head", "members"):
            fill(draft, role, text, joined.span(role))


def verb_of(match: re.Match[str]) -> str:
    """The verb that sets the group up."""
    verb = GROUPS.sets_up.match(match[0])
    return verb[0] if verb else ""


def clause_start(text: str, begin: int, end: int, role: str) -> int:
    """Where the people of a role begin: behind the last full stop; a head stands in one clause."""
    marks = "。；;\n：" if role != "head" else "。；;\n，,："
    return max(begin, *(text.rfind(mark, begin, end) + 1 for mark in marks))


def is_others(name: str, words: str) -> bool:
    """Whether the words speak of a body of another kind that the group sets up (领导小组下设工作组，由…组成)."""
    told = GROUPS.noun.match(words)
    return told is not None and not name.endswith(told[0])


def is_host(who: str) -> bool:
    """Whether an office's host is named (not 局 alone, not 办公室)."""
    return len(who.strip()) >= 2 and not who.startswith(("下设", "领导小组", "联席会议", "各"))


def fill(draft: Draft, role: str, text: str, span: tuple[int, int]) -> None:
    """Put the people or bodies of a span into the draft."""
    words = text[span[0] : span[1]]
    if role == "head":
        draft.head = holder(words)
    elif role == "deputies":
        draft.deputies += holders(words)
    elif role == "members":
        draft.members += bodies(text, *span)
    else:
        draft.office = holder(words)
    draft.end = max(draft.end, span[1])
