"""The work that a plan sets: numbered items, box projects, safeguards, duties and table rows, with who answers for them and by when."""

from extractors.tasks.extracting import extract_tasks

__all__ = ["extract_tasks"]
