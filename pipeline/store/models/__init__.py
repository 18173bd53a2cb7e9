"""The tables of the store, each table and column with its Chinese and English name for whoever opens the database.

Every fact is a row of its own. Its key is `document * 1,000,000 + number of the fact in its document`, so that keys follow
the order of the text and can be given without asking the database. Comments read "中文 · English"; the store's table
`data_dictionary` and its views are made from them.
"""

from pipeline.store.models.base import KEYS_PER_DOCUMENT, Base
from pipeline.store.models.bodies import AgencyRow, BodyRow, GroupRow, MemberRow, NameRow
from pipeline.store.models.documents import CitationRow, DocumentRow, PhaseRow, SectionRow, TargetRow, TextRow, WarningRow
from pipeline.store.models.meanings import DictionaryRow
from pipeline.store.models.runs import FileRow, OutcomeRow, ProblemRow, RunRow
from pipeline.store.models.tasks import IndicatorRow, ResponsibilityRow, TargetIndicatorRow, TaskIndicatorRow, TaskPlaceRow, TaskRow

__all__ = [
    "KEYS_PER_DOCUMENT",
    "AgencyRow",
    "Base",
    "BodyRow",
    "CitationRow",
    "DictionaryRow",
    "DocumentRow",
    "FileRow",
    "GroupRow",
    "IndicatorRow",
    "MemberRow",
    "NameRow",
    "OutcomeRow",
    "PhaseRow",
    "ProblemRow",
    "ResponsibilityRow",
    "RunRow",
    "SectionRow",
    "TargetIndicatorRow",
    "TargetRow",
    "TaskIndicatorRow",
    "TaskPlaceRow",
    "TaskRow",
    "TextRow",
    "WarningRow",
]
