"""Titles over several lines become one; what only stands near them does not."""

import pytest

from pipeline.repair.titles import compact_title, joined_title, title_runs


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["云溪市推进社区食堂建设", "三年行动方案", "为方便居民就近用餐，制定本方案。"], ["云溪市推进社区食堂建设三年行动方案"]),
        (["云溪市关于发展社区商业", "的实施意见", "（征求意见稿）", "一、总体要求"], ["云溪市关于发展社区商业的实施意见"]),
        (
            ["云溪市人民政府办公室", "关于印发社区食堂", "管理办法的通知", "云政办发〔2031〕18号"],
            ["云溪市人民政府办公室关于印发社区食堂管理办法的通知"],
        ),
        (["云溪市商务局", "云溪市财政局", "关于做好助餐补贴发放工作的通知"], ["云溪市商务局 云溪市财政局关于做好助餐补贴发放工作的通知"]),
        (["正文。", "附件2", "社区食堂建设任务", "分工表", "一、布局"], ["社区食堂建设任务分工表"]),
        (
            ["正文。", "云溪市人民政府", "2031年4月9日", "云溪市社区食堂", "管理办法", "第一条 为了规范管理，制定本办法。"],
            ["云溪市社区食堂管理办法"],
        ),
        # what a web page prints above a title, and the title again
        (["首页 > 公开目录", "云溪市推进社区食堂建设", "三年行动方案", "一、总体要求"], ["云溪市推进社区食堂建设三年行动方案"]),
        (["返回顶部", "云溪市社区食堂管理办法", "云溪市社区食堂", "管理办法", "一、总则"], ["云溪市社区食堂管理办法"]),
        (["您好！欢迎访问云溪市水利协会官方网站", "云溪市节水行动方案", "一、总则"], []),
        (["索引号：yx/2031-6", "发文字号：云政发〔2031〕6号", "名称：云溪市社区食堂管理办法", "公文种类：办法"], []),
        (["云政发〔2031〕6号《云溪市社区食堂管理办法》", "云溪市社区食堂管理办法", "一、总则"], []),
        (["云溪市社区食堂", "来源：云溪市商务局 日期：2031-05-06", "管理办法"], []),
        # one line already, an issuer alone, slides, body text
        (["云溪市社区食堂管理办法", "第一条 为了规范管理，制定本办法。"], []),
        (["云溪市人民政府文件", "云政发〔2031〕5号", "云溪市社区食堂管理办法"], []),
        (["做好社区食堂工作", "云溪市商务局", "2031年5月"], []),
        (["一、布局网点", "食堂建设要方便群众", "落实建设方案"], []),
    ],
)
def test_title_runs(lines: list[str], expected: list[str]) -> None:
    runs = title_runs(lines, [False] * len(lines))
    assert [joined_title(lines[a:b]) for a, b in runs] == expected


def test_centred_lines_are_a_title_anywhere() -> None:
    lines = ["第一段正文。", "第二段正文。", "社区食堂建设工作专班", "成员名单", "组 长：由分管副市长担任"]
    assert title_runs(lines, [False, False, True, True, False]) == [(2, 4)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("云溪市人民政府办公室 关于印发云溪市社区食堂 管理办法的通知", "云溪市人民政府办公室关于印发云溪市社区食堂管理办法的通知"),
        ("中共云溪市委 云溪市人民政府关于发展社区商业的意见", "中共云溪市委 云溪市人民政府关于发展社区商业的意见"),
        ("社区食堂 管理办法", "社区食堂 管理办法"),
    ],
)
def test_compact_title(printed: str, expected: str) -> None:
    assert compact_title(printed) == expected
