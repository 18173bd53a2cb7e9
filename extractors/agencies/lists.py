"""Splits a list of bodies, as printed, into its names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.agencies.names import bare_bodies, is_body, is_official, is_place, is_whole, word_set
from extractors.engine import Patterns
from extractors.regions import place_at

AGENCIES = Patterns("agencies")

MARKS = "▲△★☆●○◆◇■□*＊▪·"
EDGE = " \t\n　、，,；;：:。.．/／|" + MARKS
SEPARATOR = frozenset("、，,；;/／|\t")
OPEN, CLOSE = "（([〔【《“〈＜［", "）)]〕】》”〉＞］"
PARTS = re.compile(f"[{re.escape(OPEN + CLOSE)}、，,；;/／|\\s]")
BRACKET_OPENS = re.compile(f"[{re.escape(OPEN)}]")
BRACKETS = re.compile(f"[{re.escape(OPEN + CLOSE)}]")
PIECE_END = re.compile(r"[、，,；;/／|\s]")
ANEW = re.compile(r"[）)](?=各|[省市区县州]直)")  # where a name begins that cannot go on one in front of it
CONJUNCTION = re.compile(r"[以和及与暨](?:(?<!以)|及)")
MOST_TRIMS = 6  # cuts at the edges of one piece
LONGEST_CALLED = 4  # characters of a word that 等部门 behind it makes a body
LONGEST_BARE = 5  # characters of a bare 政府 or 管委会, with a blank
SHARING = ("各", "全", "省各", "市各", "有关", "相关")  # what makes a level hold for those behind it
LONGEST_PIECE = 120  # characters: a longer stretch without a separator holds no names
ETC = re.compile(r"等(?<![高中初平同]等)(?!级)")
# The last characters of what the patterns of the same names match: with any other, none is tried.
TRAIL_ENDS = frozenset("与作关内别务及合和围头好实工成担施职能自责进限项化理则地级")
LEAD_IN_OPENS = frozenset("0123456789与以会其包及和并总牵由上本该此请（(")  # those of what leads in
BLANKS = frozenset(" \t　")  # those before a person
SENT_ENDS = frozenset("人志导")  # the last characters of 负责人, 负责同志, 领导
LEVEL_ENDS = frozenset("省区市州盟县乡镇旗道街）)〕] \t\n　")


@dataclass(slots=True)
class Name:
    """A body's name in a list: its span in the text, and whether a mark of the list makes it the lead."""

    start: int
    end: int
    leads: bool = False

    def moved(self, by: int) -> "Name":
        """The name with its span `by` further on."""
        return Name(self.start + by, self.end + by, self.leads)


def split_list(text: str, start: int, end: int) -> list[Name]:
    """The names in text[start:end], in order: 、 and commas part them, 和 only where both sides are names.

    A bracket belongs to the name before it; 等 and what only says how the work is shared are left out.
    """
    names: list[Name] = []
    for a, b in whole_collectives(text, with_owners(text, pieces(text, start, end))):
        parts = (part for whole in behind_marks(text, a, b) for part in conjuncts(text, *whole)) if b - a <= LONGEST_PIECE else [(a, b)]
        names += [name for part in parts if (name := trim(text, *part))]
    return names


def behind_marks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A（牵头）B, as cells print it on lines of their own, is A（牵头） and B."""
    marks = AGENCIES.lead_mark.finditer(text, start + 1, end) if BRACKETS.search(text, start, end) else ()
    for match in marks:
        if is_body(text[start : match.start()].strip(EDGE)) and is_body(first_piece(text[match.end() : end])):
            yield start, match.end()
            start = match.end()
    yield from behind_brackets(text, start, end)


def behind_brackets(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A（B）各街道, the blank of a cell lost, is A（B） and 各街道."""
    for match in ANEW.finditer(text, start + 1, end):
        left = text[start : match.end()].strip(EDGE)
        if names_in_bracket(left) and is_body(first_piece(text[match.end() : end])):
            yield start, match.end()
            start = match.end()
    yield start, end


