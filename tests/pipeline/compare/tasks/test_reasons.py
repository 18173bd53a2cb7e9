"""Why two tasks go together, in the words of the texts."""

import pytest

from pipeline.compare.tasks.reasons import titled


@pytest.mark.parametrize(
    ("thing", "heads", "told"),
    [
        pytest.param("夜市", ("办好夜市", "提升夜市"), "题目都讲“夜市”", id="one word"),
        pytest.param("≈信息化", ("推进智慧医院建设", "医院信息化改造"), "题目分别讲“智慧”和“信息化”", id="kindred words"),
        pytest.param("≈信息化", ("推进数字化转型", "加快数字化改造"), "题目都讲“数字化”", id="one word of a group"),
    ],
)
def test_a_thing_in_two_heads(thing: str, heads: tuple[str, str], told: str) -> None:
    assert titled(thing, heads) == told
