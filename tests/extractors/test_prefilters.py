"""Prefilters only skip work: the characters that they go by are all those with which their patterns can begin or end."""

from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

import pytest

from extractors.agencies.lists import BLANKS as BLANKS_BEFORE_PERSON
from extractors.agencies.lists import LEAD_IN_OPENS, LEVEL_ENDS, TRAIL_ENDS
from extractors.attribution import wording
from extractors.attribution.wording import line_labels, named
from extractors.engine import pattern, rules
from extractors.groups import prose
from extractors.indicators import clauses, completing, grading, inheriting, surroundings
from extractors.indicators.basis import BASIS, NEAR_ENDS
from extractors.indicators.belonging import BELONGING, DEPENDENT_ENDS, sorts
from extractors.indicators.comparing import LONGEST_BEFORE, side
from extractors.indicators.grading import GRADING
from extractors.indicators.inheriting import INHERITING
from extractors.indicators.measuring import MEASURING
from extractors.indicators.surroundings import SURROUNDINGS
from extractors.indicators.wording import MEASURE_ENDS, WORDING, opening_verb
from extractors.tasks.dues import COMPLETED, COMPLETED_ENDS
from extractors.timeline import KEPT_OPENS, LEAD_ENDS

DIGITS, BLANKS = frozenset("0123456789"), frozenset(" \t\n　")
CLASSES = {ops.CATEGORY_DIGIT: DIGITS, ops.CATEGORY_SPACE: BLANKS}


def edge(source, *, last=False):
    """The characters with which a match of a pattern can begin, or end; assertions are taken as always true."""
    found, may_be_empty = edge_of(_parser.parse(source), last)
    assert not may_be_empty
    return found


def edge_of(items, last):
    found = set()
    for op, value in reversed(list(items)) if last else items:
        more, empty = edge_of_one(op, value, last)
        found |= more
        if not empty:
            return found, False
    return found, True


def edge_of_one(op, value, last):
    """(characters, whether the match can be empty) of one node of a parsed pattern."""
    if op in (ops.ASSERT, ops.ASSERT_NOT, ops.AT):
        return set(), True
    if op is ops.LITERAL:
        return {chr(value)}, False
    if op is ops.IN:
        return set().union(*(members(*one) for one in value)), False
    if op is ops.SUBPATTERN:
        return edge_of(value[3], last)
    if op is ops.ATOMIC_GROUP:
        return edge_of(value, last)
    if op is ops.BRANCH:
        parts = [edge_of(part, last) for part in value[1]]
        return set().union(*(part for part, _ in parts)), any(empty for _, empty in parts)
    least, _, inner = value  # a repetition
    more, empty = edge_of(inner, last)
    return more, empty or least == 0


def members(op, value):
    if op is ops.LITERAL:
        return {chr(value)}
    return {chr(code) for code in range(value[0], value[1] + 1)} if op is ops.RANGE else CLASSES[value]


@pytest.mark.parametrize("rule", rules("numbering"), ids=lambda rule: rule.id)
def test_a_number_begins_with_what_its_rule_says(rule):
    assert edge(rule.pattern.pattern) == set(rule.data["opens"])


@pytest.mark.parametrize("rule", [rule for rule in rules("quantities") if "ends" in rule.data], ids=lambda rule: rule.id)
def test_what_refuses_before_a_number_ends_with_what_its_rule_says(rule):
    assert edge(rule.pattern.pattern, last=True) == set(rule.data["ends"])


def test_what_compares_before_a_number_is_no_longer_than_where_it_is_looked_for():
    assert max(_parser.parse(rule.pattern.pattern).getwidth()[1] for rule in side("before")) == LONGEST_BEFORE


@pytest.mark.parametrize(
    ("source", "opens"),
    [
        (clauses.FIRST_BRACKET, surroundings.BRACKET_OPENS),
        (SURROUNDINGS.goes_on, surroundings.GOES_ON_OPENS),
        (SURROUNDINGS.rate_word, surroundings.RATE_OPENS),
    ],
)
def test_what_is_taken_from_behind_a_number_begins_with_what_is_looked_for(source, opens):
    assert edge(source.pattern) == opens


def test_a_label_of_a_line_begins_with_what_is_looked_for():
    assert edge(line_labels().pattern) == edge(wording.WORDING.line_label_opens.pattern)


def test_a_label_ends_before_its_colon_as_is_looked_for():
    sources = [*named("label").values(), *(ending.pattern for ending in wording.endings().values())]
    assert set().union(*(edge(source, last=True) for source in sources)) == set(wording.LABEL_LAST)


