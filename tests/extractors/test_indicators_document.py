"""Indicators of whole documents: tables, labelled lines, what a place says of the numbers in it, links, time."""

import pytest

from extractors.engine import Ruler
from extractors.indicators import extract_indicators
from extractors.parts import classify
from extractors.targets import extract_targets
from pipeline.outline import build_outline
from pipeline.readers.builder import DocumentBuilder, GridCell
from schemas import Evidence, Task
from tests.extractors.made import SOURCE, parted
from tests.timing import assert_linear

TITLE = "青岚区公共服务提升实施方案（2024—2026年）\n"


def of_text(text, tasks=()):
    outline, parts, ruler = parted(text)
    return extract_indicators(outline, parts, ruler, tasks)


def of_table(rows, *, before=("青岚区公共服务规划（2021—2025年）",), spans=()):
    """The indicators of a document with one table; `spans` are (row, col, rowspan, colspan)."""
    builder = DocumentBuilder()
    for line in before:
        builder.paragraph(line)
    wide = {(r, c): (down, across) for r, c, down, across in spans}
    hidden = {(r + i, c + j) for (r, c), (down, across) in wide.items() for i in range(down) for j in range(across)} - set(wide)
    cells = []
    for r, row in enumerate(rows):
        for c, words in enumerate(row):
            if (r, c) not in hidden:
                down, across = wide.get((r, c), (1, 1))
                cells.append(GridCell(r, c, [words], rowspan=down, colspan=across))
    builder.table(cells)
    document = builder.build(SOURCE)
    outline = build_outline(document)
    return extract_indicators(outline, classify(outline), Ruler(document), ())


def brief(indicators):
    """Name, comparator, value, upper value, unit, end of due, starting value and its date, what binds."""
    return [
        (
            i.name,
            i.comparator,
            i.value,
            i.value_high,
            i.unit,
            i.due and i.due.end,
            i.baseline and (i.baseline.value, i.baseline.as_of),
            i.binding,
        )
        for i in indicators
    ]


def test_a_row_with_a_start_and_a_target_is_one_indicator():
    found = of_table(
        [
            ["类别", "序号", "指标名称", "单位", "2020年", "2025年目标", "备注"],
            ["服务", "1", "每千人口床位数", "张", "5.1", "6.8", "区卫健局"],
            ["", "2", "老年人建档率", "%", "71.5", "85以上", ""],
            ["人才", "3", "全科医师数", "人", "40", "60-70", ""],
            ["", "4", "信息平台", "—", "—", "建成", ""],
        ],
        spans=[(1, 0, 2, 1), (3, 0, 2, 1)],
    )
    assert brief(found) == [
        ("每千人口床位数", "=", 6.8, None, "张", "2025", (5.1, "2020"), None),
        ("老年人建档率", ">=", 85, None, "%", "2025", (71.5, "2020"), None),
        ("全科医师数", "range", 60, 70, "人", "2025", (40, "2020"), None),
    ]
    assert [i.evidence.cell.row for i in found] == [1, 2, 3]
    assert found[0].evidence.text == "每千人口床位数\t张\t5.1\t6.8"


def test_columns_in_any_order_and_several_targets():
    found = of_table(
        [
            ["属性", "2025年目标值", "2030年目标值", "基期水平", "指标"],
            ["预期性", "≥22", "≥30", "14.2", "居民健康素养水平（%）"],
            ["约束性", "<15", "<10", "2018年为19.6", "孕产妇死亡率（1/10万）"],
            ["倡导性", "持续改善", "7～8", "6.5", "成人平均睡眠时间（小时）"],
        ]
    )
    assert brief(found) == [
        ("居民健康素养水平", ">=", 22, None, "%", "2025", (14.2, None), "expected"),
        ("居民健康素养水平", ">=", 30, None, "%", "2030", (14.2, None), "expected"),
        ("孕产妇死亡率", "<", 15, None, "/10万", "2025", (19.6, "2018"), "binding"),
        ("孕产妇死亡率", "<", 10, None, "/10万", "2030", (19.6, "2018"), "binding"),
        ("成人平均睡眠时间", "range", 7, 8, "小时", "2030", (6.5, None), "advocated"),
    ]


