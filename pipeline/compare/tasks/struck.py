"""What one text leaves out of another that it otherwise repeats."""

from pipeline.compare.alike import dice, pairs_of
from pipeline.compare.marks import marked, share_kept

ALIKE = 0.4  # likeness of two texts below which neither repeats the other
KEPT = 0.5  # of the longer text: what keeps less says it in its own way


def struck(one: str, other: str) -> str | None:
    """The passages of one text, a line each, that another of much the same wording does not have; None where it has another wording."""
    if one == other or dice(pairs_of(one), pairs_of(other)) < ALIKE:
        return "" if one == other else None
    runs = marked(one, other)
    return "\n".join(run.text for run in runs if run.kind == "dropped") if share_kept(runs) >= KEPT else None
