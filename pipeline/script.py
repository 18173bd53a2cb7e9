"""Documents in traditional characters: read as if printed in simplified ones, and given back as printed."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from functools import cache

from extractors.engine import lexicon
from schemas import Document, Plan

SAMPLE = 600  # characters looked at
SHARE = 0.1  # of the sample that only traditional print has; of simplified print it is nothing
HAN = re.compile("[\u4e00-\u9fff]")
# The fields of a plan that hold words of the text; every other string is a code, an id, a date or planledger's own.
PRINTED = frozenset(
    ("title", "issuers", "doc_number", "doc_type", "number", "name", "agency", "text", "unit", "head", "deputies", "members", "office")
)


def in_simplified(document: Document) -> Document:
    """The document with each traditional character as its simplified one, all offsets as they were; itself if it is in simplified print."""
    if not is_traditional(document.text):
        return document
    fields = tuple(one.model_copy(update={"label": simplify(one.label), "value": simplify(one.value)}) for one in document.fields)
    return document.model_copy(update={"text": simplify(document.text), "fields": fields})


def is_traditional(text: str) -> bool:
    """Whether a text is printed in traditional characters."""
    sample = text[:SAMPLE]
    if traditional_only().isdisjoint(sample):  # all but few texts: told without counting
        return False
    return sum(ord(char) in characters() for char in sample) > SHARE * max(1, len(HAN.findall(sample)))


def simplify(text: str) -> str:
    """A text in simplified characters, of the same length."""
    plain = text.translate(characters())
    for word, meant in words():
        plain = plain.replace(word, meant)
    return plain


@cache
def characters() -> Mapping[int, str]:
    """The simplified character by the code of the traditional one."""
    table = lexicon("traditional")
    old, new = ("".join(str(table[key]).split()) for key in ("traditional", "simplified"))
    return {ord(a): b for a, b in zip(old, new, strict=True)}


@cache
def traditional_only() -> frozenset[str]:
    """The characters that only traditional print has."""
    return frozenset(map(chr, characters()))


@cache
def words() -> tuple[tuple[str, str], ...]:
    """Words that traditional print spells with other characters (計畫), as they come out, with what they are in simplified print."""
    table = lexicon("traditional")["words"]
    assert isinstance(table, Mapping)
    return tuple((word, str(meant)) for word, meant in table.items())


def as_printed(plan: Plan, document: Document) -> Plan:
    """The plan of the document as it was read in the document's own characters: evidence by its place, other words by where they stand."""
    if plan.text == document.text:
        return plan
    printed = printer(plan.text, document.text)
    facts = {name: walk(part, printed, document.text, key=name) for name, part in plan.model_dump(exclude={"text"}).items()}
    return Plan.model_validate(facts | {"text": document.text})


def printer(read: str, text: str) -> Callable[[str], str]:
    """Gives words of the text that was read back as the text has them, blanks aside; what it joins anew, character by character."""
    at = [i for i, char in enumerate(read) if not char.isspace()]
    bare = "".join(read[i] for i in at)
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    for new, old in zip(read, text, strict=True):
        usual[new][old] += 1

    def printed(words: str) -> str:
        squeezed = "".join(words.split())
        start = bare.find(squeezed) if squeezed else -1
        if start < 0:
            return "".join(usual[char].most_common(1)[0][0] if char in usual else char for char in words)
        own = iter(text[i] for i in at[start : start + len(squeezed)])
        return "".join(char if char.isspace() else next(own) for char in words)

    return printed


def walk(value: object, printed: Callable[[str], str], text: str, *, key: str = "") -> object:
    """A part of a dumped plan with its words as printed."""
    if isinstance(value, dict):
        if value.keys() >= {"start", "end", "text", "page"}:
            return value | {"text": text[value["start"] : value["end"]]}
        return {name: part if name == "source" else walk(part, printed, text, key=name) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [walk(part, printed, text, key=key) for part in value]
    return printed(value) if isinstance(value, str) and key in PRINTED else value
