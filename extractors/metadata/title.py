"""The title of a document: a notice's or a forwarded plan's own, and whether it is a draft."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from extractors.agencies import is_body
from extractors.engine import Patterns, pattern
from extractors.metadata.frame import Frame, Line, is_above_title
from extractors.metadata.headline import HEADLINE, MOST_LINES, head_title, is_titlelike, runs
from extractors.metadata.wording import WORDING, bare_title, clean, is_typed, join, squeeze, strip_site, without_number

CITATIONS, METADATA = Patterns("citations"), Patterns("metadata")

TITLE = Patterns("metadata/title")

FAR = 45  # lines behind a notice among which the plan's own title stands
SENTENCE_REACH = 600  # characters within which a notice sends out what it forwards


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
    if not own and (head is None or not is_typed(head)):
        own, own_start, own_end = own_title(frame, list(named_before(frame, head)), end)
        if not own:
            own, own_start, own_end = introduced_title(frame)
    forwards = head is not None and forwarded_name(head) is not None
    chosen = own or (names[0] if names and forwards else head) or sent_out(frame)
    place = (own_start, own_end) if own else (start, end)
    draft = any(is_draft(piece) for piece in (head, own)) or draft_nearby(frame, place) or (head is not None and consults(head) is not None)
    return Title(clean(chosen) if chosen else None, head, "draft" if draft else "final", *place)


def forwarded_name(head: str) -> str | None:
    """The name of the document that a notice's title hands on: 关于印发《…》的通知 → …; null if it hands none on."""
    if TITLE.makes_known.search(head):
        return None
    bare = without_number(METADATA.date_bracket.sub("", head.strip()))
    match = TITLE.named_only.fullmatch(bare) or METADATA.forwards.search(bare)
    named = match["name"] if match else consults(head)
    if named is None:
        return None
    quoted = re.fullmatch(
        r"(?P<by>[^《》〈〉]{4,60})?(?:《(?P<name>(?:[^《》]|《[^《》]*》)+)》|〈(?P<inner>[^〈〉]+)〉).{0,12}", named.strip()
    )
    if quoted and (quoted["by"] is None or all(map(is_body, quoted["by"].split("、")))):
        return quoted["name"] or quoted["inner"]
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
    match = METADATA.forwarded_by.search(frame.text, end, max(stop, end))
    if match and (match["cue"] is not None or not head or forwarded_name(head)):
        yield match["name"]


def named_before(frame: Frame, head: str | None) -> Iterator[str]:
    """The names in 《》 before the first numbered item, one of which may stand below as the document's title; not the head's."""
    stop = min((s.head.start for s in frame.outline.sections if s.kind != "annex"), default=SENTENCE_REACH)
    for match in CITATIONS.named.finditer(frame.text, 0, min(stop, 2 * SENTENCE_REACH)):
        if squeeze(bare_title(match["title"])) != squeeze(bare_title(head or "")):
            yield match["title"]


def introduced_title(frame: Frame) -> tuple[str | None, int, int]:
    """The title below a line of a report that announces the text itself (详情如下：), or below the date of the letter that carries it."""
    for line, following in pairwise(frame.lines[:FAR]):
        above = TITLE.introduces.search(line.text) or METADATA.date_line.fullmatch(line.text)
        if above and is_titlelike(following.text) and is_typed(following.text):
            return following.text, following.start, following.end
    return None, 0, 0


def sent_out(frame: Frame) -> str | None:
    """The name in the sentence that sends the document out (现将《…》印发给你们, 《…》已经同意，现印发), where no title is printed."""
    if match := TITLE.as_follows.search(frame.text, 0, SENTENCE_REACH):
        return match["name"]
    match = METADATA.forwarded_by.search(frame.text, 0, SENTENCE_REACH)
    said = match is not None and (match["cue"] is not None or METADATA.agreed.match(frame.text, match.end("name")))
    return match["name"] if match and said else None


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
            shown = squeeze(bare_title(WORDING.annex_mark.sub("", join(run))))
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
    bracket = TITLE.state_bracket.match(following[0].text) if following else None
    if bracket and not squeeze(title).endswith(squeeze(bracket[0])):
        alone = bracket.end() == len(following[0].text) and HEADLINE.years_below.fullmatch(bracket[0])
        if alone or any(squeeze(name).endswith(squeeze(bracket[0])) for name in names):
            title, end = title + bracket[0], following[0].start + bracket.end()
    return title, run[0].start, end


def is_draft(title: str | None) -> bool:
    """Whether a title carries the mark of a draft."""
    return title is not None and TITLE.draft_within.search(title) is not None


def draft_nearby(frame: Frame, place: tuple[int, int]) -> bool:
    """Whether a line of its own above or below the title marks the draft."""
    near = [line.text for line in frame.lines if place[0] - 60 <= line.start <= place[1] + 40]
    return any(re.fullmatch(METADATA.draft, text.strip()) for text in near)
