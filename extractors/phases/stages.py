"""Finds the stages that a text names and the words that hold their dates."""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from extractors.engine import Patterns, pattern, rules
from extractors.parts import heading_role
from extractors.timeline import find_times
from schemas import Outline, Section, TimeRef

PHASES = Patterns("phases")

ORDINAL_ONLY = re.compile(r"第[一二三四五六七八九十\d]+(?:个)?(?:阶段|步)")
ITEM = re.compile(r"^\s*(?:[一二三四五六七八九十]是|[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]|[①②③④⑤⑥⑦⑧⑨⑩])\s?")
# A sentence, or 分三个阶段; a comma between two words of four characters (宣传发动，广泛动员) makes none.
NO_STAGE = re.compile(
    r"[。；]|(?<![\u4e00-\u9fff]{4})，|，(?![\u4e00-\u9fff]{4}$)|(?:19|20)\d\d年|(?:^|共|分|分为|分成)[两二三四五六\d]个?(?:阶段|步)"
)
DATED = re.compile(r"[（(][^（）()]*\d月[^（）()]*[）)]$")  # a heading that ends with its dates in brackets
REACH, OPENING = 120, 40
STREWN = ("tasks", "safeguards", "other")  # parts in which paragraphs may be stages


@dataclass(frozen=True, slots=True)
class Found:
    """A stage as it stands in the text: its name, the span of its dates' words, its own span, and its time once the year is settled."""

    name: str
    when: tuple[int, int] | None
    start: int
    end: int
    rule: str
    time: TimeRef | None = None


def find_stages(outline: Outline, parts: Mapping[str, str]) -> list[Found]:
    """The stages of the timetable in order, their times unread; none where no stage is dated."""
    text = outline.document.text
    items = list(sections_found(outline, parts, text))
    found = [
        *items,
        *paragraphs_found(outline, parts, text, {one.start for one in items if one.when}),
        *strewn(outline, parts, text),
        *rows_found(outline),
    ]
    found = sorted({(one.start, one.name): one for one in found}.values(), key=lambda one: one.start)
    return found if any(one.when for one in found) else []


def sections_found(outline: Outline, parts: Mapping[str, str], text: str) -> Iterator[Found]:
    """The items of the outline that are stages: in a timetable part, or called 阶段 and dated wherever they stand."""
    parents = {section.parent for section in outline.sections}
    stages: set[str] = set()  # stages with items of their own, and those items
    for section in outline.sections:
        if section.parent in stages:
            stages.add(section.id)
            if not ("阶段" in section.title and DATED.search(section.title)):
                continue
        alone = section.parent is None and DATED.search(section.title) is not None
        timetable = parts.get(section.id) == "timetable" and (alone or parts.get(section.parent or "") == "timetable")
        called = "阶段" in section.title and parts.get(section.id) not in ("background", "goals", "principles")
        if not (timetable or called):
            continue
        start = title_start(section, text)
        stop = min(section.body.end, max(section.head.end, start) + REACH)
        one = read_stage(text, start, max(stop, section.head.end))
        dated = parts.get(section.id) == "timetable" and one is not None and one.when is not None and is_stage_name(one.name, longest=40)
        if is_part(section) or (one and one.when is None and section.id in parents):
            continue  # 三、工作阶段 is the part, not one of its stages
        if one and (dated or (called and is_called_stage(one))):
            stages |= {section.id} if dated and section.id in parents else set()
            yield Found(one.name, one.when, section.head.start, one.end, one.rule)


def is_part(section: Section) -> bool:
    """A part headed as a timetable (工作步骤), and not with dates of its own."""
    return section.parent is None and not DATED.search(section.title) and heading_role(section.title) == "timetable"


def paragraphs_found(outline: Outline, parts: Mapping[str, str], text: str, items: Container[int]) -> Iterator[Found]:
    """The unnumbered paragraphs of a timetable part that open with a stage; none in an item (by its start) that is one itself."""
    for section in outline.sections:
        if parts.get(section.id) != "timetable" or section.head.start in items:
            continue
        at = section.body.start
        for line in text[section.body.start : section.body.end].split("\n"):
            begin = at + len(line) - len(line.lstrip())
            at += len(line) + 1
            yield from listed(text, begin, at - 1) if begin >= section.head.end else ()
            if begin < section.head.end or not (PHASES.opening.search(line[:OPENING]) or opens_stage(line)):
                continue
            one = read_stage(text, begin, min(begin + len(line), begin + REACH))
            if one and one.when and is_stage_name(one.name):
                yield one


def opens_stage(line: str) -> bool:
    """A line of a timetable that opens with a stage not called so: 2031年3月：动员部署。 or 一是动员部署（3月）。"""
    return any(pattern("phases", name).match(line) for name in ("dated_line", "counted_line"))


