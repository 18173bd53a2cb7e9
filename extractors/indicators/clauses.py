"""Cuts a paragraph into sentences and a sentence into mentions: a run of amounts with the words before and behind it."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.engine import Patterns
from extractors.indicators.amounts import listed
from extractors.indicators.comparing import Amount

CLAUSES = Patterns("indicators/clauses")

# Here each way begins with a sign of its own, so that the search can jump to it.
# What goes as one word in the eyes of a comma: quotations, titles, brackets.
WHOLE = re.compile(
    r"“[^“”\n]{0,80}”|‘[^‘’\n]{0,80}’|《[^《》\n]{0,120}》|〔[^〔〕\n]{0,40}〕|【[^【】\n]{0,60}】|（[^（）()\n]{0,300}[）)]|\([^（）()\n]{0,300}[）)]|\[[^\[\]\n]{0,200}\]"
)
ENCLOSES = re.compile(r"[“‘《〔【（(\[]")
FIRST_BRACKET = re.compile(r"^[（(][^（）()]*[）)]")
SENTENCE_END = re.compile(r"[。！？!?][。！？!?]*[”’）)」]*")
# 1:1 is a ratio
MARK = re.compile(r"[，,；;：:。！？!?（）()\n\t—-](?:(?<![—-])|(?<=—)—|(?<=-)-)(?<!\d[：:](?=\d))")


@dataclass(slots=True)
class Sentence:
    """A sentence at text[start:end]; `flat` is the whole text's slice with every quotation, title and bracket blotted out.

    `parts` are all places where its clauses part, in order.
    """

    text: str
    start: int
    end: int
    flat: str
    parts: list[int]

    def encloses(self, place: int) -> bool:
        """Whether a bracket that holds an amount is open at `place`."""
        at = place - self.start
        return max(self.flat.rfind(mark, 0, at) for mark in "（(") > max(self.flat.rfind(mark, 0, at) for mark in "）)")

    def marks(self, left: int, right: int) -> list[int]:
        """Where clauses part in text[left:right]."""
        return self.parts[bisect_right(self.parts, left) : bisect_right(self.parts, right)]


@dataclass(slots=True)
class Mention:
    """A run of amounts, from `first` to `last`, in its clause: `lead` the words before it, `rest` the words behind, both within the clause.

    `joint` is what stands between it and the mention before: the clause mark, the list mark, `shared` where the words between belong
    to both, or empty for the first of a sentence. `opens` is where the clause itself begins; `near` is set where no clause without
    amounts lies between it and the mention before.
    """

    run: tuple[Amount, ...]
    first: Amount
    last: Amount
    lead: tuple[int, int]
    rest: tuple[int, int]
    opens: int
    joint: str
    near: bool = True


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph as spans, blanks and brackets' insides kept whole; the last may lack its full stop."""
    at = behind_attribution(text, start, end)
    opened = opening(text, at, end)
    for match in SENTENCE_END.finditer(text, at, end):
        stop = match.start()
        if stop < at or (opened < stop and inside(text, at, stop)):
            continue
        yield at, match.end()
        at = behind_attribution(text, match.end(), end)
        opened = opened if opened >= at else opening(text, at, end)
    if text[at:end].strip():
        yield at, end


