"""What label lines and index tables state of a document (发文机关：…, 成文日期 | …), by the kinds of `lexicon/labels.toml`."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from extractors.engine import Patterns
from extractors.labels import labels_by_kind
from schemas import Document

LABELS = Patterns("metadata/labels")

KINDS = ("number", "issuer", "publisher", "title", "written", "published")  # whose values the card of a document needs
MERELY_KNOWN = ("filed", "page", "saved")  # whose labels only tell that a line is none of the text

LONGEST_LABEL = 12  # characters of a label, blanks among them
SHORT = 2  # characters of a label that may be a word of a sentence
LONGEST_ROW = 120  # characters of a row of an index table
# A label repeated in English: 来源 Source:…
FOREIGN = re.compile(r"^[A-Za-z]+\s*[:：]\s*")
# 【发文字号】
BOXED = re.compile(r"【([^【】]{2,12})】")
# The next cell of an index table dumped with pipes: 嘉府…23号|公开类型: |主动公开
NEXT_CELL = re.compile(r"\s*\|[^|]{0,12}[:：].*$")


def field_labels(document: Document) -> Iterator[tuple[str, str]]:
    """(kind, value) of the fields that stand outside the text."""
    known = label_kinds()
    for one in document.fields:
        label = re.sub(r"[\s　:：*]", "", one.label)
        row: dict[str, list[str]] = {}
        if label in known and collect_labels(f"{label}：{one.value}", row):
            yield from ((kind, value) for kind, values in row.items() for value in values)


def collect_labels(line: str, labels: dict[str, list[str]]) -> bool:
    """Put the values of a line of labels (发文机关：… 成文日期：…) into `labels`; whether the line is one."""
    boxed = boxed_labels(line) if line.startswith("【") else []
    pairs = boxed or piped_labels(line) or (marked_labels(line) if "：" in line or ":" in line else []) or bare_labels(line)
    for kind, value in pairs:
        if value and kind != "other":
            labels.setdefault(kind, []).append(value)
    return bool(pairs)


def boxed_labels(line: str) -> list[tuple[str, str]]:
    """The (kind, value) pairs of a line of bracketed labels, as databases of law have them (【发文字号】云政发〔2031〕8号【发布日期】…)."""
    known = label_kinds()
    marks = list(BOXED.finditer(line))
    ends = [match.start() for match in marks[1:]] + [len(line)] * bool(marks)  # none in a line that only opens with a bracket
    found = ((known.get("".join(mark[1].split())), line[mark.end() : end].strip(" *　:：")) for mark, end in zip(marks, ends, strict=True))
    return [(kind, value) for kind, value in found if kind]


def piped_labels(line: str) -> list[tuple[str, str]]:
    """The (kind, value) pairs of a row of an index table dumped with pipes (文号 | 云政发〔2031〕8号 | 成文日期： | 2031年9月28日 |)."""
    cells = [cell.strip() for cell in line.split("|")] if "|" in line else []
    known = label_kinds()
    kinds = [known.get(re.sub(r"[\s:：]", "", cell)) for cell in cells]
    if not cells or kinds[0] is None:
        return []
    behind = zip(kinds, cells[1:], kinds[1:], strict=False)
    return [(kind, "" if following else value) for kind, value, following in behind if kind]


def marked_labels(line: str) -> list[tuple[str, str]]:
    """The (kind, value) pairs of a line that begins with a label and its colon; buttons before it do not count."""
    head = line.partition("：")[0].partition(":")[0]
    if "[" not in head and "【" not in head and "www." not in head and "".join(head.split()).strip("*#-|·") not in label_kinds():
        return []
    first = label_pattern().search(line)
    if first is None or LABELS.buttons.sub("", line[: first.start()]).strip(" *　#-|·"):
        return []
    marks = [first, *label_pattern(glued=True).finditer(line, first.end())]
    known = label_kinds()
    return [
        (
            known[re.sub(r"\s", "", mark[mark.lastindex or 1])],
            NEXT_CELL.sub("", line[mark.end() : following.start() if following else len(line)].strip(" *　|")).strip(" 【["),
        )
        for mark, following in zip(marks, [*marks[1:], None], strict=True)
    ]


def bare_labels(line: str) -> list[tuple[str, str]]:
    """The (kind, value) pairs of a row of an index table dumped without colons (发布机构 区府办 公开范围 面向全社会).

    Empty for other lines: a row begins with a label, and holds two, or one of three characters at least, or one that is set apart (标 题).
    """
    if len(line) > LONGEST_ROW or bare_label_pattern().match(line) is None:
        return []
    marks = list(bare_label_pattern().finditer(line))
    if len(marks) < 2 and len(marks[0][1]) < 3:
        return []
    known = label_kinds()
    return [
        (known[re.sub(r"\s", "", mark[1])], FOREIGN.sub("", line[mark.end() : following.start() if following else len(line)].strip()))
        for mark, following in zip(marks, [*marks[1:], None], strict=True)
    ]


def label_at_end(line: str) -> str:
    """The kind of the label that ends a line without a value; empty where none does."""
    marks = list(label_pattern().finditer(line))
    if not marks or line[marks[-1].end() :].strip(" *　|"):
        return ""
    return label_kinds()[re.sub(r"\s", "", marks[-1][1])]


def lone_label(line: str) -> str:
    """The kind of the label that a line is and nothing else, its colon left out (发布机构); empty for every other line."""
    return label_kinds().get("".join(line.split()), "") if len(line) <= LONGEST_LABEL else ""


def glued_label(line: str) -> tuple[str, str]:
    """(kind, value) of a line whose label runs into its value (发文机关国务院); empty words for other lines."""
    match = glued_pattern().match(line) if len(line) <= LONGEST_ROW else None
    return (label_kinds()[match[1]], line[match.end() :].strip()) if match else ("", "")


@lru_cache
def glued_pattern() -> re.Pattern[str]:
    """Matches a long label at the head of a line."""
    words = sorted((word for word in label_kinds() if len(word) > SHORT), key=len, reverse=True)
    return re.compile(f"({'|'.join(words)})(?=[\u4e00-\u9fff\\d])")


@lru_cache
def label_kinds() -> Mapping[str, str]:
    """The kind of each label, by the label without blanks: "other" for those whose value is not needed."""
    known = labels_by_kind()
    return {word: kind for kind in KINDS for word in known[kind]} | {word: "other" for kind in MERELY_KNOWN for word in known[kind]}


@lru_cache
def bare_label_pattern() -> re.Pattern[str]:
    """Matches a label that a blank or a digit follows, at the head of a line or behind a blank, a digit or a 文号."""
    words = sorted(label_kinds(), key=len, reverse=True)
    spaced = "|".join(r"\s{0,4}".join(map(re.escape, word)) for word in words)
    return re.compile(rf"(?:(?<![^\s\d号])|(?<=备注/))(?:备注/)?({spaced})(?=[\s\dA-Z]|$)")


@lru_cache
def label_pattern(*, glued: bool = False) -> re.Pattern[str]:
    """Matches a label with its colon; the characters of a label may be set apart.

    `glued`: also a long one right behind the Han of a value, as where a page's line breaks were lost (…人民政府发布日期：…).
    """
    words = sorted(label_kinds(), key=len, reverse=True)
    spaced = "|".join(r"\s*".join(map(re.escape, word)) for word in words)
    runs_on = "|".join(map(re.escape, (word for word in words if len(word) > 3 or word == "文号")))
    behind = rf"|(?<=[\u4e00-\u9fff])({runs_on})\s*[:：]" if glued else ""
    return re.compile(rf"(?<![\u4e00-\u9fff])[【\[]?({spaced})[】\]]?\s*\*{{0,2}}\s*[:：]{behind}")
