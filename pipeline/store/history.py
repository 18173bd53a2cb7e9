"""What runs have seen: files, how each of their documents ended, and why."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, RowMapping, delete, func, insert, select, update

from pipeline.store.models import DocumentRow, FileRow, OutcomeRow, ProblemRow, RunRow
from pipeline.store.records import FoundDocument
from pipeline.store.write import remove_plan
from schemas import Outcome, Problem


@dataclass(frozen=True)
class SeenFile:
    """A file as it stood at the last run over its folder."""

    pk: int
    sha256: str
    code: str
    present: bool
    outcomes: tuple[Outcome, ...]


def start_run(connection: Connection, folder: str, code: str, now: str, *, agencies: str | None = None) -> int:
    """Note a new run; its key. `agencies` is the fingerprint of the user's file of bodies, if there is one."""
    values = {"folder": folder, "code": code, "started_at": now, "interrupted": False, "agencies": agencies}
    return connection.execute(insert(RunRow).returning(RunRow.pk), values).scalar_one()


def last_agencies(connection: Connection) -> str | None:
    """The fingerprint of the user's file of bodies that the latest run over any folder resolved the store's names with."""
    return connection.execute(select(RunRow.agencies).order_by(RunRow.pk.desc()).limit(1)).scalar_one_or_none()


def finish_run(connection: Connection, run_pk: int, now: str, *, interrupted: bool) -> None:
    """Note how a run ended."""
    connection.execute(update(RunRow).where(RunRow.pk == run_pk).values(finished_at=now, interrupted=interrupted))


def seen_files(connection: Connection, folder: str) -> dict[str, SeenFile]:
    """Path to file, for every file that runs over a folder have seen."""
    outcomes = _outcomes(connection, select(FileRow.pk).where(FileRow.folder == folder))
    rows = connection.execute(select(FileRow.__table__).where(FileRow.folder == folder))
    return {row.path: SeenFile(row.pk, row.sha256, row.code, row.present, tuple(outcomes[row.pk])) for row in rows}


def known_folders(connection: Connection) -> list[str]:
    """The folders whose files are known."""
    return list(connection.execute(select(FileRow.folder).distinct().order_by(FileRow.folder)).scalars())


def move_file(connection: Connection, file_pk: int, folder: str) -> None:
    """Note that a file, with all that came of it, is now in another folder under its old path."""
    connection.execute(update(FileRow).where(FileRow.pk == file_pk).values(folder=folder, present=True))


def record_file(
    connection: Connection, run_pk: int, *, folder: str, path: str, sha256: str, code: str, outcomes: Sequence[Outcome]
) -> None:
    """Note how a file's documents ended, in place of what was known; plans that no file has any more go."""
    known = connection.execute(select(FileRow.pk).where(FileRow.folder == folder, FileRow.path == path)).scalar_one_or_none()
    values = {"folder": folder, "path": path, "sha256": sha256, "code": code, "present": True}
    if known is None:
        known = connection.execute(insert(FileRow).returning(FileRow.pk), values).scalar_one()
    else:
        connection.execute(update(FileRow).where(FileRow.pk == known).values(**values))
    had = _plans(connection, [known])
    connection.execute(delete(OutcomeRow).where(OutcomeRow.file_pk == known))
    for outcome in outcomes:
        _insert(connection, known, run_pk, outcome)
    _drop_orphans(connection, had)


def mark_vanished(connection: Connection, files: Iterable[int]) -> None:
    """Note that files are no longer there; their plans stay."""
    connection.execute(update(FileRow).where(FileRow.pk.in_(list(files))).values(present=False))


def forget_files(connection: Connection, files: Sequence[int]) -> None:
    """Forget files, and take plans out that no other file has."""
    had = _plans(connection, files)
    connection.execute(delete(FileRow).where(FileRow.pk.in_(files)))
    _drop_orphans(connection, had)


def plan_files(connection: Connection) -> dict[str, tuple[str, str]]:
    """The JSON files that are taken: file to (folder, path of the document)."""
    found = select(OutcomeRow.plan_file, FileRow.folder, OutcomeRow.path).join(FileRow).where(OutcomeRow.plan_file.is_not(None))
    return {name: (folder, path) for name, folder, path in connection.execute(found) if name}


