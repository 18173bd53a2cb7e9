"""Roles of parts: by the words of a heading, by what stands above it, by the kind of document."""

import pytest

from extractors.parts import heading_role, is_action
from tests.extractors.made import parted

HEADINGS = {
    "principles": "总体要求 指导思想 基本原则 总体思路 工作原则 整改原则 总则 适用范围 总体战略 编制依据 分工原则 治理目的 "
    "加快发展林下经济产业的指导思想、基本原则和主要目标",
    "goals": "工作目标 总体目标 主要目标 发展目标 创建目标 预期成果 主要指标 目标要求 目标体系 阶段目标 分阶段目标",
    "background": "发展背景 现状与问题 面临形势 基本情况 发展基础 主要成效 充分认识重要意义 附则 目的意义 外部发展环境 "
    "2032年国民经济和社会发展计划执行情况 "
    "提高认识，切实增强做好林下经济发展工作的责任感和紧迫感 进一步充分认识加快发展林下经济对于山区群众增收的重大意义",
    "tasks": "主要任务 重点任务 工作任务 工作内容 主要措施 重点工作 任务清单 重点工程 重点领域 空间布局 专项行动 扶持政策",
    "safeguards": "保障措施 保障机制 组织保障 组织实施 加强组织领导 工作要求 有关要求 要求 监督考核 实施保障 应急保障 强化督导落实 "
    "落实工作措施和要求 加强党对林业工作的领导 坚持和加强党对林业工作的全面领导 加强党的集中统一领导",
    "timetable": "实施步骤 时间安排 选举步骤与时间 进度安排 工作步骤 实施阶段",
    "duties": "职责分工 部门职责 任务分工 成员单位职责 明确工作职责 具体分工 工作分工 责任主体 工作责任",
    "other": "整治范围 检查对象 重点禁烧区域 重点巡查时段 申报条件 建设标准 建设规模 验收标准 整治时间 参加人员 申报及审核 政策兑现",
    "groups": "组织机构 领导小组 成员名单 组织体系",
}


@pytest.mark.parametrize(("role", "heading"), [(role, word) for role, words in HEADINGS.items() for word in words.split()])
def test_headings(role, heading):
    assert heading_role(heading) == role


@pytest.mark.parametrize(
    ("role", "heading"),
    [
        ("goals", "工作目标着力巩固创建成果，以服务居民为宗旨，努力建设整洁有序的云溪"),
        ("principles", "指导思想以方便居民为出发点，坚持政府引导、社会参与、因地制宜，推进助餐服务"),
        (None, "工作目标责任书由区政府办公室牵头签订，年底前完成对各街道的考核"),
        ("timetable", "集中整治阶段（7月16日至8月31日）"),
        ("timetable", "宣传发动，广泛动员（2031年3月至4月）"),
    ],
)
def test_headings_with_more_behind_their_words(role, heading):
    assert heading_role(heading) == role


@pytest.mark.parametrize(
    "heading",
    ["完善设施", "增强兜底保障能力", "加强要素支撑", "推进校园文化建设", "优化目标客群服务体验", "健全多层次社会保障网络建设", ""],
)
def test_headings_that_name_no_part(heading):
    assert heading_role(heading) is None


@pytest.mark.parametrize(
    ("title", "acts"),
    [
        ("加强巡查", True),
        ("以书屋为载体，丰富活动", True),
        ("“书香县”建设", True),
        ("设施完善", False),
        ("年度报告", False),
        ("大力发展夜间经济", True),
    ],
)
def test_what_a_heading_sets(title, acts):
    assert is_action(title) is acts


