"""The title: a notice's, a forwarded plan's own, its type and whether it is a draft."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.agencies import is_body
from extractors.engine import lexicon, pattern
from extractors.metadata.frame import Frame, Line, is_above_title, is_numbered, is_prose
from extractors.regions import place_at

LONGEST_TITLE, MOST_LINES, FAR = 90, 5, 45
SENTENCE_REACH = 600  # characters within which a notice sends out what it forwards
SHORTEST_AGAIN = 8  # characters of a line that the title before it says already
SITE = re.compile(r"\s*[_|\-—–]+\s*(?:[^_|\-—–]{2,14}(?:网|政府|门户|网站|委员会|局|厅))?$")
EXTENSION = re.compile(r"\.(?:docx?|pdf|wps|ofd|txt|rtf)$", re.I)
ANNEX_MARK = re.compile(r"^附\s?(?:件|表|录)?\s?[\d一二三四五六七八九十]*\s?[:：]\s?")
YEARS_BELOW = re.compile(r"[（(]\s*(?:19|20)\d\d\s*年?\s*[-－—–―~～至到]{1,2}\s*(?:19|20)\d\d\s*年?\s*[）)]")
YEARS = re.compile(r"(?:19|20)\d\d\s*年?\s*[-－—–―~～至到]{1,2}\s*(?:19|20)\d\d")
SQUEEZE = re.compile(r"[\s\W_]+")


@dataclass(frozen=True, slots=True)
class Title:
    """The document's title, the title of the notice before it, and where they stand; `status` is draft where a mark says so."""

    text: str | None
    notice: str | None
    status: Literal["final", "draft"]
    start: int
    end: int


def find_title(frame: Frame) -> Title:
    """The title of the document; null if none is printed.

    Of a forwarded plan it is the plan's own, else the name that the notice gives it.
    """
    head, start, end = head_title(frame)
    head = head or strip_site(frame.label("title") or "") or None
    names = list(forwarded_names(frame, head, end))
    own, own_start, own_end = own_title(frame, names, end)
    forwards = head is not None and forwarded_name(head) is not None
    chosen = own or (names[0] if names and forwards else head) or sent_out(frame)
    place = (own_start, own_end) if own else (start, end)
    draft = any(is_draft(piece) for piece in (head, own)) or draft_nearby(frame, place) or (head is not None and consults(head) is not None)
    return Title(clean(chosen) if chosen else None, head, "draft" if draft else "final", *place)


def head_title(frame: Frame) -> tuple[str | None, int, int]:
    """The title at the head of the document, with its place; the first run of lines that ends as a title does, else a lone heading."""
    lines = frame.opening
    for at, line in enumerate(lines):
        if is_above_title(line.text) or not is_titlelike(line.text) or heads_page(lines, at):
            continue
        best = None
        for run in runs(lines[at:]):
            joined = join(run)
            if is_typed(joined) and len(joined) <= LONGEST_TITLE + 30:
                best = joined, run[0].start, run[-1].end
        if best is not None:
            text, start, end = best
            following = next((line for line in frame.after(end)[:3] if line.text not in text), None)
            if following and YEARS_BELOW.fullmatch(following.text) and not YEARS.search(text):
                text, end = text + following.text, following.end
            return strip_site(text), start, end
        if is_signed(lines, at):
            break
    return lone_title(frame)


