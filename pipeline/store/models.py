"""The tables of the store, each table and column with its Chinese and English name for whoever opens the database.

Every fact is a row of its own. Its key is `document * 1,000,000 + number of the fact in its document`, so that keys follow
the order of the text and can be given without asking the database. Comments read "中文 · English"; the store's table
`data_dictionary` and its views are made from them.
"""

from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, Double, ForeignKey, Index, Integer, MetaData, Text, UniqueConstraint
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


class DocumentRow(Base):
    """文件 · documents, one row a plan"""

    __tablename__ = "documents"

    pk: Mapped[int] = key(autoincrement=True)
    id: Mapped[str] = column("标识 · identifier, from the content", unique=True)
    schema_version: Mapped[str] = column("格式版本 · version of the plan format")
    path: Mapped[str] = column("路径 · path of the file below the folder of the run")
    source_name: Mapped[str] = column("文件名 · name of the source file")
    media_type: Mapped[str] = column("媒体类型 · media type")
    sha256: Mapped[str] = column("内容散列 · SHA-256 of the source file")
    bytes: Mapped[int] = column("字节数 · size in bytes", Key)
    pages: Mapped[int | None] = column("页数 · pages, where the format has them")
    title: Mapped[str | None] = column("标题 · title")
    issuers: Mapped[list[str]] = column("发文机关 · issuers (a JSON list)", JSON)
    doc_number: Mapped[str | None] = column("发文字号 · document number")
    doc_type: Mapped[str | None] = column("文种 · kind of document")
    status: Mapped[str] = column("状态 · final or draft")
    level: Mapped[str | None] = column("层级 · national, province, prefecture, county or township")
    region_name: Mapped[str | None] = column("地区 · region", index=True)
    region_code: Mapped[str | None] = column("行政区划代码 · GB/T 2260 code")
    region_path: Mapped[list[str]] = column("上级路径 · regions above and including it (a JSON list)", JSON)
    issued_on: Mapped[str | None] = column("成文日期 · date of issue, ISO 8601")
    period_start: Mapped[str | None] = column("规划期起 · period from")
    period_end: Mapped[str | None] = column("规划期止 · period to")


class TextRow(Base):
    """正文 · texts that every offset counts characters of"""

    __tablename__ = "document_texts"

    document_pk: Mapped[int] = owner("documents.pk", "文件 · document", primary_key=True)
    text: Mapped[str] = column("正文 · text in reading order")


class SectionRow(OfDocument, Found, Base):
    """目录结构 · outline: numbered and boxed items"""

    __tablename__ = "sections"

    id: Mapped[str] = column("标识 · identifier within the document")
    number: Mapped[str | None] = column("序号 · number as printed")
    title: Mapped[str] = column("标题 · title")
    level: Mapped[int] = column("级别 · level, 1 for 一、")
    parent: Mapped[str | None] = column("上级 · identifier of the section above")
    part: Mapped[str | None] = column("部分 · kind of part (goals, tasks, safeguards …)")
    start: Mapped[int] = column("起点 · first character of its extent")
    end: Mapped[int] = column("终点 · character after its extent")
    path: Mapped[str] = column("章节 · titles from the top down")


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


class NameRow(Base):
    """单位名录 · standard names of bodies, over all documents"""

    __tablename__ = "agency_names"

    pk: Mapped[int] = key(autoincrement=True)
    name: Mapped[str] = column("规范名称 · standard name", unique=True)
    kind: Mapped[str] = column("类别 · kind of body")


class BodyRow(Base):
    """机构库 · bodies that the plans mean, one row a body over all documents"""

    __tablename__ = "bodies"
    __table_args__ = (Index("ix_bodies_function_region_code", "function", "region_code"),)

    pk: Mapped[int] = key(autoincrement=True)
    key: Mapped[str] = column("标识 · equal for every mention of the body", unique=True)
    name: Mapped[str] = column("全称 · full name")
    kind: Mapped[str] = column("类别 · government, department, party, institution, enterprise, collective …")
    function: Mapped[str | None] = column("职能 · what the body does, in the standard word")
    parts: Mapped[list[str]] = column("职能构成 · functions that the body joins (a JSON list)", JSON)
    level: Mapped[str | None] = column("层级 · national, province, prefecture, county or township")
    region_name: Mapped[str | None] = column("地区 · region")
    region_code: Mapped[str | None] = column("行政区划代码 · GB/T 2260 code of the region")
    region_path: Mapped[list[str]] = column("上级路径 · regions above and including it (a JSON list)", JSON)
    counterpart: Mapped[str | None] = column("对口职能 · equal for bodies that do the same work elsewhere", index=True)


class AgencyRow(OfDocument, Base):
    """单位 · bodies named in a document"""

    __tablename__ = "agencies"

    id: Mapped[str] = column("标识 · identifier within the document")
    name: Mapped[str] = column("名称 · name as printed", index=True)
    canonical: Mapped[str] = column("规范名称 · standard name")
    kind: Mapped[str] = column("类别 · kind of body")
    name_pk: Mapped[int] = mapped_column(Key, ForeignKey("agency_names.pk"), comment="名录 · name over all documents", index=True)
    body_pk: Mapped[int | None] = column("机构 · row of the body that is meant", Key, index=True)
    full_name: Mapped[str | None] = column("全称 · full name of that body")
    doubt: Mapped[str | None] = column("疑点 · why the body is not certain")


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


class TargetRow(OfDocument, Found, Due, Base):
    """目标 · goals in words"""

    __tablename__ = "targets"

    id: Mapped[str] = column("标识 · identifier within the document")
    text: Mapped[str] = column("目标 · wording")
    section: Mapped[str | None] = column("所在章节 · identifier of its section")


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


