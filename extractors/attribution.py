"""Who answers for a task, as printed: brackets, lines and sentences that name bodies with their roles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal

from extractors.agencies import CLOSE, MARKS, OPEN, Name, is_body, is_official, split_list
from extractors.engine import Hit, pattern, rules

Spoken = Literal["lead", "support", "responsible", "rest"]
Kind = Literal["bracket", "line", "prose", "cell"]

CUE = re.compile(r"牵头|责任|负责|配合|主责|协办|主办|承办|参与|协助|协同|落实|实施|支持|指导|承担|[完时][成限][时间：:]|时限|参加|抓总")
BRACKET = re.compile(r"[（(\[【〔［]")
BOUNDARY = set("。；;！!?？）)】］]〕\n\t　 ，,、:：")
ASIDE = re.compile(r"下同|第一|首位|排名|以下|不再|简称|上述|同上|^等$|为准|见附件|详见")
FINISH = re.compile(r"(?:^|(?<=[，,；;。（(\s]))([^，,；;。（）()]{2,24}(?:前|底|内|期间|月|年))(?:完成|落实到位|办结)")  # ，2023年10月底前完成
LIMIT = 900  # characters: a longer bracket is text, not an attribution


@dataclass(frozen=True)
class Entry:
    """One body of an attribution: its name's span, the role as spoken, and the rule that read it."""

    name: Name
    role: Spoken
    rule: str


