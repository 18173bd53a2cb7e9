"""The comparison as a workbook: 概况, 任务对比, 指标对比, 阶段, 目录."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.compare.faces import Compared, note_of, own_collectives, side_words, told_owners, verdict_of
from pipeline.compare.faces.figures import figures
from pipeline.compare.faces.quotes import Quotes, bodies_by_role, grouped_owners, renamed_owners, words
from pipeline.compare.marks import Run, marked, share_kept
from pipeline.exports.paper import CELL, HEAD, height, new_book, set_up, write_heads
from pipeline.exports.safe import shortened
from pipeline.messages import Messages
from pipeline.wording import amount, due_words
from schemas import Task
from schemas.diff import TaskChange

COLOURS = {
    **{"added": "#D2F4DA", "dropped": "#FFDCE0", "stricter": "#E9DDFB", "looser": "#FFF0C2", "changed": "#DCEBFD", "reworded": "#DCEBFD"},
    **{
        "moved": "#D6F0F2",
        "charge": "#DCEBFD",
        "part": "#DDEBFB",
        "perhaps": "#FFE3CC",
        "titled": "#FFE3CC",
        "merged": "#D6F0F2",
        "split": "#D6F0F2",
        "adopted": "#D2F4DA",
        "missing": "#FFDCE0",
        "partly": "#DDEBFB",
        "unclear": "#FFE3CC",
        "tightened": "#E9DDFB",
        "loosened": "#FFF0C2",
    },
}
READABLE = 0.5  # passages with less in common are not marked
PIECES = 400  # differently formatted stretches that a cell may hold before spreadsheets become slow


class Cell(NamedTuple):
    """A value; `verdict` colours it, `runs` are marked within it."""

    value: str | float | None
    verdict: str = ""
    runs: tuple[Run, ...] = ()


Row = Sequence[Cell]


def write(compared: Compared, file: Path) -> None:
    """The workbook, in place of what is there; equal comparisons give equal bytes."""
    with new_book(file, "计划对照") as book:
        Book(compared, book).fill()


class Book:
    """One workbook in the making."""

    def __init__(self, compared: Compared, book: Any) -> None:
        self.diff, self.quotes, self.say, self.book = compared.diff, Quotes(compared), Messages("zh"), book
        self.head, self.cell = book.add_format(HEAD), book.add_format(CELL)
        self.verdicts = {verdict: book.add_format({**CELL, "bg_color": colour, "align": "center"}) for verdict, colour in COLOURS.items()}
        self.marks = {
            "dropped": book.add_format({"font_color": "#A40E26", "font_strikeout": True}),
            "added": book.add_format({"font_color": "#0A5C2B", "underline": 1}),
        }

    def fill(self) -> None:
        """All sheets; of the parts that a diff leaves empty, only the three that everybody looks for."""
        self._sheet("概况", (("项目", 14), ("甲", 50), ("乙", 50)), self._overview())
        tasks = (("变化", 10), ("甲：任务", 22), ("甲：内容", 44), ("乙：任务", 22), ("乙：内容", 44))
        more = (("对应依据", 44), ("责任单位变化", 26), ("甲：时限", 12), ("乙：时限", 12), ("甲：出处", 24), ("乙：出处", 24))
        self._sheet("任务对比", (*tasks, *more), self._tasks())
        sides = (("甲：指标", 26), ("甲：要求", 12), ("甲：时限", 12), ("乙：指标", 26), ("乙：要求", 12), ("乙：时限", 12))
        self._sheet("指标对比", (("变化", 10), *sides, ("依据", 30), ("甲：出处", 30), ("乙：出处", 30)), self._indicators())
        for title, part in (("目标", "targets"), ("阶段", "phases"), ("目录", "outline")):
            if rows := list(self._others(part)):
                self._sheet(title, (("变化", 10), ("甲", 54), ("乙", 54), ("甲：出处", 26), ("乙：出处", 26)), rows)
        if self.diff.requirements:
            told = (("上级要求（甲）", 44), ("本级对应（乙）", 60), ("用词相近条款数（至少）", 12), ("乙中未找到用词相近的条款", 60))
            self._sheet("上级要求", (("落实", 10), ("类别", 8), *told), self._requirements())

    def _overview(self) -> Iterator[Row]:
        yield _texts("文件", self.diff.a.name, self.diff.b.name)
        yield _texts("标题", self.diff.a.title, self.diff.b.title)
        yield _texts("关系", self.say(f"diff.is_{self.diff.relation}").replace("A", "甲"), None)
        for row in self.diff.metadata:
            if row.field != "title":
                note = self._said(f"card.{note}") if (note := note_of(row)) else None
                yield _texts(self.say(f"card.{row.field}"), row.a or note, row.b or note)
        for part in ("indicators", "tasks", "targets", "phases", "outline"):
            told = [verdict_of(row) for row in (figures(self.diff.indicators) if part == "indicators" else getattr(self.diff, part))]
            counts = "，".join(f"{self._word(verdict)}{told.count(verdict)}" for verdict in (*COLOURS, "same") if verdict in told)
            yield _texts(f"{self.say(f'diff.part_{part}')}变化", counts or "无", None)
        for side, name, count in own_collectives(self.diff):
            yield _texts("责任单位", self._said(f"diff.own_{side.lower()}", name=name, count=count), None)

    def _word(self, verdict: str) -> str:
        return self._said(side_words(self.diff, verdict))

    def _said(self, key: str, **given: int | str) -> str:
        return self.say(key, **given).replace("A", "甲").replace("B", "乙")

    def _verdict(self, verdict: str) -> Cell:
        return Cell(self._word(verdict), verdict)

    def _tasks(self) -> Iterator[Row]:
        for row in self.diff.tasks:
            runs = marked(*self.quotes.passages(row.a, row.b)) if row.a is not None and row.b is not None and row.change != "same" else []
            runs = runs if share_kept(runs) >= READABLE else []  # of two plans that say little alike nothing is struck out or put in
            a, b = self._content("A", row.a, runs, "added"), self._content("B", row.b, runs, "dropped")
            dues = (Cell(due_words(one.due) if one else None) for one in (row.a, row.b))
            why = Cell("\n".join(self._notes(row, readable=bool(runs))))
            yield (
                self._verdict(verdict_of(row)),
                *a,
                *b,
                why,
                Cell(self._owners(row)),
                *dues,
                self._place("A", row.a),
                self._place("B", row.b),
            )

    def _content(self, side: str, task: Task | None, runs: Sequence[Run], left_out: str) -> tuple[Cell, Cell]:
        if task is None:
            return Cell(None), Cell(None)
        kept = tuple(run for run in runs if run.kind != left_out)
        return Cell(words(task)), Cell("".join(run.text for run in kept) or self.quotes.passage(side, task), runs=kept)

    def _notes(self, row: TaskChange, *, readable: bool) -> Iterator[str]:
        """What shows that two tasks go together, and what only one of them says, unless that is marked in the texts."""
        yield from row.reasons if row.extent == "whole" and row.change != "same" else ()
        rest = [] if readable else [told for side in ("A", "B") for told in self.quotes.rest(row, side)]
        for label, clauses in (*self.quotes.notes(row), *rest):
            yield f"{self._said(label)}{'：' if clauses else ''}{'；'.join(clauses)}"

    def _owners(self, row: TaskChange) -> str:
        if row.a is None or row.b is None or row.extent in ("part", "unclear"):
            sides = [(mark, one) for mark, one in (("甲", row.a), ("乙", row.b)) if one is not None]
            roles = [(mark if len(sides) > 1 else "", *told) for mark, one in sides for told in bodies_by_role(one).items()]
            return "\n".join(f"{mark}{self._role(role)}：{names}" for mark, role, names in roles)
        told = [f"{was}→{now}（{self.say(word)}）" for was, now, word in renamed_owners(row.owners)]
        told += [f"{'、'.join(names)}：{self._role(a)}→{self._role(b)}" for (a, b), names in grouped_owners(told_owners(row)).items()]
        return "\n".join(told)

    def _role(self, role: str | None) -> str:
        return self.say(f"label.{role}") if role else "无"

    def _place(self, side: str, *facts: Any) -> Cell:
        return Cell("\n".join(self.quotes.place(side, fact) for fact in facts if fact is not None))

    def _indicators(self) -> Iterator[Row]:
        for row in figures(self.diff.indicators):
            sides = (cell for places in (row.a, row.b) for cell in _figure(places))
            yield (self._verdict(row.change), *sides, Cell("；".join(row.reasons)), self._place("A", *row.a), self._place("B", *row.b))

    def _others(self, part: str) -> Iterator[Row]:
        for row in getattr(self.diff, part):
            told = (Cell(words(one) if one is not None else None) for one in (row.a, row.b))
            yield (self._verdict(row.change), *told, self._place("A", row.a), self._place("B", row.b))

    def _requirements(self) -> Iterator[Row]:
        for row in self.diff.requirements:
            kind = "任务" if row.kind == "task" else "指标"
            others = "\n".join([*(self.quotes.of("B", one) for one in row.b), *(f"相近：{one}" for one in self.quotes.near(row))])
            others = others or (self._said("diff.no_figure") if row.kind == "indicator" else "")
            share = Cell(f"{row.said}/{row.of}" if row.b and row.of else None)
            left = Cell("\n".join(f"{self._said(label)}：{'；'.join(clauses)}" for label, clauses in self.quotes.left(row)))
            yield (
                Cell(self.say(f"verdict.{row.adoption}"), row.adoption),
                Cell(kind),
                Cell(self.quotes.of("A", row.a)),
                Cell(others),
                share,
                left,
            )

    def _sheet(self, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Row]) -> None:
        page, line = self.book.add_worksheet(title), 0
        widths = [width for _, width in columns]
        write_heads(page, self.head, [head for head, _ in columns], widths)
        for line, row in enumerate(rows, 1):
            page.set_row(line, height([cell.value for cell in row], widths))
            for column, cell in enumerate(row):
                self._write(page, line, column, cell)
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, line, len(columns) - 1)
        set_up(page, title, widths)

    def _write(self, page: Any, line: int, column: int, cell: Cell) -> None:
        style = self.verdicts.get(cell.verdict, self.cell)
        if cell.value is None or cell.value == "":
            page.write_blank(line, column, None, style)
        elif isinstance(cell.value, float):
            page.write_number(line, column, cell.value, style)
        elif any(run.kind != "same" for run in cell.runs) and 1 < len(cell.runs) <= PIECES and shortened(cell.value) == cell.value:
            pieces = [piece for run in cell.runs for piece in ((self.marks[run.kind], run.text) if run.kind in self.marks else (run.text,))]
            page.write_rich_string(line, column, *pieces, style)
        else:
            page.write_string(line, column, shortened(cell.value), style)


def _texts(*values: str | None) -> Row:
    return [Cell(value) for value in values]


def _figure(places: Sequence[Any]) -> tuple[Cell, Cell, Cell]:
    if not places:
        return Cell(None), Cell(None), Cell(None)
    one = places[0]
    return Cell(f"{one.name}{'（变化量）' if one.basis == 'delta' else ''}"), Cell(amount(one)), Cell(due_words(one.due))
