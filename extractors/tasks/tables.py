"""Task tables merged into the body's tasks; rows that no item of the body names are tasks of their own."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from extractors.tasks.draft import Body, Draft
from extractors.tasks.dues import deadline
from extractors.tasks.scene import Scene
from extractors.tasktables import Row

PUNCTUATION = re.compile(r"[\s\W_]+")
LEVELS, SHORTEST_WITH_LEVEL = "省市区县州", 4  # characters of a name that may begin with its level
LIKE, LIKE_WITH_NUMBER, LIKE_AS_BEGINNING = 0.8, 0.5, 0.9
SHORTEST_BEGINNING, CLOSE_LENGTHS = 4, 6


def with_tables(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts with what the tables say of them, and those that only tables name."""
    for rows in scene.rows:
        index = Index(drafts)
        found = [None if row.duty else index.find(row) for row in rows]
        repeats = sum(draft is not None for draft in found) * 2 >= sum(not row.duty for row in rows)
        for row, draft in zip(rows, found, strict=True):
            if draft is None or not repeats:
                drafts.append(row_draft(scene, row))
            else:
                merge(scene, draft, row)
    return drafts


def merge(scene: Scene, draft: Draft, row: Row) -> None:
    """Take a row's bodies and date into the body's task."""
    draft.evidence.append(scene.ruler.evidence(row.start, row.end))
    draft.bodies = merged(scene.text, draft.bodies, [Body(entry, role, "cell") for entry, role in row.entries])
    if row.due and draft.due is None:
        draft.due = deadline(scene, *row.due)


def row_draft(scene: Scene, row: Row) -> Draft:
    """A task that only a table names."""
    bodies = [Body(entry, role, "cell") for entry, role in row.entries]
    due = deadline(scene, *row.due) if row.due else None
    evidence = [scene.ruler.evidence(row.start, row.end)]
    kind = "duty" if row.duty else "task"
    return Draft(scene.section_at(row.start), kind, row.number, row.title, evidence, "tasks.table", row.start, bodies, due)  # type: ignore[arg-type]


def squeeze(text: str) -> str:
    """Letters, digits and Han only."""
    return PUNCTUATION.sub("", text)


class Index:
    """The body's tasks by their titles, for the rows of one table."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self.titles = [(squeeze(draft.title), draft) for draft in drafts if draft.kind != "duty"]
        self.exact = dict(reversed(self.titles))

    def find(self, row: Row) -> Draft | None:
        """The task that a row repeats: the same title, or nearly, or the same number with a like title."""
        title = squeeze(row.title)
        if title in self.exact:
            return self.exact[title]
        best, found = 0.0, None
        for mine, draft in self.titles:
            same = bool(row.number) and row.number == draft.number
            score = likeness(mine, title, same=same)
            if score > best and score >= (LIKE_WITH_NUMBER if same else LIKE):
                best, found = score, draft
        return found


def likeness(mine: str, title: str, *, same: bool) -> float:
    """How alike two titles are, 0 to 1; 0 where they can only be less alike than counts, of one number (`same`) or not."""
    if min(len(mine), len(title)) >= SHORTEST_BEGINNING and (mine.startswith(title) or title.startswith(mine)):
        return LIKE_AS_BEGINNING
    if not same and abs(len(mine) - len(title)) > CLOSE_LENGTHS:
        return 0.0
    least = (LIKE_WITH_NUMBER if same else LIKE) * (len(mine) + len(title)) / 2  # letters that must be in both
    if min(shared(mine, title), shared(title, mine)) < least:
        return 0.0
    return SequenceMatcher(None, mine, title, autojunk=False).ratio()


def shared(mine: str, title: str) -> int:
    """How many letters of a title stand in the other one at all."""
    return sum(map(frozenset(mine).__contains__, title))


def stem(name: str) -> str:
    """A body's name without the level before it: 市卫健局 and 卫健局 are one body within one plan."""
    bare = "".join(name.split())
    return bare[1:] if len(bare) >= SHORTEST_WITH_LEVEL and bare[0] in LEVELS else bare


def merged(text: str, body: Sequence[Body], table: Sequence[Body]) -> list[Body]:
    """The table's bodies, and those of the body's text that the table does not name in another form; beside its lead they support."""
    if not body:
        return list(table)
    names = {stem(text[b.entry.name.start : b.entry.name.end]) for b in table}
    led = any(b.role == "lead" for b in table)
    rest = [b for b in body if stem(text[b.entry.name.start : b.entry.name.end]) not in names]
    return [*table, *(Body(b.entry, "support" if led and b.how == "prose" else b.role, b.how) for b in rest)]
