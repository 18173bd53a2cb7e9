"""Plain text in the encodings of offices, and what is refused as no text."""

import random
from pathlib import Path

import pytest

from pipeline.readers import read
from schemas import Block, ReadError

TEXT = "云溪市社区食堂管理办法\n第一条　为规范社区食堂管理，制定本办法。\n第二条 每餐补贴 3 元，覆盖率达到 85%。\n"
LINES = "云溪市社区食堂管理办法\n第一条 为规范社区食堂管理，制定本办法。\n第二条 每餐补贴3元，覆盖率达到85%。"


def written(folder: Path, content: bytes, name: str = "办法.txt") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gbk", "gb18030", "utf-32"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings(tmp_path: Path, encoding: str, line_end: str) -> None:
    assert read(written(tmp_path, TEXT.replace("\n", line_end).encode(encoding))).text == LINES


@pytest.mark.parametrize("mark", ["utf-16-le", "utf-16-be"])
def test_both_byte_orders(tmp_path: Path, mark: str) -> None:
    assert read(written(tmp_path, ("\ufeff" + TEXT).encode(mark))).text == LINES


def test_rare_characters_of_gb18030(tmp_path: Path) -> None:
    assert "㙇䶮𠮷" in read(written(tmp_path, f"{TEXT}企业名称含㙇䶮𠮷等字的，按国家标准登记。".encode("gb18030"))).text


def test_utf8_cut_in_mid_character(tmp_path: Path) -> None:
    assert read(written(tmp_path, (TEXT * 3).encode()[:-2])).text.startswith("云溪市社区食堂管理办法")


@pytest.mark.parametrize(
    "content",
    [
        random.Random(5).randbytes(4096),
        bytes(range(256)) * 4,
        b"\x00\x01\x02" * 300,
        TEXT.encode("utf-16-le"),  # no mark: cannot be told from binary data
        ("云溪市社区食堂建设工作方案。" * 30).encode()[1:],  # UTF-8 that begins in mid-character reads as rare Han in GBK
    ],
)
def test_no_text_is_refused(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ReadError) as refusal:
        read(written(tmp_path, content))
    assert refusal.value.code == "encoding"


def test_only_blanks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as refusal:
        read(written(tmp_path, "  \n\n　\t\n".encode()))
    assert refusal.value.code == "no-text"


def test_blocks_and_source(tmp_path: Path) -> None:
    document = read(written(tmp_path, TEXT.encode()))
    assert document.blocks == (Block(start=0, end=11), Block(start=12, end=32), Block(start=33, end=53))
    assert (document.source.name, document.source.media_type, document.source.bytes, document.source.pages) == (
        "办法.txt",
        "text/plain",
        len(TEXT.encode()),
        None,
    )
    assert len(document.source.sha256) == 64


def test_marks_of_converters_are_no_text(tmp_path: Path) -> None:
    assert read(written(tmp_path, "[bookmark: _GoBack]第一条 **每餐**补贴3元。".encode())).text == "第一条 每餐补贴3元。"


def test_a_table_is_a_table(tmp_path: Path) -> None:
    document = read(written(tmp_path, "指标\t2033年\n食堂数\t200\n".encode()))
    assert document.text == "指标\t2033年\n食堂数\t200"
    assert [(c.row, c.col, document.text[c.start : c.end]) for c in document.tables[0].cells] == [
        (0, 0, "指标"),
        (0, 1, "2033年"),
        (1, 0, "食堂数"),
        (1, 1, "200"),
    ]
