"""A text dump put right: page furniture dropped, lines rejoined to paragraphs, flattened tables rebuilt, titles made one."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.readers.builder import DocumentBuilder
from pipeline.repair import cut, drawn, wrap
from pipeline.repair.flat import unflatten
from pipeline.repair.furniture import drop_furniture
from pipeline.repair.grids import columned_grid, listed_grid, tabbed_grid
from pipeline.repair.layout import Layout, measure
from pipeline.repair.lines import PLAIN, Grid, Line, Look, split_lines
from pipeline.repair.spaced import OPENS, spaced_grid
from pipeline.repair.titles import joined_title, title_runs

__all__ = ["Grid", "Line", "Look", "Paragraph", "lay_out", "repair", "split_lines"]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph on one line, and how its first line was set."""

    text: str
    look: Look = PLAIN


def lay_out(lines: Sequence[Line], builder: DocumentBuilder) -> None:
    """Repair the lines and hand the paragraphs and tables to the builder."""
    for item in repair(lines):
        if isinstance(item, Grid):
            builder.table(item.cells, header_rows=item.header_rows)
        else:
            look = item.look
            builder.paragraph(item.text, level=look.level, centered=look.centered, bold=look.bold, size=look.size, box=look.box)


def repair(lines: Sequence[Line]) -> list[Paragraph | Grid]:
    """Paragraphs and tables of a dump in reading order. Linear in the number of lines."""
    runs = _runs(drop_furniture(unflatten(lines)))
    layout = measure([line for run in runs if not isinstance(run, Grid) for line in run])
    found: list[Paragraph | Grid] = []
    for run in runs:
        if isinstance(run, Grid):
            found.append(run)
        else:
            found.extend(_titled(_paragraphs(run, layout)))
    return found


def _runs(lines: Sequence[Line]) -> list[list[Line] | Grid]:
    """The lines between tables, and the tables."""
    runs: list[list[Line] | Grid] = []
    open_run: list[Line] = []
    at = 0
    while at < len(lines):
        grid, end = _grid(lines, at)
        if grid:
            runs += [open_run, grid]
            open_run = []
        elif end > at + 1:
            open_run += [line for line in lines[at:end] if line.text]
        elif lines[at].text:
            open_run.append(lines[at])
        at = end
    return [run for run in [*runs, open_run] if run]


def _grid(lines: Sequence[Line], at: int) -> tuple[Grid | None, int]:
    """The table that begins at a line and where it ends; without one, how far the lines are known to be none."""
    line = lines[at]
    if line.grid:
        return line.grid, at + 1
    if line.tabbed:
        return tabbed_grid(lines, at)
    if line.cells:
        return columned_grid(lines, at)
    if line.text[:1] in drawn.OPENS and (table := drawn.drawn_grid(lines, at)):
        return table
    found = spaced_grid(lines, at) if line.text[:1] in OPENS else None
    return found or listed_grid(lines, at)


def _paragraphs(lines: Sequence[Line], layout: Layout) -> list[Paragraph]:
    ranges = wrap.paragraphs(lines, layout) if layout.width else cut.paragraphs(lines)
    return [Paragraph(_run_on([line.text for line in lines[a:b]]), lines[a].look) for a, b in ranges]


def _run_on(texts: Sequence[str]) -> str:
    """Lines of one paragraph as one: a blank only between two Latin words."""
    joined = texts[0]
    for text in texts[1:]:
        latin = joined[-1:].isascii() and joined[-1:].isalpha() and text[0].isascii() and text[0].isalpha()
        joined += " " + text if latin else text
    return joined


def _titled(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    texts = [p.text for p in paragraphs]
    found: list[Paragraph] = []
    at = 0
    for start, end in title_runs(texts, [p.look.centered for p in paragraphs]):
        found += paragraphs[at:start]
        found.append(Paragraph(joined_title(texts[start:end]), paragraphs[start].look))
        at = end
    return found + list(paragraphs[at:])
