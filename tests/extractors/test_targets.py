"""Targets: which items and sentences state something to be reached."""

import pytest

from extractors.indicators import extract_indicators
from extractors.targets import extract_targets
from tests.extractors.made import parted

TITLE = "临江县老年服务实施方案（2024—2026年）\n"


def targets(text):
    outline, parts, ruler = parted(text)
    return extract_targets(outline, parts, ruler, extract_indicators(outline, parts, ruler, ()))


def texts(text):
    return [t.text for t in targets(text)]


def test_sentences_of_a_plain_paragraph():
    found = targets(
        TITLE
        + "一、总体目标\n到2026年，服务网络更加健全，护理床位达到800张。老年人满意度明显提升。\n二、重点任务\n（一）建设。新建食堂5个。"
    )
    assert [(t.id, t.text, t.due and t.due.end, t.indicators) for t in found] == [
        ("g1", "到2026年，服务网络更加健全，护理床位达到800张。", "2026", ("i1",)),
        ("g2", "老年人满意度明显提升。", None, ()),
    ]


def test_numbered_items_and_the_sentences_before_them():
    found = targets(
        TITLE
        + "一、发展目标\n突出特色、努力争先。到2026年，服务体系基本成熟。具体目标如下：\n"
        + "1.服务能力得到提升\n建成食堂30个。护理床位达到800张。\n2.队伍不断壮大\n培训护理员200名。\n二、重点任务\n（一）建设。新建食堂。"
    )
    assert [(t.text.split("\n")[0], t.due and t.due.end, t.indicators) for t in found] == [
        ("到2026年，服务体系基本成熟。", "2026", ()),
        ("1.服务能力得到提升", "2026", ("i1", "i2")),
        ("2.队伍不断壮大", "2026", ("i3",)),
    ]


def test_headings_within_the_goals_part_are_no_targets_themselves():
    found = texts(
        TITLE + "一、工作目标\n（一）总体目标。\n建成覆盖城乡的服务体系。\n（二）具体目标\n1.建立工作机制；\n2.完善服务网络。\n二、重点任务"
    )
    assert found == ["建成覆盖城乡的服务体系。", "1.建立工作机制；", "2.完善服务网络。"]


def test_goals_under_a_heading_that_may_as_well_head_tasks():
    found = texts(TITLE + "一、目标任务\n总体目标是到2026年建成食堂30个。老年人满意度明显提升。\n二、保障措施\n（一）加强领导。")
    assert found == ["总体目标是到2026年建成食堂30个。", "老年人满意度明显提升。"]


@pytest.mark.parametrize(
    ("heading", "opening", "kept"),
    [
        ("指导思想和总体目标", "以服务老人为指导，推动养老服务提升，打造宜居县城。", False),
        ("总体要求和主要目标", "深入贯彻服务老人的理念，聚焦短板，建设宜居县城。", False),
        ("总体要求和主要目标", "以服务老人为指导，到2026年建成宜居县城。", True),
        ("总体目标", "以服务老人为指导，推动养老服务提升，打造宜居县城。", True),
        ("指导思想和总体目标", "养老服务明显提升，宜居县城基本建成。", True),
    ],
)
def test_the_guiding_sentence_under_a_heading_of_both(heading, opening, kept):
    found = texts(TITLE + f"一、{heading}\n{opening}\n到2026年，建成食堂30个。\n二、重点任务\n（一）建设。新建食堂。")
    assert found == [*[opening] * kept, "到2026年，建成食堂30个。"]


def test_a_goals_part_below_a_heading_that_names_none():
    found = texts(TITLE + "一、服务老人有担当\n（一）主要目标\n到2026年，建成食堂30个。老年人满意度明显提升。\n（二）任务\n1.新建食堂。")
    assert found == ["到2026年，建成食堂30个。", "老年人满意度明显提升。"]


def test_a_goal_among_the_items_of_a_working_part_is_one_target():
    found = texts(
        TITLE + "一、健全服务体系\n1.居家养老服务发展目标。\n2024年，建成食堂10个。\n2026年，建成食堂30个。\n2.新建食堂。\n二、保障措施"
    )
    assert found == ["1.居家养老服务发展目标。\n2024年，建成食堂10个。\n2026年，建成食堂30个。"]


def test_a_horizon_within_the_general_requirements_opens_goals():
    found = texts(
        TITLE + "一、总体要求\n立足县情，统筹推进。到2030年，基本完成改造任务。设施更加完善。\n二、重点任务\n（一）建设。新建食堂5个。"
    )
    assert found == ["到2030年，基本完成改造任务。", "设施更加完善。"]


def test_a_motto_is_no_target():
    found = texts(TITLE + "一、工作思路和目标\n立足优势，多路并行、分策推进。到2026年，床位达到800张。\n二、重点任务\n（一）建设。")
    assert found == ["到2026年，床位达到800张。"]


def test_dashed_items_are_targets_whole():
    found = texts(
        TITLE
        + "一、主要目标\n到2026年实现以下目标：\n——服务更加普惠。每个乡镇建成一处中心。\n——队伍更加专业。培训护理员200名。\n二、重点任务"
    )
    assert found == ["——服务更加普惠。每个乡镇建成一处中心。", "——队伍更加专业。培训护理员200名。"]