def test_an_empty_head_goes_on_from_the_name_to_its_left_and_a_line_across_is_no_row():
    found = of_table(
        [
            ["指标", "", "2020年", "2025年", "〔累计〕", "属性"],
            ["公园建设", "", "", "", "", ""],
            ["绿地", "公园绿地面积占比（%）", "12", ">15", "-", "约束性"],
            ["", "裸露地面积下降（%）", "-", "-", "〔20〕", "预期性"],
        ],
        spans=[(1, 0, 1, 6), (2, 0, 2, 1)],
    )
    assert brief(found) == [
        ("公园绿地面积占比", ">", 15, None, "%", "2025", (12, "2020"), "binding"),
        ("裸露地面积下降", "=", 20, None, "%", "2025", None, "expected"),
    ]


def test_an_empty_head_over_anything_but_words_is_no_name():
    found = of_table([["指标", "", "2025年"], ["公园绿地面积", "1", "150公顷"], ["人均道路面积", "2", "16平方米"]])
    assert [(i.name, i.value) for i in found] == [("公园绿地面积", 150), ("人均道路面积", 16)]


def test_heads_in_two_rows_and_a_merged_target():
    found = of_table(
        [
            ["指标", "单位", "现状", "目标值", ""],
            ["", "", "", "2025年", "2030年"],
            ["公园绿地面积", "公顷", "120", "150", "200"],
            ["人均道路面积", "平方米", "14", "16", ""],
        ],
        spans=[(0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 2), (3, 3, 1, 2)],
    )
    assert brief(found) == [
        ("公园绿地面积", "=", 150, None, "公顷", "2025", (120, None), None),
        ("公园绿地面积", "=", 200, None, "公顷", "2030", (120, None), None),
        ("人均道路面积", "=", 16, None, "平方米", "2030", (14, None), None),
    ]


def test_the_title_dates_a_table_whose_heads_do_not():
    found = of_table(
        [["序号", "指标", "预期值", "属性"], ["1", "事故死亡人数", "下降15%", "约束性"], ["2", "受灾人次", "<15000", "预期性"]],
        before=("青岚区安全规划", "2025年主要指标"),
    )
    assert [(i.name, i.basis, i.comparator, i.value, i.unit, i.due.end) for i in found] == [
        ("事故死亡人数", "delta", "=", 15, "%", "2025"),
        ("受灾人次", "level", "<", 15000, None, "2025"),
    ]


def test_a_table_of_work_that_says_in_what_it_is_counted():
    found = of_table(
        [
            ["序号", "任务内容", "牵头部门", "前三年目标任务", "五年目标任务"],
            ["1", "培育示范企业（家）", "区科技局", "28", "30"],
            ["2", "引进新技术（项）", "区农业局", "24", "35"],
        ],
        before=("青岚区创新计划", "创新计划（2021—2025年）目标任务分解表"),
    )
    assert [(i.name, i.value, i.unit, i.due and i.due.end) for i in found] == [
        ("培育示范企业", 28, "家", None),
        ("培育示范企业", 30, "家", "2025"),
        ("引进新技术", 24, "项", None),
        ("引进新技术", 35, "项", "2025"),
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [["序号", "指标", "评分标准", "分值"], ["1", "制度建设", "缺一项扣2分", "10分"]],
        [["序号", "任务", "责任单位", "完成时限"], ["1", "编制规划", "区发改局等5个部门", "2025年6月"]],
        [["指标", "属性", "说明"], ["病床使用率", "定量", "计算方法：占用床日数/开放床日数×100%"]],
    ],
    ids=["scores", "tasks", "explanations"],
)
def test_tables_without_quantities(rows):
    assert of_table(rows) == ()


def test_the_prose_in_cells_of_a_task_table():
    found = of_table(
        [["序号", "重点任务", "主要内容", "责任部门"], ["1", "建设公园", "建成口袋公园12个，新增绿道8公里。", "区城管局、区财政局"]]
    )
    assert [(i.name, i.value, i.unit, i.basis) for i in found] == [("口袋公园", 12, "个", "level"), ("新增绿道", 8, "公里", "delta")]
    assert all(i.evidence.cell.col == 2 for i in found)


