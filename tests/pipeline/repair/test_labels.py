"""Labels of scans, misread in one character."""

import pytest

from pipeline.readers.builder import DocumentBuilder, GridCell
from pipeline.repair import labels
from pipeline.repair.labels import mend_labels, misread
from schemas import Document, Source


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("贵任单位：市教育局", "责任单位"),
        ("（奉头单位：市水利局，配合单位：各镇）", "牵头单位"),
        ("新建水窖12口。（配台单位市财政局）", "配合单位"),
        ("以上三项的完戍时限:2025年底", "完成时限"),
        ("序号\t贵任单位\t备注", "责任单位"),
        ("时问节点", "时间节点"),
    ],
)
def test_a_label_misread_in_one_character_is_known(line: str, label: str) -> None:
    assert [found for _, found in misread(line)] == [label]


@pytest.mark.parametrize(
    "line",
    [
        "责任单位：市教育局",  # read as printed
        "联合单位：市教育局",  # a word of its own
        "配套单位：市教育局",
        "主任单位：市教育局",
        "完成时恨：2025年",  # 时间 or 时限
        "责任单门：市教育局",  # 单位 or 部门
        "贵仕单位：市教育局",  # two characters
        "压实贵任单位的担子",  # no label's place
        "贵任一单位：市教育局",
        "责、单位：市教育局",
    ],
)
def test_what_may_be_another_word_is_left_alone(line: str) -> None:
    assert list(misread(line)) == []


def scanned() -> Document:
    builder = DocumentBuilder()
    builder.paragraph("1.修缮校舍。（贵任单位：市教育局）", page=1)
    builder.paragraph("2.修缮水窖。（贵任单位：市水利局）", page=2)
    builder.table([GridCell(0, 0, ["任务"], page=2), GridCell(0, 1, ["完戍时限"], page=3)], page=2)
    builder.note("ocr-low-confidence", "page 3")
    return builder.build(Source(name="a.pdf", media_type="application/pdf", sha256="", bytes=1))


def test_a_scan_is_mended_and_every_change_is_told_at_its_place() -> None:
    before = scanned()
    after = mend_labels(before, {2, 3})
    assert after.text == "1.修缮校舍。（贵任单位：市教育局）\n2.修缮水窖。（责任单位：市水利局）\n任务\t完成时限"
    assert after.notes == (
        *before.notes,
        ("ocr-mended", "page 2: the scan reads 贵任单位, taken as 责任单位", before.text.rindex("贵任")),
        ("ocr-mended", "page 3: the scan reads 完戍时限, taken as 完成时限", before.text.index("完戍")),
    )
    assert (after.blocks, after.tables) == (before.blocks, before.tables)


def test_what_is_no_scan_stays_as_it_is() -> None:
    document = scanned()
    assert mend_labels(document, set()) is document
    assert mend_labels(document, {4}) is document


def test_the_labels_are_words_of_one_length() -> None:
    assert {len(label) for label in labels.labels()} == {4}
    assert len(set(labels.labels())) == len(labels.labels())