@pytest.mark.parametrize(
    ("source", "complete"),
    [
        (GRADING.grade, grading.graded),
        (GRADING.letter, grading.lettered),
        (GRADING.resized, grading.resized),
        (INHERITING.done_alone, inheriting.nameless),
        (opening_verb(), inheriting.verb_alone),
    ],
    ids=["grade", "letter", "size", "nothing", "verb"],
)
def test_a_name_that_is_completed_is_no_longer_than_its_pattern(source, complete):
    assert _parser.parse(source.pattern).getwidth()[1] == completing.LONGEST[complete]


@pytest.mark.parametrize(
    ("source", "complete"),
    [
        (GRADING.grade, grading.graded),
        (GRADING.letter, grading.lettered),
        (GRADING.resized, grading.resized),
        (WORDING.bare, inheriting.bare_measure),
    ],
    ids=["grade", "letter", "size", "measure"],
)
def test_a_name_that_is_completed_begins_as_its_pattern_does(source, complete):
    assert edge(source.pattern) == completing.OPENS[complete]


def test_a_name_that_is_completed_ends_as_its_pattern_does():
    assert edge(MEASURING.needs.pattern, last=True) == completing.ENDS[completing.measured_of]


def test_a_measure_ends_as_its_pattern_does():
    assert edge(WORDING.measure_end.pattern, last=True) == MEASURE_ENDS


def test_a_rise_or_fall_right_before_a_number_ends_as_its_pattern_does():
    assert edge(BASIS.near_delta.pattern, last=True) == NEAR_ENDS


def test_what_belongs_to_something_ends_as_its_sorts_do():
    named = [sort.name.pattern for sort in sorts() if sort.name is not BELONGING.use]
    assert set().union(*(edge(source, last=True) for source in named)) | set("数户类线量项入") == DEPENDENT_ENDS


def test_a_verb_of_an_attribution_begins_with_what_opens_one():
    opens = edge(pattern("attribution", "verb_opens").pattern)
    assert set().union(*(edge(source) for source in named("verb").values())) == opens


@pytest.mark.parametrize(("name", "ends"), [("trail", TRAIL_ENDS), ("bare_level", LEVEL_ENDS)])
def test_a_piece_of_a_list_ends_with_what_its_pattern_can_end_with(name, ends):
    assert edge(pattern("agencies", name).pattern, last=True) == ends


def test_what_leads_into_a_list_begins_with_what_is_looked_for():
    assert edge(pattern("agencies", "lead_in").pattern) == LEAD_IN_OPENS
    assert edge(pattern("agencies", "person").pattern) == BLANKS_BEFORE_PERSON


def test_a_closing_clause_ends_with_what_is_looked_for():
    assert edge(COMPLETED.pattern, last=True) == COMPLETED_ENDS


def test_a_label_of_a_roster_ends_with_what_is_looked_for():
    last = edge(pattern("groups", "label").pattern, last=True)
    assert last - set("单位部门") <= set("长挥人员任")
    assert all(
        pattern("groups", "label_end").search(word) for word in ("组 长：", "总指挥:", "召集人：", "班长：", "成 员 单位 ：", "委员：")
    )


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (pattern("groups", "set_up"), prose.SET_UP),
        (pattern("metadata/place", "fits"), ("结合", "立足")),
        (pattern("metadata", "cycle_years"), ("期", "时间", "年限")),
    ],
    ids=["group", "circumstances", "cycle"],
)
def test_what_is_looked_for_by_its_first_words_begins_with_them(source, words):
    assert edge(source.pattern) == {word[0] for word in words}


def test_what_stands_around_a_time_ends_and_begins_with_what_is_looked_for():
    assert edge(pattern("timeline", "lead").pattern, last=True) == LEAD_ENDS
    assert edge(pattern("timeline", "kept").pattern) == KEPT_OPENS


@pytest.mark.parametrize("rule", [rule for rule in rules("timeline") if "bare" in rule.data], ids=lambda rule: rule.id)
@pytest.mark.parametrize("words", ["2031年", "2031年—2033年", "2031年、2033年", "2031年.5.18", "2031年5月-6月"])
def test_no_rule_of_a_year_without_its_sign_takes_one_with_it(rule, words):
    assert rule.pattern.match(words) is None


@pytest.mark.parametrize(
    "words", ["建设周期（自2031年3月1日起至2033年", "工作年限为2031—2033年", "实施期限截止到 2033 年", "规划期至2035年"]
)
def test_a_cycle_that_is_told_has_its_sign(words):
    assert pattern("metadata", "build_cycle").search(words) or pattern("metadata", "runs_until").search(words)
    assert pattern("metadata", "cycle_sign").search(words)


@pytest.mark.parametrize(
    "words",
    ["责任单位：", "【牵头单位】", "[配合部门]:", "责任单位为", "牵头部门——", "〔完成时限〕", "【责任主体】 ：", "联系人:", "【进度要求】"],
)
def test_a_label_ends_with_what_is_looked_for(words):
    assert wording.labels().match(words) is not None
    assert wording.LABEL_END.search(words) is not None
