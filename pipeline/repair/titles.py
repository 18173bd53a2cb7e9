"""Titles that are printed over several lines, made one paragraph again."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.engine import Patterns, pattern
from extractors.metadata.labels import bare_labels, label_pattern
from pipeline.repair.marks import MARKS, ends_sentence, opens

STATE = re.compile(r"[（(〔][^（）()]{1,24}[）)〕]$")
TITLES = Patterns("titles", __file__)
HEAD = 8  # paragraphs within which the document's own title may stand below its issuer and number
LONGEST_LINE = 45
LONGEST_TAIL = 12
MOST_LINES = 5


def title_runs(texts: Sequence[str], centered: Sequence[bool]) -> list[tuple[int, int]]:
    """Half-open ranges of paragraphs (two or more) that are one title each.

    A title stands at the head of the document, after an annex mark, after the date that ends a notice, or where the format centres
    it; all of its lines but the last stop in mid-phrase, and the last one ends with a kind of document.
    """
    runs = []
    at = 0
    while at < len(texts):
        end = _title_end(texts, at) if centered[at] or _title_place(texts, at) else at
        if end - at > 1:
            runs.append((at, end))
        at = max(end, at + 1)
    return runs


def _title_place(texts: Sequence[str], at: int) -> bool:
    if at == 0 or MARKS.annex.match(texts[at - 1]) or MARKS.dated.match(texts[at - 1]):
        return True
    before = texts[at - 1]
    if TITLES.before.search(before):
        return True
    return at < HEAD and all(_of_page(text) or (_short(text) and not opens(text)) for text in texts[:at])


def _short(text: str) -> bool:
    return len(text) <= LONGEST_LINE and not ends_sentence(text) and text[-1] not in "：:，；"


def _of_page(text: str) -> bool:
    """Whether a line is a web page's, not the document's: where one is, what one can press, when it was put up."""
    return (
        pattern("metadata", "page_line").fullmatch(text) is not None or label_pattern().match(text) is not None or bool(bare_labels(text))
    )


def _title_end(texts: Sequence[str], at: int) -> int:
    """The end of the title that begins at `at`, or `at` where the lines do not make one."""
    for end in range(at, min(len(texts), at + MOST_LINES)):
        text = texts[end]
        apart = opens(text) or MARKS.dated.match(text) or MARKS.document_number.match(text) or STATE.match(text) or _of_page(text)
        again = any(text in one for one in texts[at:end])
        if not _short(text) or apart or again or pattern("metadata", "number_before").match(text):
            return at
        if MARKS.kind.search(text) and not _goes_on(texts, end):
            if end == at or not _lone_issuers(texts[at:end], text):
                return end + 1
            return at
        if text.endswith("文件"):
            return at
    return at


def _goes_on(texts: Sequence[str], at: int) -> bool:
    """Whether a line that ends with a weak kind is completed by a short one with a kind of its own: 建设任务 / 分工表."""
    after = texts[at + 1] if at + 1 < len(texts) else ""
    return bool(TITLES.weak.search(texts[at])) and 0 < len(after) <= LONGEST_TAIL and not opens(after) and bool(MARKS.kind.search(after))


def _lone_issuers(before: Sequence[str], last: str) -> bool:
    """Whether the lines before the last are bodies that sign, not the start of the title: then it goes on with 关于 or 印发."""
    return all(MARKS.issuer.fullmatch(text) for text in before) and not TITLES.needs_issuer.match(last)


def joined_title(parts: Sequence[str]) -> str:
    """One title of several lines: joined directly, but for a blank between bodies that issue together."""
    title = parts[0]
    for before, part in pairwise(parts):
        title += " " + part if MARKS.issuer.fullmatch(before) and MARKS.issuer.fullmatch(part) else part
    return compact_title(title)


def compact_title(title: str) -> str:
    """A title without the blanks that its line breaks have left; those between issuing bodies stay."""
    head, mark, rest = title.partition("关于")
    return head.rstrip() + mark + re.sub(r"(?<=[\u4e00-\u9fff》”]) +(?=[\u4e00-\u9fff《“])", "", rest) if mark else title
