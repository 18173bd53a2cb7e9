"""What a change of the program changes in its results: every fact gained, lost and changed since a revision, and the seconds."""

from pipeline.evaluate.against.changes import Change, DocumentChanges
from pipeline.evaluate.against.comparison import Comparison, compare
from pipeline.evaluate.against.printing import as_lines
from pipeline.evaluate.against.revision import ROOT, RevisionError

__all__ = ["ROOT", "Change", "Comparison", "DocumentChanges", "RevisionError", "as_lines", "compare"]
