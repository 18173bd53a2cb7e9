"""List labels against whole files whose labels were written by hand from the standard (tests/cases/numbering)."""

# ruff: noqa: E501 (a row is a line)
import tomllib
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.pipeline.readers.office import item, p, read_docx, row, table

CASES = sorted((ROOT / "tests" / "cases" / "numbering").glob("*.toml"))
LIST = """<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="japaneseCounting"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
 <w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>"""


def paragraph(place: str, words: str) -> str:
    """`style instance.level`, each of them optional."""
    style, instance = (place.split() if " " in place else (place, "")) if not place[0].isdigit() else ("", place)
    number, _, level = instance.partition(".")
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if instance:
        depth = f'<w:ilvl w:val="{level}"/>' if level else ""
        own = f'<w:numId w:val="{number}"/>' if number else ""
        properties += f"<w:numPr>{depth}{own}</w:numPr>"
    return p(words, properties)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_files(case: Path, tmp_path: Path) -> None:
    given = tomllib.loads(case.read_text(encoding="utf-8"))
    rows = [(place, label, f"事项{index}") for index, (place, label) in enumerate(given.pop("paragraphs"))]
    document = read_docx(tmp_path, "".join(paragraph(place, words) for place, _, words in rows), **given)
    got = [(block.label or "", document.text[block.start : block.end].removeprefix(block.label or "").strip()) for block in document.blocks]
    assert got == [(label, words) for _, label, words in rows]


def labels(folder: Path, body: str) -> list[str]:
    document = read_docx(folder, body, numbering=LIST)
    return document.text.split("\n")


DELETED = '<w:rPr><w:del w:id="1" w:author="甲"/></w:rPr>'
HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
NUMBER = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (item("首项", 1) + f"<w:p><w:pPr>{NUMBER}{DELETED}</w:pPr></w:p>" + item("次项", 1), ["一、首项", "二、次项"]),
        (
            item("首项", 1) + f"<w:p><w:pPr>{NUMBER}{DELETED}</w:pPr><w:del><w:r><w:delText>旧项</w:delText></w:r></w:del></w:p>" + item("次项", 1),
            ["一、首项", "二、次项"],
        ),
        (
            item("首项", 1) + f"<w:p><w:pPr>{NUMBER}<w:rPr><w:ins w:id='1'/></w:rPr></w:pPr><w:ins><w:r><w:t>新项</w:t></w:r></w:ins></w:p>" + item("次项", 1),
            ["一、首项", "二、新项", "三、次项"],
        ),
        (
            item("首项", 1) + f"<w:p><w:pPr>{NUMBER}<w:rPr><w:moveFrom w:id='1'/></w:rPr></w:pPr><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom></w:p>"
            + item("次项", 1),
            ["一、首项", "二、次项"],
        ),
        (item("首项", 1) + p("暗项", NUMBER + HIDDEN, "<w:vanish/>") + item("次项", 1), ["一、首项", "二、次项"]),
        (item("首项", 1) + item("", 1) + item("次项", 1), ["一、首项", "二、", "三、次项"]),
        (item("首项", 1) + p("插段。") + item("次项", 1), ["一、首项", "插段。", "二、次项"]),
        (
            item("首项", 1) + table(row(item("格内", 1, 1), item("再格", 1, 1))) + item("次项", 1),
            ["一、首项", "1.格内\t2.再格", "二、次项"],
        ),
    ],
    ids=["deleted", "deleted with words", "inserted", "moved away", "hidden", "empty", "plain between", "in cells"],
)  # fmt: skip
def test_what_counts(body: str, expected: list[str], tmp_path: Path) -> None:
    assert labels(tmp_path, body) == expected
