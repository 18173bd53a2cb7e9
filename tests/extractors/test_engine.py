"""Rules are loaded, checked and settled; evidence is what stands at its place."""

import pytest

from extractors import engine
from extractors.engine import Hit, Rule, RuleError, Ruler, compile_pattern, expand, settle
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


def test_anchors_only_skip_work(folder):
    text = "到2025年建成；到2030年巩固。"
    bare = "[[rule]]\nid = 'a'\nmeaning = 'm'\npattern = '到$year'\n"
    rule(folder, bare)
    without = [(h.start, h.end) for h in engine.scan("made", text)]
    engine.rules.cache_clear()
    rule(folder, bare + "anchors = ['到']\n")
    assert [(h.start, h.end) for h in engine.scan("made", text)] == without == [(0, 6), (9, 15)]


def hit(key, text, words):
    pattern = compile_pattern(words, "made.toml", key)
    match = pattern.search(text)
    assert match is not None
    return Hit(Rule(key, "", pattern), match)


def test_overlaps_are_settled_longer_then_earlier_then_first_rule():
    text = "甲乙丙丁"
    found = [
        hit("short", text, "甲"),
        hit("late", text, "丙丁"),
        hit("long", text, "甲乙丙"),
        hit("twin", text, "丁"),
        hit("again", text, "丁"),
    ]
    assert [h.rule.id for h in settle(found)] == ["long", "twin"]
    assert [h.rule.id for h in settle(reversed(found))] == ["long", "again"]


def test_expand_wraps_each_fragment_in_a_group():
    assert expand("a$x|${y}b", {"x": "1|2", "y": "3"}, "made.toml", "a") == "a(?:1|2)|(?:3)b"


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
