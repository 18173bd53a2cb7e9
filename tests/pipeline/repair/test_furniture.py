"""Page numbers, running heads, contents and outline dumps go; numbers and lines that only look like them stay."""

from collections.abc import Sequence

import pytest

from pipeline.repair.furniture import drop_furniture
from pipeline.repair.lines import split_lines

BODY = [f"第{n}段的正文写在这里，一行没有写完，接着往下写" for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"]
HEADS = ["一、总体要求", "（一）基本原则", "（二）主要目标", "二、重点任务", "（一）建设网点", "（二）保障安全", "三、组织实施"]


def kept(lines: Sequence[str]) -> list[str]:
    return [line.text for line in drop_furniture(split_lines("\n".join(lines)))]


@pytest.mark.parametrize("mark", ["- 3 -", "— 12 —", "－5－", "–7–", "~ 8 ~", "· 9 ·", "第 3 页", "第3页 共12页", "3 / 12", "Page 3 of 12"])
def test_marked_page_numbers_go(mark: str) -> None:
    assert kept([*BODY[:3], mark, *BODY[3:5]]) == BODY[:5]


def test_bare_page_numbers_that_count_up_far_apart_go() -> None:
    lines = [line for n in range(4) for line in (*BODY[n * 5 : n * 5 + 5], *BODY[:10], str(n + 1))]
    assert "2" not in kept(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ["重点工作", "1", "完善网络", "2", "建设队伍", "3", "推广技术"],  # numbers of items
        ["序列", "5", "8", "2"],
        ["2031年", "目标"],
    ],
)
def test_other_numbers_stay(lines: list[str]) -> None:
    assert kept(lines) == lines


def test_the_line_after_a_page_number_begins_a_page() -> None:
    lines = drop_furniture(split_lines("上一页的最后一行\n— 2 —\n下一页的第一行"))
    assert [line.page for line in lines] == [False, True]


def test_page_numbers_in_mid_sentence_go_where_they_count_up() -> None:
    assert kept(["各有关部— 3 —门要加强协作，共同推进。", "财政部门— 4 —要落实资金。"]) == [
        "各有关部门要加强协作，共同推进。",
        "财政部门要落实资金。",
    ]
    assert kept(["增长率为— 3 —左右"]) == ["增长率为— 3 —左右"]


def test_running_heads_go() -> None:
    lines = [line for n in range(4) for line in ("政策文件汇编", *BODY[n * 5 : n * 5 + 5], f"— {n + 1} —")]
    assert kept(lines) == BODY[:20]


def test_a_title_that_is_the_running_head_stays_once() -> None:
    lines = [line for n in range(4) for line in ("云溪市发展规划", *BODY[n * 5 : n * 5 + 5], f"— {n + 1} —")]
    assert kept(lines) == ["云溪市发展规划", *BODY[:20]]


def test_a_table_of_contents_goes() -> None:
    leaders = [f"{head}{'.' * 20}{n}" for n, head in enumerate(HEADS, 3)]
    body = [line for head, text in zip(HEADS, BODY, strict=False) for line in (head, text)]
    assert kept(["某某规划", "目  录", *leaders, *body]) == ["某某规划", *body]
    assert kept(["某某规划", "目录", *HEADS, *body]) == ["某某规划", *body]
    assert kept(["某某规划", *(f"{head}\t{n}" for n, head in enumerate(HEADS, 3)), *body]) == ["某某规划", *body]


def test_an_outline_dumped_at_the_end_goes() -> None:
    body = [line for head, text in zip(HEADS, BODY, strict=False) for line in (head, text)]
    assert kept([*body, "空白页面", "目录", *(f"\t{head}" for head in HEADS)]) == body


def test_headings_that_return_once_stay() -> None:
    lines = ["一、总体要求", *BODY[:3], "附件", "一、总体要求", *BODY[3:6]]
    assert kept(lines) == lines


def test_the_strokes_of_a_table_with_a_cell_a_line_go() -> None:
    cells = ["序号", "任务", "单位", "1", "布局网点", "市商务局", "2", "保障安全", "市监局"]
    assert kept([f"{cell} |" for cell in cells]) == cells
    assert kept(["| 序号 | 任务 |", "布局网点 |"]) == ["| 序号 | 任务 |", "布局网点 |"]


def test_bullets_go_and_dashes_stay() -> None:
    assert kept(["- 建设网点", "* 保障安全", "——覆盖面扩大。"]) == ["建设网点", "保障安全", "——覆盖面扩大。"]


def test_notes_of_the_site_go() -> None:
    assert kept([*BODY[:2], "（由于篇幅所限，可点击链接查看）"]) == BODY[:2]


def test_an_ellipsis_at_the_end_of_a_line_is_the_text_s_own() -> None:
    lines = ["组长：分管副市长", "成员：市商务局、市民政局……", "……"]
    assert kept(lines) == lines
    assert kept(["布局网点……3", "保障安全…………", *lines]) == lines


def test_the_name_of_a_picture_is_no_text() -> None:
    assert kept(["云溪市节水方案", "1.jpg", "a_2031.PNG", "一、总则"]) == ["云溪市节水方案", "一、总则"]


def test_a_plan_whose_table_repeats_its_headings_stays_whole() -> None:
    items = [f"{head}。{text}" for head, text in zip(HEADS, BODY, strict=False)]
    lines = ["某某行动方案", *items, "附件", "任务分工表", "任务\t责任单位", *(f"{head}\t市农机中心" for head in HEADS)]
    assert kept(lines) == lines
    apart = [line for head, text in zip(HEADS, BODY, strict=False) for line in (head, text * 4)]
    assert kept(["某某行动方案", *apart, "附件", *HEADS]) == ["某某行动方案", *apart, "附件"]
