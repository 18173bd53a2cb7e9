"""Tables that a dump has flattened come back with their rows, columns and spans; lists and prose stay what they are."""

import pytest

from pipeline.repair import Grid, Paragraph, repair, split_lines


def items(text: str) -> list[object]:
    """Paragraphs as strings; a table as rows of cells, its spans written (text, rowspan, colspan) where there are any."""
    found: list[object] = []
    for item in repair(split_lines(text)):
        if isinstance(item, Paragraph):
            found.append(item.text)
        elif isinstance(item, Grid):
            rows: dict[int, list[object]] = {}
            for cell in item.cells:
                words = "".join(cell.paragraphs)
                merged = cell.rowspan > 1 or cell.colspan > 1
                rows.setdefault(cell.row, []).append((words, cell.rowspan, cell.colspan) if merged else words)
            found.append(list(rows.values()))
    return found


TABBED = """附件
云溪市社区食堂指标表
\t类别
\t指标名称
\t单位
\t2030
年
\t2033年
\t备注

\t网点
\t社区食堂数
\t个
\t25
\t200
\t

\t
\t城市社区覆盖率
\t%
\t31.5
\t85
\t含助餐点

\t服务
\t日供餐能力
\t万人次
\t0.8

\t3
\t


注：统计口径为全市。"""


def test_cells_behind_tabs() -> None:
    assert items(TABBED) == [
        "附件",
        "云溪市社区食堂指标表",
        [
            ["类别", "指标名称", "单位", "2030年", "2033年", "备注"],
            [("网点", 2, 1), "社区食堂数", "个", "25", "200", ""],
            ["城市社区覆盖率", "%", "31.5", "85", "含助餐点"],
            ["服务", "日供餐能力", "万人次", "0.8", "3", ""],
        ],
        "注：统计口径为全市。",
    ]


def test_rows_apart_by_tabs() -> None:
    text = "表1 任务分工\n序号\t任务\t责任单位\n1\t布局网点\t市商务局\n2\t保障安全\t\n其他事项另行通知。"
    assert items(text) == [
        "表1 任务分工",
        [["序号", "任务", "责任单位"], ["1", "布局网点", "市商务局"], ["2", "保障安全", ""]],
        "其他事项另行通知。",
    ]


def test_rows_apart_by_wide_blanks() -> None:
    text = "指标    2030年    2033年\n食堂数    25    200\n覆盖率    31.5%    85%\n正文从这里开始。"
    assert items(text) == [[["指标", "2030年", "2033年"], ["食堂数", "25", "200"], ["覆盖率", "31.5%", "85%"]], "正文从这里开始。"]


def test_a_cell_a_line_with_a_counter() -> None:
    cells = [
        "序号",
        "指标",
        "目标值",
        "属性",
        "1",
        "社区食堂数",
        "200个",
        "预期性",
        "2",
        "抽检合格率",
        "≥98%",
        "约束性",
        "3",
        "补贴发放率",
        "100%",
        "约束性",
    ]
    assert items("\n\n".join(["专栏1 主要指标", *cells, "食堂建设取得新进展。"])) == [
        "专栏1 主要指标",
        [
            ["序号", "指标", "目标值", "属性"],
            ["1", "社区食堂数", "200个", "预期性"],
            ["2", "抽检合格率", "≥98%", "约束性"],
            ["3", "补贴发放率", "100%", "约束性"],
        ],
        "食堂建设取得新进展。",
    ]


def test_a_cell_a_line_with_merged_leading_cells() -> None:
    cells = ["类别", "序号", "指标", "2033年", "网点", "1", "食堂数", "200", "2", "助餐点数", "300", "服务", "3", "日供餐人次", "30000"]
    assert items("\n".join(cells)) == [
        [
            ["类别", "序号", "指标", "2033年"],
            [("网点", 2, 1), "1", "食堂数", "200"],
            ["2", "助餐点数", "300"],
            ["服务", "3", "日供餐人次", "30000"],
        ]
    ]


def test_a_line_of_one_cell_groups_the_rows_below_it() -> None:
    head = "指标\t\t2030年\t属性\n网点建设\n食堂\t社区食堂数\t200\t预期性\n\t覆盖率\t85\t预期性"
    text = f"{head}\n服务能力\n供餐\t日供餐人次\t30000\t预期性\n其他事项另行通知。"
    assert items(text) == [
        [
            ["指标", "", "2030年", "属性"],
            [("网点建设", 1, 4)],
            [("食堂", 2, 1), "社区食堂数", "200", "预期性"],
            ["覆盖率", "85", "预期性"],
            [("服务能力", 1, 4)],
            ["供餐", "日供餐人次", "30000", "预期性"],
        ],
        "其他事项另行通知。",
    ]


def test_a_line_before_heads_parts_two_tables() -> None:
    text = "序号\t任务\t责任单位\n1\t布局网点\t市商务局\n二、老年助餐\n序号\t任务\t责任单位\n1\t发放补贴\t市财政局"
    heads = ["序号", "任务", "责任单位"]
    assert items(text) == [[heads, ["1", "布局网点", "市商务局"]], "二、老年助餐", [heads, ["1", "发放补贴", "市财政局"]]]


