"""Leading groups as lists: 组长：… 副组长：… 成员：…, in lines or in the rows of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest

from extractors.agencies import is_body
from extractors.engine import Patterns, Ruler
from extractors.groups.draft import Draft, bare_name
from extractors.groups.people import PEOPLE, PERSON, bodies, holder, holders, holds_post, is_glued, is_post, lone_name, names_alone, people
from schemas import Outline, Table

GROUPS = Patterns("groups")

LOOK_BACK, LONGEST_LINE = 600, 60
ROSTER = Patterns("groups/roster")
GAP = re.compile(r"[。\s]*")
ENDS_OF_LABELS = ("长", "挥", "人", "员", "任", "位", "门")
ENDS_OF_UNITS = ("组", "专班", "办公室")
PLACE = 6  # characters of a place before a group's name


@dataclass(frozen=True, slots=True)
class Entry:
    """One labelled value of a roster: role, and the pieces of text (start, end) that hold it."""

    role: str
    start: int
    end: int
    pieces: tuple[tuple[int, int], ...]


def find_rosters(outline: Outline, ruler: Ruler) -> Iterator[Draft]:
    """A draft for every run of labelled lines or rows that begins with a head."""
    entries = sorted([*line_entries(outline, ruler.text), *table_entries(outline)], key=lambda entry: entry.start)
    run: list[Entry] = []
    others = [section.head.start for section in outline.sections if section.title.endswith(ENDS_OF_UNITS)]
    for entry in entries:
        if run and entry.role == "members" and any(run[-1].end <= at < entry.start for at in others):
            continue  # （一）综合协调组 成员单位：…: those of a unit of its own
        if run and ((entry.role == "head" and any(e.role != "head" for e in run)) or entry.start - run[-1].end > LOOK_BACK):
            yield from drafted(run, outline, ruler)
            run = []
        run.append(entry)
    yield from drafted(run, outline, ruler)


def line_entries(outline: Outline, text: str) -> Iterator[Entry]:
    """The labelled values of paragraphs: up to the next label, with the unlabelled lines below that go on with the list."""
    found = list(GROUPS.labelled.finditer(text)) if GROUPS.label_end.search(text) else []
    heads = {section.head.start for section in outline.sections}
    for match, following in zip_longest(found, found[1:]):
        stop = following.start() if following else len(text)
        end = text.find("\n", match.end(), stop)
        first = (match.end(), value_end(text, match.end(), stop if end < 0 else end))
        pieces = [first, *continued(text, first, stop, heads)]
        yield Entry(match.lastgroup or "", match.start(), pieces[-1][1], tuple(pieces))


def value_end(text: str, start: int, end: int) -> int:
    """Where a value ends within its line: before the full stop, or the closing bracket around it, or 由…组成."""
    if composed := GROUPS.composed_value.match(text, start, end):
        return composed.end()
    depth = 0
    for at in range(start, end):
        mark = text[at]
        if mark in "（(":
            depth += 1
        elif mark in "）)":
            if depth == 0:
                return at
            depth -= 1
        elif mark == "。" and depth == 0:
            return at + 1
    return end


def continued(text: str, first: tuple[int, int], stop: int, heads: set[int]) -> Iterator[tuple[int, int]]:
    """The lines below a labelled value that belong to it: people with their titles, or bodies where the value goes on."""
    if first[1] < stop and text[first[1]] != "\n":
        return
    value, at = text[slice(*first)].strip(), first[1]
    whole, persons = value.endswith(("。", "；")), False
    while not whole and at < stop:
        end = text.find("\n", at + 1, stop)
        end = stop if end < 0 else end
        line = text[at + 1 : end].strip()
        open_list = value.endswith(("、", "，")) or not value
        persons = persons or is_glued(value)
        goes_on = (
            PERSON.match(line) is not None
            or open_list
            or is_body(line)
            or (line.startswith("各") and PEOPLE.official.search(line) is not None)
            or bool(lone_name(line) and (names_alone(value) or lone_name(value)))
            or (persons and (is_glued(line) or is_post(line)))
            or (holds_post(line.rstrip("。；;")) and holds_post(value))
        )
        if ROSTER.other_label.match(line) or at + 1 in heads or not line or len(line) > LONGEST_LINE or "。" in line[:-1] or not goes_on:
            return
        yield at + 1, end
        value, at = line, end


def table_entries(outline: Outline) -> Iterator[Entry]:
    """The labelled rows of tables, the label first or last; an empty first cell goes on with the label above."""
    text = outline.document.text
    for table in outline.document.tables:
        role = ""
        for cells in grid(table):
            numbered = text[slice(*cells[0])].strip().isdigit()
            filled = [cell for cell in cells[numbered:] if text[slice(*cell)].strip()]
            if not filled:
                continue
            first, last = role_named(text, filled[0]), role_named(text, filled[-1]) if len(filled) > 1 else ""
            values = filled[1:] if first else filled[:-1] if last else filled
            if first or last or filled[0] == cells[0]:
                role = first or last
            if role and values:
                yield Entry(role, filled[0][0], values[-1][1], ((values[0][0], values[-1][1]),))


def role_named(text: str, cell: tuple[int, int]) -> str:
    """The role that a cell names and nothing else (组长), or an empty string."""
    words = text[slice(*cell)].strip().rstrip("：:")
    label = GROUPS.label.fullmatch(words) if words.endswith(ENDS_OF_LABELS) else None
    return (label.lastgroup or "") if label else ""


def grid(table: Table) -> Iterator[list[tuple[int, int]]]:
    """The spans of the cells, row by row."""
    for _, cells in groupby(table.cells, key=lambda cell: cell.row):
        yield [(cell.start, cell.end) for cell in cells]


def drafted(run: Sequence[Entry], outline: Outline, ruler: Ruler) -> Iterator[Draft]:
    """The group of a run of entries: it needs a head or deputies, and a name before it."""
    roles = {entry.role for entry in run}
    if "head" not in roles or not roles & {"members", "deputies"}:
        return
    text = ruler.text
    name = name_before(text, run[0].start, outline) or name_behind(text, run[-1].end)
    draft = Draft(name=name, start=run[0].start, end=run[-1].end, rule="groups.roster")
    for entry in run:
        words = [text[slice(*piece)] for piece in entry.pieces]
        if entry.role == "head" and draft.head is None:
            draft.head = holder(words[0]) or next((who for word in words[1:] if (who := holder(word))), None)
        elif entry.role == "deputies":
            draft.deputies += glued(words) or tuple(who for word in words for who in holders(word))
        elif entry.role == "members":
            draft.members += glued(words) or tuple(who for piece in entry.pieces for who in members(text, piece))
    if draft.name:
        yield draft


def glued(lines: Sequence[str]) -> tuple[str, ...]:
    """The people of several lines that each hold one, with the post right behind the name; none where a line is of another kind."""
    if len(lines) < 2 or not all(is_glued(line.strip()) for line in lines):
        return ()
    return tuple(who for line in lines if (who := holder(line)))


def members(text: str, piece: tuple[int, int]) -> tuple[str, ...]:
    """The members on one line: people with their titles, else bodies."""
    words = text[slice(*piece)].strip()
    if name := lone_name(words):
        return (name,)
    if holds_post(words.rstrip("。；;")):  # 县教育局局长王某某、县财政局局长李某某
        return holders(words)
    return names_alone(words.strip("。；;")) or (people(words) if PERSON.match(words) else bodies(text, *piece))


def name_before(text: str, at: int, outline: Outline) -> str:
    """The name of the group whose roster begins at an offset: the last one named above it, in full where one is."""
    lines = text[max(0, at - LOOK_BACK) : at].rstrip().split("\n")
    named = (last for line in reversed(lines) if (last := last_named(line)))
    found = [*map(bare_name, headed(lines)), *named]
    whole = (name for name in found if not GROUPS.noun.fullmatch(name))
    return next(whole, found[0]) if found else ""


def name_behind(text: str, at: int) -> str:
    """What the line right below a roster calls its group (领导小组下设办公室)."""
    gap = GAP.match(text, at)
    match = GROUPS.noun.match(text, gap.end() if gap else at)
    return match[0] if match else ""


def headed(lines: Sequence[str]) -> Iterator[str]:
    """The name that the last line, or the last two where a heading is broken, gives a roster: …领导小组成员名单."""
    broken = len(lines) > 1 and len(lines[-1]) <= 16 and re.fullmatch(r"[\u4e00-\u9fff“”]{4,24}", lines[-2].strip())
    for size in (2, 1) if broken else (1,):
        joined = re.sub(r"\s", "", "".join(lines[-size:]))
        match = GROUPS.named.match(joined)
        if match and GROUPS.list_tail.fullmatch(joined, match.end()):
            yield match["name"]


def last_named(line: str) -> str:
    """The last group that a line names, in full where it names it so before (成立乡防火领导小组，防火领导小组负责……)."""
    found = (bare_name(match["name"]) for match in GROUPS.named.finditer(line))
    names = [name for name in found if not name.startswith("下设")]
    return (
        next((name for name in names if 0 < len(name) - len(names[-1]) <= PLACE and name.endswith(names[-1])), names[-1]) if names else ""
    )