def twin(connection: Connection, folder: str, path: str, plan_id: str) -> str | None:
    """The path of a document with this plan in an earlier file of the folder, if there is one."""
    found = (
        select(func.min(OutcomeRow.path))
        .join(FileRow)
        .where(FileRow.folder == folder, FileRow.path < path, FileRow.present, OutcomeRow.document_id == plan_id)
    )
    return connection.execute(found).scalar_one()


def find_documents(connection: Connection) -> list[FoundDocument]:
    """Every document that runs have seen, those without a plan too, in the order of folders and paths."""
    outcomes = _outcomes(connection, select(FileRow.pk))
    cards = {row["id"]: row for row in connection.execute(select(DocumentRow.__table__)).mappings()}
    files = connection.execute(select(FileRow.__table__).order_by(FileRow.folder, FileRow.path))
    return [_found(file, outcome, cards.get(outcome.plan_id or "")) for file in files for outcome in outcomes[file.pk]]


def _found(file: Any, outcome: Outcome, known: RowMapping | None) -> FoundDocument:
    card = dict(known) if known else {}
    named = ("doc_number", "doc_type", "level", "issued_on", "period_start", "period_end")
    return FoundDocument(
        folder=file.folder,
        outcome=outcome,
        present=file.present,
        issuers=tuple(card.get("issuers", ())),
        region=card.get("region_name"),
        **{name: card.get(name) for name in named},
    )


def _insert(connection: Connection, file_pk: int, run_pk: int, outcome: Outcome) -> None:
    values = {
        "file_pk": file_pk,
        "run_pk": run_pk,
        "path": outcome.path,
        "status": outcome.status,
        "document_id": outcome.plan_id,
        "plan_file": outcome.plan_file,
        "counts": outcome.counts,
        "seconds": outcome.seconds,
    }
    key = connection.execute(insert(OutcomeRow).returning(OutcomeRow.pk), values).scalar_one()
    problems = [{"outcome_pk": key, "position": i, **problem.model_dump()} for i, problem in enumerate(outcome.problems)]
    if problems:
        connection.execute(insert(ProblemRow), problems)


def _outcomes(connection: Connection, files: Any) -> dict[int, list[Outcome]]:
    rows = connection.execute(
        select(OutcomeRow.__table__, DocumentRow.title)
        .outerjoin(DocumentRow, DocumentRow.id == OutcomeRow.document_id)
        .where(OutcomeRow.file_pk.in_(files))
        .order_by(OutcomeRow.pk)
    ).all()
    problems: dict[int, list[Problem]] = defaultdict(list)
    wanted = select(OutcomeRow.pk).where(OutcomeRow.file_pk.in_(files))
    for row in connection.execute(select(ProblemRow.__table__).where(ProblemRow.outcome_pk.in_(wanted)).order_by(ProblemRow.position)):
        problems[row.outcome_pk].append(Problem(code=row.code, message=row.message, hint=row.hint, place=row.place))
    found: dict[int, list[Outcome]] = defaultdict(list)
    for row in rows:
        found[row.file_pk].append(
            Outcome(
                path=row.path,
                status=row.status,
                fresh=False,
                plan_id=row.document_id,
                plan_file=row.plan_file,
                title=row.title,
                problems=tuple(problems[row.pk]),
                counts=row.counts,
                seconds=row.seconds,
            )
        )
    return found


def _plans(connection: Connection, files: Sequence[int]) -> set[str]:
    found = select(OutcomeRow.document_id).where(OutcomeRow.file_pk.in_(files), OutcomeRow.document_id.is_not(None))
    return {plan for plan in connection.execute(found).scalars() if plan}


def _drop_orphans(connection: Connection, plans: Iterable[str]) -> None:
    for plan in sorted(plans):
        kept = connection.execute(select(func.count()).where(OutcomeRow.document_id == plan, OutcomeRow.status != "skipped")).scalar_one()
        if not kept:
            remove_plan(connection, plan)