def test_the_goals_of_a_year_told_in_words_in_a_table_of_work():
    found = of_table(
        [
            ["序号", "项目名称", "主要内容和年度目标", "牵头单位", "完成时限"],
            ["1", "新建公园", "新建口袋公园12个，新增绿道8公里，覆盖率达到60%", "区城管局", "8月底前"],
            ["2", "改造水厂", "按期完工", "区水利局", "12月"],
        ]
    )
    assert [(i.name, i.value, i.basis) for i in found[:2]] == [("新建口袋公园", 12, "level"), ("新增绿道", 8, "delta")]
    assert [i.value for i in found] == [12, 8, 60]


def test_labelled_lines_are_a_table_in_text():
    found = of_text(
        TITLE
        + "一、发展目标\n健康主要指标\n领域：水平 指标：人均预期寿命(岁) 2020年：77.3 2025年：78.3\n"
        + "领域：服务 指标：每千人口护士数(人) 2020年：3.3(2019年) 2025年：3.8以上 2030年：持续改善"
    )
    assert brief(found) == [
        ("人均预期寿命", "=", 78.3, None, "岁", "2025", (77.3, "2020"), None),
        ("每千人口护士数", ">=", 3.8, None, "人", "2025", (3.3, "2019"), None),
    ]


def test_a_lead_in_dates_the_list_that_it_introduces():
    found = of_text(
        TITLE
        + "一、主要目标\n到2026年，服务体系基本健全。具体目标如下：\n"
        + "1.建成社区食堂30个\n2.培训护理员200名，2025年达到150名\n二、重点任务\n（一）建设。新建公园5个。"
    )
    assert [(i.value, i.due and i.due.end) for i in found] == [(30, "2026"), (200, "2026"), (150, "2025"), (5, None)]


def test_a_lead_in_dates_dashed_items_but_not_what_follows_them():
    found = of_text(
        TITLE + "一、主要目标\n到2026年实现以下目标：\n——建成食堂30个。\n——建成公园5个。\n全区绿地率达到40%。".replace("全区", "青岚区")
    )
    assert [(i.value, i.due and i.due.end) for i in found][:2] == [(30, "2026"), (5, "2026")]


def test_what_years_of_effort_are_to_bring_is_a_target_without_any_heading():
    found = of_text("关于促进茶业高质量发展的若干措施\n总的要求是，坚持改革，力争经过5年努力，全县茶园面积增长55%以上、达到5.5万亩。")
    assert [(i.value, i.role) for i in found] == [(55, "target"), (5.5, "target")]


def test_aims_right_above_dashed_items_date_them():
    found = of_text(
        TITLE
        + "一、主要目标\n到2026年，服务网络基本建成，居民满意。\n——建成食堂30个。\n——建成公园5个。\n二、重点任务\n（一）建设。新建泵站4座。"
    )
    assert [(i.value, i.due and i.due.end) for i in found] == [(30, "2026"), (5, "2026"), (4, None)]


def test_a_bracket_below_a_heading_counts_what_the_heading_names():
    found = of_text(TITLE + "一、补贴范围\n1.扩大范围。\n附件\n青岚区农机目录\n（12大类30个小类）\n1.耕整机械")
    assert [(i.name, i.value) for i in found] == [("青岚区农机目录", 12), ("青岚区农机目录小类", 30)]


def test_the_heading_of_a_goals_section_dates_its_numbers():
    found = of_text(TITLE + "一、总体目标\n（一）2025年目标\n建成食堂30个。\n（二）2026年目标\n建成食堂50个。")
    assert [(i.value, i.due and i.due.end) for i in found] == [(30, "2025"), (50, "2026")]


def test_what_a_part_reports_and_what_it_sets():
    found = of_text(
        TITLE
        + "一、发展基础\n全区共有学校30所。到2026年，学校达到36所。\n"
        + "二、重点任务\n（一）扩大供给。截至2023年底，全区已建成食堂12个。新建食堂10个。\n"
        + "备注：全区常住人口50万人。"
    )
    assert [(i.value, i.role) for i in found] == [(30, "status"), (36, "target"), (12, "status"), (10, "target"), (50, "status")]


