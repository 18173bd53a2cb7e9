"""Reads the indicators of a paragraph: each stated amount with its name, role, basis, date and starting value."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.engine import Patterns
from extractors.indicators.amounts import find_amounts, next_number
from extractors.indicators.basis import BASIS, Basis, adds, basis_of
from extractors.indicators.chains import chained
from extractors.indicators.clauses import Mention, Sentence, flatten, mentions, pieces, sentences
from extractors.indicators.comparing import Amount
from extractors.indicators.context import Context
from extractors.indicators.dating import WHOLE_YEAR_RULE, Dates, as_of, dates_of, governing, label_date
from extractors.indicators.dealing import dealt_dates, dealt_names, heads_of
from extractors.indicators.judging import stated
from extractors.indicators.naming import name_of
from extractors.indicators.refusing import in_quotes, possible, standing
from extractors.indicators.selecting import conditions
from extractors.indicators.tense import Role, Tense
from extractors.indicators.wording import LAST_BRACKET, ends_in_measure, opening_verb, strip_opening, strip_setting
from extractors.timeline import TimeHit
from schemas import Baseline
from schemas.plan import Comparator

PROSE = Patterns("indicators/prose")

WIDE, LONGEST_REST = 200, 60  # characters of an evidence, and of those behind its last number


@dataclass(slots=True)
class Setting:
    """What is known of a passage before it is read: `role` where nothing in the words decides, the date of its lead-in.

    `above` is the line that heads a list of such lines; `year` is the one that 年底前 means, `now` the one that parts what is
    reported from what is to be reached; null where unknown. `told` says that the passage names its year itself (2022年，……。全年……),
    `reports` that it stands in a part that tells how things are, `sure` unset that `now` is a guess.
    """

    role: Role = "target"
    lead: TimeHit | None = None
    year: str | None = None
    now: int | None = None
    above: str = ""
    told: bool = False
    reports: bool = False
    sure: bool = True


@dataclass(slots=True)
class Draft:
    """An indicator before it gets its id and place in the outline; `start` and `end` are its evidence."""

    start: int
    end: int
    name: str
    role: Role
    basis: Basis
    compare: Comparator
    value: float
    high: float | None
    unit: str | None
    due: TimeHit | None
    baseline: Baseline | None
    rule: str
    binding: Literal["binding", "expected", "advocated"] | None = None


def read_paragraph(text: str, start: int, end: int, setting: Setting) -> Iterator[Draft]:
    """The indicators of text[start:end], sentence by sentence; where nothing could begin a number, nothing is read."""
    ahead = next_number(text, start, end)
    if ahead >= end:
        return
    told = setting.role
    if text.find("全年", start, end) >= 0 and (year := YEAR_HEAD.match(text, start, end)):
        setting = replace(setting, year=year[1], told=True)
    if label := label_date(text, start, end, setting.year):
        setting = replace(setting, lead=label)
    before: list[Draft] = []
    for begin, stop in sentences(text, start, end):
        for left, right in pieces(text, begin, stop) if stop > ahead else ():
            ahead = ahead if ahead >= left else next_number(text, left, end)
            if ahead >= right:
                continue
            passage = told if text.startswith("其中", left) else setting.role  # a part of what was told or set is so too
            before = list(read_sentence(text, left, right, setting, passage=passage, before=before))
            told = before[-1].role if before else told
            yield from before


YEAR_HEAD = re.compile(r"\s*(20\d\d)年(?![底末前]|\d)[^，。；]{0,4}，")


def read_sentence(text: str, start: int, end: int, setting: Setting, *, passage: Role, before: Sequence[Draft]) -> Iterator[Draft]:
    """The indicators of one sentence; `passage` is their role where its words do not say, `before` are those of the sentence before."""
    end = before_definition(text, start, end)
    amounts = [amount for amount in find_amounts(text, start, end) if possible(text, amount)]
    if not amounts:
        return
    dates = dates_of(text, start, end, setting.year)
    amounts = standing(text, amounts, [*dates.barred(), *in_quotes(text, start, end)])
    if not amounts:
        return
    sentence, found, starts, chain = stated_mentions(text, (start, end), amounts)
    tense = Tense(text, start, end, setting.now, passage=passage, reports=setting.reports, sure=setting.sure)
    context = Context(times=dates.spans(text), counted=[(draft.name, draft.unit, -1) for draft in before])
    told = setting, tense
    known = dates.without_starts([begun[0].at for begun in starts.values()])
    for i, mention in enumerate(found):
        begun = starts.get(i, ())
        year = as_of(dates, begun[0]) if begun else None
        baseline = [Baseline(value=amount.value, as_of=year) for amount in begun]
        if i in chain:
            context.enter(sentence, mention)
            context.last = chain[i]
            whole = replace(mention, lead=(found[i - 1].lead[0], mention.lead[1])) if mention.joint == "shared" else mention
            yield from drafts(sentence, whole, [chain[i]], known, told, (baseline, "level"))
        else:
            yield from named(sentence, mention, context, known, told, found[i + 1 :], baseline)


def before_definition(text: str, start: int, end: int) -> int:
    """Where the words of a definition begin (日间手术是指……), or the sentence's end: it only says what is meant."""
    place = text.find("是指", start, end)
    return end if place < 0 else place