def heads_page(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of bodies only heads the page: the next line is a whole title that names the place again."""
    if at + 1 >= len(lines) or not is_issuer_line(lines[at].text):
        return False
    place, again = place_at(lines[at].text), place_at(lines[at + 1].text)
    return place is not None and again is not None and place.candidates == again.candidates and is_typed(lines[at + 1].text)


def is_signed(lines: Sequence[Line], at: int) -> bool:
    """Whether issuers or a date stand below the line, a bracket between them aside: a title page."""
    below = [line.text for line in lines[at + 1 : at + 3] if not re.fullmatch(pattern("metadata", "ordinary_bracket"), line.text)][:1]
    return not is_issuer_line(lines[at].text) and any(
        is_issuer_line(text) or pattern("metadata", "date_line").fullmatch(text) for text in below
    )


def lone_title(frame: Frame) -> tuple[str | None, int, int]:
    """A heading that names no type of document (推动基层…发展): the first line, where it stands apart from prose and furniture."""
    lines = [line for line in frame.opening if not is_above_title(line.text) and not is_red_head(line.text)]
    if not lines:
        return None, 0, 0
    line = lines[0]
    if line.level != 1 and (not is_titlelike(line.text) or len(line.text) < 4 or is_issuer_line(line.text)):
        return None, 0, 0
    last = line
    if len(lines) > 1 and re.fullmatch(pattern("metadata", "ordinary_bracket"), lines[1].text):
        last = lines[1]
    return strip_site(join([line, last] if last is not line else [line])), line.start, last.end


def is_red_head(line: str) -> bool:
    """Whether a line is the red head of a body (…人民政府办公室文件)."""
    match = pattern("metadata", "red_head").fullmatch(line)
    return match is not None and is_issuer_line(match["who"])


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The runs of one, two … lines that a title broken over lines may take."""
    run: list[Line] = []
    for line in lines[:MOST_LINES]:
        apart = is_above_title(line.text) or is_numbered(line.text) or is_prose(line.text) or line.text.endswith(("：", ":"))
        apart = apart or pattern("metadata", "number_before").match(line.text) is not None
        again = len(line.text) >= SHORTEST_AGAIN and (squeeze(line.text) in squeeze(join(run)) or begins_anew(run, line.text))
        if run and (apart or again or (is_issuer_line(line.text) and is_typed(join(run)))):
            return
        run.append(line)
        yield list(run)


def begins_anew(run: Sequence[Line], line: str) -> bool:
    """Whether a line is a title of its own behind a whole one: both name their type, it opens with a place, and no notice goes on."""
    said = join(run)
    if not is_typed(line) or line.endswith(("通知", "意见", "决定")) or not is_typed(said) or "印发" in said or "转发" in said:
        return False
    return len(line) >= 2 * SHORTEST_AGAIN and place_at(line) is not None


def is_titlelike(line: str) -> bool:
    """A line that can open a title: no sentence, no list item, no colon at its end."""
    return (
        len(line) <= LONGEST_TITLE
        and "|" not in line.rstrip(" |")
        and not is_numbered(line)
        and not re.search(r"[。；;，,、：:]$|。|^[）)】\]》]", line)
    )


def is_issuer_line(line: str) -> bool:
    """A line of nothing but names of bodies."""
    words = line.split()
    return bool(words) and all(is_body(word) for word in words) and doc_type(line) is None


def is_typed(title: str) -> bool:
    """Whether a title ends in a type of document, brackets aside."""
    return doc_type(title) is not None


def doc_type(title: str) -> str | None:
    """The title's own last word or words that name a type of document (行动计划, 政策措施); null if it has none."""
    bare = bare_title(title)
    for head, openings in doc_types_by_end().get(bare[-1:], ()):
        if not bare.endswith(head):
            continue
        front = bare[: -len(head)]
        opening = next((word for word in openings if front.endswith(word)), "")
        return opening + head
    return None


@lru_cache
def doc_types() -> Mapping[str, tuple[str, ...]]:
    """Each type's last word with the words that may stand before it, the longest first."""
    table = lexicon("doc_types")["types"]
    assert isinstance(table, Mapping)
    return {head: tuple(sorted(words, key=len, reverse=True)) for head, words in sorted(table.items(), key=lambda row: -len(row[0]))}


@lru_cache
def doc_types_by_end() -> Mapping[str, Sequence[tuple[str, tuple[str, ...]]]]:
    """The types by their last character, in the same order."""
    known: dict[str, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for head, words in doc_types().items():
        known[head[-1]].append((head, words))
    return dict(known)


def bare_title(title: str) -> str:
    """The title without what may follow its last word: brackets, a draft mark, closing quotes."""
    bare, before = EXTENSION.sub("", title.strip(" |")), ""
    for name in ("number_behind", "number_glued"):
        bare = pattern("metadata", name).sub("", bare)
    while bare != before:
        before = bare
        bare = bracket_behind().sub("", bare).strip(' 　》”"*')
    return bare


@lru_cache
def bracket_behind() -> re.Pattern[str]:
    """Matches a bracket or a draft mark at the end of a title."""
    return re.compile(f"(?:{pattern('metadata', 'ordinary_bracket').pattern}|{pattern('metadata', 'draft').pattern})$")


def join(lines: Sequence[Line]) -> str:
    """The lines of a broken title as one; a blank only where Latin words meet."""
    joined = ""
    for line in lines:
        text = line.text.strip(" *#|")
        joined += (
            " " if joined and joined[-1].isascii() and joined[-1].isalpha() and text[:1].isascii() and text[:1].isalpha() else ""
        ) + text
    return joined


def clean(title: str) -> str:
    """The title as it is to be given: no annex mark, no outer 《》, no draft mark, no date or number in brackets behind it."""
    text = ANNEX_MARK.sub("", title.strip(" *#"))
    for name in ("date_bracket", "number_behind", "number_glued"):
        text = pattern("metadata", name).sub("", text)
    text = re.sub(pattern("metadata", "draft").pattern + "$", "", text.strip()).strip() or text
    if text.startswith("《") and text.endswith("》") and "《" not in text[1:]:
        text = text[1:-1]
    text = re.sub(pattern("metadata", "draft").pattern + "$", "", text).strip() or text
    words = text.split()
    return "".join(words) if len(words) > 2 and sum(len(word) == 1 for word in words) * 2 >= len(words) else " ".join(words)


def strip_site(title: str) -> str:
    """The title without what a saved page puts around it: the name of the site, the document's number; once where it stands twice."""
    bare = pattern("metadata", "number_before").sub("", SITE.sub("", EXTENSION.sub("", title)), count=1).strip()
    half, odd = divmod(len(bare), 2)
    once = bare[:half] if half >= SHORTEST_AGAIN and not odd and bare[:half] == bare[half:] else bare
    return once[1:-1] if once.startswith("《") and once.endswith("》") and "《" not in once[1:] else once


def squeeze(text: str) -> str:
    """Letters, digits and Han only, for comparing titles."""
    return SQUEEZE.sub("", text)


def forwarded_name(head: str) -> str | None:
    """The name of the document that a notice's title hands on: 关于印发《…》的通知 → …; null if it hands none on."""
    bare = pattern("metadata", "date_bracket").sub("", head.strip())
    for name in ("number_behind", "number_glued"):
        bare = pattern("metadata", name).sub("", bare)
    match = pattern("metadata", "forwards").search(bare)
    named = match["name"] if match else consults(head)
    if named is None:
        return None
    quoted = re.fullmatch(r"《((?:[^《》]|《[^《》]*》)+)》.{0,12}|〈([^〈〉]+)〉.{0,12}", named.strip())
    if quoted:
        return quoted[1] or quoted[2]
    return named.strip() if is_typed(named) or "《" in named else None


def consults(head: str) -> str | None:
    """The name of the draft on which a notice asks for comments; null if it asks for none."""
    for name in ("consults_behind", "consults"):
        if match := pattern("metadata", name).search(head):
            return match["name"]
    return None


def forwarded_names(frame: Frame, head: str | None, end: int) -> Iterator[str]:
    """What the forwarded plan is called: in the notice's title, then in its first sentences."""
    if head and (name := forwarded_name(head)):
        yield name
    stop = min(len(frame.text), (frame.outline.title.start if frame.outline.title else end + 1500))
    match = pattern("metadata", "forwarded_by").search(frame.text, end, max(stop, end))
    if match and (match["cue"] is not None or not head or forwarded_name(head)):
        yield match["name"]


def sent_out(frame: Frame) -> str | None:
    """The name in the sentence that sends the document out (现将《…》印发给你们), where no title is printed."""
    match = pattern("metadata", "forwarded_by").search(frame.text, 0, SENTENCE_REACH)
    return match["name"] if match and match["cue"] is not None else None


def own_title(frame: Frame, names: Sequence[str], after: int) -> tuple[str | None, int, int]:
    """The forwarded plan's title where it is printed apart, behind the notice."""
    span = frame.outline.title
    lines = frame.after(span.start if span else after)[: FAR if span is None else 4]
    if span is not None:
        run = [line for line in lines if line.start < span.end]
        return with_bracket(run, lines[len(run) :], names)
    wanted = [squeeze(bare_title(name)) for name in names]
    # A title equal to a name, or that ends it, ends as it does: lines without any such last character are passed over.
    ends = {name[-1] for name in wanted if name}
    fits = [any(mark in line.text for mark in ends) for line in lines]
    for at, line in enumerate(lines):
        if not any(fits[at : at + MOST_LINES]):
            continue
        if (not is_titlelike(line.text) or is_above_title(line.text)) and not line.text.startswith("附"):
            continue
        for run in runs(lines[at : at + MOST_LINES]):
            shown = squeeze(bare_title(ANNEX_MARK.sub("", join(run))))
            if any(same_title(shown, name) for name in wanted):
                return with_bracket(run, lines[at + len(run) :], names)
    return None, 0, 0


def same_title(shown: str, name: str) -> bool:
    """Whether a printed title is the one that the notice names: equal, or one with a place or a year more."""
    if not name or len(shown) < 5:
        return False
    short, long = sorted((shown, name), key=len)
    return short == long or (long.endswith(short) and len(long) - len(short) <= 16 and len(short) >= 6)


def with_bracket(run: Sequence[Line], following: Sequence[Line], names: Sequence[str]) -> tuple[str | None, int, int]:
    """The title of a run, with the bracket that stands below it: of the plan's years, or one that the notice's name has too."""
    if not run:
        return None, 0, 0
    title, end = join(run), run[-1].end
    if following and re.fullmatch(r"[（(][^（）()]*(?:年|试行|修订|暂行|版)[^（）()]*[）)]", following[0].text):
        wanted = squeeze(following[0].text)
        named = YEARS_BELOW.fullmatch(following[0].text) or any(squeeze(name).endswith(wanted) for name in names)
        if named and not squeeze(title).endswith(wanted):
            title, end = title + following[0].text, following[0].end
    return title, run[0].start, end


def is_draft(title: str | None) -> bool:
    """Whether a title carries the mark of a draft."""
    return title is not None and re.search(pattern("metadata", "draft").pattern + r"[》”]?(?:的?.{0,16})$", title) is not None


def draft_nearby(frame: Frame, place: tuple[int, int]) -> bool:
    """Whether a line of its own above or below the title marks the draft."""
    near = [line.text for line in frame.lines if place[0] - 60 <= line.start <= place[1] + 40]
    return any(re.fullmatch(pattern("metadata", "draft"), text.strip()) for text in near)