def roles(text: str) -> list[str]:
    outline, parts, _ = parted(text)
    return [parts[section.id] for section in outline.sections]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "一、总体要求\n（一）指导思想\n（二）工作目标\n1.建成书屋\n二、完善设施\n（一）改造",
            "principles principles goals goals tasks tasks",
        ),
        ("一、总体要求\n（一）指导思想\n（二）改革内容\n（三）重点任务\n1.改造", "principles principles principles tasks tasks"),
        ("一、把握阅读服务内涵\n（一）充分认识全民阅读的重要意义\n1.有利于成长\n（二）完善设施", "tasks background background tasks"),
        ("一、发展背景\n（一）主要成效\n（二）纳入重点工作", "background background background"),
        ("一、主要任务\n（一）完善设施\n（二）总体目标\n（三）强化组织领导作用发挥", "tasks tasks goals tasks"),
        ("一、目标任务\n到2026年，建成书屋30个。\n二、组织领导", "goals safeguards"),
        ("一、目标任务\n总体目标是建成书屋。\n二、组织领导", "goals safeguards"),
        ("12.县教育局：负责宣传。\n13.县公安局：维护秩序。\n14.各乡镇：抓好落实。\n六、组织领导", "duties duties duties safeguards"),
        ("一、重点任务\n1.县教育局：负责宣传。\n2.县公安局：维护秩序。\n3.县民政局：抓好落实。", "tasks duties duties duties"),
        ("一、重点任务\n1.县教育局：负责宣传。\n2.县公安局：维护秩序。\n3.建设书屋：新建三座。", "tasks tasks tasks tasks"),
        ("一、目标任务\n坚持标本兼治，健全管理机制。\n二、组织领导", "goals safeguards"),
        ("一、目标任务\n以读者为先。到2026年，实现以下目标：\n（一）书屋便利\n二、组织领导", "goals goals safeguards"),
        ("一、目标任务\n按照总体要求，加快建设书屋。\n到2026年：建成书屋30个。\n二、组织领导", "goals safeguards"),
        ("一、目标任务\n到2026年，完成以下任务：\n（一）建设书屋\n二、组织领导", "tasks tasks safeguards"),
        ("一、目标任务\n（一）建设书屋\n二、组织领导", "tasks tasks safeguards"),
        ("一、目标任务\n1.新建书屋20座。\n2.改造书屋8座。\n二、组织领导", "goals goals goals safeguards"),
        ("一、目标任务\n1.新建书屋20座。\n2.完善制度。\n二、组织领导", "tasks tasks tasks safeguards"),
        (
            "一、目标任务\n（一）基本情况。全村有书屋3座。\n（二）目标任务。\n1.新建书屋2座。\n2.改造书屋3座。\n（三）建设书屋。",
            "tasks background goals goals goals tasks",
        ),
        ("一、完善阅读设施\n1.乡镇书屋建设发展目标\n2.建设书屋\n3.实现发展目标", "tasks goals tasks tasks"),
        ("一、保障措施\n（一）加强领导\n（二）进度安排\n（三）政策扶持", "safeguards safeguards timetable safeguards"),
        ("一、保障机制\n（一）职责分工\n县教育局要配备图书。\n（二）加强督导", "safeguards duties safeguards"),
        ("一、保障机制\n（一）强化责任分工\n各部门要细化任务。\n（二）加强督导", "safeguards safeguards safeguards"),
        (
            "一、工作计划\n（一）动员阶段（2031年3月）\n（二）实施阶段（2031年4月至9月）\n1.改造书屋",
            "timetable timetable timetable timetable",
        ),
        ("一、采购计划\n（一）购买图书\n（二）改造书屋", "tasks tasks tasks"),
        ("一、建设书香县，迈上新台阶\n（一）现实基础和发展环境\n（二）完善设施", "tasks background tasks"),
        ("一、组织体系\n（一）指挥机构\n（二）成员单位职责\n1.县水利局：负责监测。", "groups groups duties duties"),
        ("一、任务\n（一）改造\n附件1\n分工方案\n一、完善\n附件2\n名词解释\n一、任务", "tasks tasks annex tasks annex annex"),
        (
            "第一篇 总体战略\n第一章 战略主题\n第二篇 重点任务\n第二章 完善设施\n第三章 保障措施",
            "principles principles tasks tasks safeguards",
        ),
    ],
)
def test_roles(text, wanted):
    before = "为推进书香县建设，制定本方案。\n"
    assert " ".join(roles(before + text)) == wanted


def test_the_parts_of_a_regulation_set_no_work():
    articles = "\n".join(f"第{n}条 加强管理。" for n in "一二三四五")
    assert set(roles(f"第一章 总则\n{articles}")) == {"other"}


def test_the_parts_of_an_emergency_plan_set_work_only_as_safeguards_and_duties():
    text = "青岚县防汛应急预案\n1总则\n1.1编制目的\n2应急响应\n2.1响应措施\n3应急保障\n3.1队伍保障"
    assert roles(text) == ["principles", "principles", "other", "other", "safeguards", "safeguards"]


ARTICLES = "\n".join(
    [
        "第一章 总则",
        "第一条 为规范管理，制定本文。",
        "第二章 支持内容",
        *(f"第{n}条 {what}。给予补助。" for n, what in zip("二三四五", ("建设书屋", "改造站点", "引进人才", "培育社团"), strict=True)),
    ]
)


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("青岚区支持全民阅读若干措施", "principles principles tasks tasks tasks tasks tasks"),
        ("青岚区全民阅读促进办法", "other " * 7),
    ],
)
def test_measures_in_articles_set_work_and_a_statute_does_not(title, wanted):
    assert roles(f"{title}\n{ARTICLES}") == wanted.split()
