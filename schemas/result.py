"""What a batch run says about each document and about itself."""

from collections import Counter
from typing import Literal

from pydantic import Field

from schemas.base import Record

Status = Literal["ok", "partial", "failed", "skipped"]


class Problem(Record):
    """One thing that went wrong with a document: `code` as in `ReadError`, or a warning's; `hint` says what to do."""

    code: str = Field(title="代码")
    message: str = Field(title="说明")
    hint: str = Field(default="", title="办法")
    place: str = Field(default="", title="位置")


class Outcome(Record):
    """How one document ended: `ok` never has problems, every other status has at least one.

    `path` is relative to the run's folder, parts apart by "/"; a document of a bundle stands below the bundle's own path.
    `fresh` is false where an earlier run's result still holds. `plan_id` and `plan_file` are null where there is no plan.
    `counts` holds the number of facts by kind.
    """

    path: str = Field(title="文件")
    status: Status = Field(title="结果")
    fresh: bool = Field(default=True, title="本次处理")
    plan_id: str | None = Field(default=None, title="计划标识")
    plan_file: str | None = Field(default=None, title="计划文件")
    title: str | None = Field(default=None, title="标题")
    problems: tuple[Problem, ...] = Field(default=(), title="问题")
    counts: dict[str, int] = Field(default_factory=dict, title="数量")
    seconds: float = Field(default=0.0, title="用时")


class RunReport(Record):
    """A whole run: outcomes in the order of their paths, and where the results are.

    `vanished` are paths that an earlier run knew and that are no longer there; their facts stay in the store until pruned.
    `workbook` is null where it could not be written (as on Windows while a spreadsheet shows it); `problem` says why.
    """

    folder: str = Field(title="文件夹")
    outcomes: tuple[Outcome, ...] = Field(title="结果")
    vanished: tuple[str, ...] = Field(default=(), title="已不在的文件")
    interrupted: bool = Field(default=False, title="中断")
    store: str | None = Field(default=None, title="数据库")
    plans: str | None = Field(default=None, title="计划文件夹")
    workbook: str | None = Field(default=None, title="台账")
    problem: Problem | None = Field(default=None, title="台账未写的原因")
    seconds: float = Field(default=0.0, title="用时")

    def statuses(self) -> dict[Status, int]:
        """How many documents ended how, every status named."""
        found = Counter(o.status for o in self.outcomes)
        return {"ok": found["ok"], "partial": found["partial"], "failed": found["failed"], "skipped": found["skipped"]}

    def facts(self) -> dict[str, int]:
        """The number of facts by kind over all plans, in the order of the first plan's kinds."""
        total: Counter[str] = Counter()
        for outcome in self.outcomes:
            total.update(outcome.counts)
        return dict(total)


class Progress(Record):
    """How far a run is: of `total` files `done` are done, `path` has just ended with `status`, and `current` is still at work.

    `path` and `status` are null before the first has ended; `current` is the first in order that is not done, null at the end.
    `rate` is files per second, `left` the seconds still to go (0 where nothing is known yet).
    """

    done: int
    total: int
    path: str | None
    status: Status | None
    current: str | None
    rate: float
    left: float
