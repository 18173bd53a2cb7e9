"""Each family of checks on plans of a few lines: every finding in them, and none in those that only look alike."""

import tomllib
from pathlib import Path

import pytest

from pipeline.checks import check, codes
from pipeline.checks.registry import rows
from pipeline.extract import extract

CASES = Path(__file__).parents[2] / "cases" / "checks"
ROWS = [(path.stem, row) for path in sorted(CASES.glob("*.toml")) for row in tomllib.loads(path.read_text("utf-8"))["row"]]
BETWEEN = {"local-below-superior"}  # in test_between


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{family}: {row['is']}") for family, row in ROWS])
def test_the_findings_are_these_and_no_others(row: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(row["text"].strip() + "\n", "utf-8")
    plan = extract(file)
    findings = check(plan)
    assert [[one.code, one.severity, *(place.text for place in one.evidence)] for one in findings] == row["found"]
    for place in (place for one in findings for place in one.evidence):
        assert plan.text[place.start : place.end] == place.text
        assert place.document == plan.document.id


def test_every_family_has_rows_of_both_kinds() -> None:
    families = {row["finder"].partition(":")[0] for row in rows() if row.get("on") != "plans"}
    assert {family for family, _ in ROWS} == families
    assert {family for family, row in ROWS if not row["found"]} == families


def test_every_code_has_a_row() -> None:
    assert {found[0] for _, row in ROWS for found in row["found"]} == set(codes()) - BETWEEN