def test_lines_under_a_bare_title():
    found = targets(
        "临江县老年服务\n主要目标\n2023年3月8日，县政府印发了实施方案。\n到2026年，实现三个“全覆盖”\n服务网络全覆盖\n人员配备全覆盖\n重点任务\n完善服务网络"
    )
    assert [(t.text, t.due and t.due.end) for t in found] == [("服务网络全覆盖", "2026"), ("人员配备全覆盖", "2026")]


def test_a_horizon_within_the_guiding_part():
    found = texts(
        TITLE + "一、总体要求\n坚持以人为本，统筹推进。\n到2026年，服务体系基本建成。供给质量明显提高。\n二、重点任务\n（一）建设。"
    )
    assert found == ["到2026年，服务体系基本建成。", "供给质量明显提高。"]


@pytest.mark.parametrize(
    "text",
    [
        "一、指导思想\n坚持以人为本，努力实现高质量发展。\n二、重点任务\n（一）建设。到2026年建成食堂30个。",
        "一、工作目标\n注：数据截至2023年底。\n主要指标\n二、重点任务\n（一）建设。新建食堂5个。",
        "一、工作目标\n“十四五”时期（2021—2025年），是我县建设书香县的关键时期。\n二、重点任务\n（一）建设。新建食堂5个。",
        "一、绩效考核指标体系\n（一）服务质量。提高服务质量是核心。\n（二）运营效率。提升效率。",
    ],
    ids=["guiding ideas", "notes", "what time it is", "yardsticks"],
)
def test_what_is_no_target(text):
    assert texts(TITLE + text) == []


def test_a_statute_has_none():
    assert texts("临江县公园管理条例\n" + "\n".join(f"第{n}条 公园建设应当达到标准。" for n in "一二三四五六七")) == []


def test_a_bare_head_with_a_colon_opens_goals_down_to_the_next_head():
    found = texts(
        TITLE
        + "一、重点行动\n（一）助餐行动\n目前全县有食堂6个，老人就餐不便。\n行动目标：\n到2026年，食堂达到30个。提倡邻里互助。\n"
        + "——家庭和个人：\n1.关心老人。常回家看看，建成和睦家庭。\n（二）助医行动\n建立家庭病床。"
    )
    assert found == ["到2026年，食堂达到30个。", "提倡邻里互助。"]


def test_a_sentence_that_follows_goals_in_its_paragraph_is_one():
    found = texts(TITLE + "一、工作目标\n坚持为民。服务水平稳步提升。护理队伍快速壮大。\n二、重点任务\n（一）建设。新建食堂5个。")
    assert found == ["服务水平稳步提升。", "护理队伍快速壮大。"]


def test_a_goals_part_without_a_word_of_a_state_is_taken_whole():
    found = texts(TITLE + "一、创建目标\n坚持对照标准，抓好各项任务落实。\n二、重点任务\n（一）建设。新建食堂5个。")
    assert found == ["坚持对照标准，抓好各项任务落实。"]


def test_dashed_items_behind_an_announcement_outside_the_goals_parts():
    found = targets("临江县发展计划\n做好工作十分重要。到2026年，主要目标是：\n——收入增长8%。\n——环境更加优美。\n要抓好落实。")
    assert [(t.text, t.due and t.due.end) for t in found] == [("——收入增长8%。", "2026"), ("——环境更加优美。", "2026")]


def test_a_dashed_item_whose_line_is_broken():
    found = texts(TITLE + "一、主要目标\n到2026年，服务更好。\n——养老服务业在\n服务业中的比重提高。\n——队伍壮大。\n二、任务\n（一）建设。")
    assert found == ["到2026年，服务更好。", "——养老服务业在\n服务业中的比重提高。", "——队伍壮大。"]


def test_a_sentence_glued_to_the_words_of_its_heading():
    text = TITLE + "一、工作目标着力完善老年服务网络，力争两年内建成覆盖城乡、便捷可及的助餐体系。\n二、重点任务\n（一）建设。新建食堂。"
    assert texts(text) == ["着力完善老年服务网络，力争两年内建成覆盖城乡、便捷可及的助餐体系。"]


def test_a_sentence_on_what_there_is_states_no_goal_and_a_heading_of_goals_and_their_timetable_is_one_of_goals():
    text = TITLE + "一、工作目标及进度安排\n全市现有食堂20家，床位900张。到2026年，食堂达到60家。\n二、重点任务\n（一）建设。新建食堂。"
    assert texts(text) == ["到2026年，食堂达到60家。"]


def test_a_sentence_of_guiding_thought_is_manner():
    found = texts(TITLE + "一、总体目标\n坚持以文化思想为指导，提升服务质量。到2026年，建成示范县。\n二、任务\n（一）建设。新建食堂。")
    assert found == ["到2026年，建成示范县。"]


def test_items_below_a_title_of_goals_without_a_number_are_goals_those_below_one_of_work_are_none():
    text = (
        TITLE + "一、食堂建设\n主要目标\n1.食堂更加便利\n2.补贴足额到位\n主要任务\n1.新建食堂。选址建设。\n二、组织保障\n（一）加强领导。"
    )
    assert texts(text) == ["1.食堂更加便利", "2.补贴足额到位"]
