"""The counts as `extractors/lexicon/confidence.toml`."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from extractors.confidence import Count
from extractors.engine import LEXICON
from pipeline.evaluate.calibrate.fitting import CEILING, MOST, THRESHOLD, WEIGHT, Counts

PATH: Path = LEXICON / "confidence.toml"
HEAD = f"""# Facts that were right, of those found, on documents with gold: written by `planledger eval GOLD --calibrate`, never by hand.
# extractors/confidence.py says how a confidence is reckoned from them.

threshold = {THRESHOLD}  # below it a fact is warned of
most = {MOST}  # warnings of this kind that a document has at most
weight = {WEIGHT}  # facts that a share must outweigh to move a confidence
ceiling = {CEILING}  # no fact is surer than this"""


def as_toml(counts: Mapping[str, Counts]) -> str:
    """The file's text; kinds and classes in the order of their names, so that a change of counts is a change of few lines."""
    return "\n".join([HEAD, *(line for kind in sorted(counts) for line in kind_lines(kind, counts[kind]))]) + "\n"


def kind_lines(kind: str, counts: Counts) -> Iterator[str]:
    """The table of one kind."""
    yield from ("", f"[kind.{kind}]", f"all = {pair(counts.all)}", f"unseen = {pair(counts.unseen)}", "", f"[kind.{kind}.class]")
    for name in sorted(counts.classes):
        yield f'"{name}" = {pair(counts.classes[name])}'


def pair(count: Count) -> str:
    """right, found."""
    return f"[{count.right}, {count.found}]"
