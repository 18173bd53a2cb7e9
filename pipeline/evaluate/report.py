"""The figures of a gold folder: per document, as mean over documents, and overall."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.evaluate.tally import FIGURES, Figure, Tallies, Tally

Figures = dict[str, Figure | None]


@dataclass(frozen=True)
class Report:
    """The tallies of every document by slug, and what could not be read (`failures`, slug to reason)."""

    tallies: Mapping[str, Tallies]
    failures: Mapping[str, str]

    def document(self, slug: str) -> Figures:
        """The figures of one document."""
        return {name: self.tallies[slug][name].figure() for name in FIGURES}

    def mean(self) -> Figures:
        """Each figure's mean over the documents that have it."""
        found: Figures = {}
        for name in FIGURES:
            rows = [figure for slug in self.tallies if (figure := self.tallies[slug][name].figure())]
            found[name] = Figure(*(sum(column) / len(rows) for column in zip(*rows, strict=True))) if rows else None
        return found

    def overall(self) -> Figures:
        """Each figure over all items of all documents."""
        total = {name: Tally() for name in FIGURES}
        for tallies in self.tallies.values():
            for name in FIGURES:
                total[name].include(tallies[name])
        return {name: tally.figure() for name, tally in total.items()}

    def columns(self) -> dict[str, Figures]:
        """Documents, then `mean` and `overall`."""
        return {**{slug: self.document(slug) for slug in self.tallies}, "mean": self.mean(), "overall": self.overall()}

    def errors(self, most: int) -> Iterator[tuple[str, str, str]]:
        """(slug, figure, error) of the first `most` errors of every figure of every document."""
        for slug, tallies in self.tallies.items():
            for name in FIGURES:
                for error in tallies[name].errors[:most]:
                    yield slug, name, error


def table(report: Report) -> str:
    """A row for each figure: F1 (precision/recall) per document, mean and overall."""
    columns = report.columns()
    rows = [["F1 (P/R)", *columns]] + [[name, *(cell(figures[name]) for figures in columns.values())] for name in FIGURES]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join("  ".join(text.ljust(wide) for text, wide in zip(row, widths, strict=True)).rstrip() for row in rows)


def cell(figure: Figure | None) -> str:
    """A figure as F1 (precision/recall), or a dash."""
    return "-" if figure is None else f"{figure.f1:.3f} ({figure.precision:.2f}/{figure.recall:.2f})"
