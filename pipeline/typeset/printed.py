"""A plan of a document that was read as usually set: given back in the characters that the document has."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from operator import is_

from schemas import Document, Evidence, Plan
from schemas.base import Record, maker

# The fields of a plan that hold words of the text; every other string is a code, an id, a date or planledger's own.
PRINTED = frozenset(
    ("title", "issuers", "doc_number", "doc_type", "number", "name", "agency", "text", "unit", "head", "deputies", "members", "office")
)
made = cache(maker)
HOLDING = (str, tuple, Record)  # what may hold words


def as_printed(plan: Plan, document: Document) -> Plan:
    """The plan of the document as it was read in the document's own characters: evidence by its place, other words by where they stand."""
    if plan.text == document.text:
        return plan
    printed = printer(plan.text, document.text)
    facts = {name: walk(part, printed, document.text, key=name) for name, part in plan.__dict__.items() if name != "text"}
    return maker(Plan)(facts | {"text": document.text})


def printer(read: str, text: str) -> Callable[[str], str]:
    """Gives words of the text that was read back as the text has them, blanks aside; what it joins anew, character by character."""
    changed = {new for new, old in zip(read, text, strict=True) if new != old}
    bare, bare_text = "".join(read.split()), "".join(text.split())  # no character is read as a blank

    @cache
    def usual(char: str) -> str:
        return Counter(text[match.start()] for match in re.finditer(re.escape(char), read)).most_common(1)[0][0]

    @cache
    def printed(words: str) -> str:
        if changed.isdisjoint(words):
            return words
        squeezed = "".join(words.split())
        start = bare.find(squeezed)
        if start < 0:
            return "".join(usual(char) if char in changed else char for char in words)
        own = iter(bare_text[start : start + len(squeezed)])
        return "".join(char if char.isspace() else next(own) for char in words)

    return printed


def walk(value: object, printed: Callable[[str], str], text: str, *, key: str = "") -> object:
    """A part of a plan with its words as printed; what is the same in both prints stays itself, unmade."""
    if isinstance(value, str):
        return printed(value) if key in PRINTED else value
    if isinstance(value, tuple):
        parts = [walk(part, printed, text, key=key) for part in value]
        return value if all(map(is_, parts, value)) else tuple(parts)
    if isinstance(value, Evidence):
        words = text[value.start : value.end]
        return value if words == value.text else made(Evidence)(value.__dict__ | {"text": words})
    if isinstance(value, Record):
        held = [(name, part) for name, part in value.__dict__.items() if isinstance(part, HOLDING) and name != "source"]
        other = {name: new for name, part in held if (new := walk(part, printed, text, key=name)) is not part}
        return made(type(value))(value.__dict__ | other) if other else value
    return value
