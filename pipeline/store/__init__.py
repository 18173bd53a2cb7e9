"""The store: plans as documented tables with full-text search and provenance for every row."""

from pipeline.store.history import find_documents
from pipeline.store.query import count_tasks, find_agencies, find_indicators, find_tasks
from pipeline.store.read import plan_ids, plan_names, read_plan
from pipeline.store.records import Filter, FoundAgency, FoundDocument, FoundIndicator, FoundTask
from pipeline.store.store import Store, open_store
from pipeline.store.write import put_plan, remove_plan

__all__ = [
    "Filter",
    "FoundAgency",
    "FoundDocument",
    "FoundIndicator",
    "FoundTask",
    "Store",
    "count_tasks",
    "find_agencies",
    "find_documents",
    "find_indicators",
    "find_tasks",
    "open_store",
    "plan_ids",
    "plan_names",
    "put_plan",
    "read_plan",
    "remove_plan",
]
