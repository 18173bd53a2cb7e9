"""Batches: every file has an outcome, one bad file costs only itself, and a second run does only what is new."""

import json
import multiprocessing
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

import pipeline.batch.pool
import pipeline.batch.work
from pipeline import run
from pipeline.agencies import RegistryError
from pipeline.batch import keep
from pipeline.batch.files import find_files, plan_file, readable
from pipeline.batch.fingerprint import ROOT, SOURCES, fingerprint
from pipeline.batch.outcome import from_plan
from pipeline.store import Filter, find_agencies, find_documents, open_store, plan_ids, read_plan
from schemas import Outcome, Plan, Progress, RunError, RunReport, Warning_
from tests.pipeline.madework import made_up_work
from tests.plans.one import made_plan


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[str]]:
    path = tmp_path / "log"
    monkeypatch.setenv("PLANLEDGER_TEST_LOG", str(path))
    monkeypatch.setattr(pipeline.batch.pool, "work", made_up_work)

    def taken() -> list[str]:
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        path.write_text("")
        return sorted(lines)

    return taken


@pytest.fixture
def batch(tmp_path: Path, log: object) -> Callable[..., RunReport]:
    def over(files: dict[str, str], **options: Any) -> RunReport:
        folder = tmp_path / "in"
        for path, words in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(words, "utf-8")
        return run(folder, outputs=tmp_path / "out", **{"jobs": 2, **options})

    return over


def told(report: RunReport) -> list[tuple[str, str, str]]:
    return [(o.path, o.status, o.problems[0].code if o.problems else "") for o in report.outcomes]


def in_store(report: RunReport) -> list[str]:
    assert report.store is not None
    with open_store(report.store).reading() as connection:
        return [
            str(read_plan(connection, plan_id).document.region and read_plan(connection, plan_id).document.region.name)
            for plan_id in plan_ids(connection)
        ]


def json_files(report: RunReport) -> list[str]:
    assert report.plans is not None
    folder = Path(report.plans)
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_every_file_has_its_outcome(batch: Callable[..., RunReport]) -> None:
    report = batch(
        {
            "ok.txt": "甲市",
            "sub/noted.txt": "noted 乙市",
            "bare.txt": "bare",
            "bug.txt": "bug",
            "locked.pdf": "refuse encrypted",
            "picture.png": "refuse unsupported",
            "scan.pdf": "refuse missing-extra",
            "old.doc": "refuse missing-tool",
            "twin.txt": "甲市",
            "zip.zip": "bundle 丙市 丁市",
            ".hidden": "die",
            "~$ok.docx": "die",
            "Thumbs.db": "die",
        }
    )
    assert told(report) == [
        ("bare.txt", "partial", "no-facts"),
        ("bug.txt", "failed", "bug"),
        ("locked.pdf", "failed", "encrypted"),
        ("ok.txt", "ok", ""),
        ("old.doc", "skipped", "missing-tool"),
        ("picture.png", "skipped", "unsupported"),
        ("scan.pdf", "skipped", "missing-extra"),
        ("sub/noted.txt", "partial", "image-page"),
        ("twin.txt", "skipped", "duplicate"),
        ("zip.zip/丁市", "ok", ""),
        ("zip.zip/丙市", "ok", ""),
    ]
    assert in_store(report) == ["None", "甲市", "noted 乙市", "丁市", "丙市"]
    assert json_files(report) == ["bare.txt.json", "ok.txt.json", "sub/noted.txt.json", "zip.zip/丁市.json", "zip.zip/丙市.json"]
    assert report.statuses() == {"ok": 3, "partial": 2, "failed": 2, "skipped": 4}
    assert report.facts()["tasks"] == 8
    assert all((o.status == "ok") == (not o.problems) for o in report.outcomes)
    bug = next(o for o in report.outcomes if o.path == "bug.txt").problems[0]
    assert bug.message.startswith("ValueError: a mistake in madework.py:")


def test_the_json_is_the_plan(batch: Callable[..., RunReport]) -> None:
    report = batch({"a.txt": "甲市"})
    written = (Path(str(report.plans)) / "a.txt.json").read_bytes()
    assert Plan.model_validate_json(written) == made_plan("甲市", name="a.txt")
    assert written.endswith(b"\n}\n")
    assert b"\r" not in written


