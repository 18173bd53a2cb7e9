"""The tables of bodies: as plans print them, as they are meant, and as they sit in leading groups."""

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.store.models.base import Base, Found, Key, OfDocument, column, key, owner


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
