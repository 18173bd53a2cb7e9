"""The counts as `extractors/lexicon/confidence.toml`."""

from collections.abc import Iterator
from pathlib import Path

from extractors.confidence import Count
from extractors.engine import LEXICON
from pipeline.evaluate.calibrate.fitting import CEILING, MOST, OVERLAP, THRESHOLD, WEIGHT, Counts, Tables

PATH: Path = LEXICON / "confidence.toml"
HEAD = f"""# Facts that were right, of those found, on documents with gold: written by `planledger eval GOLD --calibrate`, never by hand.
# extractors/confidence.py says how a confidence is reckoned from them.

threshold = {THRESHOLD}  # below it a fact is warned of
most = {MOST}  # warnings of this kind that a document has at most
weight = {WEIGHT}  # facts that a share must outweigh to move a confidence
overlap = {OVERLAP}  # how much of a class's shift counts, as classes overlap
ceiling = {CEILING}  # no fact is surer than this"""


def as_toml(counts: Tables) -> str:
    """The file's text; kinds and classes in the order of their names, so that a change of counts is a change of few lines."""
    kinds = (line for kind in sorted(counts.kinds) for line in kind_lines(kind, counts.kinds[kind]))
    poorly = f"poorly_read = {pair(counts.poorly_read)}  # facts of any kind in paragraphs of scans that were hard to read"
    documents = f"# Counted on {len(counts.documents)} documents, of which {sum(counts.documents.values())} were unseen.\n"
    return "\n".join([documents + HEAD, poorly, *kinds]) + "\n"


def kind_lines(kind: str, counts: Counts) -> Iterator[str]:
    """The table of one kind."""
    yield from ("", f"[kind.{kind}]", f"all = {pair(counts.all)}", f"unseen = {pair(counts.unseen)}", "", f"[kind.{kind}.class]")
    for name in sorted(counts.classes):
        yield f'"{name}" = {pair(counts.classes[name])}'


def pair(count: Count) -> str:
    """right, found."""
    return f"[{count.right}, {count.found}]"
