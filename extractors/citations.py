"""Finds the named documents that a plan invokes, builds on or orders, with their 文号 and the relation that the words state."""

import re
from collections.abc import Iterator
from functools import lru_cache

from extractors.engine import Patterns, Ruler, lexicon, rules
from extractors.metadata.wording import ENDS_BEHIND, bare_title, doc_type, squeeze
from schemas import Citation, Metadata, Outline
from schemas.base import maker

CITATIONS, METADATA = Patterns("citations"), Patterns("metadata")
made_citation = maker(Citation)

CLAUSE_ENDS = "。；！？\n"
# Behind a name, and what a list goes on with: 《…》（…号）和《…》同时废止
REPEALED_BEHIND = re.compile(
    r"(?:(?:[（(〔\[][^（()）\n]{0,60}[）)〕\]])?[、，,和及与]{0,2}《[^《》\n]{2,80}》){0,6}[^。；\n《》【】]{0,60}?(?:同时废止|即行废止|停止执行|予以废止|自行废止|废止)"
)
ALSO = re.compile(r"》(?:[（(〔\[][^（()）\n]{0,40}[）)〕\]])?[、，,和及与]{0,2}《(?P<name>(?:[^《》\n]|《[^《》\n]*》){4,80})(?=》)")
LOOK_BACK = 90
LONGEST_FRONT, LONGEST_LINE = 3000, 160  # characters before the body, and of a title in it
NAMED = "citation.named"


def extract_citations(outline: Outline, ruler: Ruler, metadata: Metadata) -> tuple[Citation, ...]:
    """The citations of a document, each distinct title once, in the order of their first mention.

    Left out are the document itself under its full or short names and its annexes, forms and certificates, and books and journals.
    `rule` names the relation: basis, implements, drafts, issued, revises, repeals, or named where no words state one.
    """
    own = own_names(outline, metadata)
    found: dict[str, Citation] = {}
    before = ("", -1)
    short: set[str] = set()
    annexed = set(annexed_names(ruler.text))
    for match in CITATIONS.named.finditer(ruler.text):
        title, key = tidy_title(match["title"]), squeeze(match["title"])
        if CITATIONS.for_short.search(ruler.text, max(0, match.start() - 12), match.start()):
            short.add(key)
        relation = before[0] if is_listed(ruler.text, before[1], match.start()) else relation_of(ruler.text, match)
        before = relation, match.end()
        if (
            key in short
            or key in annexed
            or is_generic(title)
            or (is_form(title) and not charges(ruler.text, match, relation))
            or is_print(ruler.text, match)
            or is_annexed(ruler.text, match)
        ):
            continue
        number, start, end = number_of(ruler.text, match)
        if (key in own or squeeze(bare_draft(title)) in own) and not is_predecessor(relation, number, metadata):
            continue
        known = found.get(key)
        if known is None:
            evidence = ruler.evidence(start, end)
            found[key] = made_citation({"rule": relation, "confidence": None, "title": title, "doc_number": number, "evidence": evidence})
        elif number and known.doc_number is None:
            found[key] = made_citation(known.__dict__ | {"doc_number": number})
    return tuple(found.values())


def tidy_title(title: str) -> str:
    """The name on one line."""
    return " ".join(title.split())


def bare_draft(title: str) -> str:
    """A name without the mark of a draft."""
    return METADATA.draft_behind.sub("", title) if title[-1:] in ENDS_BEHIND else title


def own_names(outline: Outline, metadata: Metadata) -> set[str]:
    """The document's own names, squeezed: its title with and without brackets, and the name by which a notice forwards it."""
    names = [name for name in own_titles(outline, metadata) if name]
    return {squeeze(name) for name in names} | {squeeze(bare_title(name)) for name in names}


def own_titles(outline: Outline, metadata: Metadata) -> Iterator[str]:
    """The title, and the name in the first forwarding sentence."""
    if metadata.title:
        yield metadata.title
        stop = outline.title.start if outline.title else min(len(outline.document.text), 3000)
        match = METADATA.forwarded_by.search(outline.document.text, 0, stop)
        if match and (hands_out(outline.document.text, match) or outline.title or is_in_title(match["name"], metadata.title)):
            yield match["name"]
            yield from listed_behind(outline.document.text, match.end("name"))
    yield from names_in_titles(outline)


def is_in_title(name: str, title: str) -> bool:
    """The title holds the name, and is not that of a paper about it: 《政府工作报告》任务分解表."""
    bare = squeeze(title)
    return squeeze(name) in bare and (bare == squeeze(name) or not bare.startswith(squeeze(name)))


def hands_out(text: str, match: re.Match[str]) -> bool:
    """The sentence hands the document on: 现将《…》印发, or 《…》已经同意，现印发."""
    return match["cue"] is not None or METADATA.agreed.match(text, match.end("name")) is not None


