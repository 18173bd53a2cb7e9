"""How a printed line begins."""

import pytest

from pipeline.readers.layout.shapes import first_token


@pytest.mark.parametrize(
    ("text", "token"),
    [
        ("市图书室", "市"),
        ("室，每间", "室，"),
        ("2025年底", "2025"),
        ("30%、20%", "30%、"),
        ("（一）开放", "（一）"),
        ("《云溪市志》等", "《云"),
        ("市“333”工程", "市“333”工"),
        ("业”和“读书会”", "业”和“读"),
        ("路”", "路”"),
        ("（", "（"),
    ],
)
def test_what_no_line_break_may_part(text: str, token: str) -> None:
    assert first_token(text) == token
