"""Folders of files, in many processes, to a store and its exports."""

from pipeline.batch.folder import run

__all__ = ["run"]
