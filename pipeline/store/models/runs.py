"""The tables of batch runs: what they saw, and how it ended."""

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped

from pipeline.store.models.base import Base, column, key, owner


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