@pytest.mark.parametrize("act", ["die", "sleep", "stick"])
def test_a_worker_that_dies_or_hangs_costs_one_document(batch: Callable[..., RunReport], monkeypatch: pytest.MonkeyPatch, act: str) -> None:
    monkeypatch.setattr(pipeline.batch.work, "GRACE", 0.5)
    files = {f"{number}.txt": f"第{number}市" for number in range(8)} | {"3.txt": act}
    report = batch(files, time_limit=1.0)
    code = "crash" if act == "die" else "out-of-time"
    assert told(report) == [(path, "failed" if path == "3.txt" else "ok", code if path == "3.txt" else "") for path in sorted(files)]
    assert len(in_store(report)) == 7


def test_several_deaths_cost_several_documents(batch: Callable[..., RunReport]) -> None:
    report = batch({"a.txt": "die 1", "b.txt": "乙市", "c.txt": "die 2", "d.txt": "丁市", "e.txt": "die 3"})
    assert [o.status for o in report.outcomes] == ["failed", "ok", "failed", "ok", "failed"]


def test_a_second_run_does_only_what_is_new_or_changed(batch: Callable[..., RunReport], log: Callable[[], list[str]]) -> None:
    batch({"a.txt": "甲市", "b.txt": "乙市", "c.txt": "refuse corrupt", "d.zip": "bundle 丙市 丁市", "noted.txt": "noted"})
    assert log() == ["a.txt", "b.txt", "c.txt", "d.zip", "noted.txt"]
    report = batch({"b.txt": "新乙市", "e.txt": "戊市"})
    assert log() == ["b.txt", "c.txt", "e.txt"]
    assert [(o.path, o.status, o.fresh) for o in report.outcomes] == [
        ("a.txt", "ok", False),
        ("b.txt", "ok", True),
        ("c.txt", "failed", True),
        ("d.zip/丁市", "ok", False),
        ("d.zip/丙市", "ok", False),
        ("e.txt", "ok", True),
        ("noted.txt", "partial", False),
    ]
    assert in_store(report) == ["甲市", "新乙市", "丁市", "丙市", "戊市", "noted"]
    kept = next(o for o in report.outcomes if o.path == "noted.txt")
    assert (kept.title, kept.counts["tasks"], kept.problems[0].code) == ("noted中医药惠民行动方案（2024—2026年）", 2, "image-page")