def first_piece(text: str) -> str:
    """What stands before the first bracket."""
    return BRACKET_OPENS.split(text, maxsplit=1)[0].strip(EDGE)


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators that stand outside brackets, also parted at 等 within a list."""
    depth, at = 0, start
    for match in PARTS.finditer(text, start, end):
        mark, i = match[0], match.start()
        if mark in OPEN:
            depth += 1
        elif mark in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and (mark in SEPARATOR or parts_here(text, at, i, end)):
            yield from at_etc(text, at, i)
            at = i + 1
    yield from at_etc(text, at, end)


def parts_here(text: str, start: int, blank: int, end: int) -> bool:
    """A blank parts two names where both sides are names; else it is a line's end within one (省自然资源和 规划厅)."""
    left = text[start:blank].strip(EDGE)
    right = PIECE_END.split(text[blank : min(end, blank + 60)].strip(EDGE), maxsplit=1)[0].strip(EDGE)
    return (is_body(left) or names_in_bracket(left)) and (is_body(right) or names_in_bracket(right))


def names_in_bracket(piece: str) -> bool:
    """A name with another body in a bracket behind it: 数字谷（青岚街道）."""
    opened = BRACKET_OPENS.search(piece) if piece[-1:] in CLOSE else None
    return opened is not None and opened.start() >= 2 and is_body(piece[opened.end() : -1]) and not PIECE_END.search(piece)


