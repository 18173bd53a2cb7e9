"""What all tables of the store are made of: columns with their names, keys, provenance and dates."""

from typing import Any, ClassVar

from sqlalchemy import BigInteger, Double, ForeignKey, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, MappedColumn, mapped_column

KEYS_PER_DOCUMENT = 1_000_000
# SQLite makes a column the row's own key only if it is called INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")


class Base(DeclarativeBase):
    """All tables; names of constraints are fixed so that migrations can refer to them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar = {str: Text(), float: Double()}

    def __init_subclass__(cls, **options: Any) -> None:
        """Make a table's docstring its comment."""
        cls.__table_args__ = (*cls.__dict__.get("__table_args__", ()), {"comment": cls.__doc__})
        super().__init_subclass__(**options)


def column(comment: str, *args: Any, **options: Any) -> MappedColumn[Any]:
    """A column with its comment "中文 · English"."""
    return mapped_column(*args, comment=comment, **options)


def key(*args: Any, **options: Any) -> MappedColumn[Any]:
    """The primary key of a table."""
    return mapped_column(Key, *args, primary_key=True, comment="键 · row key", **options)


def owner(target: str, comment: str, **options: Any) -> MappedColumn[Any]:
    """A column that names a row of another table and goes with it."""
    return mapped_column(Key, ForeignKey(target, ondelete="CASCADE"), comment=comment, **options)


class OfDocument:
    """A row that belongs to one document; `position` keeps the order of the plan."""

    pk: Mapped[int] = key(sort_order=-3)
    document_pk: Mapped[int] = owner("documents.pk", "文件 · document", index=True, sort_order=-2)
    position: Mapped[int] = column("次序 · order within the plan", sort_order=-1)


class Found:
    """Provenance: where the fact stands in the document's text, which rule found it, and how sure that is."""

    rule: Mapped[str] = column("规则 · rule that found the fact", sort_order=80)
    confidence: Mapped[float | None] = column("可信度 · chance that the fact is right, from 0 to 1", sort_order=80)
    evidence_start: Mapped[int] = column("出处起点 · first character in the text, from 0", sort_order=81)
    evidence_end: Mapped[int] = column("出处终点 · character after the last", sort_order=82)
    evidence_text: Mapped[str] = column("原文 · words at that place", sort_order=83)
    paragraph: Mapped[int] = column("段落 · line of the text, from 1", sort_order=84)
    page: Mapped[int | None] = column("页码 · page, from 1", sort_order=85)
    cell_table: Mapped[int | None] = column("表 · table, from 0", sort_order=86)
    cell_row: Mapped[int | None] = column("行 · table row, from 0", sort_order=87)
    cell_col: Mapped[int | None] = column("列 · table column, from 0", sort_order=88)


class Due:
    """A time expression; `due_by` is the last day it allows, for comparisons."""

    due_text: Mapped[str | None] = column("时限原文 · time expression as printed", sort_order=60)
    due_start: Mapped[str | None] = column("时限起 · from, ISO 8601", sort_order=61)
    due_end: Mapped[str | None] = column("时限止 · to, ISO 8601", sort_order=62)
    due_kind: Mapped[str | None] = column("时限类型 · deadline, range, point, ongoing or recurring", sort_order=63)
    due_by: Mapped[str | None] = column("最迟日期 · last day allowed, YYYY-MM-DD", index=True, sort_order=64)