@dataclass(frozen=True)
class Attribution:
    """One bracket, run of lines or sentence: its span, its bodies, and the spans of its dates."""

    start: int
    end: int
    kind: Kind
    entries: tuple[Entry, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()


@dataclass
class Parsed:
    """What a stretch of attribution yields."""

    entries: list[Entry] = field(default_factory=list)
    dates: list[tuple[int, int]] = field(default_factory=list)


@lru_cache
def labels() -> re.Pattern[str]:
    """Every label rule in one pattern; the group that matched names the role."""
    return re.compile("|".join(f"(?P<{r.id.split('.')[1]}>{r.pattern.pattern})" for r in rules("attribution") if r.id.startswith("label.")))


@lru_cache
def verbs() -> re.Pattern[str]:
    """Every verb rule in one pattern; `with` is 会同."""
    named = {"lead": "lead", "support": "support", "responsible": "responsible", "with": "joined"}
    return re.compile("|".join(f"(?P<{named[r.id.split('.')[1]]}>{r.pattern.pattern})" for r in rules("attribution") if r.id.startswith("verb.")))


def is_attribution(content: str) -> bool:
    """The words inside a bracket say who answers for something, or by when."""
    if len(content) > LIMIT or not CUE.search(content):
        return False
    parsed = parse(content, 0, len(content))
    return bool(parsed.entries or parsed.dates)


def depth_zero(text: str, start: int, end: int, hits: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    """The matches that stand outside brackets opened within text[start:end]."""
    spans, depth, opened = [], 0, start
    for i in range(start, end):
        if text[i] in OPEN:
            opened = i if depth == 0 else opened
            depth += 1
        elif text[i] in CLOSE and depth:
            depth -= 1
            if depth == 0:
                spans.append((opened, i))
    return [m for m in hits if not any(a < m.start() < b for a, b in spans)]


def parse(text: str, start: int, end: int) -> Parsed:
    """The bodies and dates of text[start:end], read as one attribution; empty where it is none."""
    end = before_convention(text, start, end)
    marks = [m for m in depth_zero(text, start, end, labels().finditer(text, start, end)) if m.start() == start or text[m.start() - 1] in BOUNDARY]
    if not marks:
        return Parsed(by_verbs(text, start, end), [m.span(1) for m in FINISH.finditer(text, start, end)])
    found = Parsed()
    head = text[start : marks[0].start()].strip("，,；;。 ")
    if head:
        found.entries += by_verbs(text, start, marks[0].start())
    for i, mark in enumerate(marks):
        stop = marks[i + 1].start() if i + 1 < len(marks) else end
        role = mark.lastgroup or "responsible"
        if role == "due":
            found.dates.append((mark.end(), stop))
        elif role != "person":
            found.entries += by_label(text, mark.end(), stop, role)
    return found


def before_convention(text: str, start: int, end: int) -> int:
    """The end of the attribution before a clause that only says how lists are read (列第一位者为牵头单位，下同)."""
    if text.find("第一", start, end) < 0 and text.find("首", start, end) < 0:
        return end
    match = rules("conventions")[0].pattern.search(text, start, end)
    return match.start() if match else end


def by_label(text: str, start: int, end: int, role: str) -> list[Entry]:
    """The names behind a label; verbs within the list have their say first."""
    spoken = by_verbs(text, start, end)
    if any(entry.role in ("lead", "support") for entry in spoken):
        return spoken
    entries = [Entry(name, role, f"attribution.label.{role}") for name in split_list(text, start, end) if names_body(text, name)]  # type: ignore[arg-type]
    return marked(entries)


def marked(entries: list[Entry]) -> list[Entry]:
    """▲ and （牵头） within a list make leads, and the rest support."""
    if not any(e.name.leads for e in entries):
        return entries
    return [replace(e, role="lead" if e.name.leads else "rest" if e.role == "responsible" else e.role) for e in entries]


def names_body(text: str, name: Name) -> bool:
    """The piece of a labelled list is a name: not an aside such as 下同, not a sentence."""
    words = text[name.start : name.end]
    return not ASIDE.search(words) and (is_body(words) or len(words) <= 16 and not re.search(r"[，。；：:]|\d{4}年|时限|时间", words) and not CUE.fullmatch(words))


def by_verbs(text: str, start: int, end: int) -> list[Entry]:
    """A牵头，B、C配合 and its kin; empty unless most of what stands before the verbs are names."""
    entries: list[Entry] = []
    at, pending = start, None
    for verb in depth_zero(text, start, end, verbs().finditer(text, start, end)):
        after = text[verb.end() : verb.end() + 1] if verb.end() < end else ""
        role = verb.lastgroup
        if role != "joined" and role != "lead" and after and after not in "，,；;。、:： \t\n）)等和及":
            continue
        if role == "lead" and after in ("的", "作", "抓", "单", "部", "、"):
            continue
        if role == "joined" and not (is_body(text[at : verb.start()].strip(" ，,；;。、由")) and is_body(first_name(text, verb.end(), end))):
            continue
        if role == "joined":
            entries += named(text, at, verb.start(), "lead", "verb.with")
            pending = "support"
        else:
            entries += named(text, at, verb.start(), pending or role or "rest", f"verb.{role}")
            pending = None
        at = verb.end()
    if not entries:
        listed = [Entry(n, "rest", "attribution.mark") for n in split_list(text, start, end)] if any(m in MARKS for m in text[start:end]) else []
        return marked(listed) if any(e.name.leads for e in listed) else []
    if at < end:
        entries += named(text, at, end, pending or "rest", "verb.rest")
    good = sum(is_body(text[e.name.start : e.name.end]) for e in entries)
    return marked([e for e in entries if is_body(text[e.name.start : e.name.end])]) if good * 2 > len(entries) else []


def first_name(text: str, start: int, end: int) -> str:
    """The first name of a list."""
    found = split_list(text, start, end)
    return text[found[0].start : found[0].end] if found else ""


def named(text: str, start: int, end: int, role: str, rule: str) -> list[Entry]:
    """The names of text[start:end] in one role."""
    return [Entry(name, role, f"attribution.{rule}") for name in split_list(text, start, end) if not ASIDE.search(text[name.start : name.end])]  # type: ignore[arg-type]


def brackets(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """Every outermost bracket that may be an attribution, as the span of its content; an unclosed one ends with its line."""
    stop, at = len(text) if end is None else end, start
    while match := BRACKET.search(text, at, stop):
        close = closing(text, match.start(), stop)
        if CUE.search(text, match.end(), close):
            yield match.end(), close
            at = close + 1
        else:
            at = match.end()


def closing(text: str, opened: int, stop: int) -> int:
    """Where the bracket opened at `opened` closes, whatever the shapes of the two; at the latest at the end of the line."""
    depth = 0
    for at in range(opened, min(stop, opened + LIMIT)):
        mark = text[at]
        if mark in "（([【〔［":
            depth += 1
        elif mark in "）)]】〕］":
            depth -= 1
            if depth == 0:
                return at
        elif mark == "\n":
            return at
    return min(stop, opened + LIMIT)


def find_brackets(text: str, start: int = 0, end: int | None = None) -> list[Attribution]:
    """The bracketed attributions of text[start:end]."""
    found = []
    for a, b in brackets(text, start, end):
        parsed = parse(text, a, b)
        if parsed.entries or parsed.dates:
            found.append(Attribution(a - 1, min(b + 1, len(text)), "bracket", tuple(parsed.entries), tuple(parsed.dates)))
    return found


def find_lines(text: str, start: int, end: int, taken: Sequence[Attribution]) -> list[Attribution]:
    """牵头单位：…… and its kin within one paragraph, outside the brackets already taken: from the label to the end of the last labelled sentence."""
    marks = [m for m in labels().finditer(text, start, end) if (m.start() == start or text[m.start() - 1] in "。；;！!）)】 \t") and not any(t.start < m.start() < t.end for t in taken)]
    if not marks:
        return []
    first = marks[0].start()
    stop = end
    last = marks[-1]
    full = text.find("。", last.end(), end)
    if full >= 0:
        stop = full + 1
    parsed = parse(text, first, stop)
    sure = [e for e in parsed.entries if is_body(text[e.name.start : e.name.end])]
    if len(sure) * 2 <= len(parsed.entries) and not parsed.dates:
        return []
    return [Attribution(first, stop, "line", tuple(parsed.entries), tuple(parsed.dates))]


PROSE = re.compile(r"牵头|负责|承担|主体|主责|配合|会同|联合|协同|参与|协助")
GIVES_SUPPORT = re.compile(r"(?:为|对|向)?[^，。；]{0,16}?(?:提供[^，。；]{0,8}(?:支持|支撑|指导|咨询)|协助|配合|协同)")  # 负责提供技术支持
BY = re.compile(r"由(?!于|此|来|衷)")


def find_prose(text: str, start: int, end: int, taken: Sequence[Attribution]) -> list[Attribution]:
    """由A牵头，B配合 and A为牵头单位 within one paragraph: only where what stands there is surely a body."""
    if not PROSE.search(text, start, end):
        return []
    found = []
    for a, b in sentences(text, start, end):
        if any(t.start < b and t.end > a for t in taken):
            a, b = outside(a, b, taken)
        if a < b and PROSE.search(text, a, b) and (entries := prose_entries(text, a, b)):
            found.append(Attribution(min(e.name.start for e in entries), b, "prose", tuple(entries)))
    return found


def outside(start: int, end: int, taken: Sequence[Attribution]) -> tuple[int, int]:
    """The part of a sentence before the first attribution in it."""
    return start, min(t.start for t in taken if t.start < end and t.end > start)


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, parted at 。；！ and line ends."""
    at = start
    for match in re.compile(r"[。；;！!？\n]").finditer(text, start, end):
        yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def prose_entries(text: str, start: int, end: int) -> list[Entry]:
    """The bodies of one sentence whose role a cue states."""
    entries: list[Entry] = []
    for a, b in clause_spans(text, start, end):
        by = BY.search(text, a, b)
        for verb in verbs().finditer(text, a, b):
            role = verb.lastgroup
            left = by.end() if by and by.end() <= verb.start() else a
            if role == "joined":
                if by and by.end() <= verb.start():
                    entries += joined(text, left, verb, next_cue(text, verb.end(), b))
                    break
                continue
            after = text[verb.end() : verb.end() + 2] if verb.end() < b else ""
            whole = text[left : verb.start()]
            if after[:1] in ("的", "作", "制", "人") or after in ("单位", "部门", "医院", "地区", "企业") or not whole:
                continue
            if role == "responsible" and after and GIVES_SUPPORT.match(text, verb.end(), end):
                role = "support"
            elif role == "responsible" and after and not by and verb[0] != "负责":
                continue
            if role == "support" and not entries and verb[0] != "负责":
                continue
            names = split_list(text, left, verb.start())
            if names and all(is_body(text[n.start : n.end]) for n in names) and (by or is_official(text[names[0].start : names[0].end])):
                known = {e.name.start for e in entries}
                entries += [Entry(n, role, f"attribution.prose.{role}") for n in names if n.start not in known]  # type: ignore[arg-type]
                break
    return entries


def next_cue(text: str, start: int, end: int) -> int:
    """Where the list behind 会同 ends: at the verb that follows, or with the clause."""
    match = re.compile(r"负责|牵头|制定|组织(?!部)|开展|建立|推进(?!中心|办)|研究(?![院所会中])|实施|承担|落实|出台|对|编制|加强|完善|共同|按").search(text, start, end)
    return match.start() if match else end


def joined(text: str, start: int, verb: re.Match[str], stop: int) -> list[Entry]:
    """由A会同B: A leads, B supports."""
    first, second = split_list(text, start, verb.start()), split_list(text, verb.end(), stop)
    if not first or not second or not all(is_body(text[n.start : n.end]) for n in first + second) or text[verb.end()] in "报印发开行体":
        return []
    return [Entry(n, "lead", "attribution.prose.with") for n in first] + [Entry(n, "support", "attribution.prose.with") for n in second]


def clause_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, parted at commas outside brackets."""
    at, depth = start, 0
    for i in range(start, end):
        if text[i] in OPEN:
            depth += 1
        elif text[i] in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and text[i] in "，,：:":
            yield at, i
            at = i + 1
    yield at, end


def resolve(entries: Sequence[Entry], *, first_leads: bool = False) -> list[tuple[Entry, str]]:
    """Final roles: beside a lead the unmarked are support; without one all are responsible, or the first leads where the plan says so."""
    has_lead = any(e.role == "lead" for e in entries)
    has_main = any(e.role == "responsible" for e in entries)
    done = []
    for i, entry in enumerate(entries):
        role: str = entry.role
        if role in ("responsible", "rest") and has_lead:
            role = "support"
        elif first_leads and role in ("responsible", "rest"):
            role = "lead" if not any(e.role in ("responsible", "rest") for e in entries[:i]) else "support"
        elif role == "rest":
            role = "responsible" if has_main or not any(e.role == "support" for e in entries) else "support"
        done.append((entry, role))
    return done


def conventions(text: str) -> list[Hit]:
    """The sentences that say how attributions are read, in the order of the text."""
    found = []
    for rule in rules("conventions"):
        if any(anchor in text for anchor in rule.anchors):
            found += [Hit(rule, m) for m in rule.pattern.finditer(text)]
    return sorted(found, key=lambda hit: hit.start)


LOOKS_LIKE = re.compile(r"(?:牵头|责任|配合|负责)(?:单位|部门)|牵头(?!作用)|(?:职责|分工|分别)[^，。]{0,6}负责$")


def unread(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The brackets of text[start:end] that look like attributions and yield nobody, as spans of their content."""
    return [(a, b) for a, b in brackets(text, start, end) if LOOKS_LIKE.search(text, a, b) and not parse(text, a, b).entries]


__all__ = ["Attribution", "Entry", "conventions", "find_brackets", "find_lines", "find_prose", "is_attribution", "parse", "pattern", "resolve", "unread"]
