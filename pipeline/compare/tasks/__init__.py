"""Aligns the tasks of two plans, and of many."""

from pipeline.compare.tasks.align import Alignment, Fate, Hint, align_tasks, alignment
from pipeline.compare.tasks.many import Link, align_many

__all__ = ["Alignment", "Fate", "Hint", "Link", "align_many", "align_tasks", "alignment"]
