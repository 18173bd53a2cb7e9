"""What each reading of a line break costs: the more of the page's evidence it contradicts, the more.

The unit is arbitrary: 1 is a weak hint, 3 a strong one, 8 nearly a proof.
"""

import re
from collections import Counter
from collections.abc import Sequence

from extractors.engine import Patterns
from extractors.numerals import parse_number
from pipeline.repair.layout import Layout, local_widths
from pipeline.repair.lines import Line
from pipeline.repair.marks import (
    CLOSERS,
    ENDS_ALONE,
    MARKS,
    OPENERS,
    attribution,
    closes,
    ends_sentence,
    opens,
    stands_alone,
    unclosed,
    width,
)

INDENT = 4  # half-width columns: two ideographic blanks
IMPOSSIBLE = 25.0
HEAD = 15  # lines within which a notice names its addressees
FIRST, SECOND, LATER = 0, 1, 2  # where a printed line stands in its paragraph; SECOND only below what looks like a heading

DIGITS, HAN_DIGITS = re.compile(r"\d+"), re.compile("[一二三四五六七八九十百]+")
UNBREAKABLE = re.compile(r"[（《“‘「『【〔(\[]*(?:[A-Za-z0-9.+/%-]+|.)[，。、；：！？）》”’」】〕%％‰,;:!?)\]]*")
LATIN_RUN = re.compile(r"[A-Za-z0-9.%]+")
BREAKS = Patterns("breaks", __file__)


