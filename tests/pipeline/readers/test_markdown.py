"""Markdown: its marks go, its words stay."""

from pathlib import Path

import pytest

from pipeline.readers import read
from schemas import Block, Document, Field


def markdown(folder: Path, text: str) -> Document:
    path = folder / "方案.md"
    path.write_text(text, encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("**一、总体目标**", "一、总体目标"),
        ("到**2033年**建成*200个*食堂，`覆盖`~~八成~~社区。", "到2033年建成200个食堂，覆盖八成社区。"),
        ("见[管理办法](https://example.org/a(1).html)第三条。", "见管理办法第三条。"),
        ("![图](a.png)食堂分布。", "食堂分布。"),
        (r"1\. 布点\*规划\_一\[2031\]", "1.布点*规划_一[2031]"),
        ("合格率&gt;98%&nbsp;以上", "合格率>98%以上"),
        ("补贴<u>3元</u>每餐。<br/>另行通知。", "补贴3元每餐。\n另行通知。"),
        ("- 建设网点", "建设网点"),
        ("1. **建设网点。** 新增食堂。", "1.建设网点。新增食堂。"),
        ("> 引文说明", "引文说明"),
        ("2*3*4米的展板", "2*3*4米的展板"),
        ("snake_case_name字段", "snake_case_name字段"),
    ],
)
def test_marks_go(tmp_path: Path, line: str, expected: str) -> None:
    assert markdown(tmp_path, f"第一段。\n\n{line}\n").text == f"第一段。\n{expected}"


def test_headings_have_levels(tmp_path: Path) -> None:
    document = markdown(tmp_path, "# 云溪市社区食堂管理办法\n\n### 一、总则 ###\n\n**第一条 目的**\n\n正文。\n")
    assert document.text == "云溪市社区食堂管理办法\n一、总则\n第一条 目的\n正文。"
    assert document.blocks == (
        Block(start=0, end=11, level=1),
        Block(start=12, end=16, level=3),
        Block(start=17, end=23, bold=True),
        Block(start=24, end=27),
    )


def test_metadata_and_shell_are_not_text(tmp_path: Path) -> None:
    text = (
        "# 办法\n\n**发布日期**: 2031-04-09\n**发布机构**: 云溪市商务局\n**分类**: \n**原文链接**: [http://example.org](http://example.org)\n\n---\n\n"
        "## 政策全文\n\n**责任单位**：市商务局\n\n正文。\n---\n\n【原文下载】\n- [办法.pdf](/files/a.pdf )\n\n**更新时间**: 2031-05-01\n"
    )
    document = markdown(tmp_path, text)
    assert document.text == "办法\n责任单位：市商务局\n正文。"
    assert document.fields == (
        Field(label="发布日期", value="2031-04-09"),
        Field(label="发布机构", value="云溪市商务局"),
        Field(label="原文链接", value="http://example.org"),
        Field(label="更新时间", value="2031-05-01"),
    )


def test_labels_that_a_text_uses_too_stay_in_it(tmp_path: Path) -> None:
    document = markdown(
        tmp_path, "# 活动方案\n\n**印发日期**：2031-04-09\n\n**时间**：5月至6月\n\n**主题**：书香云溪\n\n**责任部门**：市图书馆\n"
    )
    assert document.text == "活动方案\n时间：5月至6月\n主题：书香云溪\n责任部门：市图书馆"
    assert document.fields == (Field(label="印发日期", value="2031-04-09"),)


def test_front_matter(tmp_path: Path) -> None:
    document = markdown(tmp_path, '---\ntitle: "办法"\ndate: 2031-04-09\n---\n正文。\n')
    assert (document.text, document.fields) == ("正文。", (Field(label="title", value="办法"), Field(label="date", value="2031-04-09")))


@pytest.mark.parametrize(
    "table",
    [
        "| 指标 | 2033年 |\n| --- | ---: |\n| 食堂数 | **200** |\n| 覆盖\\|率 | |",
        "指标 | 2033年\n--- | ---\n食堂数 | 200\n覆盖\\|率 |",
        "<table><tr><td>指标</td><td>2033年</td></tr><tr><td>食堂数</td><td>200</td></tr><tr><td>覆盖|率</td><td></td></tr></table>",
    ],
)
def test_tables(tmp_path: Path, table: str) -> None:
    document = markdown(tmp_path, f"表1 指标\n\n{table}\n\n正文。")
    assert document.text == "表1指标\n指标\t2033年\n食堂数\t200\n覆盖|率\t\n正文。"
    assert (document.tables[0].rows, document.tables[0].cols) == (3, 2)


def test_a_break_in_a_cell_is_no_row(tmp_path: Path) -> None:
    document = markdown(tmp_path, "| 任务 | 单位 |\n| --- | --- |\n| 建设食堂 | 市民政局<br>市财政局 |\n")
    assert document.text == "任务\t单位\n建设食堂\t市民政局 市财政局"


def test_lines_of_a_title_run_on(tmp_path: Path) -> None:
    document = markdown(tmp_path, "云溪市人民政府关于印发\n\n“食在云溪”行动方案的通知\n\n云政发〔2031〕5号\n")
    assert document.text == "云溪市人民政府关于印发“食在云溪”行动方案的通知\n云政发〔2031〕5号"