Starts = dict[int, tuple[Amount, ...]]  # the starting values of a change (由30天压缩至3天) by the index of its mention
Stated = tuple[Sentence, list[Mention], Starts, Mapping[int, str]]


def stated_mentions(text: str, span: tuple[int, int], amounts: Sequence[Amount]) -> Stated:
    """(sentence, mentions of what is set or reported, their starting amounts, names of those in chains).

    What is refused goes back to the words around it.
    """
    while True:
        sentence = flatten(text, *span, amounts)
        found, starts = with_changes(sentence, mentions(sentence, amounts))
        chain = chained(sentence, found)
        barred = conditions(sentence, found) - chain.keys()
        barred -= {i for i in starts if PROSE.measure.match(sentence.text, *found[i].rest)}
        kept = [m for i, m in enumerate(found) if i not in barred and (i in starts or stated(sentence, found, i))]
        if len(kept) == len(found):
            return sentence, found, starts, chain
        amounts = sorted(
            [a for m in kept for a in m.run] + [a for i, m in enumerate(found) if m in kept for a in starts.get(i, ())], key=lambda a: a.at
        )


def with_changes(sentence: Sentence, found: Sequence[Mention]) -> tuple[list[Mention], Starts]:
    """The mentions with each change (由30天压缩至3天) made one, and the starting amounts: one for each that it ends in, or one for all."""
    made: list[Mention] = []
    starts: Starts = {}
    for mention in found:
        changed = start_of_change(sentence, made[-1], mention) if made else None
        if changed is None:
            made.append(mention)
            continue
        run = made[-1].run
        starts[len(made) - 1] = run if len(run) == len(mention.run) else run[-1:]
        made[-1] = changed
    return made, starts


def named(
    sentence: Sentence,
    mention: Mention,
    context: Context,
    dates: Dates,
    told: tuple[Setting, Tense],
    after: Sequence[Mention],
    baseline: Sequence[Baseline],
) -> Iterator[Draft]:
    """The drafts of a mention, its names dealt out where 分别 says so."""
    context.enter(sentence, mention)
    names = dealt_names(sentence, mention, dates, context)
    if names:
        context.last, context.heads = names[-1], heads_of(names) or context.heads
        context.names += names
    else:
        names = [under(told[0].above, name_of(sentence, mention, context, after))]
    yield from drafts(sentence, mention, names, dates, told, (baseline, basis_in_list(sentence, mention, context)))


def under(above: str, name: str) -> str:
    """A short name of a list line with what the line above the list is about (先进单位创建: 县区 → 先进单位县区)."""
    if not above or len(name) > 16 or (name and name in above):
        return name
    topic = PROSE.drive.sub("", strip_setting(strip_opening(above)))
    return topic + name if len(topic) >= 4 and (len(name) <= 8 or "占" in name) else name


def start_of_change(sentence: Sentence, mention: Mention, after: Mention) -> Mention | None:
    """由30天压缩至3天: the mention of the new value with the lead of the old one, or None where the two make no change."""
    if after.joint not in ("shared", "，", ",") or (
        mention.last.unit and after.last.unit and mention.last.unit.lstrip("个") != after.last.unit.lstrip("个")
    ):
        return None
    between = sentence.text[mention.last.end : after.first.start]
    lead = sentence.text[mention.lead[0] : mention.lead[1]]
    opened = list(PROSE.start.finditer(lead))
    if not (PROSE.changes.search(between) if after.joint == "shared" else opened and PROSE.changes_on.search(between)):
        return None
    cut = mention.lead[0] + opened[-1].start() if opened else mention.lead[1]
    return replace(after, lead=(mention.lead[0], cut), opens=mention.opens, joint=mention.joint)