def names_in_titles(outline: Outline) -> Iterator[str]:
    """The names in the title lines before the body: 关于印发《…》的通知, and a title that stands in 《》 itself."""
    document = outline.document
    body = min((s.head.start for s in outline.sections if s.kind != "annex"), default=LONGEST_FRONT)
    for block in document.blocks:
        if block.start >= body:
            return
        line = document.text[block.start : block.end] if block.kind == "para" and block.end - block.start <= LONGEST_LINE else ""
        if "《" in line and (match := CITATIONS.title_line.fullmatch(line)):
            yield match["title"]


def listed_behind(text: str, at: int) -> Iterator[str]:
    """The names that go on a list of those forwarded together (现将《…》《…》印发), from the end of one name on."""
    while match := ALSO.match(text, at):
        yield match["name"]
        at = match.end("name")


def is_generic(title: str) -> bool:
    """A name that is nothing but a type of document (《方案》, 《实施意见》): the document itself or one named before."""
    bare = title.removeprefix("若干").removeprefix("本")
    return len(bare) <= 6 and doc_type(bare) == bare


def is_predecessor(relation: str, number: str | None, metadata: Metadata) -> bool:
    """Whether a document's own name means an older document of that name: it is repealed, or it has another 文号."""
    if relation == "citation.repeals":
        return number is None or squeeze(number) != squeeze(metadata.doc_number or "")
    return bool(number and metadata.doc_number) and squeeze(number or "") != squeeze(metadata.doc_number or "")


def annexed_names(text: str) -> Iterator[str]:
    """The names, squeezed, that lines list as attached (附件1：《…》)."""
    for at in (0, *(match.end() for match in re.finditer("\n(?=附)", text))):
        if match := CITATIONS.annexed.match(text, at):
            yield squeeze(match["title"])


def is_annexed(text: str, match: re.Match[str]) -> bool:
    """An annex of the document itself: 《…》（见附件2）, 附件1：《…》."""
    if CITATIONS.annexed_behind.match(text, match.end()):
        return True
    return CITATIONS.annexed_before.search(text, max(0, match.start() - 20), match.start()) is not None


@lru_cache
def words(key: str) -> tuple[str, ...]:
    """One list of `lexicon/citations.toml`."""
    row = lexicon("citations")[key]
    assert isinstance(row, list)
    return tuple(row)


def is_form(title: str) -> bool:
    """A form to fill in or a certificate."""
    return bare_title(title).endswith(words("form_endings"))


def charges(text: str, match: re.Match[str], relation: str) -> bool:
    """A letter of responsibility or a breakdown of tasks that the plan builds on: 根据《…目标责任书》, 以《…任务分解表》为依据."""
    if not CITATIONS.charge.search(match["title"]):
        return False
    return relation in ("citation.basis", "citation.implements") or text.startswith(("为依据", "为基础", "要求", "的要求"), match.end())


def is_print(text: str, match: re.Match[str]) -> bool:
    """A book, journal, newspaper or programme, by its name or the words beside it."""
    title = match["title"]
    if title in words("works") or title.endswith(words("print_endings")):
        return True
    if doc_type(title) or "关于" in title:
        return False
    return text.startswith(words("print_behind"), match.end()) or text.endswith(words("print_before"), 0, match.start())


def is_listed(text: str, end: int, start: int) -> bool:
    """Whether a name follows another one in a list: nothing but 、, 和 or a number in brackets between them."""
    if end < 0 or start - end > 60:
        return False
    return re.fullmatch(r"(?:\s?[（(〔\[][^（()）\n]*[）)〕\]])?(?:等)?[、，,和及与\s以]*", text[end:start]) is not None


def relation_of(text: str, match: re.Match[str]) -> str:
    """The id of the rule whose words stand before the name in its sentence."""
    start = max(0, match.start() - LOOK_BACK)
    clause = text[start : match.start()]
    clause = clause[max(clause.rfind(mark) for mark in CLAUSE_ENDS) + 1 :]
    window = text[match.end() : match.end() + 300]
    if ("废止" in window or "停止执行" in window) and REPEALED_BEHIND.match(text, match.end(), match.end() + 300):
        return "citation.repeals"
    return next((rule.id for rule in rules("citations") if rule.pattern.search(clause)), NAMED)


def number_of(text: str, match: re.Match[str]) -> tuple[str | None, int, int]:
    """The 文号 beside the name, with the span of name and number."""
    if behind := CITATIONS.behind.match(text, match.end()):
        return re.sub(r"\s", "", behind["number"]), match.start(), behind.end()
    start = max(0, match.start() - 40)
    if before := CITATIONS.before.search(text[start : match.start()]):
        return re.sub(r"\s", "", before["number"]), start + before.start("number"), match.end()
    return None, match.start(), match.end()
