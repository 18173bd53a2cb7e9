"""Keeps what a run brings: plans in the store and as JSON files, and how each file ended."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from extractors.agencies.identity import Registry
from pipeline.batch.files import plan_file, short_hash
from pipeline.batch.outcome import duplicate
from pipeline.batch.work import Result
from pipeline.exports.plan_json import to_json
from pipeline.exports.safe import replacing
from pipeline.store import Store, put_plan, read_plan
from pipeline.store.history import (
    SeenFile,
    finish_run,
    forget_files,
    known_folders,
    last_agencies,
    mark_vanished,
    move_file,
    plan_files,
    record_file,
    seen_files,
    start_run,
    twin,
)
from pipeline.store.write import remove_unused_bodies, remove_unused_names, resolve_bodies
from schemas import Outcome, Plan


@dataclass(frozen=True)
class Depends:
    """What results depend on: the program's fingerprint `code`, and for bodies a user's `registry` with the fingerprint of its file."""

    code: str
    registry: Registry | None = None
    agencies: str | None = None


class Keeper:
    """What a run over one folder keeps; `outcomes` are those of all its files so far, earlier runs' included."""

    def __init__(self, store: Store, plans: Path, folder: str, depends: Depends) -> None:
        self.store, self.outcomes = store, list[Outcome]()
        self._plans, self._folder, self._depends = plans, folder, depends
        self._seen: dict[str, SeenFile] = {}
        self._elsewhere: dict[tuple[str, str], SeenFile] = {}
        self._taken: dict[str, tuple[str, str]] = {}
        self._run = 0

    def start(self, now: str, present: set[str]) -> None:
        """Note the run over the files that are there, learn what earlier runs have seen, and resolve bodies afresh if the latest
        knew another file of them."""
        agencies = self._depends.agencies
        with self.store.writing() as connection:
            if last_agencies(connection) != agencies:
                resolve_bodies(connection, registry=self._depends.registry)
            self._run = start_run(connection, self._folder, self._depends.code, now, agencies=agencies)
            self._seen, self._taken = seen_files(connection, self._folder), plan_files(connection)
            # Before any file is looked at: what has gone is no twin of what is there.
            mark_vanished(connection, [seen.pk for path, seen in self._seen.items() if path not in present])
            self._elsewhere = _of_gone_folders(connection, self._folder)

    def adopt(self, path: str, sha256: str) -> None:
        """Take over what is known of a file that stood under this path in a folder that has gone: the folder was moved or renamed."""
        seen = self._elsewhere.get((path, sha256)) or self._elsewhere.get((path, ""))  # "" where a run looks anew in any case
        if seen is None or path in self._seen:
            return
        with self.store.writing() as connection:
            move_file(connection, seen.pk, self._folder)
        self._seen[path] = seen
        self._taken |= {o.plan_file: (self._folder, o.path) for o in seen.outcomes if o.plan_file}

    def keep_unchanged(self, path: str, sha256: str, *, force: bool) -> bool:
        """Keep an earlier result that still holds: same content, same program, and a plan came of all of it."""
        seen = self._seen.get(path)
        if force or seen is None or (seen.sha256, seen.code) != (sha256, self._depends.code):
            return False
        if not seen.outcomes or any(o.plan_id is None or o.plan_file is None for o in seen.outcomes):
            return False
        for outcome in seen.outcomes:
            self._restore(outcome)
        if not seen.present:
            with self.store.writing() as connection:
                self._record(connection, path, sha256, seen.outcomes)
        self.outcomes += seen.outcomes
        return True

    def keep(self, path: str, sha256: str, results: Sequence[Result]) -> None:
        """Keep what came of a file, all of it or nothing: JSON files first, so that what the store knows is there."""
        with self.store.writing() as connection:
            kept = [self._keep_plan(connection, path, result) for result in results]
            self._record(connection, path, sha256, kept)
        had = self._seen[path].outcomes if path in self._seen else ()
        self._unlink({o.plan_file for o in had} - {o.plan_file for o in kept})
        self.outcomes += kept

    def finish(self, present: set[str], now: str, *, interrupted: bool, prune: bool) -> list[str]:
        """Note the end of the run; the paths of files that earlier runs saw and that have gone, which `prune` forgets."""
        gone = {path: seen for path, seen in self._seen.items() if path not in present}
        with self.store.writing() as connection:
            if prune:
                forget_files(connection, [seen.pk for seen in gone.values()])
            remove_unused_names(connection)
            remove_unused_bodies(connection)
            finish_run(connection, self._run, now, interrupted=interrupted)
        if prune:
            self._unlink(o.plan_file for seen in gone.values() for o in seen.outcomes)
        return sorted(gone)

    def _keep_plan(self, connection: Connection, path: str, result: Result) -> Outcome:
        plan, outcome = result.plan, result.outcome
        if plan is None:
            return outcome
        if other := twin(connection, self._folder, path, plan.document.id):
            return duplicate(outcome.path, other)
        name = self._name(outcome.path)
        self._write(name, plan)
        put_plan(connection, plan, outcome.path, registry=self._depends.registry)
        return outcome.model_copy(update={"plan_file": name})

    def _record(self, connection: Connection, path: str, sha256: str, outcomes: Sequence[Outcome]) -> None:
        code = self._depends.code
        record_file(connection, self._run, folder=self._folder, path=path, sha256=sha256, code=code, outcomes=outcomes)

    def _name(self, path: str) -> str:
        """The name of a document's JSON file; another folder's document that has it already keeps it."""
        name = plan_file(path)
        if self._taken.get(name, (self._folder, path)) != (self._folder, path):
            name = f"{name.removesuffix('.json')}-{short_hash(f'{self._folder}/{path}')}.json"
        self._taken[name] = (self._folder, path)
        return name

    def _write(self, name: str, plan: Plan) -> None:
        with replacing(self._plans / name) as draft:
            draft.write_text(f"{to_json(plan, indent=2)}\n", "utf-8", newline="\n")

    def _restore(self, outcome: Outcome) -> None:
        """Write a plan's JSON file again where it is missing."""
        if outcome.plan_file and outcome.plan_id and not (self._plans / outcome.plan_file).is_file():
            with self.store.reading() as connection:
                plan = read_plan(connection, outcome.plan_id)
            self._write(outcome.plan_file, plan)

    def _unlink(self, names: Iterable[str | None]) -> None:
        for name in filter(None, names):
            (self._plans / name).unlink(missing_ok=True)


def _of_gone_folders(connection: Connection, folder: str) -> dict[tuple[str, str], SeenFile]:
    """What is known of the files of folders that are no longer there, by path and content."""
    gone = [other for other in known_folders(connection) if other != folder and not Path(other).is_dir()]
    return {(path, seen.sha256): seen for other in gone for path, seen in seen_files(connection, other).items()}
