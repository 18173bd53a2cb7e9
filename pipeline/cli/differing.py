"""Prints a diff for people: the card, stricter and looser figures first, then tasks, goals, stages and headings."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pipeline.compare.faces import Compared, clause_words, note_of, own_collectives, side_words, told_owners, verdict_of
from pipeline.compare.faces.figures import Figure, figures
from pipeline.compare.faces.quotes import Quotes, bare_words, bodies_by_role, grouped_owners, renamed_owners, words
from pipeline.compare.marks import Run, marked, share_kept
from pipeline.messages import Messages
from pipeline.wording import due_words, phrase
from schemas import Indicator, Task
from schemas.diff import DueChange, TaskChange

Line = list[tuple[str, str]]  # stretches of a line: style and text

VERDICTS = {  # in the order in which they are told, each with its colour
    **{"stricter": "magenta", "looser": "yellow", "changed": "cyan", "dropped": "red", "added": "green", "moved": "blue"},
    **{
        "part": "blue",
        "perhaps": "yellow",
        "titled": "yellow",
        "reworded": "cyan",
        "charge": "cyan",
        "same": "dim",
        "missing": "red",
        "unclear": "red",
        "partly": "blue",
    },
    **{"loosened": "yellow", "tightened": "magenta", "adopted": "green", "merged": "blue", "split": "blue"},
}
ORDER = list(VERDICTS)
READABLE = 0.5  # passages with less in common are quoted by their titles: word by word they would be confetti
MOST = 4  # clauses told under one label
AROUND = 12  # characters of what stays, on either side of a change
INDENT = " " * 6


def print_diff(say: Messages, compared: Compared, *, unchanged: bool = False) -> None:
    """Print all that differs; with `unchanged` also what is the same.

    Changes within a text are coloured in a terminal, and elsewhere marked [-struck out-] and {+put in+}.
    """
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line in Printer(say, compared, unchanged=unchanged, plain=not console.is_terminal).lines():
        console.print(Text.assemble(*((text, style) for style, text in line)))


class Printer:
    """The lines of one diff in one language; `plain` marks changes with brackets instead of colours."""

    def __init__(self, say: Messages, compared: Compared, *, unchanged: bool, plain: bool) -> None:
        self.say, self.diff, self.unchanged, self.plain = say, compared.diff, unchanged, plain
        self.quotes = Quotes(compared)
        self._quoted: set[tuple[str, str, str]] = set()  # what is told of which task

    def lines(self) -> Iterator[Line]:
        """All lines, in order."""
        for side, name in (("A", self.diff.a), ("B", self.diff.b)):
            yield [("bold", f"{side}  {name.title or name.name}"), ("dim", f"  ({name.name})" if name.title else "")]
        yield [("", self.say(f"diff.is_{self.diff.relation}"))]
        rows = {
            "metadata": self._card(),
            "indicators": self._indicators(),
            "tasks": self._tasks(),
            **{part: self._others(part) for part in ("targets", "phases", "outline")},
            "requirements": self._requirements(),
        }
        for part, lines in rows.items():
            yield from self._block(part, list(lines))

    def _block(self, part: str, lines: Sequence[Line]) -> Iterator[Line]:
        counts = self._counts(part)
        if lines or counts:
            yield [("", "")]
            yield [("bold", self.say(f"diff.part_{part}")), ("dim", f"  {counts}" if counts else "")]
            yield from lines

    def _counts(self, part: str) -> str:
        if part == "metadata":
            return ""
        rows: Sequence[Any] = figures(self.diff.indicators) if part == "indicators" else getattr(self.diff, part)
        told = [row.adoption if part == "requirements" else verdict_of(row) for row in rows]
        return "  ".join(f"{self._word(verdict)} {told.count(verdict)}" for verdict in ORDER if verdict in told)

    def _word(self, verdict: str) -> str:
        return self.say(side_words(self.diff, verdict))

    def _label(self, verdict: str) -> tuple[str, str]:
        return VERDICTS[verdict], f"  {self._word(verdict)}  "

    def _told(self, rows: Iterable[Any]) -> list[Any]:
        """The rows to be told, verdict by verdict, each in the order of the text."""
        told = [
            row for row in rows if self.unchanged or row.change != "same" or (isinstance(row, TaskChange) and (told_owners(row) or row.due))
        ]
        return sorted(told, key=lambda row: ORDER.index(verdict_of(row)))

    def _change(self, a: str | None, b: str | None) -> Line:
        none = self.say("label.none")
        return [("red" if a else "dim", a or none), ("", " → "), ("green" if b else "dim", b or none)]

    def _card(self) -> Iterator[Line]:
        for row in self.diff.metadata:
            note = [("dim", self.say(f"card.{note}"))] if (note := note_of(row)) else []
            yield [("", f"  {self.say(f'card.{row.field}')}  "), *self._change(row.a, row.b), *note]

    def _indicators(self) -> Iterator[Line]:
        """Pairs, and requirements that only one side has; figures that one side merely reports are told with the unchanged."""
        rows = self._told(figures(self.diff.indicators))
        for row in rows:
            if self.unchanged or row.news:
                yield [self._label(row.change), *_figures(row)]
                if row.reasons and row.change != "same":
                    yield [("dim", f"{INDENT}{'；'.join(row.reasons)}")]
                yield from self._places("A", row.a)
                yield from self._places("B", row.b)
        if (left := sum(not row.news for row in rows)) and not self.unchanged:
            yield [("dim", f"  {self.say('diff.reported', count=left)}")]

    def _tasks(self) -> Iterator[Line]:
        for side, name, count in own_collectives(self.diff):
            yield [("dim", f"  {self.say(f'diff.own_{side.lower()}', name=name, count=count)}")]
        for row in self._told(self.diff.tasks):
            titles = list(dict.fromkeys(words(one) for one in (row.a, row.b) if one is not None))
            yield [self._label(verdict_of(row)), ("bold", " ⇄ ".join(titles))]
            yield from self._owners(row)
            yield from self._text(row)
            yield from self._places("A", [row.a] if row.a else [])
            yield from self._places("B", [row.b] if row.b else [])

    def _owners(self, row: TaskChange) -> Iterator[Line]:
        """The bodies of a task alone, and of both where they are not one work; otherwise what changes between them."""
        if row.extent not in ("part", "unclear") and row.a is not None and row.b is not None:
            yield from self._changed_owners(row)
            yield from self._due(row.due)
            return
        for side, task in (("A", row.a), ("B", row.b)):
            if task is not None:
                told = [f"{self.say(f'label.{role}')} {names}" for role, names in bodies_by_role(task).items()]
                told += [f"{self.say('label.due')} {task.due.text}"] if task.due else []
                mark = f"{side}  " if row.a is not None and row.b is not None else ""
                yield from ([("", f"{INDENT}{mark}{'  '.join(told)}")] for _ in told[:1])

    def _changed_owners(self, row: TaskChange) -> Iterator[Line]:
        for was, now, word in renamed_owners(row.owners):
            yield [("", INDENT), *self._change(was, now), ("", f"（{self.say(word)}）")]
        for (a, b), names in grouped_owners(told_owners(row)).items():
            roles = (self.say(f"label.{role}") if role else None for role in (a, b))
            yield [("", f"{INDENT}{'、'.join(names)}  "), *self._change(*roles)]

    def _due(self, due: DueChange | None) -> Iterator[Line]:
        if due is not None:
            yield [("", f"{INDENT}{self.say('label.due')}  "), *self._change(due_words(due.a), due_words(due.b))]

    def _text(self, row: TaskChange) -> Iterator[Line]:
        runs = marked(*self.quotes.passages(row.a, row.b)) if row.a is not None and row.b is not None and row.change != "same" else []
        readable = bool(runs) and share_kept(runs) >= READABLE
        if readable:
            yield [("", INDENT), *self._marked(runs)]
        elif row.reasons and row.extent == "whole" and row.change != "same":
            yield [("dim", f"{INDENT}{'；'.join(row.reasons)}")]
        for label, clauses in self.quotes.notes(row):
            yield from self._clauses(label, clauses)
        if not readable:
            yield from self._rest(row)

    def _rest(self, row: TaskChange) -> Iterator[Line]:
        """What only one side says, once for each task; of a superior's plan it stands with its requirements."""
        for side, task in (("A", row.a), ("B", row.b)):
            if task is not None and not (side == "A" and self.diff.requirements):
                told = [(label, clauses) for label, clauses in self.quotes.rest(row, side) if (side, task.id, label) not in self._quoted]
                self._quoted |= {(side, task.id, label) for label, _ in told}
                for label, clauses in told:
                    yield from self._clauses(label, clauses)

    def _clauses(self, label: str, clauses: Sequence[str]) -> Iterator[Line]:
        """Clauses under a label, as many as fit and all that have numbers; the page and the workbook have them all."""
        most = len(clauses) if label.startswith("label.numbers") else MOST
        more = [self.say("diff.more", count=len(clauses) - most)] if len(clauses) > most else []
        if clauses or label == "label.unclear":
            yield [("dim", f"{INDENT}{self.say(label)}  {'；'.join([*clauses[:most], *more])}".rstrip())]

    def _marked(self, runs: Sequence[Run]) -> Line:
        styles = {"same": "", "dropped": "red strike", "added": "green"}
        brackets = {"same": "{}", "dropped": "[-{}-]", "added": "{{+{}+}}"} if self.plain else {}
        line: Line = []
        for place, run in enumerate(runs):
            text = " ".join(run.text.split())
            text = _shortened(text, place == 0, place == len(runs) - 1) if run.kind == "same" else text
            line.append((styles[run.kind], brackets.get(run.kind, "{}").format(text)))
        return line

    def _others(self, part: str) -> Iterator[Line]:
        for row in self._told(getattr(self.diff, part)):
            told = list(dict.fromkeys(words(one) for one in (row.a, row.b) if one is not None))
            runs = marked(bare_words(row.a), bare_words(row.b)) if len(told) == 2 else []
            readable = len(runs) > 1 and share_kept(runs) >= READABLE
            yield [self._label(row.change), *(self._marked(runs) if readable else [("", " → ".join(told))])]

    def _requirements(self) -> Iterator[Line]:
        for row in sorted(self.diff.requirements, key=lambda row: ORDER.index(row.adoption)):
            if row.adoption != "adopted" or row.left or row.numbers or self.unchanged:
                others = "；".join(self.quotes.of("B", item) for item in row.b)
                others = others or (self.say("diff.no_figure") if row.kind == "indicator" else "")
                key, given = clause_words(row)
                count = [("dim", f"  {self.say(key, **given)}")] if row.of and row.b else []
                yield [self._label(row.adoption), ("", self.quotes.of("A", row.a)), ("dim", f" → {others}" if others else ""), *count]
                for label, clauses in self.quotes.left(row):
                    yield from self._clauses(label, clauses)
                yield from self._clauses("label.near", self.quotes.near(row))

    def _places(self, side: str, facts: Iterable[Task | Indicator]) -> Iterator[Line]:
        for fact in facts:
            yield [("dim", f"{INDENT}{side}  {self.quotes.place(side, fact)}")]


def _figures(row: Figure) -> Line:
    told = [f"{phrase(one)}{f'（{one.due.text}）' if one.due else ''}" for one in (*row.a[:1], *row.b[:1])]
    return [("", told[0])] if len(told) == 1 else [("red", told[0]), ("", " → "), ("green", told[1])]


def _shortened(text: str, first: bool, last: bool) -> str:
    """What stays, with only the words next to a change."""
    left, right = 0 if first else AROUND, 0 if last else AROUND
    return text if len(text) <= left + right + 1 else f"{text[:left]}…{text[len(text) - right :] if right else ''}"
