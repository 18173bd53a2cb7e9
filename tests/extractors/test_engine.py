"""Rules are loaded and checked; evidence is what stands at its place."""

import re

import pytest

from extractors import engine
from extractors.engine import Patterns, RuleError, Ruler, Words, expand
from pipeline.readers.builder import DocumentBuilder, GridCell
from schemas import Cell, Source

SOURCE = Source(name="plan.txt", media_type="text/plain", sha256="0" * 64, bytes=1)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of rules of the test's own, loaded afresh."""
    monkeypatch.setattr(engine, "RULES", tmp_path)
    (tmp_path / "fragments.toml").write_text("[fragments]\nyear = '20\\d\\d年'\n", "utf-8")
    for cached in (engine.fragments, engine.rules, engine.pattern):
        cached.cache_clear()
    yield tmp_path
    for cached in (engine.fragments, engine.rules, engine.pattern):
        cached.cache_clear()


def rule(folder, body):
    (folder / "made.toml").write_text(body, "utf-8")
    return engine.rules("made")


def test_a_rule_is_its_record_with_fragments_put_in(folder):
    (made,) = rule(folder, "[[rule]]\nid = 'made.by'\nmeaning = '到2025年'\npattern = '到$year'\nanchors = ['到']\nrole = 'lead'\n")
    assert (made.id, made.meaning, made.anchors, made.data) == ("made.by", "到2025年", ("到",), {"role": "lead"})
    assert made.pattern.fullmatch("到2025年")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("[[rule]]\nid = 'a'\nmeaning = 'm'\n", "made.toml: rule a: no pattern"),
        ("[[rule]]\nmeaning = 'm'\npattern = 'x'\n", r"made.toml: rule \?: no id"),
        ("[[rule]]\nid = 'a'\nmeaning = 'm'\npattern = '$day'\n", r"made.toml: a: no fragment \$day; known: year"),
        ("[[rule]]\nid = 'a'\nmeaning = 'm'\npattern = '(x'\n", "made.toml: a: .*in '[(]x'"),
        (
            "[[rule]]\nid = 'a'\nmeaning = 'm'\npattern = 'x'\n[[rule]]\nid = 'a'\nmeaning = 'm'\npattern = 'y'\n",
            "made.toml: rule a: the id stands twice",
        ),
        ("[[rule]", "made.toml: "),
    ],
)
def test_a_bad_rule_file_is_named_with_rule_and_reason(folder, body, reason):
    with pytest.raises(RuleError, match=reason):
        rule(folder, body)


def test_a_file_in_a_folder_sees_the_fragments_of_the_file_above_it(folder):
    (folder / "made").mkdir()
    (folder / "made.toml").write_text("[fragments]\nstage = '阶段'\n", "utf-8")
    (folder / "made" / "parts.toml").write_text("[fragments]\nfirst = '${year}第一${stage}'\n", "utf-8")
    assert Patterns("made/parts").first.fullmatch("2025年第一阶段")
    with pytest.raises(RuleError, match=r"made/parts\.toml: no fragment second"):
        Patterns("made/parts").second  # noqa: B018


def test_a_module_elsewhere_has_its_file_beside_it_and_sees_the_shared_fragments(folder, tmp_path_factory):
    package = tmp_path_factory.mktemp("package")
    (package / "rules").mkdir()
    (package / "rules" / "made.toml").write_text("[fragments]\nby = '到$year'\n", "utf-8")
    assert Patterns("made", str(package / "module.py")).by.fullmatch("到2025年")
    with pytest.raises(RuleError, match=r"made\.toml: "):
        Patterns("made").by  # noqa: B018


def test_a_named_pattern_is_compiled_once_and_only_when_asked_for(folder):
    (folder / "made.toml").write_text("[fragments]\nbad = '(x'\ngood = 'x'\n", "utf-8")
    made = Patterns("made")
    assert made.good is made.good
    with pytest.raises(RuleError, match=r"made\.toml: bad: "):
        made.bad  # noqa: B018


def test_a_word_list_is_a_tuple_and_one_that_is_missing_is_named():
    assert Words("units").magnitude[:2] == ("万亿", "千亿")
    with pytest.raises(RuleError, match=r"units\.toml: no list light years; known: age, "):
        getattr(Words("units"), "light years")


def test_a_word_list_of_a_module_elsewhere_stands_in_its_file_of_rules(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "made.toml").write_text("[words]\nafter = ['打印', '收藏']\n", "utf-8")
    assert Words("made", str(tmp_path / "module.py")).after == ("打印", "收藏")
    with pytest.raises(RuleError, match=r"made\.toml: no list before; known: after"):
        Words("made", str(tmp_path / "module.py")).before  # noqa: B018


def test_a_pattern_may_name_a_word_list_and_prefers_its_longest_word():
    assert expand("a${units.magnitude}b", {}, "made.toml", "a").startswith("a(?:")
    assert re.match(expand("${units.magnitude}", {}, "made.toml", "a"), "万亿元")[0] == "万亿"
    with pytest.raises(RuleError, match=r"units\.toml: no list light"):
        expand("${units.light}", {}, "made.toml", "a")


def test_expand_wraps_each_fragment_in_a_group():
    assert expand("a$x|${y}b", {"x": "1|2", "y": "3"}, "made.toml", "a") == "a(?:1|2)|(?:3)b"


def test_begun_gives_what_finditer_gives_where_every_match_begins_with_a_word():
    pattern, text = re.compile("(?:设|设立|建)(?P<what>[^，。]{1,3}?)(?:组|建组)"), "设立建组，建安组，设组，建立建立组。设"
    found = [match.groups() and match.span() for match in engine.begun(pattern, text, ("建", "设"))]
    assert found == [match.span() for match in pattern.finditer(text)]
    assert len(found) == 3


def test_evidence_is_trimmed_and_knows_page_and_cell():
    builder = DocumentBuilder()
    builder.paragraph("一、总体要求", page=2)
    builder.table([GridCell(0, 0, ["指标"]), GridCell(0, 1, ["值"]), GridCell(1, 0, ["床位"]), GridCell(1, 1, ["30"])], page=3)
    document = builder.build(SOURCE)
    ruler = Ruler(document)
    at = document.text.index("30")
    assert ruler.evidence(at - 1, at + 2).model_dump() == {
        "start": at,
        "end": at + 2,
        "text": "30",
        "page": 3,
        "cell": Cell(table=0, row=1, col=1).model_dump(),
    }
    assert ruler.place(0) == (2, None)
    with pytest.raises(ValueError, match="no text"):
        ruler.evidence(at - 1, at)
