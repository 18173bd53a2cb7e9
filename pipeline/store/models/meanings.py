"""The table of what tables and columns mean."""

from sqlalchemy.orm import Mapped

from pipeline.store.models.base import Base, column


class DictionaryRow(Base):
    """数据字典 · what every table, view and column means"""

    __tablename__ = "data_dictionary"

    table_name: Mapped[str] = column("表 · table or view", primary_key=True)
    column_name: Mapped[str] = column("列 · column; empty for the table itself", primary_key=True)
    position: Mapped[int] = column("次序 · order of the column")
    type: Mapped[str] = column("类型 · type")
    chinese: Mapped[str] = column("中文名 · Chinese name")
    english: Mapped[str] = column("英文说明 · English description")
