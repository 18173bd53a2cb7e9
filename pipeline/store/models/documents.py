"""The tables of documents and of what stands in them: texts, outline, goals, stages, citations, warnings."""

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped

from pipeline.store.models.base import Base, Due, Found, Key, OfDocument, column, key, owner


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


class TargetRow(OfDocument, Found, Due, Base):
    """目标 · goals in words"""

    __tablename__ = "targets"

    id: Mapped[str] = column("标识 · identifier within the document")
    text: Mapped[str] = column("目标 · wording")
    section: Mapped[str | None] = column("所在章节 · identifier of its section")


class PhaseRow(OfDocument, Found, Base):
    """阶段 · stages of a timetable"""

    __tablename__ = "phases"

    id: Mapped[str] = column("标识 · identifier within the document")
    name: Mapped[str] = column("阶段 · name")
    start: Mapped[str | None] = column("起 · from, ISO 8601")
    end: Mapped[str | None] = column("止 · to, ISO 8601")


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