class PhaseRow(OfDocument, Found, Base):
    """阶段 · stages of a timetable"""

    __tablename__ = "phases"

    id: Mapped[str] = column("标识 · identifier within the document")
    name: Mapped[str] = column("阶段 · name")
    start: Mapped[str | None] = column("起 · from, ISO 8601")
    end: Mapped[str | None] = column("止 · to, ISO 8601")


class GroupRow(OfDocument, Found, Base):
    """领导小组 · bodies set up to steer the plan"""

    __tablename__ = "leading_groups"

    name: Mapped[str] = column("名称 · name")


class MemberRow(OfDocument, Base):
    """领导小组成员 · people and bodies of a leading group"""

    __tablename__ = "leading_group_members"

    group_pk: Mapped[int] = owner("leading_groups.pk", "领导小组 · leading group", index=True)
    role: Mapped[str] = column("职务 · head, deputy, member or office")
    name: Mapped[str] = column("姓名或单位 · person or body as printed")
    body_pk: Mapped[int | None] = column("机构 · row of the body that is meant", Key, index=True)


class CitationRow(OfDocument, Found, Base):
    """引用文件 · documents that a plan names"""

    __tablename__ = "citations"

    title: Mapped[str] = column("文件名 · title without 《》", index=True)
    doc_number: Mapped[str | None] = column("文号 · document number")


class WarningRow(OfDocument, Base):
    """提示 · what was seen and not settled"""

    __tablename__ = "warnings"

    code: Mapped[str] = column("代码 · code", index=True)
    message: Mapped[str] = column("说明 · message")
    rule: Mapped[str] = column("规则 · rule that warned")
    confidence: Mapped[float | None] = column("可信度 · chance that the warning is right, from 0 to 1")
    evidence_start: Mapped[int | None] = column("出处起点 · first character in the text, from 0")
    evidence_end: Mapped[int | None] = column("出处终点 · character after the last")
    evidence_text: Mapped[str | None] = column("原文 · words at that place")
    paragraph: Mapped[int | None] = column("段落 · line of the text, from 1")
    page: Mapped[int | None] = column("页码 · page, from 1")
    cell_table: Mapped[int | None] = column("表 · table, from 0")
    cell_row: Mapped[int | None] = column("行 · table row, from 0")
    cell_col: Mapped[int | None] = column("列 · table column, from 0")


class RunRow(Base):
    """运行 · batch runs"""

    __tablename__ = "runs"

    pk: Mapped[int] = key(autoincrement=True)
    folder: Mapped[str] = column("文件夹 · folder that was read")
    code: Mapped[str] = column("程序指纹 · fingerprint of rules and program")
    started_at: Mapped[str] = column("开始 · started, ISO 8601 in UTC")
    finished_at: Mapped[str | None] = column("结束 · finished, null if it was cut off")
    interrupted: Mapped[bool] = column("中断 · whether it was interrupted")
    agencies: Mapped[str | None] = column("单位文件指纹 · fingerprint of the user's file of bodies, null without one")


class FileRow(Base):
    """来源文件 · files that runs have seen, as they stood at the last run"""

    __tablename__ = "files"
    __table_args__ = (UniqueConstraint("folder", "path"),)

    pk: Mapped[int] = key(autoincrement=True)
    folder: Mapped[str] = column("文件夹 · folder of the run")
    path: Mapped[str] = column("路径 · path below that folder")
    sha256: Mapped[str] = column("内容散列 · SHA-256 of the content")
    code: Mapped[str] = column("程序指纹 · fingerprint of rules and program")
    present: Mapped[bool] = column("尚在 · whether the last run still found it")


class OutcomeRow(Base):
    """处理结果 · how each document of a file ended, at its last run"""

    __tablename__ = "outcomes"

    pk: Mapped[int] = key(autoincrement=True)
    file_pk: Mapped[int] = owner("files.pk", "来源文件 · file", index=True)
    run_pk: Mapped[int] = owner("runs.pk", "运行 · run", index=True)
    path: Mapped[str] = column("路径 · path, with the document's place in a bundle")
    status: Mapped[str] = column("结果 · ok, partial, failed or skipped")
    document_id: Mapped[str | None] = column("文件标识 · identifier of the document", index=True)
    plan_file: Mapped[str | None] = column("计划文件 · JSON file of the plan", index=True)
    counts: Mapped[dict[str, int]] = column("数量 · facts by kind (a JSON object)", JSON)
    seconds: Mapped[float] = column("用时 · seconds taken")


class ProblemRow(Base):
    """问题 · why a document is not ok"""

    __tablename__ = "problems"

    outcome_pk: Mapped[int] = owner("outcomes.pk", "处理结果 · outcome", primary_key=True)
    position: Mapped[int] = column("次序 · order", primary_key=True)
    code: Mapped[str] = column("代码 · code")
    message: Mapped[str] = column("说明 · message")
    hint: Mapped[str] = column("办法 · what to do")
    place: Mapped[str] = column("位置 · place")


class DictionaryRow(Base):
    """数据字典 · what every table, view and column means"""

    __tablename__ = "data_dictionary"

    table_name: Mapped[str] = column("表 · table or view", primary_key=True)
    column_name: Mapped[str] = column("列 · column; empty for the table itself", primary_key=True)
    position: Mapped[int] = column("次序 · order of the column")
    type: Mapped[str] = column("类型 · type")
    chinese: Mapped[str] = column("中文名 · Chinese name")
    english: Mapped[str] = column("英文说明 · English description")
