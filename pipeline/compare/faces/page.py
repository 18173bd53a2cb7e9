"""The comparison as one web page: both texts side by side, changes marked, every quote with its place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.compare.faces import Compared, clause_words, note_of, own_collectives, side_words, told_owners, verdict_of
from pipeline.compare.faces.figures import Figure, figures
from pipeline.compare.faces.markup import Html, document, element, joined
from pipeline.compare.faces.quotes import Quotes, bare_words, bodies_by_role, grouped_owners, renamed_owners, words
from pipeline.compare.marks import Run, marked, share_kept
from pipeline.exports.safe import replacing
from pipeline.messages import Messages
from pipeline.wording import amount, due_words
from schemas import Indicator, Task
from schemas.diff import FieldChange, Requirement, TaskChange

STYLE = Path(__file__).with_name("page.css")
SIDES = {"A": "甲", "B": "乙"}
INDICATOR_ORDER = ("stricter", "looser", "changed", "dropped", "added")
TASK_ORDER = ("dropped", "added", "moved", "merged", "split", "part", "perhaps", "titled", "reworded", "charge")
ADOPTION_ORDER = ("missing", "unclear", "partly", "loosened", "changed", "tightened", "adopted")
READABLE = 0.5  # passages with less in common show what they share instead of what differs
SHARED = 6  # characters that a shared stretch needs to be shown


def write(compared: Compared, file: Path) -> None:
    """The page, in place of what is there."""
    with replacing(file) as draft:
        draft.write_text(page(compared), "utf-8", newline="\n")


def page(compared: Compared) -> str:
    """The page as text: no scripts, nothing from the network."""
    return Page(compared).text()


class Page:
    """One page in the making."""

    def __init__(self, compared: Compared) -> None:
        self.diff, self.quotes, self.say = compared.diff, Quotes(compared), Messages("zh")

    def text(self) -> str:
        """The whole page."""
        parts = {
            "metadata": self._card(),
            "indicators": self._indicators(),
            "tasks": self._tasks(),
            "requirements": self._requirements(),
            **{part: self._others(part) for part in ("targets", "phases", "outline")},
        }
        shown = {part: made for part, made in parts.items() if made}
        title = f"对照：{self._name('A')} → {self._name('B')}"
        body = [self._head(), self._contents(shown), *shown.values(), element("footer", "planledger 生成；每条均可按出处在原文中核对。")]
        return document(title, STYLE.read_text("utf-8"), joined(body))

    def _name(self, side: str) -> str:
        name = self.diff.a if side == "A" else self.diff.b
        return name.title or name.name

    def _head(self) -> Html:
        rows = [
            element("tr", element("th", SIDES[side]), element("td", self._name(side), _place(name.name))) for side, name in self._names()
        ]
        legend = joined(
            element("del", "删去的文字"), "　", element("ins", "增加的文字"), "　", element("span", "两文共有", class_="common")
        )
        return joined(
            element("h1", "计划对照"),
            element("p", self.say(f"diff.is_{self.diff.relation}").replace("A", "甲"), class_="legend"),
            element("table", element("colgroup", element("col", class_="narrow"), element("col")), element("tbody", rows)),
            element("p", legend, class_="legend"),
        )

    def _names(self) -> Iterable[tuple[str, Any]]:
        return (("A", self.diff.a), ("B", self.diff.b))

    def _contents(self, shown: Iterable[str]) -> Html:
        return element("nav", [element("a", self._title(part), " ", self._counts(part), href=f"#{part}") for part in shown])

    def _title(self, part: str) -> str:
        return self.say(f"diff.part_{part}")

    def _word(self, verdict: str) -> str:
        return self._said(side_words(self.diff, verdict))

    def _said(self, key: str, **given: int | str) -> str:
        return self.say(key, **given).replace("A", "甲").replace("B", "乙")

    def _counts(self, part: str) -> Html:
        rows: Sequence[Any] = (
            [one for one in figures(self.diff.indicators) if one.news] if part == "indicators" else getattr(self.diff, part)
        )
        told = [row.adoption if part == "requirements" else verdict_of(row) for row in rows] if part != "metadata" else []
        order = ADOPTION_ORDER if part == "requirements" else (*INDICATOR_ORDER, *TASK_ORDER[2:])
        counts = str(len(rows)) if part == "metadata" else " ".join(f"{self._word(v)}{told.count(v)}" for v in order if v in told)
        return element("span", counts, class_="count")

    def _section(self, part: str, *children: str) -> Html:
        return element("section", element("h2", self._title(part)), *children, id=part)

    def _badge(self, verdict: str) -> Html:
        return element("span", self._word(verdict), class_=f"badge {verdict}")

    def _card(self) -> Html:
        rows = [(self.say(f"card.{row.field}"), self._card_side(row, row.a), self._card_side(row, row.b)) for row in self.diff.metadata]
        return self._section("metadata", _table(("项目", "甲", "乙"), rows)) if rows else Html()

    def _card_side(self, row: FieldChange, value: str | None) -> Html | str:
        note = note_of(row) if value is None else None
        return joined(_or_none(value), self._said(f"card.{note}")) if note else _or_none(value)

    def _groups(self, part: str, rows: Sequence[Any], order: Sequence[str], render: Any) -> Iterator[Html]:
        """The rows verdict by verdict, each under a heading that the links lead to; what is the same is folded away."""
        chosen = {verdict: [row for row in rows if verdict_of(row) == verdict] for verdict in (*order, "same")}
        links = [element("a", self._word(v), f"（{len(some)}）", href=f"#{part}-{v}") for v, some in chosen.items() if some]
        yield element("p", [piece for link in links for piece in (link, "　")], class_="legend")
        for verdict, some in chosen.items():
            if not some:
                continue
            heading, made = f"{self._word(verdict)}（{len(some)}）", render(some)
            if verdict == "same":
                yield element("details", element("summary", heading), made, id=f"{part}-{verdict}")
            else:
                yield joined(element("h3", heading, id=f"{part}-{verdict}"), made)

    def _indicators(self) -> Html:
        rows = figures(self.diff.indicators)
        news = [row for row in rows if row.news]
        left = len(rows) - len(news)
        note = [element("p", f"另有 {left} 个仅一方列出的现状数字未显示。", class_="legend")] if left else []
        return self._section("indicators", *self._groups("indicators", news, INDICATOR_ORDER, self._figures), *note) if rows else Html()

    def _figures(self, rows: Iterable[Figure]) -> Html:
        lines = [
            (
                joined(self._badge(row.change), [element("span", "；".join(row.reasons), class_="why")] if row.reasons else []),
                self._figure("A", row.a),
                self._figure("B", row.b),
            )
            for row in rows
        ]
        return _table(("变化", "甲", "乙"), lines, wide=True)

    def _figure(self, side: str, places: Sequence[Indicator]) -> Html:
        if not places:
            return _none(f"{SIDES[side]}中未找到")
        one = places[0]
        delta, due = "（变化量）" if one.basis == "delta" else "", [f"　{due_words(one.due)}"] if one.due else []
        return joined(
            element("p", one.name, delta, " ", element("span", amount(one), class_="value"), due),
            (joined(self._quoted(side, each), _place(self.quotes.place(side, each))) for each in places),
        )

    def _quoted(self, side: str, indicator: Indicator) -> Html:
        before, words_, after = self.quotes.sentence(side, indicator.evidence)
        return joined("“", before, element("mark", words_), after, "”")

    def _tasks(self) -> Html:
        rows = self.diff.tasks
        told = ((f"diff.own_{side.lower()}", name, count) for side, name, count in own_collectives(self.diff))
        own = [element("p", self._said(key, name=name, count=count), class_="legend") for key, name, count in told]
        return self._section("tasks", *own, *self._groups("tasks", rows, TASK_ORDER, self._pairs)) if rows else Html()

    def _pairs(self, rows: Iterable[TaskChange]) -> Html:
        return joined(self._pair(row) for row in rows)

    def _pair(self, row: TaskChange) -> Html:
        titles = dict.fromkeys(words(one) for one in (row.a, row.b) if one is not None)
        runs = marked(*self.quotes.passages(row.a, row.b)) if row.a is not None and row.b is not None else []
        readable = share_kept(runs) >= READABLE
        notes, sides = list(self._notes(row, readable=readable)), self._passages(row, runs, _changes if readable else _commons)
        return element(
            "article",
            element("header", self._badge(verdict_of(row)), element("b", " ⇄ ".join(titles))),
            [element("div", [element("p", note) for note in notes], class_="notes")] if notes else [],
            element("div", element("div", sides[0]), element("div", sides[1]), class_="sides"),
            class_="pair",
        )

    def _notes(self, row: TaskChange, *, readable: bool) -> Iterator[Html]:
        yield from self._changes(row) if row.extent != "part" and row.extent != "unclear" else ()
        alone = row.a is None or row.b is None  # its text stands whole beneath, every change of a readable pair is marked in it
        rest = [] if readable or alone else [told for side in SIDES for told in self.quotes.rest(row, side)]
        for label, clauses in (*self.quotes.notes(row), *rest):
            yield self._clauses(label, clauses)
        if row.reasons and row.extent == "whole" and not readable:
            yield element("span", "；".join(row.reasons), class_="why")

    def _changes(self, row: TaskChange) -> Iterator[Html]:
        """Other bodies and another date for one work."""
        for was, now, word in renamed_owners(row.owners):
            yield joined(_label(self.say("owner.name")), element("del", was), " → ", element("ins", now), f"（{self.say(word)}）")
        for (a, b), names in grouped_owners(told_owners(row)).items():
            if a and b:
                change = joined(element("del", self.say(f"label.{a}")), " → ", element("ins", self.say(f"label.{b}")))
                yield joined(_label("角色变化"), "、".join(names), "：", change)
            else:
                yield joined(_label("甲有乙无" if a else "乙有甲无"), "、".join(names), f"（{self.say(f'label.{a or b}')}）")
        if row.due is not None:
            was, now = due_words(row.due.a), due_words(row.due.b)
            change = joined(element("del", was) if was else _none("无"), " → ", element("ins", now) if now else _none("无"))
            yield joined(_label("完成时限"), change)

    def _passages(self, row: TaskChange, runs: Sequence[Run], shown: Callable[[Sequence[Run], str], Html]) -> tuple[Html, Html]:
        if row.a is None or row.b is None:
            return self._alone("A", row.a, row.extent), self._alone("B", row.b, row.extent)
        a, b = element("p", shown(runs, "added")), element("p", shown(runs, "dropped"))
        return joined(a, self._owners_and_place("A", row.a)), joined(b, self._owners_and_place("B", row.b))

    def _alone(self, side: str, task: Task | None, extent: str | None) -> Html:
        if task is None:
            return _none(f"{SIDES[side]}中未找到{'确定' if extent else ''}对应的任务")
        return joined(element("p", self.quotes.passage(side, task)), self._owners_and_place(side, task))

    def _owners_and_place(self, side: str, task: Task) -> Html:
        told = [f"{self.say(f'label.{role}')}：{names}" for role, names in bodies_by_role(task).items()]
        told += [f"时限：{task.due.text}"] if task.due else []
        return joined([_place("　".join(told))] if told else [], _place(self.quotes.place(side, task)))

    def _others(self, part: str) -> Html:
        rows = getattr(self.diff, part)
        return self._section(part, *self._groups(part, rows, TASK_ORDER, self._facts)) if rows else Html()

    def _facts(self, rows: Iterable[Any]) -> Html:
        return _table(("变化", "甲", "乙"), [(self._badge(row.change), *self._fact_sides(row)) for row in rows])

    def _fact_sides(self, row: Any) -> tuple[Html, Html]:
        runs = marked(bare_words(row.a), bare_words(row.b)) if row.a is not None and row.b is not None else []
        readable = bool(runs) and share_kept(runs) >= READABLE
        made = []
        for side, fact, left_out in (("A", row.a, "added"), ("B", row.b, "dropped")):
            if fact is None:
                made.append(_none(f"{SIDES[side]}中未找到"))
            else:
                number = words(fact).removesuffix(bare_words(fact))
                said = joined(number, _changes(runs, left_out)) if readable else joined(words(fact))
                made.append(joined(said, _place(self.quotes.place(side, fact))))
        return made[0], made[1]

    def _requirements(self) -> Html:
        rows = sorted(self.diff.requirements, key=lambda row: ADOPTION_ORDER.index(row.adoption))
        lines = [(self._badge(row.adoption), self._required(row), joined(self._taken(row))) for row in rows]
        return self._section("requirements", _table(("落实", "上级要求（甲）", "本级对应（乙）"), lines)) if rows else Html()

    def _required(self, row: Requirement) -> Html:
        told = [element("p", self._clauses(label, left)) for label, left in self.quotes.left(row)]
        return joined("任务　" if row.kind == "task" else "指标　", self.quotes.of("A", row.a), told)

    def _clauses(self, label: str, clauses: Iterable[str]) -> Html:
        return joined(_label(self._said(label)), [element("span", one, class_="clause") for one in clauses])

    def _taken(self, row: Requirement) -> Iterator[Html]:
        """The counterparts, how many clauses are found there, and what else comes near."""
        yield from (element("p", self.quotes.of("B", one)) for one in row.b)
        if row.b and row.of:
            key, given = clause_words(row)
            yield _place(self._said(key, **given))
        near = self.quotes.near(row)
        yield from [element("p", self._clauses("label.near", near))] if near else []
        if not (row.b or near):
            yield _none("乙中未找到对应的任务" if row.kind == "task" else self._said("diff.no_figure"))


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]], *, wide: bool = False) -> Html:
    """A table whose first column is narrow, or somewhat `wide`."""
    columns = element("colgroup", element("col", class_="wide" if wide else "narrow"), [element("col") for _ in heads[1:]])
    head = element("thead", element("tr", [element("th", head) for head in heads]))
    return element("table", columns, head, element("tbody", [element("tr", [element("td", cell) for cell in row]) for row in rows]))


def _place(words_: str) -> Html:
    return element("span", words_, class_="place")


def _label(words_: str) -> Html:
    return element("span", words_, class_="label")


def _none(words_: str) -> Html:
    return element("span", words_, class_="none")


def _or_none(value: str | None) -> str:
    return value if value else _none("无")


def _changes(runs: Sequence[Run], left_out: str) -> Html:
    """One side of marked runs: what differs is marked."""
    marks = {"dropped": "del", "added": "ins"}
    return joined(element(marks[run.kind], run.text) if run.kind in marks else run.text for run in runs if run.kind != left_out)


def _commons(runs: Sequence[Run], left_out: str) -> Html:
    """One side of runs that have little in common: what both have is marked."""
    kept = (run for run in runs if run.kind != left_out)
    return joined(
        element("span", run.text, class_="common") if run.kind == "same" and len(run.text) >= SHARED else run.text for run in kept
    )