@pytest.mark.parametrize(
    "text",
    [
        "云溪市公园管理条例\n" + "\n".join(f"第{n}条 违反规定的，处以500元以上1000元以下罚款。" for n in "一二三四五六七"),
        "云溪市突发事件应急预案\n一、应急响应\n接报后30分钟内到达现场，2小时内上报。",
        "问答实录：云溪市支持企业若干措施\n问：成效如何？\n答：去年新增企业3000家，贷款余额500亿元。",
    ],
    ids=["statute", "emergency plan", "interview"],
)
def test_documents_that_set_no_plan(text):
    assert of_text(text) == ()


def test_lines_that_hold_no_statement():
    assert (
        of_text(
            TITLE + "一、重点任务\n（一）建设公园。完善设施。\n责任单位：区城管局等3家单位\n联系电话：12345\n计算方法：合格数/总数×100%"
        )
        == ()
    )


def test_an_indicator_knows_its_section_and_task():
    outline, parts, ruler = parted(TITLE + "一、重点任务\n（一）建设公园\n1.新建公园。建成公园5个。\n2.提升绿地。改造绿地20公顷。")
    leaf = next(s for s in outline.sections if s.number == "1.")
    start = leaf.head.start
    evidence = Evidence(start=start, end=start + 2, text="1.")
    task = Task(id="t1", kind="task", title="新建公园", section=leaf.id, evidence=(evidence,))
    found = extract_indicators(outline, parts, ruler, (task,))
    assert [(i.id, i.value, i.section == leaf.id, i.task) for i in found] == [("i1", 5, True, "t1"), ("i2", 20, False, None)]
    assert all(ruler.text[i.evidence.start : i.evidence.end] == i.evidence.text for i in found)