class Breaks:
    """The evidence on each break of one run of lines (break i stands between lines i and i + 1), and the three readings' costs.

    What a break costs whatever printed line it stands in is reckoned once; the search asks for it again and again.
    """

    def __init__(self, lines: Sequence[Line], layout: Layout) -> None:
        self.lines, self.layout = lines, layout
        self.texts = [line.text for line in lines]
        self.widths = [width(text) for text in self.texts]
        self.full = local_widths(self.widths, layout.width)
        self.stretch = [len(LATIN_RUN.findall(text)) for text in self.texts]
        self.first_word = [self._first_word(text) for text in self.texts]
        self.numbers = [MARKS.numbered.match(text) for text in self.texts]
        self.styles = [_style(number) for number in self.numbers]
        self.opening = [
            bool(number) or opens(text) or attribution(text) in layout.labels for number, text in zip(self.numbers, self.texts, strict=True)
        ]
        self.counted = counted_on(self.numbers, self.styles)
        self.alone = [self._alone(i) for i in range(len(lines))]
        breaks = range(len(lines) - 1)
        self.torn = [self._torn(i) for i in breaks]
        self.few_gaps = sum(1 for line in lines if line.gap) * 2 < len(lines)
        self.duties = sum(1 for text in self.texts if BREAKS.duty.match(text)) >= 3
        self.heading = self._headings()
        self.over = [self._into_opening(i) for i in breaks]
        blanks_tell = layout.gaps or layout.indented or layout.trailing
        self.marks_on, self.marks_end = (
            [self._blank_marks(i, ends=ends) if blanks_tell else 0.0 for i in breaks] for ends in (False, True)
        )
        self.same_line = [self._same_line(i) for i in breaks]
        self.end = [self._end(i) for i in breaks]
        self.prose = [3.0 if "。" in text or BREAKS.connective.search(text[-2:]) else 0.0 for text in self.texts]
        hangs = [self._hanging(i) for i in breaks]
        self.hangs_first, self.hangs = [first for first, _ in hangs], [later for _, later in hangs]
        self.needs = [self.full[i] - self.first_word[i + 1] for i in breaks]
        self.needs_first = [need - INDENT for need in self.needs]
        settled = [(None, None) if end is None else self._closed(i, end) for i, end in enumerate(self.end)]
        self.settled, self.settled_headed = [plain for plain, _ in settled], [headed for _, headed in settled]

    @staticmethod
    def _first_word(text: str) -> int:
        if "一" <= text[0] <= "龥" and text[1:2] not in CLOSERS:  # one Han character, as mostly
            return 2
        match = UNBREAKABLE.match(text)
        return width(match.group()) if match else 0

    def _alone(self, i: int) -> bool:
        text = self.texts[i]
        if text[-1] not in ENDS_ALONE:
            return False
        return bool(MARKS.dated_title.search(text)) or (stands_alone(text) and (i == 0 or self._ended(i - 1)))

    def _tail(self, i: int) -> str:
        """A line with the one before it where it is too short to show how it ends."""
        return self.texts[i - 1] + self.texts[i] if i and len(self.texts[i]) < 6 else self.texts[i]

    def _ended(self, i: int) -> bool:
        text = self.texts[i]
        stops = ends_sentence(text) or text[-1] in "）)】]：:" or MARKS.kind.search(self._tail(i))
        return bool(stops) or stands_alone(text) or bool(self.lines[i + 1].gap)

    def _torn(self, i: int) -> bool:
        """A bracket left open before the break is closed right after it."""
        opener = unclosed(self.texts[i])
        return bool(opener) and closes(self.texts[i + 1], opener) and not attribution(self.texts[i + 1])

    def _headings(self) -> list[bool]:
        """The lines that look like the first of a heading: the head of a title, or a number whose style is one of headings here."""
        styles = self.styles
        short = self.layout.width - 2 * INDENT
        numbered = [(s, t, w) for s, t, w in zip(styles, self.texts, self.widths, strict=True) if s]
        sure = Counter(s for s, t, w in numbered if "。" not in t and w < short and t[-1] not in "，、")
        run_in = Counter(s for s, t, _ in numbered if "。" in t)
        headings = {s for s, n in sure.items() if n >= 2 and n > 3 * run_in[s]}
        return [
            "。" not in text and (style in headings or (not style and self._title_place(i)))
            for i, (style, text) in enumerate(zip(styles, self.texts, strict=True))
        ]

    def _title_place(self, i: int) -> bool:
        return i == 0 or self.alone[i - 1] or bool(MARKS.annex.match(self.texts[i - 1]))

    def _addressees(self, i: int) -> bool:
        """Whether the line ends the words that name whom a notice goes to: near its head, and no attribution."""
        return i < HEAD and bool(BREAKS.addressees.search(self._tail(i))) and not MARKS.attribution.search(self._tail(i))

    def _same_line(self, i: int) -> float:
        """The printed line goes on after a break that only its punctuation explains."""
        before, after = self.texts[i], self.texts[i + 1]
        cost = 0.3 if self.layout.split else 5.0
        if not (
            before[-1] in CLOSERS or before[-1] in OPENERS or after[0] in CLOSERS or after[0] in OPENERS or BREAKS.bare_number.match(before)
        ):
            cost += 2.5
        if self.alone[i + 1] or self.alone[i]:
            cost += 3.0
        if before[-1] in "：:" and not self.torn[i]:
            cost += 3.0 if self._addressees(i) else 0.8
        if self.lines[i + 1].gap and self.few_gaps:
            cost += 4.0
        return cost + self.over[i] + self.marks_on[i]

    def _hanging(self, i: int) -> tuple[float, float]:
        """What it costs to go on below a line that looks like a whole, for the first printed line of a paragraph and for a later one."""
        colon = self.texts[i][-1] in "：:" and not self.torn[i]
        first, later = (3.0, 3.0) if colon and self._addressees(i) else (2.0, 1.0) if colon else (0.0, 0.0)
        return first + 3.0 if self.alone[i] else first, later

    def paragraph(self, i: int, columns: int, place: int, *, headed: bool) -> float:
        """The paragraph ends with a printed line, and the next one begins; `headed` where it is the first or second line of a heading.

        Asked for only where the line's own words tell nothing: else the cost is `settled`, or `settled_headed`.
        """
        whole = 0.3 if place == FIRST else 3.0
        return self._closed(i, whole if self.alone[i] else self._phrase_ending(i, columns, place, headed=headed))[headed]

    def _closed(self, i: int, cost: float) -> tuple[float, float]:
        """The cost of an ending with what stands around the break: of a plain paragraph, and of a heading."""
        cost += self.marks_end[i]
        if self.torn[i]:
            cost += 8.0
        if self.texts[i + 1][0] in CLOSERS:
            cost += IMPOSSIBLE
        if self.opening[i + 1]:
            return cost - 1.0, cost - 1.0
        if self.alone[i + 1] or self.alone[i] or (self.duties and BREAKS.duty.match(self.texts[i + 1])):
            return cost + 0.2, cost + 0.2
        return cost + 1.0, cost + 0.4

    def _end(self, i: int) -> float | None:
        """What the end of a line costs as a paragraph's, as far as its own words tell."""
        text = self.texts[i]
        if ends_sentence(text):
            return 0.0
        if text[-1] in "，、,（《“(" or text[-1] in OPENERS or (text[-1] in "：:" and MARKS.label_at_end.search(text)):
            return 8.0
        if text[-1] in "；;：:）)】]〕…":
            return 0.5
        return 0.5 if not self.alone[i] and "。" not in text and MARKS.kind.search(self._tail(i)) else None

    def _phrase_ending(self, i: int, columns: int, place: int, *, headed: bool) -> float:
        """The end of a paragraph that is not a sentence: right for headings, hardly ever for prose."""
        prose = self.prose[i]
        if place == SECOND:
            return 1.0 + prose
        if place == LATER:
            return (2.5 if self.opening[i + 1] else 6.0) + prose
        if headed:
            return 0.2 + prose
        full = 2.0 if columns >= self.full[i] - INDENT - 2 else 0.0
        return 1.0 + full + prose

    def _into_opening(self, i: int) -> float:
        """What it costs to run over a line that looks like the start of a paragraph."""
        text = self.texts[i]
        if not self.opening[i + 1]:
            return 1.5 if self.duties and ends_sentence(text) and BREAKS.duty.match(self.texts[i + 1]) else 0.0
        if self.counted[i + 1]:
            return 6.0
        if ends_sentence(text) or text[-1] in "；;：:）)】]":
            return 2.5
        return 0.3 if text[-1] in CLOSERS or text[-1] in OPENERS else 1.5

    def _blank_marks(self, i: int, *, ends: bool) -> float:
        """The evidence of blanks, where this dump uses them: against reading the break otherwise."""
        cost, after = 0.0, self.lines[i + 1]
        if self.layout.gaps and after.gap:
            cost += 0.0 if ends else 6.0
        if self.layout.indented and after.indent >= INDENT:
            cost += 0.0 if ends else 3.0
        if self.layout.trailing and self.lines[i].trailing != ends:
            cost += 2.5
        return cost


def counted_on(numbers: Sequence[re.Match[str] | None], styles: Sequence[str]) -> list[bool]:
    """Which lines begin with a number that counts on from the last line of its style by one: items, whatever stands before them."""
    last: dict[str, int | None] = {}
    found = []
    for match, style in zip(numbers, styles, strict=True):
        value = _value(match.group()) if match else None
        found.append(value is not None and value - 1 == last.get(style))
        if match:
            last[style] = value
    return found


def _value(number: str) -> int | None:
    """The value of a printed number of one part; null for 1.1, ① and the like."""
    value = parse_number(number.strip("第章节条部分编篇（）()〔〕、．.﹒ "))
    return value if isinstance(value, int) else None


def _style(number: re.Match[str] | None) -> str:
    """The style of the number that a line begins with, its digits made alike; "" without one."""
    return HAN_DIGITS.sub("一", DIGITS.sub("1", number.group().strip())) if number else ""
