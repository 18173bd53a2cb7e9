"""Tells things of one kind apart: by their size (产值超50亿元的企业), by their grade (国家级, A级)."""

from extractors.engine import Patterns
from extractors.indicators.context import Gap
from extractors.indicators.wording import strip_closing, strip_opening, strip_setting

GRADING = Patterns("indicators/grading")


def sized(gap: Gap) -> str:
    """年产值超50亿元的企业达到5家: a noun that says nothing by itself, or is told apart by it, with the size that those counted have."""
    text = gap.sentence.text
    several = text.count(gap.name, gap.sentence.start, gap.sentence.end) > 1
    if gap.mention.last.shape != "count" or not (GRADING.sort if several else GRADING.generic).fullmatch(gap.name):
        return ""
    begin = gap.mention.lead[0] if gap.listed else gap.mention.opens
    words = strip_setting(strip_opening(strip_closing(text[begin : gap.mention.lead[1]])))
    if not words.endswith(gap.name):
        return ""
    if GRADING.bare_size.match(words):
        alike = (GRADING.size_measure.match(name) for name in reversed(gap.context.names) if name.endswith(gap.name))
        measure = next(filter(None, alike), None)
        return measure[0] + words if measure else ""
    return words if GRADING.of_size.match(words) else ""


def graded(gap: Gap) -> str:
    """培育国家级企业3家、省级20家: only a grade, in place of the last one's."""
    last = gap.context.last
    return gap.name + GRADING.grade.sub("", last.removeprefix("新增")) if last and GRADING.grade.fullmatch(gap.name) else ""


def lettered(gap: Gap) -> str:
    """创建A级6家、B级15家: only a letter or an ordinal, in place of the last one's."""
    last = GRADING.letter.search(gap.context.last) if GRADING.letter.fullmatch(gap.name) else None
    return gap.context.last[: last.start()] + gap.name if last and last[0] != gap.name else ""


def resized(gap: Gap) -> str:
    """年产值超亿元的企业6家、千万元以上的30家: another size of the measure that the last name has, and of its noun where it has none."""
    name = GRADING.resized.fullmatch(gap.name)
    last = GRADING.size_inside.fullmatch(gap.context.last) if name else None
    if name is None or last is None:
        return ""
    return last["measure"] + gap.name + ("" if name["own"] else last["thing"])
