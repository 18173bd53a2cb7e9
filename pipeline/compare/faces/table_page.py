"""The matrix as a web page: regions × quantities, and below it every figure with its quote and place."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.compare.faces.markup import Html, document, element, joined
from pipeline.compare.faces.page import STYLE
from pipeline.compare.faces.quotes import sentence_around
from pipeline.compare.faces.table import Entry, Table, region_of, title_of
from pipeline.exports.safe import replacing

COLUMNS = 6  # quantities side by side: more do not fit a landscape page


def write(table: Table, file: Path, query: str = "") -> None:
    """The page, in place of what is there."""
    with replacing(file) as draft:
        draft.write_text(page(table, query), "utf-8", newline="\n")


def page(table: Table, query: str = "") -> str:
    """The page as text: no scripts, nothing from the network."""
    title = f"指标对照：{query}" if query else "指标对照"
    told = f"{len(table.plans)} 份文件，{len(table.groups)} 项指标；各项已换算为同一单位，点指标名看原文。"
    blocks = [_block(table, range(first, min(first + COLUMNS, len(table.groups)))) for first in range(0, len(table.groups), COLUMNS)]
    body = [element("h1", title), element("p", told, class_="legend"), *blocks, *_details(table)]
    return document(title, STYLE.read_text("utf-8"), joined(body))


def _block(table: Table, columns: Sequence[int]) -> Html:
    """Some columns of the matrix, with the rows that have anything in them."""
    heads = [element("th", element("a", table.groups[c].name, href=f"#q{c + 1}"), _unit(table, c)) for c in columns]
    rows = [
        element(
            "tr",
            element("th", region_of(plan), element("span", title_of(plan), class_="place")),
            [_cell(table, plan.document.id, c) for c in columns],
        )
        for plan in table.plans
        if any((plan.document.id, c) in table.cells for c in columns)
    ]
    head = element("thead", element("tr", element("th", "地区"), heads))
    return element("table", head, element("tbody", rows), class_="matrix")


def _unit(table: Table, column: int) -> Html:
    unit = table.groups[column].unit
    return element("span", f"单位：{unit}" if unit else "无单位", class_="place")


def _cell(table: Table, document_id: str, column: int) -> Html:
    entries = table.cells.get((document_id, column), ())
    return element("td", [_said(table, entry, column) for entry in entries] or element("span", "—", class_="none"))


def _said(table: Table, entry: Entry, column: int) -> Html:
    """An amount over a bar as long as its share of the largest in the column."""
    bar = element("span", class_="bar", style=f"width:{100 * table.share(entry, column):.0f}%")
    notes = [element("span", entry.notes, class_="place")] if entry.notes else []
    return element("div", element("span", entry.said, class_="value"), notes, bar, class_="amount")


def _details(table: Table) -> Iterator[Html]:
    for column, group in enumerate(table.groups):
        rows = [
            element(
                "tr",
                element("td", entry.region, element("span", title_of(entry.plan), class_="place")),
                element("td", _amount(entry)),
                _quote(entry),
            )
            for entry in table.entries(column)
        ]
        head = element("thead", element("tr", [element("th", head) for head in ("地区", "数值", "原文与出处")]))
        widths = element("colgroup", element("col", class_="region"), element("col", class_="wide"), element("col"))
        yield element("section", element("h3", group.name), element("table", widths, head, element("tbody", rows)), id=f"q{column + 1}")


def _amount(entry: Entry) -> Html:
    printed = [element("span", f"原文为 {entry.printed}", class_="place")] if entry.printed else []
    notes = [element("span", entry.notes, class_="place")] if entry.notes else []
    return joined(element("span", entry.said, class_="value"), notes, printed)


def _quote(entry: Entry) -> Html:
    pieces = []
    for figure, place in zip(entry.figures, entry.places, strict=True):
        before, quote, after = sentence_around(entry.plan.text, figure.evidence)
        pieces.append(element("p", "“", before, element("mark", quote), after, "”", element("span", place, class_="place")))
    return element("td", pieces)
