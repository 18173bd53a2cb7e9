"""White space put in order once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.readers.clean import tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到 2033 年", "到2033年"),
        ("占比 85 ％ 以上", "占比85％以上"),
        ("建成 200 个、覆盖 85 %", "建成200个、覆盖85%"),
        ("（ 一 ） 目标", "（一）目标"),
        ("中共云溪市委 云溪市人民政府", "中共云溪市委 云溪市人民政府"),
        ("市　委", "市 委"),
        ("5G  Open RAN 试点", "5G Open RAN试点"),
        ("云\u200b溪\ufeff市\u00ad", "云溪市"),
        ("第一行\n第二行", "第一行 第二行"),
        ("\t　  ", ""),
        ("1. 布点", "1.布点"),
        ("第 1 0 条 书屋", "第10条 书屋"),
        ("1\u00a0280 户", "1 280户"),
    ],
)
def test_tidy(text: str, expected: str) -> None:
    assert tidy(text) == expected


@given(st.text(max_size=80))
def test_tidy_is_one_line_and_settled(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "\n" not in once
    assert "\t" not in once
    assert once == once.strip()


@given(st.text(max_size=80))
def test_only_blanks_and_invisible_characters_go(text: str) -> None:
    seen = [c for c in text if c.isprintable() and not c.isspace()]
    assert [c for c in tidy(text) if c.isprintable() and not c.isspace()] == seen