def test_force_and_a_new_program_do_everything_again(
    batch: Callable[..., RunReport], log: Callable[[], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    batch({"a.txt": "甲市", "b.txt": "乙市"})
    log()
    batch({}, force=True)
    assert log() == ["a.txt", "b.txt"]
    monkeypatch.setattr("pipeline.batch.folder.fingerprint", lambda: "another")
    batch({})
    assert log() == ["a.txt", "b.txt"]
    batch({})
    assert log() == []


OWN = """
[[body]]
name = "云溪卫生健康联合体"
names = ["市卫健委"]
"""
BODIES = "SELECT DISTINCT b.name FROM agencies a JOIN bodies b ON b.pk = a.body_pk WHERE a.name = '市卫健委' ORDER BY b.name"


def test_another_file_of_bodies_resolves_what_is_kept_without_extracting_it_again(
    batch: Callable[..., RunReport], log: Callable[[], list[str]], tmp_path: Path
) -> None:
    own = tmp_path / "in" / "my.toml"  # among the documents it is no document

    def bodies(files: dict[str, str], agencies: Path | None = own) -> list[str]:
        store = open_store(str(batch(files, agencies=agencies).store))
        with store.reading() as connection:
            found = [name for (name,) in connection.execute(text(BODIES))]
            searched = find_agencies(connection, Filter(agency="健康联合体"))
        assert bool(searched) == any(name.endswith("健康联合体") for name in found)
        return found

    plain = bodies({"a.txt": "甲市"}, None)
    log()
    assert bodies({"my.toml": OWN, "b.txt": "乙市"}) == ["云溪卫生健康联合体"]
    assert log() == ["b.txt"]
    assert bodies({"my.toml": OWN.replace("云溪", "青岚")}) == ["青岚卫生健康联合体"]
    assert bodies({}) == ["青岚卫生健康联合体"]
    own.unlink()
    assert set(plain) < set(bodies({}, None))
    assert log() == []


def test_a_file_of_bodies_that_cannot_be_used_stops_before_anything_is_done(batch: Callable[..., RunReport], tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match="not a TOML file"):
        batch({"a.txt": "甲市", "my.toml": "[[body"}, agencies=tmp_path / "in" / "my.toml")
    assert not (tmp_path / "out").exists()


def test_what_has_gone_is_told_until_it_is_pruned(batch: Callable[..., RunReport], tmp_path: Path) -> None:
    batch({"a.txt": "甲市", "b.txt": "乙市"})
    (tmp_path / "in" / "b.txt").unlink()
    for _ in range(2):
        report = batch({})
        assert report.vanished == ("b.txt",)
        assert in_store(report) == ["甲市", "乙市"]
        with open_store(str(report.store)).reading() as connection:
            assert [(d.outcome.path, d.present) for d in find_documents(connection)] == [("a.txt", True), ("b.txt", False)]
    report = batch({}, prune=True)
    assert (report.vanished, in_store(report), json_files(report)) == (("b.txt",), ["甲市"], ["a.txt.json"])
    assert batch({}).vanished == ()


def test_a_file_that_comes_back_is_there_again(batch: Callable[..., RunReport], tmp_path: Path, log: Callable[[], list[str]]) -> None:
    batch({"a.txt": "甲市"})
    (tmp_path / "in" / "a.txt").rename(tmp_path / "aside")
    assert batch({}).vanished == ("a.txt",)
    log()
    report = batch({"a.txt": "甲市"})
    assert (report.vanished, log(), in_store(report)) == ((), [], ["甲市"])


def test_a_moved_file_keeps_its_plan(batch: Callable[..., RunReport], tmp_path: Path) -> None:
    batch({"old.txt": "甲市"})
    (tmp_path / "in" / "old.txt").rename(tmp_path / "in" / "new.txt")
    report = batch({}, prune=True)
    assert (told(report), report.vanished, in_store(report), json_files(report)) == (
        [("new.txt", "ok", "")],
        ("old.txt",),
        ["甲市"],
        ["new.txt.json"],
    )


def test_a_file_that_changed_and_fails_leaves_nothing_stale(batch: Callable[..., RunReport]) -> None:
    batch({"a.txt": "甲市"})
    report = batch({"a.txt": "refuse corrupt"})
    assert (told(report), in_store(report), json_files(report)) == ([("a.txt", "failed", "corrupt")], [], [])


def test_lost_json_is_written_again_from_the_store(batch: Callable[..., RunReport], log: Callable[[], list[str]]) -> None:
    report = batch({"a.txt": "甲市"})
    path = Path(str(report.plans)) / "a.txt.json"
    content = path.read_bytes()
    path.unlink()
    log()
    batch({})
    assert (log(), path.read_bytes()) == ([], content)


def test_twins_go_by_path_whichever_came_first(batch: Callable[..., RunReport]) -> None:
    batch({"b.txt": "甲市"})
    report = batch({"a.txt": "甲市"})
    assert told(report) == [("a.txt", "ok", ""), ("b.txt", "skipped", "duplicate")]
    assert (in_store(report), json_files(report)) == (["甲市"], ["a.txt.json"])
    assert told(batch({})) == told(report)


def test_of_twins_the_one_that_is_read_by_its_name_stands_for_all(batch: Callable[..., RunReport]) -> None:
    report = batch({"a.bak": "甲市", "b.txt": "甲市", "c": "甲市", "d.png": "甲市"})
    twins = [("c", "skipped", "duplicate"), ("d.png", "skipped", "duplicate")]
    assert told(report) == [("a.bak", "skipped", "duplicate"), ("b.txt", "ok", ""), *twins]
    assert in_store(report) == ["甲市"]
    assert told(batch({})) == told(report)


def test_a_twin_of_a_file_that_failed_failed_too(batch: Callable[..., RunReport]) -> None:
    report = batch({"a.pdf": "refuse encrypted", "b.pdf": "refuse encrypted"})
    assert told(report) == [("a.pdf", "failed", "encrypted"), ("b.pdf", "failed", "encrypted")]
    assert told(batch({})) == told(report)


def test_the_same_document_in_a_bundle_is_a_twin_too(batch: Callable[..., RunReport]) -> None:
    report = batch({"a.zip": "bundle 丙市 丁市", "b.zip": "bundle 丁市 戊市"})
    assert [(o.path, o.status) for o in report.outcomes] == [
        ("a.zip/丁市", "ok"),
        ("a.zip/丙市", "ok"),
        ("b.zip/丁市", "skipped"),
        ("b.zip/戊市", "ok"),
    ]


def test_two_folders_share_a_store_without_overwriting(batch: Callable[..., RunReport], tmp_path: Path) -> None:
    batch({"a.txt": "甲市"})
    other = tmp_path / "other"
    other.mkdir()
    (other / "a.txt").write_text("乙市", "utf-8")
    report = run(other, outputs=tmp_path / "out", jobs=1)
    assert sorted(in_store(report)) == ["乙市", "甲市"]
    assert report.vanished == ()
    names = json_files(report)
    assert len(names) == 2
    assert names[1] == "a.txt.json"
    assert Plan.model_validate_json((tmp_path / "out/plans/a.txt.json").read_bytes()) == made_plan("甲市", name="a.txt")


def test_a_folder_that_was_moved_is_known_under_its_new_name(
    batch: Callable[..., RunReport], tmp_path: Path, log: Callable[[], list[str]]
) -> None:
    before = batch({"a.txt": "甲市", "b.txt": "甲市", "c/d.txt": "丁市", "e.txt": "戊市"})
    (tmp_path / "in").rename(tmp_path / "moved")
    (tmp_path / "moved" / "e.txt").write_text("己市", "utf-8")
    log()
    report = run(tmp_path / "moved", outputs=tmp_path / "out", jobs=1)
    assert log() == ["e.txt"]
    assert told(report) == told(before)
    assert [name[:5] for name in json_files(report)] == ["a.txt", "c/d.t", "e.txt", "e.txt"]  # the old e.txt, whose folder has gone, too
    with open_store(str(report.store)).reading() as connection:
        kept = [(Path(d.folder).name, d.outcome.path) for d in find_documents(connection)]
    assert kept == [("in", "e.txt"), *(("moved", path) for path in ("a.txt", "b.txt", "c/d.txt", "e.txt"))]


def test_a_folder_that_is_still_there_keeps_its_files(
    batch: Callable[..., RunReport], tmp_path: Path, log: Callable[[], list[str]]
) -> None:
    batch({"a.txt": "甲市"})
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "a.txt").write_text("甲市", "utf-8")
    log()
    report = run(tmp_path / "copy", outputs=tmp_path / "out", jobs=1)
    assert (log(), len(json_files(report)), in_store(report)) == (["a.txt"], 2, ["甲市"])


def test_what_has_gone_is_no_twin_of_what_is_there(batch: Callable[..., RunReport], tmp_path: Path) -> None:
    assert told(batch({"a.txt": "甲市", "b.txt": "甲市"})) == [("a.txt", "ok", ""), ("b.txt", "skipped", "duplicate")]
    (tmp_path / "in" / "a.txt").unlink()
    report = batch({})
    assert (told(report), report.vanished, in_store(report)) == ([("b.txt", "ok", "")], ("a.txt",), ["甲市"])


def test_neither_the_number_of_workers_nor_the_order_of_files_matters(tmp_path: Path, log: object, monkeypatch: pytest.MonkeyPatch) -> None:
    results = []
    names = [f"{number}.txt" for number in range(12)]
    for turn, jobs in enumerate((1, 4)):
        folder, outputs = tmp_path / f"in{turn}", tmp_path / f"out{turn}"
        folder.mkdir()
        for name in names if turn else reversed(names):
            (folder / name).write_text(f"{name}市", "utf-8")
        report = run(folder, outputs=outputs, jobs=jobs)
        files = {
            path.relative_to(outputs).as_posix(): path.read_bytes() for path in outputs.rglob("*") if path.suffix in (".json", ".xlsx")
        }
        results.append((told(report), files))
    assert results[0] == results[1]
    assert len(results[0][1]) == 13


def test_progress_counts_to_the_end(batch: Callable[..., RunReport]) -> None:
    seen: list[Progress] = []
    batch({"a.txt": "甲市", "b.txt": "乙市", "c.txt": "refuse corrupt"}, on_progress=seen.append)
    assert [(p.done, p.total) for p in seen] == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert (seen[0].path, seen[0].status, seen[0].current, seen[0].left) == (None, None, "a.txt", 0.0)
    assert sorted((p.path, p.status) for p in seen[1:]) == [("a.txt", "ok"), ("b.txt", "ok"), ("c.txt", "failed")]
    assert (seen[-1].current, seen[-1].left) == (None, 0.0)
    assert all(p.rate > 0 for p in seen[1:])


def test_strict_raises_for_the_first_failure_and_keeps_what_came_before(batch: Callable[..., RunReport], tmp_path: Path) -> None:
    files = {"a.txt": "甲市", "b.txt": "refuse encrypted", "c.txt": "丙市"}
    with pytest.raises(RunError, match=r"b\.txt: cannot be read – do something") as caught:
        batch(files | {"d.txt": "sleep"}, strict=True)
    assert caught.value.code == "encrypted"
    wait_until(lambda: not multiprocessing.active_children())
    (tmp_path / "in" / "d.txt").unlink()
    with open_store(tmp_path / "out" / "planledger.sqlite").reading() as connection:
        assert len(plan_ids(connection)) == 1
    assert batch({"b.txt": "乙市"}, strict=True).statuses()["ok"] == 3


def test_an_interrupt_keeps_what_is_done_and_ends_the_workers(batch: Callable[..., RunReport], log: Callable[[], list[str]]) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.done == 3:
            raise KeyboardInterrupt

    files = {f"{number}.txt": f"第{number}市" for number in range(6)} | {"9.txt": "sleep"}
    report = batch(files, on_progress=interrupt)
    assert report.interrupted
    assert 2 <= len(in_store(report)) <= 3
    assert len(report.outcomes) == len(in_store(report))
    assert Path(str(report.workbook)).is_file()
    wait_until(lambda: not multiprocessing.active_children())
    log()
    again = batch({"9.txt": "戊市"})
    assert again.statuses() == {"ok": 7, "partial": 0, "failed": 0, "skipped": 0}
    assert len(log()) == 7 - len(report.outcomes)


def wait_until(holds: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def test_a_program_with_threads_may_run_too(batch: Callable[..., RunReport], monkeypatch: pytest.MonkeyPatch) -> None:
    """Then workers are started afresh instead of forked."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert batch({"a.txt": "甲市"}, jobs=1).statuses()["ok"] == 1
    finally:
        stop.set()
        thread.join()


def test_a_failure_to_keep_a_file_keeps_the_others(
    batch: Callable[..., RunReport], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """What the disk refuses is no outcome but an error; the store still holds what came before, whole."""
    real = keep.put_plan

    def refuse(connection: Any, plan: Plan, path: str, **options: Any) -> None:
        real(connection, plan, path, **options)
        if path == "b.txt":
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(keep, "put_plan", refuse)
    with pytest.raises(OSError, match="No space"):
        batch({"a.txt": "甲市", "b.txt": "乙市"})
    with open_store(tmp_path / "out" / "planledger.sqlite").reading() as connection:
        assert len(plan_ids(connection)) == 1


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="not a folder"):
        run(tmp_path / "none", outputs=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_outputs_inside_the_folder_are_not_read(tmp_path: Path, log: Callable[[], list[str]]) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("甲市", "utf-8")
    for _ in range(2):
        report = run(tmp_path / "in", outputs=tmp_path / "in" / "outputs", jobs=1)
        assert told(report) == [("a.txt", "ok", "")]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("a.txt", "a.txt.json"),
        ("甲/乙 丙.docx", "甲/乙 丙.docx.json"),
        ("a:b?.txt", "a_b_.txt-48940b68.json"),
        ("con.txt", "_con.txt-d3bde286.json"),
        ("x./y", "x/y-63c25335.json"),
        ("../up.txt", "up.txt-ea1a48e3.json"),
    ],
)
def test_names_of_json_files_are_safe(path: str, expected: str) -> None:
    assert plan_file(path) == expected


def test_deep_paths_leave_room_for_the_folder_they_are_written_in() -> None:
    deep = "/".join(["二〇二五年度" * 10] * 4)
    names = {plan_file(f"{deep}/计划{number}.docx") for number in range(20)}
    assert len(names) == 20
    assert max(map(len, names)) < 90
    assert all(name.startswith("计划") and "/" not in name for name in names)


def test_names_of_json_files_are_short_and_differ() -> None:
    names = {plan_file(f"{'规' * 84}{number}") for number in range(20)}
    assert len(names) == 20
    assert max(len(name.encode()) for name in names) <= 255


def test_files_are_found_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b/1.txt", "a.txt", "b.txt", "B.txt", ".git/x", "__MACOSX/y"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("")
    assert [f.path for f in find_files(tmp_path)] == ["B.txt", "a.txt", "b.txt", "b/1.txt"]


def test_names_in_gbk_become_readable() -> None:
    assert readable(os.fsdecode("方案.txt".encode("gbk"))) == "方案.txt"


def test_the_fingerprint_changes_with_rules_and_program_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.batch.fingerprint.ROOT", tmp_path)

    def after(path: str, content: str) -> str:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content)
        return fingerprint.__wrapped__()

    first = after("extractors/rules/a.toml", "1")
    assert len(first) == 16
    assert after("extractors/__pycache__/a.pyc", "2") == first
    assert after("pipeline/store/a.py", "2") == first
    assert after("extractors/rules/a.toml", "1") == first
    changed = [after(path, "2") for path in ("extractors/rules/a.toml", "pipeline/extract.py", "pipeline/readers/x.py", "schemas/b.py")]
    assert len({first, *changed}) == 5


def test_a_report_goes_to_json_and_back(batch: Callable[..., RunReport]) -> None:
    report = batch({"a.txt": "甲市", "b.txt": "refuse corrupt"})
    assert RunReport.model_validate_json(report.model_dump_json()) == report
    assert json.loads(report.model_dump_json())["outcomes"][0]["status"] == "ok"
    assert isinstance(report.outcomes[0], Outcome)


def warned(code: str, rule: str = "extract") -> Warning_:
    return Warning_(code=code, message="why", rule=rule)


@pytest.mark.parametrize(
    ("warnings", "status", "problems"),
    [
        ([], "ok", []),
        ([warned("attribution-unread"), warned("region-unknown")], "ok", []),
        ([warned("no-title")], "partial", ["no-title: why"]),
        ([warned("table-unread"), warned("table-unread"), warned("no-title")], "partial", ["table-unread: why ×2", "no-title: why"]),
        ([warned("no-outline")], "ok", []),
        ([warned("never-heard-of", "reader")], "partial", ["never-heard-of: why"]),
        ([warned("never-heard-of", "tasks")], "ok", []),
        ([warned("mismatch", "reader")], "ok", []),
    ],
)
def test_what_makes_a_plan_partial(warnings: list[Warning_], status: str, problems: list[str]) -> None:
    outcome = from_plan("a.txt", made_plan().model_copy(update={"warnings": tuple(warnings)}), 0.0)
    assert (outcome.status, [f"{p.code}: {p.message}" for p in outcome.problems]) == (status, problems)


def test_a_plan_without_outline_and_tasks_is_partial() -> None:
    plan = made_plan().model_copy(update={"warnings": (warned("no-outline"),), "tasks": ()})
    assert from_plan("a.txt", plan, 0.0).status == "partial"


def test_the_fingerprint_covers_all_that_extraction_runs() -> None:
    """Whatever module the readers and extractors load is one of those whose change makes files be read anew."""
    code = """
import pkgutil, sys, importlib, pipeline.extract, pipeline.readers
for module in pkgutil.walk_packages(pipeline.readers.__path__, "pipeline.readers."):
    importlib.import_module(module.name)
print(*(m.__file__ for n, m in sys.modules.items() if n.split(".")[0] in ("schemas", "extractors", "pipeline") and m.__file__))"""
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    loaded = {Path(path).relative_to(ROOT).as_posix() for path in ended.stdout.split()}
    assert {path for path in loaded if not path.startswith(tuple(SOURCES))} <= {"pipeline/__init__.py"}
