"""A folder of documents, extracted by the working tree and by a revision, and compared fact by fact."""

from collections import Counter
from pathlib import Path

from pipeline.batch.files import find_files
from pipeline.evaluate.against.changes import DocumentChanges, changes
from pipeline.evaluate.against.facts import KINDS, rows
from pipeline.evaluate.against.revision import ROOT, Extracted, Key, extract_with, tree
from schemas.base import Record

NONE = Extracted(None, None, 0.0)


class Total(Record):
    """How many facts of a kind were gained, lost and changed."""

    kind: str
    gained: int
    lost: int
    changed: int


class Comparison(Record):
    """A revision against the working tree: the documents that differ, totals by kind, and seconds over all documents."""

    revision: str
    documents: int
    differing: tuple[DocumentChanges, ...]
    totals: tuple[Total, ...]
    was_seconds: float
    now_seconds: float


def compare(folder: Path, revision: str, *, root: Path = ROOT) -> Comparison:
    """What the working tree at `root` makes of the files of a folder (or of one file), against what a revision makes of them.

    RevisionError where `root` is no git checkout, or the revision cannot be used.
    """
    files = [folder] if folder.is_file() else [found.file for found in find_files(folder)]
    base = (folder if folder.is_dir() else folder.parent).resolve()
    with tree(revision, root) as old_tree:
        old = extract_with(old_tree, files)
    new = extract_with(root, files)
    keys = list(dict.fromkeys((*new, *old)))
    documents = [document(key, base, old.get(key, NONE), new.get(key, NONE)) for key in keys]
    return Comparison(
        revision=revision,
        documents=len(documents),
        differing=tuple(one for one in documents if one.changes or one.was_error != one.now_error),
        totals=totals(documents),
        was_seconds=sum(one.was_seconds for one in documents),
        now_seconds=sum(one.now_seconds for one in documents),
    )


def document(key: Key, base: Path, old: Extracted, new: Extracted) -> DocumentChanges:
    """The comparison of one document."""
    path, place = key
    name = Path(path).relative_to(base).as_posix()
    return DocumentChanges(
        path=f"{name}#{place + 1}" if place else name,
        changes=changes(rows(old.plan), rows(new.plan)),
        was_error=old.error,
        now_error=new.error,
        was_seconds=old.seconds,
        now_seconds=new.seconds,
    )


def totals(documents: list[DocumentChanges]) -> tuple[Total, ...]:
    """A row for each kind in which something differs."""
    counts = Counter((change.kind, change.change) for one in documents for change in one.changes)
    made = (Total(kind=kind, gained=counts[kind, "gained"], lost=counts[kind, "lost"], changed=counts[kind, "changed"]) for kind in KINDS)
    return tuple(total for total in made if total.gained or total.lost or total.changed)
