"""Plans × quantities as a table: who states what, in the unit of its column, and where."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.compare.matrix import QuantityGroup, Stated, group_indicators, spread
from pipeline.compare.passages import place
from pipeline.dates import due_by
from pipeline.exports.columns import EXACT, LEVELS, ROLES, Column, Sheet
from pipeline.wording import COMPARED, amount, due_words, number
from schemas import Plan

Order = Literal["value", "region", "plan"]


@dataclass(frozen=True, slots=True)
class Entry:
    """What one plan states of one quantity, in the quantity's unit, with every place where it does; the first figure speaks for all."""

    group: QuantityGroup
    plan: Plan
    figures: tuple[Stated, ...]

    @property
    def figure(self) -> Stated:
        """The first statement."""
        return self.figures[0]

    @property
    def said(self) -> str:
        """Comparator, value and unit: ≥85%; a change says so."""
        high = "" if self.figure.value_high is None else f"–{number(self.figure.value_high)}"
        delta = "（变化量）" if self.group.basis == "delta" else ""
        return f"{COMPARED[self.figure.comparator]}{number(self.figure.value)}{high}{self.group.unit or ''}{delta}"

    @property
    def printed(self) -> str:
        """The amount as the plan prints it where it does so in another unit; else nothing."""
        one = self.figure.indicator
        return amount(one) if (one.value, one.value_high) != (self.figure.value, self.figure.value_high) else ""

    @property
    def notes(self) -> str:
        """Date, and whether it is only reported."""
        return "，".join(filter(None, (due_words(self.figure.due), "现状" if self.figure.role == "status" else "")))

    @property
    def places(self) -> list[str]:
        """Where it stands."""
        return [place(self.plan, one.evidence, one.indicator.section) for one in self.figures]

    @property
    def region(self) -> str:
        """The plan's region, as `region_of` gives it."""
        return region_of(self.plan)


@dataclass(frozen=True, slots=True)
class Table:
    """The matrix: its columns, its rows, and the entries of each cell by the plan's id and the column's position."""

    groups: tuple[QuantityGroup, ...]
    plans: tuple[Plan, ...]
    cells: dict[tuple[str, int], tuple[Entry, ...]]

    def entries(self, column: int) -> list[Entry]:
        """All entries of a column, in the order of the rows."""
        return [entry for plan in self.plans for entry in self.cells.get((plan.document.id, column), ())]

    def share(self, entry: Entry, column: int) -> float:
        """How large a value is beside the largest of its column, 0 to 1."""
        largest = max(abs(one.figure.value) for one in self.entries(column))
        return abs(entry.figure.value) / largest if largest else 0.0

    def lines(self) -> Iterator[Entry]:
        """Every entry, column by column."""
        for column in range(len(self.groups)):
            yield from self.entries(column)


def tabulated(plans: Iterable[Plan], query: str = "", *, role: str | None = None, least: int = 1, order: Order = "value") -> Table:
    """The quantities that a query names and at least so many different plans state, with the plans that state any of them.

    `role` keeps targets or status only; `order` sorts the rows: by the value of the first column, largest first, by region, or as given.
    """
    known = {plan.document.id: plan for plan in plans}
    groups = [only(group, role) for group in group_indicators(list(known.values()), query)]
    groups = [group for group in groups if group.figures and spread(group) >= least]
    cells: dict[tuple[str, int], tuple[Entry, ...]] = {}
    for column, group in enumerate(groups):
        for document, figures in _by_plan(group.figures).items():
            cells[document, column] = tuple(Entry(group, known[document], some) for some in _by_amount(figures))
    stating = {document for document, _ in cells}
    rows = sorted((plan for plan in known.values() if plan.document.id in stating), key=_key(order, cells))
    return Table(tuple(groups), tuple(rows), cells)


def only(group: QuantityGroup, role: str | None) -> QuantityGroup:
    """The group with the figures of one role, or all."""
    return group if role is None else group.model_copy(update={"figures": tuple(one for one in group.figures if one.role == role)})


def region_of(plan: Plan) -> str:
    """The region of a plan; 国家级 for a national one, and the title where it names none."""
    if plan.document.region:
        return plan.document.region.name
    return LEVELS["national"] if plan.document.level == "national" else title_of(plan)


def title_of(plan: Plan) -> str:
    """The title of a plan, or its file."""
    return plan.document.title or plan.document.source.name


def _by_plan(figures: Sequence[Stated]) -> dict[str, list[Stated]]:
    found: dict[str, list[Stated]] = defaultdict(list)
    for one in figures:
        found[one.document].append(one)
    return found


def _by_amount(figures: Sequence[Stated]) -> list[tuple[Stated, ...]]:
    """The statements of one plan, those of one amount, role and date together: the earliest date first, none last."""
    found: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for one in figures:
        found[one.comparator, one.value, one.value_high, one.role, due_by(one.due)].append(one)
    return sorted((tuple(some) for some in found.values()), key=lambda some: due_by(some[0].due) or "9999")


def _key(order: Order, cells: dict[tuple[str, int], tuple[Entry, ...]]) -> Callable[[Plan], tuple[object, ...]]:
    if order == "plan":
        return lambda plan: ()
    if order == "region":
        return lambda plan: ((plan.document.region.code if plan.document.region else None) or "999999", region_of(plan))
    columns = 1 + max((column for _, column in cells), default=-1)

    def by_value(plan: Plan) -> tuple[object, ...]:
        stated = (cells.get((plan.document.id, column)) for column in range(columns))
        return (*(-max(entry.figure.value for entry in some) if some else float("inf") for some in stated), region_of(plan))

    return by_value


LINES: Sheet[Entry] = Sheet(
    "明细",
    (
        Column("指标", 30, lambda _, x: x.group.name),
        Column("地区", 16, lambda _, x: x.region),
        Column("文件", 34, lambda _, x: title_of(x.plan)),
        Column("比较", 6, lambda _, x: EXACT[x.figure.comparator]),
        Column("数值", 10, lambda _, x: x.figure.value),
        Column("上限", 10, lambda _, x: x.figure.value_high),
        Column("单位", 10, lambda _, x: x.group.unit),
        Column("原单位", 12, lambda _, x: x.printed),
        Column("性质", 6, lambda _, x: ROLES[x.figure.role]),
        Column("时限", 14, lambda _, x: due_words(x.figure.due)),
        Column("原文指标", 30, lambda _, x: x.figure.indicator.name),
        Column("原文", 40, lambda _, x: " ".join(x.figure.evidence.text.split())),
        Column("出处", 34, lambda _, x: "；".join(x.places)),
    ),
)
