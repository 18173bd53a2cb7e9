"""Tasks of whole documents in small: kinds, bodies, roles, dates, doubts; body and table as one."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.engine import Ruler
from extractors.parts import classify
from extractors.tasks import extract_tasks
from pipeline.outline import build_outline
from pipeline.readers.builder import DocumentBuilder, GridCell
from tests.extractors.made import SOURCE, parted
from tests.timing import assert_linear

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "tasks.toml").read_text("utf-8"))["case"]


def due_of(ref):
    if ref is None:
        return ""
    if ref.kind in ("ongoing", "recurring"):
        return ref.kind
    return f"{ref.start}..{ref.end}" if ref.kind == "range" else ref.end or ref.text


def shown(tasks):
    bodies = [" ".join(f"{r.agency}:{r.role[0]}" for r in task.responsibilities) for task in tasks]
    return [[t.kind, t.number or "", t.title, b, due_of(t.due)] for t, b in zip(tasks, bodies, strict=True)]


@pytest.mark.parametrize("case", CASES, ids=[case["why"][:60] for case in CASES])
def test_tasks(case):
    tasks, agencies, warnings = extract_tasks(*parted(case["text"]))
    assert shown(tasks) == case["tasks"]
    assert [[w.code, w.evidence.text[:12] if w.evidence else ""] for w in warnings] == case.get("warnings", [])
    ids = {agency.id: agency.name for agency in agencies}
    assert all(ids[r.agency_id] == r.agency for task in tasks for r in task.responsibilities)


@pytest.mark.parametrize("case", CASES, ids=[case["why"][:60] for case in CASES])
def test_every_fact_stands_in_the_text(case):
    outline, parts, ruler = parted(case["text"])
    text = outline.document.text
    sections = {section.id for section in outline.sections}
    tasks, _, warnings = extract_tasks(outline, parts, ruler)
    assert [task.id for task in tasks] == [f"t{n}" for n in range(1, len(tasks) + 1)]
    for task in tasks:
        assert task.section in (sections or {None})
        for evidence in [*task.evidence, *(r.evidence for r in task.responsibilities)]:
            assert text[evidence.start : evidence.end] == evidence.text
        for r in task.responsibilities:
            assert "".join(r.evidence.text.split()) == r.agency
    assert all(text[w.evidence.start : w.evidence.end] == w.evidence.text for w in warnings if w.evidence)


def build(lines, *tables):
    """A document of lines, then of tables given as rows; a cell '^' goes on the one above, '<' the one to its left."""
    builder = DocumentBuilder()
    for line in lines:
        builder.paragraph(line)
    for table in tables:
        if isinstance(table, str):
            builder.paragraph(table)
        else:
            builder.table(cells_of(table))
    outline = build_outline(builder.build(SOURCE))
    return extract_tasks(outline, classify(outline), Ruler(outline.document))


def cells_of(rows):
    for row, line in enumerate(rows):
        for col, words in enumerate(line):
            if words in ("^", "<"):
                continue
            down = next((n for n in range(row + 1, len(rows)) if rows[n][col] != "^"), len(rows)) - row
            right = next((n for n in range(col + 1, len(line)) if line[n] != "<"), len(line)) - col
            yield GridCell(row, col, [words], rowspan=down, colspan=right)


BODY = ["一、重点任务", "（一）改造管网。更换管材。", "（二）整修道路。", "附件", "任务分工表"]


def test_a_table_that_repeats_the_body_adds_to_its_tasks():
    tasks, _, _ = build(
        BODY,
        [
            ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"],
            ["1", "改造管网", "县住建局", "县水务局", "2024年9月底前"],
            ["2", "整修道路", "县交通局", "", "长期坚持"],
        ],
    )
    assert shown(tasks) == [
        ["task", "（一）", "改造管网", "县住建局:l 县水务局:s", "2024-09"],
        ["task", "（二）", "整修道路", "县交通局:l", "ongoing"],
    ]
    assert [len(task.evidence) for task in tasks] == [2, 2]
    assert tasks[0].evidence[1].cell.row == 1


def test_a_table_that_names_other_work_has_tasks_of_its_own():
    tasks, _, _ = build(
        ["一、重点任务", "（一）改造管网。", "附件", "任务分工表"],
        [["序号", "工作任务", "责任单位"], ["1", "增设路灯", "县城管局、县供电公司"], ["2", "清理垃圾。每日清运", "县城管局"]],
    )
    assert shown(tasks) == [
        ["task", "（一）", "改造管网", "", ""],
        ["task", "1", "增设路灯", "县城管局:r 县供电公司:r", ""],
        ["task", "2", "清理垃圾", "县城管局:r", ""],
    ]


def test_one_body_in_two_forms_counts_once_in_the_form_of_the_table():
    tasks, _, _ = build(
        ["一、重点任务", "1.改造管网。由县住建局牵头推进。"],
        [["工作任务", "责任部门（▲为牵头部门）"], ["1.改造管网", "▲住建局、水务局"]],
    )
    assert shown(tasks) == [["task", "1.", "改造管网", "住建局:l 水务局:s", ""]]


def test_the_date_of_a_table_goes_over_one_that_the_words_imply():
    tasks, _, _ = build(
        ["一、重点任务", "1.改造管网。更换管材，2025年全面完成。"],
        [["工作任务", "责任单位", "完成时限"], ["改造管网", "县住建局", "2025年10月底前"]],
    )
    assert shown(tasks)[0][-1] == "2025-10"


def test_a_duty_table():
    tasks, _, _ = build(
        ["附件", "部门职责表"],
        [["部门", "职责"], ["县教育局", "将阅读纳入课程，" * 8], ["县妇联、团县委", "组织活动。"]],
    )
    assert shown(tasks) == [
        ["duty", "", ("将阅读纳入课程，" * 8)[:40].rstrip("，"), "县教育局:r", ""],
        ["duty", "", "组织活动", "县妇联:r 团县委:r", ""],
    ]


def test_a_note_below_a_table_says_that_the_first_leads():
    rows = [["工作任务", "责任单位"], ["增设路灯", "县城管局、县供电公司"]]
    tasks, _, _ = build(["一、重点任务"], rows, "注：责任单位中列第一位的为牵头单位。")
    assert shown(tasks)[0][3] == "县城管局:l 县供电公司:s"


def test_a_table_of_responsibility_that_is_not_understood_is_a_doubt():
    rows = [["点位", "牵头单位"], ["东桥", "县住建局"], ["西桥", "县交通局"]]
    tasks, _, warnings = build(["一、重点任务"], rows)
    assert shown(tasks) == []
    assert [(w.code, w.evidence.text) for w in warnings] == [("table-unread", "点位\t牵头单位")]


def test_two_runs_give_the_same():
    text = CASES[0]["text"]
    assert extract_tasks(*parted(text)) == extract_tasks(*parted(text))


def test_time_grows_with_length():
    def prepare(items):
        item = "{n}.改善环境。加强巡查，由县住建局牵头，县水务局配合。（责任单位：县城管局{n}处、县财政局；完成时限：2024年9月）"
        lines = ["一、重点任务"] + [f"（一）改善环境\n{item.format(n=i % 9 + 1)}" for i in range(items)]
        return parted("\n".join(lines))

    assert_linear(prepare, lambda given: extract_tasks(*given), few=100, many=1000)


HEADS = "一、重点任务|二、保障措施|三、职责分工|（一）完善设施|（二）环境（责任单位：县住建局）|（1）增设路灯|专栏1 重点工程|1.1屋顶工程"
ITEMS = "1.改造管网。（县住建局牵头，县水务局配合）|2.整修道路|1.县财政局：负责经费|县教育局要配备图书。|附件1|任务分工表"
LABELS = "牵头单位：县城管局|责任单位|县住建局、县水务局|完成时限：2024年9月|由县住建局牵头，长期坚持。|（责任单位：|）"
SAYS_HOW = "列第一位的为牵头单位，下同。|以下任务均需各镇街落实，不再列出。"
LINES = st.lists(st.sampled_from("|".join([HEADS, ITEMS, LABELS, SAYS_HOW]).split("|")), max_size=20)


@given(LINES)
def test_any_order_of_lines_yields_grounded_tasks(lines):
    outline, parts, ruler = parted("\n".join(lines))
    tasks, _, _ = extract_tasks(outline, parts, ruler)
    text = outline.document.text
    assert [t.evidence[0].start for t in tasks] == sorted(t.evidence[0].start for t in tasks)
    assert all(text[e.start : e.end] == e.text for t in tasks for e in [*t.evidence, *(r.evidence for r in t.responsibilities)])
    assert all(len({r.agency for r in t.responsibilities}) == len(t.responsibilities) for t in tasks)
