"""A folder of files to a store, a JSON plan per document, and the ledger workbook."""

import os
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from pipeline.batch.files import Found, content_hash, find_files, readable
from pipeline.batch.fingerprint import agencies_fingerprint, fingerprint
from pipeline.batch.keep import Depends, Keeper
from pipeline.batch.outcome import twin_of, unreadable
from pipeline.batch.pace import Pace
from pipeline.batch.pool import results
from pipeline.batch.stop import Stop, stop_here, stoppable
from pipeline.batch.work import Result
from pipeline.exports import export_named
from pipeline.readers.formats import is_read
from pipeline.store import Store, open_store
from schemas import Outcome, Problem, Progress, RunError, RunReport, WriteError

STORE = "planledger.sqlite"
WORKBOOK = "ledger.xlsx"
PLANS = "plans"
TIME_LIMIT = 300.0
TWIN = ""  # in place of the hash of a file whose result depends on another: it is looked at anew in every run

OnProgress = Callable[[Progress], None]


def run(
    folder: str | Path,
    *,
    store: str | Path | None = None,
    outputs: str | Path = "outputs",
    jobs: int | None = None,
    time_limit: float = TIME_LIMIT,
    agencies: str | Path | None = None,
    force: bool = False,
    prune: bool = False,
    strict: bool = False,
    on_progress: OnProgress | None = None,
) -> RunReport:
    """Extract every supported file below a folder; what is neither new nor changed since the last run is kept as it is.

    Fills the store (outputs/planledger.sqlite unless named), writes outputs/plans/<path>.json and outputs/ledger.xlsx.
    `jobs` worker processes (as many as there are processors), each document within `time_limit` seconds. `agencies` is a file of
    bodies (`pipeline.agencies`) that the names of the whole store are resolved with; what is kept is resolved afresh, without
    being extracted, where the run before had another one or none. `force` extracts everything anew; `prune` takes out what files
    that have gone left behind. A document that fails is an outcome; with `strict` the first one that fails ends the run with
    RunError, with everything before it kept. After an interrupt (Ctrl-C) what is done is kept and the report says so,
    as it does if the workbook could not be written. RunError also where the folder is none, StoreError where the store cannot be
    used, RegistryError where the file of bodies cannot.
    """
    began = time.monotonic()
    folder, outputs = Path(folder), Path(outputs)
    store_path = Path(store) if store is not None else outputs / STORE
    if not folder.is_dir():
        raise RunError(str(folder), "no-folder", "not a folder", hint="name the folder that holds the files")
    depends = _depends(agencies)
    files = find_files(folder, leave_out=[outputs, store_path, *([Path(agencies)] if agencies is not None else [])])
    keeper = Keeper(open_store(store_path, create=True), outputs / PLANS, readable(str(folder.resolve())), depends)
    interrupted = False
    present = {found.path for found in files}
    keeper.start(_now(), present)
    with stoppable() as stop:
        try:
            todo, twins = _sorted_out(files, keeper, force=force, stop=stop)
            with closing(_in_order(list(todo), jobs=jobs or processors(), limit=time_limit, stop=stop, tell=on_progress)) as turns:
                for found, ended in turns:
                    keeper.keep(found.path, todo[found], ended)
                    if strict:
                        _raise_failed([result.outcome for result in ended])
            failed = {outcome.path: outcome for outcome in keeper.outcomes if outcome.status == "failed"}
            for found, first in twins.items():
                keeper.keep(found.path, TWIN, [Result(twin_of(found.path, first, failed.get(first)))])
        except KeyboardInterrupt:
            interrupted = True
    vanished = keeper.finish(present, _now(), interrupted=interrupted, prune=prune)
    workbook, problem = _workbook(keeper.store, outputs / WORKBOOK)
    return RunReport(
        folder=str(folder),
        outcomes=tuple(sorted(keeper.outcomes, key=lambda o: o.path)),
        vanished=tuple(vanished),
        interrupted=interrupted,
        store=str(store_path),
        plans=str(outputs / PLANS),
        workbook=workbook,
        problem=problem,
        seconds=round(time.monotonic() - began, 3),
    )


def _workbook(store: Store, file: Path) -> tuple[str | None, Problem | None]:
    """Where the ledger is, or why it could not be written: nothing else of the run is lost by that."""
    try:
        export_named("xlsx").write(store, file)
    except WriteError as error:
        return None, Problem(code=error.code, message=error.reason, hint=error.hint, place=error.name)
    return str(file), None


def _depends(agencies: str | Path | None) -> Depends:
    if agencies is None:
        return Depends(fingerprint())
    from pipeline.agencies import read_registry

    return Depends(fingerprint(), read_registry(agencies), agencies_fingerprint(Path(agencies)))


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _sorted_out(files: Sequence[Found], keeper: Keeper, *, force: bool, stop: Stop) -> tuple[dict[Found, str], dict[Found, str]]:
    """The files to extract, each with its hash, and those whose content another one has, each with the path of that one.

    Of files with one content that whose name is of a format that is read stands for all, the first by path where several are.
    What is unchanged, and what cannot be opened, is kept at once.
    """
    hashed: dict[Found, str] = {}
    for found in files:
        stop_here(stop)
        try:
            hashed[found] = content_hash(found.file)
        except OSError as error:
            keeper.keep(found.path, "", [Result(unreadable(found.path, error))])
            continue
        keeper.adopt(found.path, hashed[found])
    firsts: dict[str, str] = {}
    for found in sorted(hashed, key=lambda one: not is_read(one.file)):
        firsts.setdefault(hashed[found], found.path)
    twins = {found: firsts[digest] for found, digest in hashed.items() if firsts[digest] != found.path}
    todo = {
        found: digest
        for found, digest in hashed.items()
        if found not in twins and not keeper.keep_unchanged(found.path, digest, force=force)
    }
    return todo, twins


def _in_order(
    files: Sequence[Found], *, jobs: int, limit: float, stop: Stop, tell: OnProgress | None
) -> Generator[tuple[Found, list[Result]]]:
    """The results in the order of the files, whichever worker is done first: so that a store does not depend on chance.

    After an interrupt, what is done but still waits for its turn comes out before the interrupt goes on.
    """
    pace, held, turn = Pace(files), dict[int, list[Result]](), 0
    try:
        if tell and files:
            tell(pace.at_start())
        with closing(results(files, jobs=jobs, limit=limit, stop=stop)) as arriving:
            for number, ended in arriving:
                held[number] = ended
                if tell:
                    tell(pace.after(number, ended[0].outcome))
                while turn in held:
                    yield files[turn], held.pop(turn)
                    turn += 1
    except KeyboardInterrupt:
        for number in sorted(held):
            yield files[number], held[number]
        raise


def _raise_failed(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.status == "failed":
            problem = outcome.problems[0]
            raise RunError(outcome.path, problem.code, problem.message, hint=problem.hint)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
