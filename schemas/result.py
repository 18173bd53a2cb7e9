"""What a batch run says about each file and about itself."""

from typing import Literal

from schemas.base import Record

Status = Literal["ok", "partial", "failed", "skipped"]


class Problem(Record):
    """One thing that went wrong with a file: `code` as in `ReadError`, or a warning's; `hint` says what to do."""

    code: str
    message: str
    hint: str = ""
    place: str = ""


class Outcome(Record):
    """How one file ended: never `ok` with problems. `plan_id` is null where there is no plan."""

    path: str
    status: Status
    plan_id: str | None = None
    problems: tuple[Problem, ...] = ()
    counts: dict[str, int] = {}
    seconds: float = 0.0


class RunReport(Record):
    """A whole run: outcomes in the order of their paths, and where the results are."""

    outcomes: tuple[Outcome, ...]
    store: str | None = None
    plans: str | None = None
    workbook: str | None = None
    seconds: float = 0.0
