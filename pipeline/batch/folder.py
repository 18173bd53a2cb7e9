"""A folder of files to a store, a JSON plan per document, and the ledger workbook."""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from pipeline.batch.files import Found, content_hash, find_files
from pipeline.batch.fingerprint import fingerprint
from pipeline.batch.keep import Keeper
from pipeline.batch.outcome import duplicate, failed
from pipeline.batch.pool import results
from pipeline.batch.work import Result
from pipeline.exports import export_named
from pipeline.store import open_store
from schemas import Outcome, Progress, RunError, RunReport

STORE = "planledger.sqlite"
WORKBOOK = "ledger.xlsx"
PLANS = "plans"
TIME_LIMIT = 300.0

OnProgress = Callable[[Progress], None]


def run(
    folder: str | Path,
    *,
    store: str | Path | None = None,
    outputs: str | Path = "outputs",
    jobs: int | None = None,
    time_limit: float = TIME_LIMIT,
    force: bool = False,
    prune: bool = False,
    strict: bool = False,
    on_progress: OnProgress | None = None,
) -> RunReport:
    """Extract every supported file below a folder; what is neither new nor changed since the last run is kept as it is.

    Fills the store (outputs/planledger.sqlite unless named), writes outputs/plans/<path>.json and outputs/ledger.xlsx.
    `jobs` worker processes (as many as there are processors), each document within `time_limit` seconds. `force` extracts
    everything anew; `prune` takes out what files that have gone left behind. A document that fails is an outcome; with
    `strict` the first one that fails ends the run with RunError, with everything before it kept. After an interrupt (Ctrl-C)
    what is done is kept and the report says so. RunError also where the folder is none, StoreError where the store cannot be used.
    """
    began = time.monotonic()
    folder, outputs = Path(folder), Path(outputs)
    store_path = Path(store) if store is not None else outputs / STORE
    if not folder.is_dir():
        raise RunError(str(folder), "no-folder", "not a folder", hint="name the folder that holds the files")
    files = find_files(folder, leave_out=[outputs, store_path])
    keeper = Keeper(open_store(store_path, create=True), outputs / PLANS, str(folder.resolve()), fingerprint())
    interrupted = False
    keeper.start(_now())
    try:
        _extract(files, keeper, jobs=jobs or processors(), limit=time_limit, force=force, strict=strict, tell=on_progress)
    except KeyboardInterrupt:
        interrupted = True
    vanished = keeper.finish({found.path for found in files}, _now(), interrupted=interrupted, prune=prune)
    workbook = outputs / WORKBOOK
    export_named("xlsx").write(keeper.store, workbook)
    return RunReport(
        folder=str(folder),
        outcomes=tuple(sorted(keeper.outcomes, key=lambda o: o.path)),
        vanished=tuple(vanished),
        interrupted=interrupted,
        store=str(store_path),
        plans=str(outputs / PLANS),
        workbook=str(workbook),
        seconds=round(time.monotonic() - began, 3),
    )


def processors() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _extract(
    files: Sequence[Found], keeper: Keeper, *, jobs: int, limit: float, force: bool, strict: bool, tell: OnProgress | None
) -> None:
    hashes: dict[str, str] = {}
    firsts: dict[str, str] = {}
    todo: list[Found] = []
    twins: list[Found] = []
    for found in files:
        try:
            digest = hashes[found.path] = content_hash(found.file)
        except OSError as error:
            keeper.keep_outcome(
                found.path, "", failed(found.path, "unreadable", f"cannot be opened ({error.strerror})", "check its permissions")
            )
            continue
        if digest in firsts:
            twins.append(found)
        elif not keeper.keep_unchanged(found.path, digest, force=force):
            todo.append(found)
        firsts.setdefault(digest, found.path)
    for found, ended in _in_order(todo, jobs=jobs, limit=limit, tell=tell):
        keeper.keep(found.path, hashes[found.path], ended)
        if strict:
            _raise_failed([result.outcome for result in ended])
    for found in twins:
        keeper.keep_outcome(found.path, hashes[found.path], duplicate(found.path, firsts[hashes[found.path]]))


def _in_order(files: Sequence[Found], *, jobs: int, limit: float, tell: OnProgress | None) -> Iterator[tuple[Found, list[Result]]]:
    """The results in the order of the files, whichever worker is done first: so that a store does not depend on chance.

    After an interrupt, what is done but still waits for its turn comes out before the interrupt goes on.
    """
    began, held, turn = time.monotonic(), {}, 0
    try:
        for done, (number, ended) in enumerate(results(files, jobs=jobs, limit=limit), 1):
            held[number] = ended
            if tell:
                tell(_progress(done, len(files), ended[0].outcome, time.monotonic() - began))
            while turn in held:
                yield files[turn], held.pop(turn)
                turn += 1
    except KeyboardInterrupt:
        for number in sorted(held):
            yield files[number], held[number]
        raise


def _progress(done: int, total: int, outcome: Outcome, seconds: float) -> Progress:
    rate = done / seconds if seconds > 0 else 0.0
    return Progress(
        done=done, total=total, path=outcome.path, status=outcome.status, rate=rate, left=(total - done) / rate if rate else 0.0
    )


def _raise_failed(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.status == "failed":
            problem = outcome.problems[0]
            raise RunError(outcome.path, problem.code, problem.message, hint=problem.hint)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
