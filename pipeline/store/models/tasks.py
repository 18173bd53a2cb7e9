"""The tables of tasks, of who answers for them, and of the quantities that plans set."""

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.store.models.base import Base, Due, Found, Key, OfDocument, column, owner


class TaskRow(OfDocument, Found, Due, Base):
    """任务 · tasks"""

    __tablename__ = "tasks"

    id: Mapped[str] = column("标识 · identifier within the document")
    kind: Mapped[str] = column("类别 · task, project, safeguard or duty")
    number: Mapped[str | None] = column("编号 · number as printed")
    title: Mapped[str] = column("任务 · title")
    section: Mapped[str | None] = column("所在章节 · identifier of its section")
    parent: Mapped[str | None] = column("上级章节 · identifier of the section above")
    section_path: Mapped[str | None] = column("章节 · titles from the top down")
    body: Mapped[str] = column("任务全文 · the whole wording of the task, searched by --text")


class TaskPlaceRow(OfDocument, Found, Base):
    """任务其他出处 · further places where a task stands"""

    __tablename__ = "task_places"

    task_pk: Mapped[int] = owner("tasks.pk", "任务 · task", index=True)


class ResponsibilityRow(OfDocument, Found, Base):
    """责任分工 · who answers for a task, and how"""

    __tablename__ = "responsibilities"
    __table_args__ = (Index("ix_responsibilities_agency_pk_role", "agency_pk", "role"),)

    task_pk: Mapped[int] = owner("tasks.pk", "任务 · task", index=True)
    agency: Mapped[str] = column("单位 · body as printed")
    agency_id: Mapped[str] = column("单位标识 · identifier of the body within the document")
    agency_pk: Mapped[int | None] = mapped_column(Key, ForeignKey("agencies.pk"), comment="单位 · row of the body")
    role: Mapped[str] = column("角色 · lead, support or responsible")


class IndicatorRow(OfDocument, Found, Due, Base):
    """指标 · quantities that a plan sets or reports"""

    __tablename__ = "indicators"

    id: Mapped[str] = column("标识 · identifier within the document")
    name: Mapped[str] = column("指标 · what is counted")
    role: Mapped[str] = column("性质 · target (to be reached) or status (reported)")
    basis: Mapped[str] = column("口径 · level or delta")
    comparator: Mapped[str] = column("比较 · =, >=, <=, >, <, range or ~")
    value: Mapped[float] = column("数值 · number as printed")
    value_high: Mapped[float | None] = column("上限 · upper end of a range")
    unit: Mapped[str | None] = column("单位 · unit as printed")
    baseline_value: Mapped[float | None] = column("基期值 · starting value")
    baseline_as_of: Mapped[str | None] = column("基期 · date of the starting value")
    binding: Mapped[str | None] = column("约束性 · binding, expected or advocated")
    section: Mapped[str | None] = column("所在章节 · identifier of its section")
    section_path: Mapped[str | None] = column("章节 · titles from the top down")
    task: Mapped[str | None] = column("任务标识 · identifier of its task")
    task_pk: Mapped[int | None] = mapped_column(Key, ForeignKey("tasks.pk"), comment="任务 · task", index=True)


class TaskIndicatorRow(Base):
    """任务指标 · indicators of a task"""

    __tablename__ = "task_indicators"

    task_pk: Mapped[int] = owner("tasks.pk", "任务 · task", primary_key=True)
    position: Mapped[int] = column("次序 · order", primary_key=True)
    indicator: Mapped[str] = column("指标标识 · identifier of the indicator within the document")
    indicator_pk: Mapped[int | None] = mapped_column(Key, ForeignKey("indicators.pk"), comment="指标 · indicator", index=True)


class TargetIndicatorRow(Base):
    """目标指标 · indicators of a target"""

    __tablename__ = "target_indicators"

    target_pk: Mapped[int] = owner("targets.pk", "目标 · target", primary_key=True)
    position: Mapped[int] = column("次序 · order", primary_key=True)
    indicator: Mapped[str] = column("指标标识 · identifier of the indicator within the document")
    indicator_pk: Mapped[int | None] = mapped_column(Key, ForeignKey("indicators.pk"), comment="指标 · indicator", index=True)