def strewn(outline: Outline, parts: Mapping[str, str], text: str) -> Iterator[Found]:
    """Stages outside timetable parts, two or more in one section or before the first: dated paragraphs, or a list of them in a sentence."""
    if not PHASES.opening.search(text):
        return
    first = outline.sections[0].head.start if outline.sections else len(text)
    spans = [(0, first)] + [(s.body.start, s.body.end) for s in outline.sections if parts.get(s.id) in STREWN]
    for start, end in spans:
        lines = list(opening(text, start, end))
        found = [one for at in lines if (one := read_opening(text, *at)) and one.when and is_own_stage(one, text)]
        yield from found if len(found) > 1 else (one for at in lines for one in listed(text, *at))


def opening(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The paragraphs in text[start:end] that speak of a 阶段, or of the first step."""
    match = PHASES.opening.search(text, start, end)
    while match:
        begin = max(start, text.rfind("\n", start, match.start()) + 1)
        stop = text.find("\n", match.start(), end)
        stop = end if stop < 0 else stop
        yield begin, stop
        match = PHASES.opening.search(text, stop, end)


def read_opening(text: str, start: int, end: int) -> Found | None:
    """The stage that a paragraph opens with."""
    return read_stage(text, start, min(end, start + REACH)) if PHASES.opening.search(text, start, min(end, start + OPENING)) else None


def is_own_stage(one: Found, text: str) -> bool:
    """A stage called so, told with its dates alone (动员阶段：3月1日至20日), not in a sentence about something else."""
    told = PHASES.told.search(text[one.start : one.end])
    return is_stage_name(one.name) and is_called_stage(one) and told is not None


def listed(text: str, start: int, end: int) -> Iterator[Found]:
    """Stages that a sentence lists with their dates: 准备阶段（2024年1月至3月）、实施阶段（2024年4月至12月）."""
    found = list(PHASES.listed.finditer(text, start, end)) if text.find("阶段", start, end) >= 0 else []
    if len(found) < 2 or not all(holds_dates(text, match.span("when")) for match in found):
        return
    for match in found:
        yield Found(clean_name(match["name"]), match.span("when"), match.start("name"), match.end(), "phases.listed")


def is_called_stage(one: Found) -> bool:
    """A stage by its own name, wherever it stands: 准备阶段, 第一阶段; not 义务教育阶段学校建设."""
    return one.name.endswith("阶段") or one.rule == "phases.ordinal-bracket"


def rows_found(outline: Outline) -> Iterator[Found]:
    """The rows of a table whose head has a column for the stage and one for its time."""
    text = outline.document.text
    for table in outline.document.tables:
        heads = {cell.col: text[cell.start : cell.end] for cell in table.cells if cell.row < table.header_rows}
        named = next((col for col, head in heads.items() if re.search(r"阶段|步骤", head) and len(head) <= 8), None)
        timed = next((col for col, head in heads.items() if re.search(r"时间|时段|时限|起止", head)), None)
        if named is None or timed is None:
            continue
        cells = {(cell.row, cell.col): cell for cell in table.cells if cell.row >= table.header_rows}
        for (row, col), cell in cells.items():
            when = cells.get((row, timed))
            if col == named and when and cell.end > cell.start and find_times(text, when.start, when.end):
                yield Found(clean_name(text[cell.start : cell.end]), (when.start, when.end), cell.start, cell.end, "phases.row")


def title_start(section: Section, text: str) -> int:
    """Where the words of a head begin, behind its number."""
    head = text[section.head.start : section.head.end]
    at = head.find(section.title[:6]) if section.title else -1
    if at >= 0:
        return section.head.start + at
    item = ITEM.match(head)
    return section.head.start + (item.end() if item else 0)


def read_stage(text: str, start: int, end: int) -> Found | None:
    """The stage that text[start:end] opens with; null if it names none with a date, nor one called 阶段."""
    piece = text[start:end]
    for rule in rules("phases"):
        match = rule.pattern.match(piece)
        if match is None:
            continue
        when = start + match.start("when"), start + match.end("when")
        if not holds_dates(text, when):
            continue
        given = match.groupdict()
        name = clean_name(given.get("name") or given.get("number") or "")
        if name:
            return Found(name, when, start, start + match.end(), rule.id)
    return undated(piece, start)


def holds_dates(text: str, span: tuple[int, int]) -> bool:
    """The first time in text[span] names days, months or years, of a year told or not; not 每年3月 or 长期."""
    hits = find_times(text, *span)
    return bool(hits) and hits[0].ref.kind in ("point", "range", "deadline")


def undated(piece: str, start: int) -> Found | None:
    """A stage that is called so and has no date."""
    match = re.match(r"[^。：:；，,（(\n]{2,30}?阶段(?=[。：:；，,（(\n]|$)", piece)
    return Found(clean_name(match[0]), None, start, start + match.end(), "phases.undated") if match else None


def clean_name(name: str) -> str:
    """The stage's name without item numbers, 第一阶段： before its own words, and quotes."""
    bare = ITEM.sub("", name).strip(' 　：:，,、。“”"—–-●')
    own = re.sub(r"^[为是]", "", ORDINAL_ONLY.sub("", bare)).strip(" 　：:，,、。")
    return own if len(own) >= 2 else bare


def is_stage_name(name: str, *, longest: int = 24) -> bool:
    """A name that can be a stage's: short (`longest` characters), and no sentence."""
    return 2 <= len(name) <= longest and not NO_STAGE.search(name)
