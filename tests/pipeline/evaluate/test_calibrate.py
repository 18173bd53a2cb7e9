"""Calibration: verdicts by the judge's comparisons, counts by kind and class, and how well left-out documents are foretold."""

import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from corpus.rendering.source import load, plain
from extractors.confidence import KINDS, Table, table
from pipeline.cli.app import invoke
from pipeline.evaluate import Gold, judge, load_gold
from pipeline.evaluate.calibrate import Observation, Reliability, as_toml, calibrate, draw
from pipeline.evaluate.calibrate.observing import of_plan
from pipeline.evaluate.verdicts import verdicts
from schemas import Citation, LeadingGroup, Phase, PlanSection, Responsibility, Target
from tests.plans.of_gold import Maker

CORPUS = Path(__file__).parents[3] / "corpus"
GOLD = load_gold(CORPUS / "gold")
# Kinds of which the judge counts nothing but whether the fact is right, and its figure.
PLAIN = {PlanSection: "sections", Responsibility: "responsibilities", Target: "targets", Phase: "phases"}


def text_of(gold: Gold) -> str:
    return plain(load(CORPUS / "sources" / f"{gold.slug}.plan"))


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.slug)
def test_every_fact_of_a_perfect_plan_is_right(gold: Gold) -> None:
    found = list(verdicts(gold, Maker(gold, text_of(gold)).plan()))
    assert found != []
    assert [verdict.fact for verdict in found if not verdict.right] == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.slug)
def test_verdicts_are_the_judges(gold: Gold) -> None:
    plan = Maker(gold, text_of(gold), spoil=0.2).plan()
    found = list(verdicts(gold, plan))
    tallies = judge(gold, plan)
    for kind, figure in PLAIN.items():
        mine = [verdict.right for verdict in found if isinstance(verdict.fact, kind)]
        assert (sum(mine), len(mine) - sum(mine)) == (tallies[figure].right, tallies[figure].spurious), figure


def test_what_the_gold_does_not_annotate_gets_no_verdict() -> None:
    whole = next(gold for gold in GOLD if len(gold.citations) > 1)
    gold = whole.model_copy(update={"fields": ("citations",), "optional_citations": (whole.citations[0].title,)})
    found = list(verdicts(gold, Maker(whole, text_of(whole)).plan()))
    assert len(found) == len(whole.citations) - 1
    assert {type(verdict.fact) for verdict in found} <= {Citation}


def test_a_group_with_somebody_whom_the_gold_does_not_know_is_wrong() -> None:
    gold = next(gold for gold in GOLD if gold.leading_groups and gold.leading_groups[0].head)
    plan = Maker(gold, text_of(gold)).plan()
    groups = tuple(group.model_copy(update={"head": "别人"}) for group in plan.leading_groups)
    found = [v for v in verdicts(gold, plan.model_copy(update={"leading_groups": groups})) if isinstance(v.fact, LeadingGroup)]
    assert found != []
    assert not any(verdict.right for verdict in found)


def test_an_observation_has_kind_classes_and_document() -> None:
    gold = GOLD[0]
    found = list(of_plan(gold, Maker(gold, text_of(gold)).plan(), "one", True))
    assert {(one.document, one.unseen, one.right) for one in found} == {("one", True, True)}
    assert {one.kind for one in found} <= {name for name, _ in KINDS.values()}
    assert all(one.classes[0] == "rule " for one in found)  # facts made of gold name no rule


def made(document: str, *, right: int, wrong: int, unseen: bool = False, classes: tuple[str, ...] = ("rule r",)) -> list[Observation]:
    return [Observation(document, unseen, "task", classes, n < right) for n in range(right + wrong)]


def test_counts_and_the_file_that_holds_them() -> None:
    scan = made("c", right=1, wrong=2, classes=("rule r", "poorly read"))
    fitted = calibrate([*scan, *made("a", right=3, wrong=1), *made("b", right=1, wrong=1, unseen=True, classes=("rule r", "table"))])
    assert as_toml(fitted.counts).startswith("# Counted on 3 documents, of which 1 were unseen.\n")
    assert tomllib.loads(as_toml(fitted.counts)) == {
        "threshold": 0.75,
        "most": 5,
        "weight": 4.0,
        "overlap": 0.5,
        "ceiling": 0.99,
        "poorly_read": [1, 3],
        "kind": {"task": {"all": [4, 6], "unseen": [1, 2], "class": {"rule r": [4, 6], "table": [1, 2]}}},
    }


def test_a_document_is_foretold_from_the_others_alone() -> None:
    documents = [*made("a", right=8, wrong=0), *made("b", right=0, wrong=2, unseen=True)]
    fitted = calibrate(documents)
    others = Table(
        {
            "threshold": 0,
            "most": 0,
            "weight": 4,
            "overlap": 0.5,
            "ceiling": 0.99,
            "poorly_read": [1, 3],
            "kind": {"task": {"all": (8, 8), "unseen": (0, 0), "class": {}}},
        }
    )
    assert fitted.over_unseen.confidence == others.confidence("task", ())  # all are of one rule, and nothing of b itself is known
    assert (fitted.over_unseen.facts, fitted.over_all.facts) == (2, 10)


def test_reliability() -> None:
    sure = Reliability.of([(0.9, True)] * 8 + [(0.9, False)] * 2)
    assert sure.bins == ((10, pytest.approx(0.9), 0.8),)
    assert (sure.facts, sure.right, sure.brier, sure.gap) == (10, 0.8, pytest.approx((8 * 0.01 + 2 * 0.81) / 10), pytest.approx(0.1))
    assert sure.constant == pytest.approx(0.16)
    assert [b.facts for b in Reliability.of([(0.0, False), (0.5, True), (1.0, True)]).bins] == [1, 1, 1]
    assert Reliability.of([]).bins == ()


def test_the_diagram_is_svg_with_a_dot_a_bin() -> None:
    drawn = draw({"all": Reliability.of([(0.9, True), (0.7, False)]), "a < b": Reliability.of([])})
    root = ET.fromstring(drawn)
    names = [element.tag.split("}")[1] for element in root.iter()]
    assert names.count("circle") == 2
    assert "a < b: 0 facts" in "".join(root.itertext())


def test_the_committed_table_is_in_the_form_that_is_written() -> None:
    kinds = set(tomllib.loads((CORPUS.parent / "extractors" / "lexicon" / "confidence.toml").read_text("utf-8"))["kind"])
    assert kinds == {name for name, _ in KINDS.values()}
    assert table().threshold < table().ceiling


def test_the_command_writes_table_and_diagram(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written = tmp_path / "table.toml"
    arguments = ["--calibrate", "--table", str(written), "--outputs", str(tmp_path)]
    assert invoke(["--lang", "en", "eval", str(CORPUS / "gold"), *arguments]) == 0
    said = capsys.readouterr()
    assert "all documents, each foretold from the others: " in said.out
    assert said.err.splitlines() == [f"written: {written}", f"written: {tmp_path / 'confidence.svg'}"]
    assert set(tomllib.loads(written.read_text("utf-8"))["kind"]) == {name for name, _ in KINDS.values()}
    assert ET.fromstring((tmp_path / "confidence.svg").read_text("utf-8")).tag.endswith("svg")