def test_a_cell_a_line_below_heads_in_any_words() -> None:
    cells = ["序号", "主 要 工 作", "牵头市领导", "责任单位", "1", "布局网点。", "王某", "市商务局", "2", "保障安全。", "李某", "市民政局"]
    assert items("\n\n".join(["一、社区食堂", *cells, "其他事项另行通知。"])) == [
        "一、社区食堂",
        [
            ["序号", "主 要 工 作", "牵头市领导", "责任单位"],
            ["1", "布局网点。", "王某", "市商务局"],
            ["2", "保障安全。", "李某", "市民政局"],
        ],
        "其他事项另行通知。",
    ]


def test_a_cell_a_line_in_groups_that_count_on() -> None:
    heads = ["序号", "工作任务", "责任单位"]
    first = [*heads, "1", "布局网点。", "市商务局", "2", "保障安全。", "市民政局"]
    second = [*heads, "3", "发放补贴。", "市财政局", "4", "培训人员。", "市人社局"]
    assert items("\n".join(["一、社区食堂", *first, "二、老年助餐", *second])) == [
        "一、社区食堂",
        [heads, ["1", "布局网点。", "市商务局"], ["2", "保障安全。", "市民政局"]],
        "二、老年助餐",
        [heads, ["3", "发放补贴。", "市财政局"], ["4", "培训人员。", "市人社局"]],
    ]


def test_a_cell_a_line_with_paragraphs_in_a_cell() -> None:
    heads = ["序号", "工作任务", "责任单位"]
    cells = [
        *heads,
        "1",
        "布局网点。",
        "新开三家。",
        "市商务局",
        "2",
        "保障安全。",
        "市民政局",
        "3",
        "发放补贴；",
        "按季公示。",
        "市财政局",
    ]
    assert items("\n".join([*cells, "其他事项另行通知。"])) == [
        [heads, ["1", "布局网点。新开三家。", "市商务局"], ["2", "保障安全。", "市民政局"], ["3", "发放补贴；按季公示。", "市财政局"]],
        "其他事项另行通知。",
    ]


def test_a_cell_a_line_with_bodies_below_their_head() -> None:
    heads = ["工作任务", "责任单位", "完成时限"]
    rows = [["1.布局网点。", "市商务局、市民政局", "12月底前"], ["2.建设学校。", "市教育局", "10月底前"]]
    cells = [cell for row in [heads, *rows] for cell in row]
    assert items("\n\n".join([*cells, "请各单位抓好落实。"])) == [[heads, *rows], "请各单位抓好落实。"]


def test_a_cell_a_line_whose_rows_are_picked_from_a_longer_table_with_groups() -> None:
    heads = ["序号", "重点工作任务", "主要责任单位", "协同配合单位"]
    rows = [
        ["3", "新建食堂五处。", "市商务局", "市民政局、市财政局,各街道。"],
        ["68", "补贴足额到位。", "市财政局", "市民政局。"],
        ["69", "送餐上门。", "市民政局", "各街道"],
    ]
    cells = [*heads, "一、布局网点", *rows[0], "二、落实政策", "三、发展服务", *rows[1], *rows[2], "四、其他事项", "另行通知。"]
    assert items("\n".join(cells)) == [
        [heads, [("一、布局网点", 1, 4)], rows[0], [("二、落实政策", 1, 4)], [("三、发展服务", 1, 4)], rows[1], rows[2]],
        "四、其他事项",
        "另行通知。",
    ]


def test_a_cell_a_line_of_bodies_and_their_duties_in_several_paragraphs() -> None:
    cells = [
        "部门",
        "职责与任务",
        "市商务局",
        "布局网点。",
        "组织开业。",
        "市 民政局",
        "发放补贴。",
        "工会、妇联等",
        "保障安全。",
        "其他事项另行通知。",
    ]
    assert items("\n".join(cells)) == [
        [["部门", "职责与任务"], ["市商务局", "布局网点。组织开业。"], ["市 民政局", "发放补贴。"], ["工会、妇联等", "保障安全。"]],
        "其他事项另行通知。",
    ]


def test_a_cell_a_line_of_bodies_with_two_columns_beside_them() -> None:
    heads = ["部门", "助餐服务的重点", "对应的人群"]
    rows = [["市商务局", "布局网点。", "居民、职工等人群"], ["市民政局", "发放补贴。", "老年人"], ["各街道", "送餐上门。", "行动不便者"]]
    assert items("\n".join(cell for row in [heads, *rows] for cell in row)) == [[heads, *rows]]


def test_a_cell_a_line_without_counter() -> None:
    cells = ["指标", "单位", "2033年", "社区食堂数", "个", "200", "助餐点总数", "个", "300", "日供餐人次", "万人次", "3"]
    assert items("\n".join([*cells, "一、总体要求"])) == [
        [["指标", "单位", "2033年"], ["社区食堂数", "个", "200"], ["助餐点总数", "个", "300"], ["日供餐人次", "万人次", "3"]],
        "一、总体要求",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["重点任务", "完善网点布局", "保障饮食安全", "发展送餐上门"],
        ["\t一、总体要求", "\t二、重点任务"],
        ["牵头单位", "市商务局负责统筹。", "配合单位", "市民政局负责补贴。"],
        ["云溪市商务局    云溪市民政局"],
        ["部门", "市商务局", "市民政局", "市教育局", "各街道"],
        ["部门", "职责", "市商务局", "布局网点。", "各单位抓好落实。", "保障安全。"],
        ["重点任务", "责任单位", "布局网点。", "各单位抓好落实。", "保障安全。", "市民政局"],
    ],
)
def test_no_table(lines: list[str]) -> None:
    assert all(isinstance(item, str) for item in items("\n".join(lines)))