HOSTILE = [
    "1",
    "12个",
    "12个、",
    "3-4",
    "（5家",
    "至少",
    "最高",
    "不超过",
    "分别",
    "由3%降至",
    "到2025年和",
    "一二三",
    "百分之",
    "对",
    "“",
    "的",
    "1,000",
    "其中",
    "5家企业",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text(piece):
    def work(given):
        outline, parts, ruler = given
        extract_targets(outline, parts, ruler, extract_indicators(outline, parts, ruler, ()))

    assert_linear(lambda times: parted(TITLE + "一、重点任务\n" + piece * times), work, few=400, many=4000)


def test_what_stands_before_an_items_own_goals_is_how_things_are():
    text = (
        "临江县健康行动方案（2024—2026年）\n本县居民体检率为30%。\n一、主要行动\n（一）控烟行动\n慢性病患者约4万人。\n行动目标：\n"
        "成人吸烟率下降到20%。\n（二）健身行动\n建成步道30公里。"
    )
    outline, parts, ruler = parted(text)
    found = extract_indicators(outline, parts, ruler, ())
    assert [(i.value, i.role) for i in found] == [(30, "status"), (4, "status"), (20, "target"), (30, "target")]


@pytest.mark.parametrize(("title", "values"), [("临江县支持养老服务若干措施", [80, 20]), ("临江县养老服务管理条例", [])])
def test_articles_of_measures_set_grants_and_those_of_a_statute_nothing(title, values):
    articles = "".join(f"第{n}条　支持机构发展。建立健全工作机制。\n" for n in "一二三四")
    text = f"{title}\n{articles}第五条　奖励先进。对获评先进的机构给予80万元奖励。\n第六条　培训补贴。给予最高20万元补贴。"
    outline, parts, ruler = parted(text)
    assert [i.value for i in extract_indicators(outline, parts, ruler, ())] == values


def test_a_value_between_two_bounds_and_a_row_that_is_a_sentence():
    found = of_table(
        [
            ["序号", "指标", "基期", "2025年目标"],
            ["1", "成人健康体重", "2022年所占比例为52%", "18.5≤BMI<24"],
            ["2", "学生每天户外活动时间1小时以上，每周参加球类活动2次以上", "", ""],
            ["说明：每天活动时间按30天平均计算", "", "", ""],
        ],
        spans=[(2, 1, 1, 3), (3, 0, 1, 4)],
    )
    assert brief(found) == [
        ("成人健康体重", "range", 18.5, 24, None, "2025", (52, "2022"), None),
        ("学生每天户外活动时间", ">=", 1, None, "小时", None, None, None),
        ("每周参加球类活动", ">=", 2, None, "次", None, None, None),
    ]


@pytest.mark.parametrize(
    ("why", "text", "roles"),
    [
        (
            "aims stated before the first heading",
            "临江县重点工作分工\n2025年全县完成投资30亿元。2026年主要预期目标是：生产总值增长6%；失业率控制在4%以内。\n一、稳增长\n（一）新建水厂2座。",
            "status target target target",
        ),
        ("a plan without headings", "临江县粮食生产工作方案\n全年扩种油菜3万亩，完成农田改造2万亩。", "target target"),
        ("a list of what is to be done, without headings", "2026年临江县重点民生事项\n01 扩种油菜3万亩\n02 新建水厂2座", "target target"),
        (
            "how long it lasts is not when it was issued",
            "云溪市书屋整治行动通知\n2022年11月7日\n自即日起至2023年12月31日开展整治。\n一、主要任务\n（一）整治书屋。新增书屋9座，其中2022年新增2座。",
            "target target",
        ),
        (
            "a date in Chinese numerals, of a plan for five years",
            "云溪市“十二五”书屋规划\n二○一一年七月十八日\n一、目标任务\n（一）年度任务。2011年新增书屋2座，2012年至2014年每年新增3座。",
            "target target",
        ),
        ("a report in a plan without headings", "临江县粮食生产工作方案\n去年全县扩种油菜3万亩。", "status"),
        (
            "a paragraph that looks back in a plan without headings",
            "临江县粮食发展规划纲要\n“十三五”以来，油菜面积达到3万亩。粮食总产达到20万吨。\n扩种油菜2万亩。",
            "status status target",
        ),
        ("what was won in a report", "临江县油茶方案\n一、发展回顾\n截至目前，建成水厂2座，争取上级资金300万元。", "status status"),
        ("a part without title or heading looks ahead", "扩种油菜3万亩，确保粮食总产20万吨。", "target target"),
        ("a horizon in a part without heading", "到2027年，链条更加完善。争创3个领军园区，储备8个后备园区。", "target target"),
        (
            "years ahead in a part without heading, and what follows",
            "未来五年，示范园达到5个。\n合格率达到90%，园区达到8个。",
            "target target target",
        ),
        ("what follows what is set reports", "到2027年，储备园区8个。\n目前，全县建成水厂2座。\n扩种油菜3万亩。", "target status status"),
        ("the first three quarters of an unknown year", "到2030年，储备园区8个。\n前三季度，招引项目90个。", "target status"),
        ("the name of a plan sets nothing", "深入实施示范园三年成长计划，储备园区8个。", "status"),
        ("money given in a part without heading", "对新认定的示范园，给予最高10万元奖励。", "target"),
        ("a part without title or heading reports", "全县扩种油菜3万亩，建成水厂2座。", "status status"),
        (
            "a notice that sets the year's projects",
            "关于下达2025年民生实事项目任务指标的通知\n列入本区2025年实事的有：新建30家社区食堂、改建20个公园，为4000名老人提供上门服务。",
            "target target target",
        ),
        (
            "projects taken into a year's list before the first heading",
            "临江县实事通知\n去年建成水厂2座。纳入本县2025年民心工程的项目有：新建30家食堂、新增50张床位。\n一、抓好落实\n（一）新建水厂2座。",
            "status target target target",
        ),
        (
            "the state of a branch",
            "临江县油茶方案\n一、我县油茶产业基本状况\n全县油茶面积3万亩。\n二、任务\n（一）扩种油茶2万亩。",
            "status target",
        ),
    ],
)
def test_what_is_set_where_no_heading_says_so(why, text, roles):
    assert " ".join(i.role for i in of_text(text)) == roles, why


@pytest.mark.parametrize(
    ("opening", "due"),
    [
        ("2026年是攻坚之年，县水务局将重点抓好以下几项工作：", "2026"),
        ("2026年，县水务局工作安排如下：", "2026"),
        ("结合水务工作实际，现将2026年工作目标任务呈报如下：", "2026"),
        ("现将2026年水务工作情况汇报如下：", None),
        ("2025年底，县水务局获评先进，将重点抓好以下几项工作：", None),
        ("为做好2026年水务工作，制定以下措施：", None),
    ],
)
def test_the_year_of_a_plan_in_its_opening_dates_all_items(opening, due):
    found = of_text(f"临江县水务局2026年工作计划\n{opening}\n（一）建设水厂。新建水厂2座。\n（二）改造管网。改造管网30公里。")
    assert [(i.value, i.due and i.due.end) for i in found] == [(2, due), (30, due)]


def test_a_report_tells_what_was_and_a_guessed_year_makes_nothing_past():
    text = (
        "云溪市老旧小区改造实施方案\n一、工作基础\n2021年，全市改造小区50个。2019至2021年，累计改造小区110个。到2018年底，已改造小区80个，加装电梯40部。\n"
        "二、工作目标\n2018年，改造小区20个。\n"
    )
    outline, parts, ruler = parted(text)
    found = extract_indicators(outline, parts, ruler, ())
    assert [(i.value, i.role) for i in found] == [(50, "status"), (110, "status"), (80, "status"), (40, "status"), (20, "target")]


def test_the_horizon_in_a_title_is_not_the_plans_year():
    outline, parts, ruler = parted("“健康云溪2030”规划\n一、主要目标\n到2020年，建成体育中心3个。\n")
    found = extract_indicators(outline, parts, ruler, ())
    assert [(i.value, i.role, i.due and i.due.end) for i in found] == [(3, "target", "2020")]


@pytest.mark.parametrize(
    ("why", "head", "due"),
    [
        ("a long heading that names a year's aims", "一、2025年经济社会发展主要预期目标任务分解", "2025"),
        ("a heading of tasks with a figure each", "一、2025年临江县水务系统重点任务指标", "2025"),
        ("a heading with a year that names no aims", "一、2025年度市级财政预算资金分配和使用方向", None),
    ],
)
def test_the_year_in_a_heading_that_names_aims_dates_its_items(why, head, due):
    found = of_text(f"临江县责任分工\n{head}\n1.用水总量下降3%。（水务局）\n2.新建水厂2座。（水务局）")
    assert [(i.value, i.due and i.due.end) for i in found] == [(3, due), (2, due)], why


def test_the_first_sentence_of_a_stage_dates_nothing_behind_it():
    found = of_text("临江县方案\n一、发展目标\n1.第一阶段目标：2025年扩种油菜3万亩，改造水田2万亩。新建水厂2座。")
    assert [(i.value, i.due and i.due.end) for i in found] == [(3, "2025"), (2, "2025"), (2, None)]
    found = of_text("临江县方案\n一、发展目标\n（一）2025年目标。扩种油菜3万亩。新建水厂2座。")
    assert [(i.value, i.due and i.due.end) for i in found] == [(3, "2025"), (2, "2025")]


def test_the_number_of_measures_in_a_title_is_none():
    found = of_text("临江县人民政府办公室关于印发通知\n临江县促进夜间消费20条措施\n一、扩大消费\n1.发放消费券3万张。")
    assert [(i.value, i.unit) for i in found] == [(3, "万张")]


def test_how_things_stand_beside_the_goals_is_reported():
    found = of_text(
        "临江村方案\n一、目标任务\n（一）基本情况。全村农户60户，需改建户厕20户。\n（二）目标任务。\n1.改建户厕20户。\n2.新建公厕2座。"
    )
    assert [(i.value, i.role) for i in found] == [(60, "status"), (20, "status"), (20, "target"), (2, "target")]


def test_the_number_of_an_item_is_no_part_of_a_name():
    found = of_text("2026年临江县重点民生事项\n01 扩种油菜3万亩\n02 新建水厂2座\n11 放映电影500场")
    assert [(i.name, i.value) for i in found] == [("扩种油菜", 3), ("新建水厂", 2), ("放映电影", 500)]


@pytest.mark.parametrize(
    ("head", "found"),
    [
        ("1—8月推进情况", [(5, "target"), (3, "status")]),
        ("最新进度（8月24日）", [(5, "target"), (3, "status")]),
        ("进度安排", [(5, "target")]),
        ("具体内容", [(5, "target"), (3, "target")]),
    ],
)
def test_a_column_of_progress_reports(head, found):
    rows = [["序号", "实事内容", "责任单位", head], ["1", "新建社区食堂5家。", "区民政局", "建成社区食堂3家，其余正在施工。"]]
    assert [(i.value, i.role) for i in of_table(rows, before=("青岚区2024年实事项目进度表",))] == found
