"""Bodies in running text: rules and model on sentences of our own, and the model's folder."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from extractors.ner import MODEL, find_bodies, find_by_model, find_by_rules
from extractors.ner.trained import LONGEST_LINE, lines, united

ROOT = Path(__file__).parents[3]
ROWS = tomllib.loads((ROOT / "corpus" / "ner" / "rows.toml").read_text("utf-8"))["row"]
LARGEST = 2_000_000  # bytes
FLOOR = 0.9


def names(text: str, found: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in found]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["text"][:12])
def test_rules_find_what_a_reader_finds(row: dict[str, object]) -> None:
    assert names(str(row["text"]), find_by_rules(str(row["text"]))) == row["bodies"]


def test_the_model_finds_nearly_all_that_a_reader_finds() -> None:
    """A trained model is no table: exact rows would only tie the next training down."""
    right = found = wanted = 0
    for row in ROWS:
        got = set(names(row["text"], find_by_model(row["text"])))
        right, found, wanted = right + len(got & set(row["bodies"])), found + len(got), wanted + len(row["bodies"])
    assert 2 * right / (found + wanted) >= FLOOR


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "办公室主任列席会议。",
        "全市布局合理，局部优化。",
        "政务服务“随时办”“就近办”。",
        "社区卫生服务中心实现全覆盖。",
        "各部门要各司其职。",
        "各级行业协会积极参与。",
        "县级医院达到三级水平。",
        "阅览室和活动室免费开放。",
    ],
)
def test_rules_find_nothing_where_nobody_is_named(text: str) -> None:
    assert names(text, find_by_rules(text)) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("市教育局\n市财政局", ["市教育局", "市财政局"]),
        ("由市民政局和市残联落实", ["市民政局", "市残联"]),
        ("市发展和改革委员会审批", ["市发展和改革委员会"]),
        ("依托市疾控中心建设", ["市疾控中心"]),
        ("请各县区人民政府配合", ["各县区人民政府"]),
        ("市经济和信息化局（市大数据局）牵头", ["市经济和信息化局（市大数据局）"]),
    ],
)
def test_rules_part_and_join_names(text: str, wanted: list[str]) -> None:
    assert names(text, find_by_rules(text)) == wanted


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "一、总则\n\n由云溪市教育局负责。\n责任单位：云溪市财政局"
    for find in (find_by_rules, find_by_model, find_bodies):
        assert names(text, find(text)) == ["云溪市教育局", "云溪市财政局"]


def test_long_lines_are_read_in_pieces() -> None:
    assert [(at, len(piece)) for at, piece in lines("x" * LONGEST_LINE + "yy\n \nz")] == [
        (0, LONGEST_LINE),
        (LONGEST_LINE, 2),
        (LONGEST_LINE + 5, 1),
    ]


def test_where_findings_differ_the_first_stands() -> None:
    assert united([(5, 9)], [(0, 3), (4, 9), (9, 12)]) == [(0, 3), (5, 9), (9, 12)]


def test_the_model_is_small_and_holds_no_path_of_a_machine() -> None:
    files = [path for path in MODEL.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < LARGEST
    config = (MODEL / "config.cfg").read_text("utf-8")
    assert "\ntrain = null" in config
    assert "\ndev = null" in config
    assert 'segmenter = "char"' in config


def test_the_training_configuration_is_one_that_spacy_takes() -> None:
    from spacy.util import load_config, load_model_from_config

    config = load_config(MODEL.with_name("train.cfg"))
    assert (config["system"]["seed"], config["nlp"]["pipeline"]) == (7, ["tok2vec", "ner"])
    assert load_model_from_config(config, auto_fill=True).pipe_names == ["tok2vec", "ner"]


def test_the_default_path_imports_neither_spacy_nor_jieba() -> None:
    code = f"""
import sys
from pipeline import extract
extract({str(ROOT / "corpus" / "plans" / "yunxi-digital.txt")!r})
from extractors.ner import find_by_rules
find_by_rules("由市教育局负责")
print([name for name in ("spacy", "thinc", "jieba") if name in sys.modules])"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
