"""A plan of a document that was read as usually set: given back in the characters that the document has."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from operator import is_
from typing import Any, cast

from pipeline.typeset.halfwidth import WIDE
from pipeline.typeset.traditional import is_traditional
from schemas import Document, Evidence, Plan, Source
from schemas.base import Record, maker

# The fields of a plan that hold words of the text; every other string is a code, an id, a date or planledger's own.
PRINTED = frozenset(
    ("title", "issuers", "doc_number", "doc_type", "number", "name", "agency", "text", "unit", "head", "deputies", "members", "office")
)
made_evidence = maker(Evidence)
maker_of: Callable[[type[Record]], Callable[[dict[str, Any]], Record]] = cache(maker)
WORDLESS = frozenset((int, float, bool, type(None), Source))


def as_printed(plan: Plan, document: Document) -> Plan:
    """The plan of the document as it was read in the document's own characters: evidence by its place, other words by where they stand."""
    if plan.text == document.text:
        return plan
    return cast(Plan, walk(plan, printer(plan.text, document.text), document.text))


def printer(read: str, text: str) -> Callable[[str], str]:
    """Gives words of the text that was read back as the text has them, blanks aside; what it joins anew, character by character."""
    changed = marks_changed(read, text) if not is_traditional(text) else {new for new, old in zip(read, text, strict=True) if new != old}
    bare, bare_text = "".join(read.split()), "".join(text.split())  # no character is read as a blank

    @cache
    def usual(char: str) -> str:
        return Counter(text[match.start()] for match in re.finditer(re.escape(char), read)).most_common(1)[0][0]

    @cache
    def put_back(words: str) -> str:
        if words == read:
            return text
        squeezed = "".join(words.split())
        start = bare.find(squeezed)
        if start < 0:
            return "".join(usual(char) if char in changed else char for char in words)
        own = iter(bare_text[start : start + len(squeezed)])
        return "".join(char if char.isspace() else next(own) for char in words)

    return lambda words: words if changed.isdisjoint(words) else put_back(words)


def marks_changed(read: str, text: str) -> set[str]:
    """The full-width marks of which the text has fewer than what was read of it."""
    return {mark for mark in WIDE.values() if read.count(mark) != text.count(mark)}


def walk(record: Any, printed: Callable[[str], str], text: str) -> Any:
    """A record with its words as printed; what is the same in both prints stays itself, unmade."""
    kind = type(record)  # isinstance would ask pydantic's classes, which takes long
    if kind is Evidence:
        words = text[record.start : record.end]
        return record if words == record.text else made_evidence(record.__dict__ | {"text": words})
    other = {}
    for name, part in record.__dict__.items():
        of = type(part)
        if of is str:
            new = printed(part) if name in PRINTED else part
        elif of is tuple:
            parts = [walk(one, printed, text) if type(one) is not str else printed(one) if name in PRINTED else one for one in part]
            new = part if all(map(is_, parts, part)) else tuple(parts)
        else:
            new = part if of in WORDLESS else walk(part, printed, text)
        if new is not part:
            other[name] = new
    return maker_of(kind)(record.__dict__ | other) if other else record