def opening(text: str, start: int, end: int) -> int:
    """Where the first bracket or quotation of text[start:end] opens; its end where none does."""
    found = OPENS.search(text, start, end)
    return found.start() if found else end


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence in pieces of LONG characters at most, cut behind a clause mark where there is one: longer is no sentence of a plan."""
    while end - start > LONG:
        cut = max(text.rfind(mark, start + LONG // 2, start + LONG) for mark in "；;，,、") + 1 or start + LONG
        yield start, cut
        start = cut
    yield start, end


LONG = 1500
OPENS = re.compile(r"[（(“]")
BRACKET = re.compile(r"\s*[（(\[【〔]([^（）()\n]{0,600})[）)\]】〕]")


def behind_attribution(text: str, start: int, end: int) -> int:
    """Where a sentence begins behind the bracketed attribution of the one before it."""
    match = BRACKET.match(text, start, end) if text[start : start + 1] in "（([【〔 " else None
    return match.end() if match and CLAUSES.attributes.search(match[1]) else start


def inside(text: str, start: int, place: int) -> bool:
    """Whether a bracket or quotation that opens after `start`, and not further back than LONG, is still open at `place`."""
    start = max(start, place - LONG)
    for opens, closes in PAIRS:
        at = text.rfind(opens, start, place)
        if at >= 0 and text.find(closes, at, place) < 0:
            return True
    return False


PAIRS = (("（", "）"), ("(", ")"), ("“", "”"))


def flatten(text: str, start: int, end: int, amounts: Sequence[Amount]) -> Sentence:
    """The sentence with what goes as one word blotted out; a bracket that holds an amount stays open and parts clauses."""
    flat = text[start:end]
    if ENCLOSES.search(flat):
        places = [a.at - start for a in amounts]

        def blot(match: re.Match[str]) -> str:
            first, last = match.span()
            open_ = match[0][0] in "（([" and any(first <= place < last for place in places)
            return match[0] if open_ else "\x01" * (last - first)

        flat = WHOLE.sub(blot, flat)
    return Sentence(text, start, end, flat, [m.end() + start for m in MARK.finditer(flat)])


def mentions(sentence: Sentence, amounts: Sequence[Amount]) -> list[Mention]:
    """The runs of amounts of a sentence, each with its lead and rest."""
    runs = [tuple(run) for run in listed(amounts, sentence.text)]
    if not runs:
        return []
    run = runs[0]
    marks = sentence.marks(sentence.start, run[0].start)
    opens = marks[-1] if marks else sentence.start
    lead, joint, near = (opens, run[0].start), "", False
    made: list[Mention] = []
    for after in runs[1:]:
        left, right = run[-1].end, after[0].start
        marks = sentence.marks(left, right)
        rest, next_lead, next_joint = part(sentence, left, right, marks)
        if next_joint == "shared" and own_noun(sentence, run, after):
            rest, next_lead, next_joint = next_lead, (next_lead[1], next_lead[1]), "、"
        made.append(Mention(run, run[0], run[-1], lead, rest, opens, joint, near))
        run, lead, joint, near = after, next_lead, next_joint, len(marks) <= 1
        if next_joint in MARKS:
            opens = lead[0]
    marks = sentence.marks(run[-1].end, sentence.end)
    end = before_mark(sentence, marks[0]) if marks else sentence.end
    made.append(Mention(run, run[0], run[-1], lead, after_run(sentence, run[-1].end, end), opens, joint, near))
    return made


def own_noun(sentence: Sentence, run: Sequence[Amount], after: Sequence[Amount]) -> bool:
    """6个街道9个镇: the short noun between two counts is the first one's, since the second has its own behind it."""
    between = sentence.text[run[-1].end : after[0].start]
    counts = run[-1].shape == after[-1].shape == "count" and after[0].start == after[0].at
    return counts and OWN_NOUN.fullmatch(between) is not None and CLAUSES.noun.match(sentence.text, after[-1].end, sentence.end) is not None


OWN_NOUN = re.compile(r"[一-鿿]{1,6}(?<![的有为达到至于配备各设建共占成是含])")
MARKS = frozenset("，,；;：:。！？!?（）()\t—-")


def after_run(sentence: Sentence, left: int, right: int) -> tuple[int, int]:
    """The words behind a number up to its clause's end; none where a list goes on at once (28万公里、位居全省第一)."""
    return (left, left if sentence.text.startswith("、", left) else right)


def before_mark(sentence: Sentence, behind: int) -> int:
    """Where the clause mark that ends at `behind` begins."""
    wide = sentence.text[behind - 2 : behind] in ("——", "--")
    return behind - (2 if wide else 1)


def part(sentence: Sentence, left: int, right: int, marks: Sequence[int]) -> tuple[tuple[int, int], tuple[int, int], str]:
    """(rest of the run before, lead of the run after, joint) for the words between two runs, which `marks` part."""
    if marks:
        return after_run(sentence, left, before_mark(sentence, marks[0])), (marks[-1], right), sentence.text[marks[-1] - 1]
    gap = sentence.flat[left - sentence.start : right - sentence.start]
    if behind := CLAUSES.joined_behind.search(gap):
        return (left, left + behind.start()), (right, right), behind[0][0]
    if ahead := CLAUSES.joined_ahead.match(gap):
        return (left, left), (left + ahead.end(), right), ahead[0][0]
    if "、" in gap:
        place = left + gap.rindex("、")
        return (left, place), (place + 1, right), "、"
    return (left, right), (left, right), "shared"