def basis_in_list(sentence: Sentence, mention: Mention, context: Context) -> Basis:
    """The basis of a mention; on a list without a verb of its own the rise that the verb before the list tells (新增床位5张、护士2名)."""
    basis = basis_of(sentence, mention)
    if mention.joint not in LIST_MARKS and not (context.adds and alike(sentence, mention, context)):
        context.adds = basis == "delta" and adds(strip_opening(sentence.text[mention.lead[0] : mention.lead[1]]))
    elif context.adds and basis == "level" and mention.last.shape in ("count", "extent"):
        lead = sentence.text[mention.lead[0] : mention.lead[1]]
        acts = opening_verb().match(strip_opening(lead)) or BASIS.own_verb.match(strip_opening(lead))
        context.adds = acts is None and not BASIS.level_after.search(lead)
        return "delta" if context.adds else "level"
    elif basis == "level" and mention.joint == "、" and context.changes and context.changes == mention.last.unit:
        lead = sentence.text[mention.lead[0] : mention.lead[1]]  # 化学需氧量削减2.8%、氨氮2.4%
        basis = "level" if BASIS.level_after.search(lead) or ends_in_measure(lead) or not lead.strip() else "delta"
    context.changes = mention.last.unit if basis == "delta" and mention.last.shape == "share" else None
    return basis


def alike(sentence: Sentence, mention: Mention, context: Context) -> bool:
    """新增幼儿园学位400个，小学学位900个: behind a comma, of the same noun as what was added; or 其中, a part of it."""
    lead = sentence.text[mention.lead[0] : mention.lead[1]]
    if lead.lstrip().startswith("其中"):
        return True
    if BASIS.own_verb.match(strip_opening(lead)):
        return False
    if mention.joint == "，" and PROSE.other_part.search(sentence.text, max(sentence.start, mention.opens - 24), mention.first.at):
        return not ends_in_measure(lead)
    if mention.joint != "，" or len(context.names) < 2 or len(lead) < 3:
        return False
    return LAST_BRACKET.sub("", context.names[-2]).endswith(lead[-2:])


LIST_MARKS = frozenset("、和及与以并")


def drafts(
    sentence: Sentence,
    mention: Mention,
    names: Sequence[str],
    dates: Dates,
    told: tuple[Setting, Tense],
    given: tuple[Sequence[Baseline], Basis],
) -> Iterator[Draft]:
    """One draft per amount of a mention."""
    (setting, tense), (begun, basis) = told, given
    start, end = evidence_of(mention)
    dealt = dealt_dates(sentence, mention, dates, len(names)) if len(mention.run) > 1 else []
    for i, amount in enumerate(mention.run):
        name = names[i % len(names)]
        if not name.strip():
            continue
        name += growth(sentence, mention, basis, name)
        due = dealt[i // len(names)] if dealt else governing(sentence, dates, amount, mention.rest[1])
        role = tense.role((mention.opens, mention.first.end), due)
        if due is not None and due.rule == WHOLE_YEAR_RULE and not setting.told and (role != "target" or setting.lead is not None):
            due = None  # what a report's 全年 was, only its own words could tell; a lead-in's date says more than 全年
        yield Draft(
            start, end, name, role, basis, amount.compare, amount.value, amount.high, amount.unit,
            due if due is not None else setting.lead if role == "target" else None,
            begun[i % len(begun)] if begun else None, amount.rule,
        )  # fmt: skip


def growth(sentence: Sentence, mention: Mention, basis: Basis, name: str) -> str:
    """增长, 年均增长 of a growth in per cent (投资年均增长5%): part of the name, or the name would be that of the level."""
    if basis != "delta" or mention.last.unit not in PER_CENT:
        return ""
    grows = PROSE.growth.search(sentence.text, max(mention.opens, mention.first.start - 12), mention.first.start)
    if grows is None or name.endswith(("增长", "下降", "增速", "增幅")):
        return ""
    return ("年均" if grows["yearly"] and not name.endswith("年均") else "") + grows["verb"]


PER_CENT = ("%", "％", "﹪", "‰", "倍")


def evidence_of(mention: Mention) -> tuple[int, int]:
    """The phrase that holds a mention: from the clause's words to the noun behind the unit, WIDE characters at most."""
    first, last, behind = mention.first.start, mention.last.end, mention.rest[1]
    start = mention.lead[0] if mention.lead[0] < first else first
    end = last if behind < last else last + LONGEST_REST if behind > last + LONGEST_REST else behind
    return start if start > end - WIDE else end - WIDE, end
