"""What must hold of every plan, whatever the document: over the corpus, and over texts made of its pieces."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.make import samples
from corpus.rendering.source import plain
from pipeline import extract, run
from pipeline.exports.plan_json import to_json
from pipeline.extract import extract_document
from pipeline.readers.builder import DocumentBuilder
from pipeline.readers.clean import tidy
from schemas import Document, Plan, Source, TimeRef

ROOT = Path(__file__).parents[1]
PLANS = sorted((ROOT / "corpus" / "plans").iterdir())
LINES = sorted({line for sample in samples() for line in plain(sample).split("\n") if line})
each = pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)


def made(lines: list[str]) -> Document:
    builder = DocumentBuilder()
    for line in lines:
        builder.paragraph(line)
    return builder.build(Source(name="made.txt", media_type="text/plain", sha256="0" * 64, bytes=1))


def times(plan: Plan) -> list[TimeRef]:
    facts = (*plan.tasks, *plan.indicators, *plan.targets)
    return [fact.due for fact in facts if fact.due]


def broken(plan: Plan) -> list[str]:
    """What of a plan does not hold together; the plan itself refuses evidence that does not stand in its text."""
    sections, tasks = {s.id: s for s in plan.sections}, {t.id for t in plan.tasks}
    indicators, agencies = {i.id for i in plan.indicators}, {a.id for a in plan.agencies}
    found = [f"{s.id}: parent {s.parent}" for s in plan.sections if s.parent is not None and s.parent not in sections]
    found += [f"{s.id}: outside its parent" for s in plan.sections if s.parent and not inside(s, sections[s.parent])]
    found += [f"{t.id}: section {t.section}" for t in plan.tasks if t.section is not None and t.section not in sections]
    found += [f"{t.id}: no evidence" for t in plan.tasks if not t.evidence]
    found += [f"{t.id}: indicator {i}" for t in plan.tasks for i in t.indicators if i not in indicators]
    found += [f"{t.id}: agency {r.agency_id}" for t in plan.tasks for r in t.responsibilities if r.agency_id not in agencies]
    found += [f"{i.id}: task {i.task}" for i in plan.indicators if i.task is not None and i.task not in tasks]
    found += [f"{i.id}: section {i.section}" for i in plan.indicators if i.section is not None and i.section not in sections]
    found += [f"{t.id}: indicator {i}" for t in plan.targets for i in t.indicators if i not in indicators]
    found += [f"{i.id}: wide evidence" for i in plan.indicators if i.evidence.end - i.evidence.start > 240]
    found += [
        f"{i.id}: {i.comparator} with {i.value_high}" for i in plan.indicators if (i.comparator == "range") != (i.value_high is not None)
    ]
    found += [f"{t.text}: {day}" for t in times(plan) for day in (t.start, t.end) if day is not None and not is_day(day)]
    every = [f.id for kind in (plan.sections, plan.tasks, plan.indicators, plan.targets, plan.phases, plan.agencies) for f in kind]
    return found + [f"{name} twice" for name in set(every) if every.count(name) > 1]


def inside(section: object, parent: object) -> bool:
    return bool(parent.start <= section.start and section.end <= parent.end)  # type: ignore[attr-defined]


def is_day(text: str) -> bool:
    """Whether a text is YYYY, YYYY-MM or YYYY-MM-DD of a day that exists."""
    try:
        date(*(int(piece) for piece in [*text.split("-"), "01", "01"][:3]))
    except ValueError:
        return False
    return len(text) in (4, 7, 10)


@each
def test_a_plan_holds_together(path: Path) -> None:
    assert broken(extract(path)) == []


@each
def test_every_fact_names_its_rule(path: Path) -> None:
    plan = extract(path)
    kinds = (plan.sections, plan.tasks, plan.indicators, plan.targets, plan.phases, plan.leading_groups, plan.document.citations)
    facts = [fact for kind in kinds for fact in kind] + [r for task in plan.tasks for r in task.responsibilities]
    assert [fact for fact in facts if not fact.rule] == []


@each
def test_a_plan_round_trips_through_the_models(path: Path) -> None:
    plan = extract(path)
    for indent in (None, 2):
        assert Plan.model_validate_json(to_json(plan, indent=indent)) == plan
    assert Plan.model_validate(plan.model_dump()) == plan


def test_two_processes_give_the_same_bytes() -> None:
    """Whatever the seed of Python's hashes, and in whatever order the files are read."""
    said = {}
    for seed, paths in (("1", PLANS), ("2", PLANS[::-1])):
        command = [sys.executable, "-m", "pipeline.cli", "extract", *map(str, paths)]
        done = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True)
        said[seed] = sorted(done.stdout.splitlines())
    assert len(said["1"]) == len(PLANS)
    assert said["1"] == said["2"]


def test_two_runs_write_the_same_plans(tmp_path: Path) -> None:
    """With one worker or two, the files of a run are the same byte for byte."""
    written = []
    for jobs in (1, 2):
        run(ROOT / "corpus" / "plans", outputs=tmp_path / str(jobs), jobs=jobs)
        plans = tmp_path / str(jobs) / "plans"
        written.append({str(file.relative_to(plans)): file.read_bytes() for file in plans.rglob("*.json")})
    assert len(written[0]) == len(PLANS)
    assert written[0] == written[1]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(LINES), max_size=40))
def test_any_order_of_lines_gives_a_plan_that_holds_together(lines: list[str]) -> None:
    document = made(lines)
    if document.text:
        assert broken(extract_document(document)) == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.text(
        alphabet=st.sampled_from("一二三、（）1.2年月日。：；，牵头单位责任第章节专栏附件《》▲\t 到以上不低于%个—十四五“”市局"),
        max_size=200,
    )
)
def test_any_text_gives_a_plan_that_holds_together(text: str) -> None:
    document = made(text.split("\t"))
    if document.text:
        assert broken(extract_document(document)) == []


@given(st.text(alphabet=st.sampled_from("年2 \u3000\t\u200b、a市。（")))
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text())
def test_a_document_is_its_blocks(text: str) -> None:
    document = made(text.split("\n"))
    assert "\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
