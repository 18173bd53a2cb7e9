"""Attributions in sentences: 由A牵头，B配合; A会同B is one only behind 由; and A为牵头单位."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from extractors.agencies import Name, is_body, is_official, split_list
from extractors.agencies.lists import EDGE, LONGEST_CALLED, OPEN, PARTS, SENT_ENDS, TRAIL_ENDS
from extractors.agencies.names import ends_of_names, word_set
from extractors.attribution.reading import times
from extractors.attribution.records import Attribution, Entry, Spoken
from extractors.attribution.wording import BRACKET_SIGNS, verbs
from extractors.engine import Patterns, lexicon

SAYING = Patterns("attribution/prose")

QUOTES = re.compile(r"[“”《》]")
SENTENCE_END = re.compile(r"[。；;！!？\n]")
PARTS_NAMES = re.compile(rf"{PARTS.pattern}|[等和及与暨]")  # without one of these no list has two names
CLAUSE_SIGNS = re.compile(rf"[，,：:]|{BRACKET_SIGNS.pattern}")
LONGEST_LIST = 400  # characters of a list of bodies before its verb
LONGEST_WITH = 160  # characters of one behind 会同
REACH_OF_COSTS = 12  # characters before the names within which a cost is named


def find_prose(text: str, start: int, end: int, taken: Sequence[Attribution]) -> list[Attribution]:
    """由A牵头，B配合 and A为牵头单位 in text[start:end]: only where what stands there is surely a body."""
    cue = SAYING.cue.search(text, start, end)
    if cue is None or (taken and not speaks_outside(text, (start, cue.start(), end), taken)):
        return []
    found: list[Attribution] = []
    for a, b in sentences_with_cue(text, cue.start(), (start, end)):
        b = min((t.start for t in taken if t.start < b and t.end > a), default=b) if taken else b
        if a < b and (entries := read_sentence(text, a, b, after=bool(found))):
            first = min(e.name.start for e in entries)
            found.append(Attribution(first, b, "prose", tuple(entries), tuple(times(text, first, b))))
    return found


def speaks_outside(text: str, stretch: tuple[int, int, int], taken: Sequence[Attribution]) -> bool:
    """Whether a word of an attribution, the first at `at`, or any 由, stands outside what was taken: a prefilter that only skips work."""
    start, at, end = stretch
    if text.find("由", start, end) >= 0:
        return True
    for one in taken:
        if SAYING.cue.search(text, at, one.start):
            return True
        at = max(at, one.end)
    return SAYING.cue.search(text, at, end) is not None


def sentences_with_cue(text: str, cue: int, stretch: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch in which a word of an attribution stands, the first at `cue`; the others are passed over unread."""
    start, end = stretch
    for a, b in sentences(text, start, end):
        if cue < b:
            yield a, b
            after = SAYING.cue.search(text, b, end)
            if after is None:
                return
            cue = after.start()


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a stretch, parted at 。；！ and line ends; 由A、B；C负责 is one."""
    at = start
    for match in SENTENCE_END.finditer(text, start, end):
        if match[0] in "；;" and lists_on(text, at, match.start()):
            continue
        yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def lists_on(text: str, start: int, end: int) -> bool:
    """What stands before a ； is 由 and bodies: the list goes on behind it."""
    by = text.rfind("由", start, end) + 1
    return by > 0 and text[end - 1] in ends_of_names() and bool(bodies(text, by, end, "rest", "prose.list"))


@dataclass
class Sentence:
    """What the clauses of one sentence have said so far."""

    entries: list[Entry] = field(default_factory=list)
    after: bool = False  # a sentence before it gave some

    def add(self, found: Sequence[Entry]) -> None:
        """Take bodies that the sentence has not named yet."""
        known = {e.name.start for e in self.entries}
        self.entries += [e for e in found if e.name.start not in known]

    @property
    def led(self) -> bool:
        """A body leads already."""
        return any(e.role == "lead" for e in self.entries)


def read_sentence(text: str, start: int, end: int, *, after: bool = False) -> list[Entry]:
    """The bodies of one sentence whose role a cue states; `after` one that gave some, B、C配合 may be a sentence of its own."""
    said, opened, cued = Sentence(after=after), None, False
    passed: list[tuple[int, int]] = []  # clauses that gave nothing; whether they are lists of bodies is asked when it matters
    for a, b in clauses(text, start, end):
        cued = cued or bool(said.entries) or SAYING.cue.search(text, a, b) is not None or text.find("由", a, b) >= 0
        if not cued:
            passed.append((a, b))
            continue
        opened = list_start(text, passed, opened)
        first = a if opened is None else opened
        found = read_clause(text, first, b, end, said) or (read_clause(text, a, b, end, said) if first < a else [])
        if found:
            said.add(found)
            passed, opened, cued = [], None, False
        else:
            passed = [(a, b)]
    return said.entries


def list_start(text: str, passed: Sequence[tuple[int, int]], opened: int | None) -> int | None:
    """Where the list of bodies begins that the clauses passed end in, `opened` where it began before them; None where they end in none."""
    start = None
    for a, b in reversed(passed):
        if not names_bodies(text, a, b):
            return start
        start = a
    return start if opened is None else opened


def names_bodies(text: str, start: int, end: int) -> bool:
    """The clause, from its last 由 on, is a list of bodies, without 由 of two at least: it goes on (由A、B，C负责落实)."""
    if end - start > LONGEST_LIST or text[end - 1 : end] not in ends_of_names():
        return False
    by = text.rfind("由", start, end) + 1
    if not by and not PARTS_NAMES.search(text, start, end):
        return False
    return len(bodies(text, by or start, end, "rest", "prose.list")) > (0 if by else 1)


def read_clause(text: str, start: int, end: int, sentence_end: int, said: Sentence) -> list[Entry]:
    """The bodies of one clause, by the first of its verbs that states a role."""
    if said.entries and said.led and (match := SAYING.goes_with.match(text, start, end)):
        return bodies(text, match.end(), next_verb(text, match.end(), end), "support", "prose.with")
    by = SAYING.by.search(text, start, end)
    if by is None and not said.entries and not SAYING.cue.search(text, start, end):
        return []
    for verb in verbs().finditer(text, start, end):
        spoken = by is not None and by.end() <= verb.start()
        left = by.end() if by and spoken else start
        if verb.start() - left > LONGEST_LIST:
            break
        if verb.lastgroup == "joined":
            if spoken:
                return joined(text, left, verb, next_verb(text, verb.end(), end))
            continue
        if role := role_of(text, (left, end, sentence_end), verb, by=by is not None, first=not (said.entries or said.after)):
            found = bodies(text, left, alone(text, left, verb.start()), role, f"prose.{role}")
            if found and (by or is_official(text[found[0].name.start : found[0].name.end])):
                return found
    return []


def alone(text: str, start: int, end: int) -> int:
    """Where a list before a verb ends when 会同 follows in it: A会同有关部门负责 names A."""
    match = SAYING.joining.search(text, start + 2, end)
    return match.start() if match else end


def role_of(text: str, place: tuple[int, int, int], verb: re.Match[str], *, by: bool, first: bool) -> str | None:
    """The role that a verb gives the names before it, or None; `place` is where those begin, the clause's end, the sentence's end."""
    start, end, sentence_end = place
    after = text[verb.end() : min(verb.end() + 2, end)]
    if verb.start() <= start or SAYING.no_verb.match(text, verb.end(), end):
        return None
    role = verb.lastgroup or "rest"
    if role == "responsible" and no_work(text, (start, verb.start()), verb.end(), end):
        return None
    if role == "responsible" and after:
        if SAYING.gives_support.match(text, verb.end(), sentence_end):
            return "support"
        return None if not by and not verb[0].startswith("负责") else role
    return None if role == "support" and first else role


def no_work(text: str, names: tuple[int, int], after: int, end: int) -> bool:
    """What is said behind the names is no work for the task: 负责解释, or 费用由……承担."""
    costs = text.find("承担", names[1], after) >= 0 and SAYING.costs.search(text, max(0, names[0] - REACH_OF_COSTS), names[0])
    return SAYING.explains.match(text, after, end) is not None or bool(costs)


def bodies(text: str, start: int, end: int, role: str, rule: str) -> list[Entry]:
    """The names of text[start:end] in one role, if all that stands there are names."""
    if QUOTES.search(text, start, end) or not can_be_list(text, start, end):
        return []
    names = split_list(text, start, end)
    if not names or not all_bodies(text, names, end) or is_saying(text, names):
        return []
    return [Entry(name, cast(Spoken, role), rule) for name in names]


def all_bodies(text: str, names: Sequence[Name], end: int) -> bool:
    """Every name is a body; short words among them that no rule knows are, too, where the list ends in 等部门."""
    unknown = [n for n in names if not is_body(text[n.start : n.end])]
    called = (
        0 < len(unknown) < len(names) and unknown[0] is not names[0] and SAYING.called_bodies.match(text, names[-1].end, end) is not None
    )
    return not unknown or (called and all(n.end - n.start <= LONGEST_CALLED for n in unknown))


def can_be_list(text: str, start: int, end: int) -> bool:
    """What stands there ends as a list of bodies can, or holds what may be followed by anything: a prefilter that only skips work."""
    return text[end - 1 : end] in ends_of_lists() or OPEN_ENDED.search(text, start, end) is not None


@lru_cache
def ends_of_lists() -> frozenset[str]:
    """Every character with which a list of bodies can end: that of a name, of what trails behind it or whom it sends, or a mark."""
    return ends_of_names() | TRAIL_ENDS | SENT_ENDS | frozenset(EDGE) | {name[-1] for name in word_set("generic", "names")}


OPEN_ENDED = re.compile(
    rf"[等长任记席理\s{re.escape(OPEN)}]"
)  # A等……, a body with a person behind a blank or an office, a bracket left open


def is_saying(text: str, names: Sequence[Name]) -> bool:
    """What stands there is no body that answers for anything: one that is urged on, or the government as such."""
    return SAYING.urged.match(text, names[0].start) is not None or all(SAYING.anybody.fullmatch(text, n.start, n.end) for n in names)


def next_verb(text: str, start: int, end: int) -> int:
    """Where the list behind 会同 ends: at the last verb with nothing but bodies before it, or with the clause."""
    stops = [match.start() for match in work_verbs().finditer(text, start, min(end, start + LONGEST_WITH))]
    return next((stop for stop in reversed(stops) if bodies(text, start, stop, "support", "prose.with")), end)


@lru_cache
def work_verbs() -> re.Pattern[str]:
    """Every verb that says what is to be done; overlapping ones each count."""
    verbs_of_work = [*map(re.escape, word_list("verbs")), *map(re.escape, word_list("of_bodies"))]
    return re.compile(f"(?=(?:{'|'.join(verbs_of_work)}))")


def word_list(key: str) -> Sequence[str]:
    """One list of `lexicon/verbs.toml`."""
    words = lexicon("verbs")[key]
    assert isinstance(words, list)
    return words


def joined(text: str, start: int, verb: re.Match[str], stop: int) -> list[Entry]:
    """由A会同B: A leads, B supports."""
    first, second = bodies(text, start, verb.start(), "lead", "prose.with"), bodies(text, verb.end(), stop, "support", "prose.with")
    return first + second if first and second and not SAYING.joint_act.match(text, verb.end()) else []


def clauses(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The clauses of a sentence, parted at commas and colons outside brackets."""
    at, depth = start, 0
    for sign in CLAUSE_SIGNS.finditer(text, start, end):
        if sign[0] in OPEN:
            depth += 1
        elif sign[0] not in "，,：:":
            depth = max(0, depth - 1)
        elif depth == 0:
            yield at, sign.start()
            at = sign.end()
    yield at, end
