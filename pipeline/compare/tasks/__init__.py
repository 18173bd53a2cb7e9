"""Aligns the tasks of two plans."""

from pipeline.compare.tasks.align import align_tasks

__all__ = ["align_tasks"]
