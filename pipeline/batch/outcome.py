"""How a document ended, from its plan, the reader's notes, or the error.

ok: a plan with nothing known to be missing. partial: a plan, but the reader could not read all of the file, or it lacks a title,
or outline and tasks, or none of the facts that make a plan was found (`partial.toml` says which warnings count). failed: no plan, because
of the file or of the program. skipped: no plan, because planledger does not read such files, or because the same content stands
elsewhere in the folder.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from schemas import Outcome, Plan, Problem, ReadError, Status, Warning_

READER = "reader"  # the rule of warnings that are a reader's notes
SKIPPED = {"unsupported", "missing-extra", "missing-tool"}


@lru_cache
def partial_codes() -> dict[str, frozenset[str]]:
    """The warnings that make a plan partial, those of them that do so only without tasks, and the notes that do not."""
    data = tomllib.loads(Path(__file__).with_name("partial.toml").read_text("utf-8"))
    return {key: frozenset(codes) for key, codes in data.items()}


def from_plan(path: str, plan: Plan, seconds: float) -> Outcome:
    """The outcome of a document that has a plan."""
    problems = tuple(gaps(plan))
    return Outcome(
        path=path,
        status="partial" if problems else "ok",
        plan_id=plan.document.id,
        title=plan.document.title,
        problems=problems,
        counts=counts(plan),
        seconds=seconds,
    )


def from_error(path: str, error: ReadError, seconds: float = 0.0) -> Outcome:
    """The outcome of a file that cannot be read."""
    status: Status = "skipped" if error.code in SKIPPED else "failed"
    problem = Problem(code=error.code, message=error.reason, hint=error.hint, place=error.place)
    return Outcome(path=path, status=status, problems=(problem,), seconds=seconds)


def failed(path: str, code: str, message: str, hint: str = "", seconds: float = 0.0) -> Outcome:
    """The outcome of a file on which the program itself failed."""
    return Outcome(path=path, status="failed", problems=(Problem(code=code, message=message, hint=hint),), seconds=seconds)


def unreadable(path: str, error: OSError, seconds: float = 0.0) -> Outcome:
    """The outcome of a file that the system does not open."""
    return failed(path, "unreadable", f"cannot be opened ({error.strerror or error})", "check its permissions", seconds)


def duplicate(path: str, of: str) -> Outcome:
    """The outcome of a file whose content stands elsewhere in the folder."""
    return Outcome(path=path, status="skipped", problems=(Problem(code="duplicate", message=f"same content as {of}", place=of),))


def twin_of(path: str, first: str, failed: Outcome | None) -> Outcome:
    """The outcome of a file with the content of `first`: that of `first` where it failed, since then nothing stands elsewhere."""
    return duplicate(path, first) if failed is None else failed.model_copy(update={"path": path, "seconds": 0.0})


def counts(plan: Plan) -> dict[str, int]:
    """The number of facts by kind."""
    return {
        "sections": len(plan.sections),
        "tasks": len(plan.tasks),
        "responsibilities": sum(len(task.responsibilities) for task in plan.tasks),
        "indicators": len(plan.indicators),
        "targets": len(plan.targets),
        "phases": len(plan.phases),
        "citations": len(plan.document.citations),
        "leading_groups": len(plan.leading_groups),
        "agencies": len(plan.agencies),
        "warnings": len(plan.warnings),
    }


def gaps(plan: Plan) -> Iterator[Problem]:
    """What makes a plan incomplete: a problem a code, which says how often where it came up more than once."""
    counting = [warning for warning in plan.warnings if _counts(warning, plan)]
    times = Counter(warning.code for warning in counting)
    for code in times:
        first = next(warning for warning in counting if warning.code == code)
        more = f" ×{times[code]}" if times[code] > 1 else ""
        yield Problem(code=code, message=f"{first.message}{more}", place=f"@{first.evidence.start}" if first.evidence else "")
    if not (plan.tasks or plan.indicators or plan.targets) and plan.text:
        yield Problem(code="no-facts", message="no task, target or indicator was found", hint="is it a plan?")


def _counts(warning: Warning_, plan: Plan) -> bool:
    codes = partial_codes()
    if warning.rule == READER:
        return warning.code not in codes["harmless_notes"]
    return warning.code in codes["warnings"] and not (plan.tasks and warning.code in codes["without_tasks"])