def with_owners(text: str, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """各县区党委、政府 is one: a bare 政府, 管委会 or 办事处 belongs to the party committee named before it."""
    last: tuple[int, int] | None = None
    for a, b in found:
        if last and b - a <= LONGEST_BARE and text[a:b].strip() in word_set("shared", "governments") and is_committee(text, *last):
            last = last[0], b
            continue
        if last:
            yield last
        last = a, b
    if last:
        yield last


def is_committee(text: str, start: int, end: int) -> bool:
    """The piece ends as the name of a party committee does."""
    return text[start:end].rstrip().endswith(tuple(word_set("shared", "committees")))


def whole_collectives(text: str, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """各市、州、县人民政府 is one collective, and so is 各区、县级市: bare levels run on to the government or the 各 that they share."""
    level, body = AGENCIES.bare_level, AGENCIES.level_body
    held: list[tuple[int, int]] = []
    for a, b in found:
        bare = a < b and text[b - 1] in LEVEL_ENDS and level.fullmatch(text, a, b)
        if bare and (held or text[a:b].strip().startswith(SHARING)):
            held.append((a, b))
            continue
        if held and body.match(text, a, b):
            yield held[0][0], b
        else:
            yield from shared(text, held)
            yield a, b
        held = []
    yield from shared(text, held)


def shared(text: str, held: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Bare levels without a government: each that begins with 各 takes in those behind it."""
    whole: tuple[int, int] | None = None
    for a, b in held:
        if whole and not text[a:b].strip().startswith(SHARING):
            whole = whole[0], b
            continue
        if whole:
            yield whole
        whole = a, b
    if whole:
        yield whole


def at_etc(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A等市级各部门 → A, 市级各部门; A等部门 → A."""
    stop = min(end, start + LONGEST_PIECE)
    ends = ETC.finditer(text, start + 1, stop) if text.find("等", start + 1, stop) >= 0 else ()
    etc = next((m for m in ends if is_body(left := text[start : m.start()].strip(EDGE)) or is_called_body(left, text[m.end() : end])), None)
    if etc is None:
        yield start, end
        return
    yield start, etc.start()
    rest = without_trail(text[etc.end() : end]).strip(EDGE)
    if rest and rest not in word_set("generic", "names") and is_body(rest) and not AGENCIES.counted.search(rest):
        yield etc.end(), end


def is_called_body(words: str, behind: str) -> bool:
    """铁路等部门: a short word that no rule knows as a body, and the text calls one."""
    return len(words) <= LONGEST_CALLED and behind.strip(EDGE) in word_set("generic", "names")


def conjuncts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, parted at 和/及/与/以及 where both sides are names of bodies."""
    for match in CONJUNCTION.finditer(text, start + 2, end):
        left = text[start : match.start()].strip(EDGE)
        right = without_trail(text[match.end() : end]).strip(EDGE)
        if balanced(left) and parts_names(left, right):
            yield start, match.start()
            yield from conjuncts(text, match.end(), end)
            return
    yield start, end


def parts_names(left: str, right: str) -> bool:
    """The conjunction between the two joins names: the left one waits for no more, and the right one is a name or begins with one."""
    if right in word_set("generic", "names") or (right in word_set("shared", "governments") and is_committee(left, 0, len(left))):
        return False
    if left in bare_bodies():
        return right in bare_bodies()
    if not is_whole(left):
        return is_body(left) and is_place(left) and is_place(right) and is_body(right)
    return is_body(right) or any(is_whole(right[: m.start()]) for m in CONJUNCTION.finditer(right))


def balanced(piece: str) -> bool:
    """No bracket is left open."""
    return BRACKETS.search(piece) is None or sum(c in OPEN for c in piece) == sum(c in CLOSE for c in piece)


def without_trail(piece: str) -> str:
    """The piece without what only says how the work is shared."""
    return AGENCIES.trail.sub("", piece) if piece and piece[-1] in TRAIL_ENDS else piece


def trim(text: str, start: int, end: int) -> Name | None:
    """The name without marks, 等, and words on how the work is shared; None where nothing is left."""
    leads = False
    for _ in range(MOST_TRIMS):
        start, end, marked = bared(text, start, end)
        leads = leads or marked
        piece = text[start:end]
        match = AGENCIES.lead_mark.search(piece)
        if match and match.start():
            return Name(start, start + match.start() if match.end() == len(piece) else end, True)
        leads = leads or match is not None
        cut = (match.end(), len(piece)) if match else trimmed(piece)
        if cut == (0, len(piece)):
            break
        start, end = start + cut[0], start + cut[1]
    return Name(start, end, leads) if piece and piece not in word_set("generic", "names") and balanced(piece) else None


def trimmed(piece: str) -> tuple[int, int]:
    """What is left of a piece, as a span, after one cut of words that lead in or trail behind."""
    for leading, tried in (("lead_in", piece[:1] in LEAD_IN_OPENS), ("led_in_by", "由" in piece)):
        if tried and (match := getattr(AGENCIES, leading).match(piece)):
            return match.end(), len(piece)
    for ending, known in (("work_mark", CLOSE), ("contact_mark", CLOSE), ("trail", TRAIL_ENDS)):
        if piece and piece[-1] in known and (match := getattr(AGENCIES, ending).search(piece)):
            return 0, match.start()
    if (person := person_in(piece)) is not None:
        return person
    return 0, len(piece) - (len(piece) > 1 and piece.endswith("等"))


def person_in(piece: str) -> tuple[int, int] | None:
    """The span of the body in a piece that names one of its people too: 市教育局 王某, 市教育局（王某）, 市教育局主要负责人."""
    blanks = not BLANKS.isdisjoint(piece)
    if blanks and (first := AGENCIES.person_first.match(piece)) and is_official(piece[first.end() :]):
        name = piece[: first.end()].strip()
        return (first.end(), len(piece)) if not is_body(name) and place_at("".join(piece.split())) is None else None
    for name, tried in (
        ("person", blanks),
        ("person_mark", piece[-1:] in CLOSE),
        ("sends", piece[-1:] in SENT_ENDS),
        ("person_behind", True),
    ):
        match = getattr(AGENCIES, name).search(piece) if tried and piece else None
        if match and is_body(piece[: match.start()]) and not is_body(match[0].strip("（）() ")):
            return 0, match.start()
    return None


def bared(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """(start, end, leads): the stretch without separators and marks at its edges, and whether one of them was a mark."""
    whole = text[start:end]
    bare = whole.strip(EDGE)
    if len(bare) == len(whole):
        return start, end, False
    first = len(whole) - len(whole.lstrip(EDGE)) if bare else len(whole)
    last = first + len(bare)
    return start + first, start + last, any(mark in MARKS for mark in whole[:first] + whole[last:])
