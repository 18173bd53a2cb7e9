"""The title at the head of a document: the run of lines that ends as a title does."""

import re
from collections.abc import Iterator, Sequence

from extractors.agencies import is_body
from extractors.engine import Patterns
from extractors.metadata.frame import Frame, Line, is_above_title, is_numbered, is_prose
from extractors.metadata.wording import SHORTEST_AGAIN, WORDING, doc_type, is_typed, join, squeeze, strip_site
from extractors.regions import place_at

METADATA = Patterns("metadata")

HEADLINE = Patterns("metadata/headline")

LONGEST_TITLE, MOST_LINES = 90, 5
WHOLE = 12  # characters of a title below a line of bodies that is no part of it


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
            if following and HEADLINE.years_below.fullmatch(following.text) and not HEADLINE.years.search(text):
                text, end = text + following.text, following.end
            return strip_site(text), start, end
        if is_signed(lines, at):
            break
    return lone_title(frame)


def heads_page(lines: Sequence[Line], at: int) -> bool:
    """Whether a line only heads the page.

    Such are bodies above a whole title (one that does not go on with 关于), what stands above a title printed twice, and …公告 above
    its number.
    """
    if at + 1 >= len(lines):
        return False
    line, following = lines[at].text, lines[at + 1].text
    if line.endswith(("公告", "通告")) and METADATA.order_line.fullmatch(following):
        return True
    following = next((one.text for one in lines[at + 1 :] if not is_issuer_line(one.text)), "")
    if is_typed(lines[at + 1].text) and any(lines[at + 1].text == one.text for one in lines[at + 2 :]):
        return True
    return is_issuer_line(line) and is_typed(following) and (same_place(line, following) or is_whole(following))


def same_place(line: str, following: str) -> bool:
    """Whether both lines begin with the same place."""
    place, second = place_at(line), place_at(following)
    return place is not None and second is not None and place.candidates == second.candidates


def is_whole(line: str) -> bool:
    """Whether a title needs no issuer before it: it is long enough, and opens with no verb of a notice and no year."""
    return len(line) >= WHOLE and not HEADLINE.needs_issuer.match(line)


def is_signed(lines: Sequence[Line], at: int) -> bool:
    """Whether issuers or a date stand below the line, a bracket between them aside: a title page."""
    below = [line.text for line in lines[at + 1 : at + 3] if not re.fullmatch(METADATA.ordinary_bracket, line.text)][:1]
    return not is_issuer_line(lines[at].text) and any(is_issuer_line(text) or METADATA.date_line.fullmatch(text) for text in below)


def lone_title(frame: Frame) -> tuple[str | None, int, int]:
    """A heading that names no type of document (推动基层…发展): the first line, where it stands apart from prose and furniture."""
    lines = [line for line in frame.opening if not is_above_title(line.text) and not is_red_head(line.text)]
    if not lines:
        return None, 0, 0
    line = lines[0]
    if re.fullmatch(METADATA.ordinary_bracket, line.text) or METADATA.number_within.search(line.text):
        return None, 0, 0
    if line.level != 1 and (not is_titlelike(line.text) or len(line.text) < 4 or is_issuer_line(line.text)):
        return None, 0, 0
    last = line
    if len(lines) > 1 and re.fullmatch(METADATA.ordinary_bracket, lines[1].text):
        last = lines[1]
    return strip_site(join([line, last] if last is not line else [line])), line.start, last.end


def is_red_head(line: str) -> bool:
    """Whether a line is the red head of a body (…人民政府办公室文件)."""
    match = METADATA.red_head.fullmatch(line)
    return match is not None and is_issuer_line(match["who"])


def runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The runs of one, two … lines that a title broken over lines may take."""
    run: list[Line] = []
    for line in lines[:MOST_LINES]:
        apart = is_above_title(line.text) or is_numbered(line.text) or is_prose(line.text) or line.text.endswith(("：", ":"))
        apart = apart or (line.text[0] in "（(" and METADATA.signed_line.fullmatch(line.text) is not None)  # （云溪市水利局 2031年3月15日）
        apart = apart or METADATA.number_before.match(line.text) is not None or WORDING.annex_mark.match(line.text) is not None
        again = len(line.text) >= SHORTEST_AGAIN and (squeeze(line.text) in squeeze(join(run)) or begins_anew(run, line.text))
        if run and (apart or again or is_closed(run, line.text) or (is_issuer_line(line.text) and is_typed(join(run)))):
            return
        run.append(line)
        yield list(run)


def is_closed(run: Sequence[Line], line: str) -> bool:
    """Whether nothing but a bracket can stand behind the lines: they end as the title of a notice does."""
    return HEADLINE.closed.search(join(run)) is not None and not line.startswith(("（", "(", "〔"))


def begins_anew(run: Sequence[Line], line: str) -> bool:
    """Whether a line is a title of its own behind a whole one: both name their type, it opens with a place, and no notice goes on."""
    said = join(run)
    if not is_typed(line) or HEADLINE.of_notice.search(line) or not is_typed(said) or HEADLINE.hands_on.search(said):
        return False
    return len(line) >= 2 * SHORTEST_AGAIN and place_at(line) is not None


def is_titlelike(line: str) -> bool:
    """A line that can open a title: no sentence, no list item, no colon at its end."""
    return (
        len(line) <= LONGEST_TITLE
        and "|" not in line.rstrip(" |")
        and not is_numbered(line)
        and not re.search(r"[。；;，,、：:]$|。|^(?:[）)】\]》]|[-–—•·]\s)", line)
    )


def is_issuer_line(line: str) -> bool:
    """A line of nothing but names of bodies."""
    words = line.split() if not is_above_title(line) else ()
    return bool(words) and all(is_body(word) for word in words) and doc_type(line) is None
