"""What the look of a line says."""

import pytest

from pipeline.repair.marks import closes, ends_sentence, opens, stands_alone, unclosed, width


@pytest.mark.parametrize(
    "text",
    [
        "一、总则",
        "十二、附则",
        "（一）目标",
        "(二)任务",
        "第三章 罚则",
        "第十条 本办法自印发之日起施行",
        "1.布点",
        "12、抽检",
        "3．补贴",
        "4﹒考核",
        "1.1 背景",
        "2.3.1 抽检",
        "（1）查",
        "(2)验",
        "3）评",
        "①新建",
        "专栏1 工程",
        "专栏 3：工程",
        "附件1",
        "附表",
        "附件：分工表",
        "——覆盖面扩大",
        "▲市商务局",
        "抄送：市委",
        "2.2031年底前完成",
    ],
)
def test_opens(text: str) -> None:
    assert opens(text)


@pytest.mark.parametrize(
    "text",
    [
        "2031年底前",
        "2.5个百分点",
        "30%以上",
        "一是完善",
        "第三方机构",
        "市商务局",
        "“十四五”",
        "1000元",
        "附近居民",
        "表现突出",
        "图书馆",
        "10.5万人",
        "（责任单位：市商务局）",
    ],
)
def test_opens_nothing(text: str) -> None:
    assert not opens(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("落实。", True), ("落实”。", True), ("说：“好。”", True), ("（完毕。）", True), ("落实", False), ("如下：", False), ("", False)],
)
def test_ends_sentence(text: str, expected: bool) -> None:
    assert ends_sentence(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031年4月9日", True),
        ("（2031年4月9日）", True),
        ("二〇三一年四月九日", True),
        ("云政办发〔2031〕18号", True),
        ("云溪市人民政府办公室", True),
        ("（此件公开发布）", True),
        ("云溪市社区食堂管理办法（2031年4月9日）", True),
        ("推动建设区域配送中心", False),
        ("由市商务局", False),
        ("2031年4月9日起施行", False),
    ],
)
def test_stands_alone(text: str, expected: bool) -> None:
    assert stands_alone(text) is expected


def test_brackets() -> None:
    assert unclosed("根据《社区食堂（试行）管理") == "《"
    assert unclosed("（一）目标") == ""
    assert closes("办法》的规定", "《")
    assert not closes("《办法》的规定", "《")


@pytest.mark.parametrize(("text", "expected"), [("云溪市", 6), ("2031 年", 6), ("“好”", 6), ("　　云溪", 4), ("ABC，", 5), ("①", 2)])
def test_width(text: str, expected: int) -> None:
    assert width(text) == expected
