"""Whatever the bytes, a reader of text yields a sound Document or the one documented error."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.readers import read
from schemas import Document, ReadError

# fmt: off
PIECES = st.sampled_from([
    "一、", "（一）", "1.", "第一章 ", "附件1", "目录", "…………3", "— 3 —", "\t", "\n", "\n\n", "\f", "　　", " ",
    "序号", "指标", "单位", "2025年", "5", "，", "。", "（", "）", "《", "》", "云溪市", "发展规划", "各区", "牵头单位：",
    "|", "| --- |", "# ", "**", "[", "](", "<p>", "</p>", "<table><tr><td>", "</td></tr></table>", "<br>", "&nbsp;",
    "\\", "a", "工作方案的通知", "\ufeff", "\u200b",
])
# fmt: on
CODES = frozenset(
    ["empty", "encoding", "no-text", "unsupported", "mismatch", "corrupt", "encrypted", "hostile", "missing-extra", "missing-tool"]
)
WRITTEN = st.lists(PIECES, max_size=60).map("".join)


def sound(document: Document) -> None:
    """Blocks and cells lie within the text, in order, and the text is what they say."""
    at = 0
    for block in document.blocks:
        assert block.start == at
        assert block.start < block.end <= len(document.text)
        assert block.kind == "table" or "\n" not in document.text[block.start : block.end]
        at = block.end + 1
    assert at == len(document.text) + 1
    for table in document.tables:
        for cell in table.cells:
            assert 0 <= cell.start <= cell.end <= len(document.text)
            assert cell.row + cell.rowspan <= table.rows
            assert cell.col + cell.colspan <= table.cols


def reads(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    try:
        document = read(path)
    except ReadError as error:
        refusal = error
    else:
        sound(document)
        return
    assert refusal.code in CODES
    assert "\n" not in str(refusal)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=400))
def test_random_bytes(tmp_path: Path, suffix: str, content: bytes) -> None:
    reads(tmp_path / f"file{suffix}", content)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=WRITTEN)
def test_random_documents(tmp_path: Path, suffix: str, text: str) -> None:
    reads(tmp_path / f"file{suffix}", text.encode())
