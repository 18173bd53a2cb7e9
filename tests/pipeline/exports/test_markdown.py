"""A Document as Markdown reads back as the same text."""

from pathlib import Path

import pytest

from pipeline.exports.markdown import to_markdown, to_text
from pipeline.readers import read
from pipeline.readers.builder import DocumentBuilder, GridCell
from schemas import Document, Source

SOURCE = Source(name="a.docx", media_type="x/y", sha256="0" * 64, bytes=1)


def sample() -> Document:
    builder = DocumentBuilder()
    builder.field("发文字号", "云政办发〔2031〕18号")
    builder.paragraph("云溪市社区食堂管理办法", level=1)
    builder.paragraph("一、总则", level=2)
    builder.paragraph("合格率>98%，规格为2*3*4，字段 a_b_c 见[附件]")
    builder.table(
        [GridCell(0, 0, ["指标"]), GridCell(0, 1, ["2033年|目标"]), GridCell(1, 0, ["食堂数", "（个）"]), GridCell(1, 1, ["200"])]
    )
    return builder.build(SOURCE)


def test_markdown() -> None:
    assert to_markdown(sample()) == (
        "---\n发文字号: 云政办发〔2031〕18号\n---\n\n"
        "# 云溪市社区食堂管理办法\n\n## 一、总则\n\n合格率>98%，规格为2\\*3\\*4，字段a\\_b\\_c见\\[附件\\]\n\n"
        "| 指标 | 2033年\\|目标 |\n| --- | --- |\n| 食堂数（个） | 200 |\n"
    )


def test_text() -> None:
    assert to_text(sample()) == sample().text + "\n"


def test_it_reads_back(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(to_markdown(sample()), encoding="utf-8")
    again = read(path)
    assert (again.text, again.fields) == (sample().text, sample().fields)
    assert [(b.kind, b.level) for b in again.blocks] == [(b.kind, b.level) for b in sample().blocks]


def test_nothing_is_nothing() -> None:
    empty = DocumentBuilder().build(SOURCE)
    assert (to_markdown(empty), to_text(empty)) == ("", "")


@pytest.mark.parametrize(
    "line", ["# 不是标题", "> 不是引文", "- 不是清单", "---", "**粗**", "`码`", "&lt;", "<b>", "a\\b", "[图](x)", "| 甲 |"]
)
def test_what_looks_like_a_mark_stays_text(tmp_path: Path, line: str) -> None:
    builder = DocumentBuilder()
    builder.paragraph("第一段。")
    builder.paragraph(line + "是正文。")
    path = tmp_path / "a.md"
    path.write_text(to_markdown(builder.build(SOURCE)), encoding="utf-8")
    assert read(path).text == builder.build(SOURCE).text
