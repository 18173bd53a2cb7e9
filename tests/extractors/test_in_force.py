"""From when and until when a document is in force."""

import pytest

from extractors.in_force import in_force

ROWS = [
    pytest.param(
        "本行动计划自2024年5月1日起施行，有效期至2026年12月31日。", "自2024年5月1日起施行，有效期至2026年12月31日", id="both-ends"
    ),
    pytest.param("本意见自印发之日起实施。", "自印发之日起实施", id="day-of-issue"),
    pytest.param("本办法自公布之日起30日后施行，有效期五年。", "自公布之日起30日后施行，有效期五年", id="some-days-later"),
    pytest.param(
        "以上措施自发布之日起执行，另有规定的除外，有效期至2025年底。", "自发布之日起执行，有效期至2025年底", id="a-clause-between"
    ),
    pytest.param("本方案有效期3年。", "有效期3年", id="term-alone"),
    pytest.param("《云溪市渡口管理办法》现予公布，自2024年7月1日起施行。", "自2024年7月1日起施行", id="notice"),
    pytest.param("新的收费标准自2024年1月1日起执行。", None, id="something-else"),
    pytest.param("维持有效期内的许可证。一起推进。", None, id="words-alone"),
]


@pytest.mark.parametrize(("text", "words"), ROWS)
def test_in_force(text: str, words: str | None) -> None:
    assert in_force(f"一、总体要求\n到2026年，服务更加便利。\n{text}\n") == words
