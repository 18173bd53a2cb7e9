"""Leading groups: who belongs to them, as printed."""

import tomllib
from pathlib import Path

import pytest

from extractors.engine import Ruler
from extractors.groups import extract_groups
from extractors.parts import classify
from pipeline.outline import build_outline
from pipeline.readers.builder import DocumentBuilder, GridCell
from tests.extractors.made import SOURCE, parted

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "groups.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_groups(case):
    before = "临江县专项工作方案\n为做好工作，制定本方案。\n一、工作目标\n成效明显。\n二、保障措施"
    text = f"{before}\n{case['text'].strip()}\n（二）强化宣传。营造氛围。"
    shown = [
        {"name": one.name, "head": one.head, "deputies": list(one.deputies), "members": list(one.members), "office": one.office or ""}
        for one in extract_groups(*parted(text))
    ]
    assert shown == case["groups"]


@pytest.mark.parametrize(
    "rows",
    [
        [("组长", "王某某", "县长"), ("副组长", "李某某", "副县长"), ("成员", "赵某某", "县教育局局长"), ("", "钱某某", "县财政局局长")],
        [
            ("1", "王某某", "县长", "组长"),
            ("2", "李某某", "副县长", "副组长"),
            ("3", "赵某某", "县教育局局长", "成员"),
            ("4", "钱某某", "县财政局局长", "成员"),
        ],
    ],
    ids=["the role first, an empty cell goes on", "numbered rows, the role last"],
)
def test_rows_of_a_roster(rows):
    builder = DocumentBuilder()
    for line in ("临江县书屋建设方案", "一、工作目标", "书屋更多。", "附件", "书屋建设领导小组成员名单"):
        builder.paragraph(line)
    builder.table([GridCell(r, c, [word]) for r, row in enumerate(rows) for c, word in enumerate(row)])
    made = builder.build(SOURCE)
    outline = build_outline(made)
    found = extract_groups(outline, classify(outline), Ruler(made))
    assert [(one.name, one.head, one.deputies, one.members) for one in found] == [
        ("书屋建设领导小组", "王某某 县长", ("李某某 副县长",), ("赵某某 县教育局局长", "钱某某 县财政局局长"))
    ]
