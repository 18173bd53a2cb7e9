"""Traditional characters, and the simplified ones that they are read as."""

import re
from collections.abc import Mapping
from functools import cache

from extractors.engine import lexicon

SAMPLE = 600  # characters looked at
SHARE = 0.1  # of the sample that only traditional print has; of simplified print it is nothing
HAN = re.compile("[\u4e00-\u9fff]")


def is_traditional(text: str) -> bool:
    """Whether a text is printed in traditional characters."""
    sample = text[:SAMPLE]
    if not traditional_only().search(sample):  # all but few texts: told without counting
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
def traditional_only() -> re.Pattern[str]:
    """Matches a character that only traditional print has."""
    return re.compile(f"[{''.join(map(chr, characters()))}]")


@cache
def words() -> tuple[tuple[str, str], ...]:
    """Words that traditional print spells with other characters (計畫), as they come out, with what they are in simplified print."""
    table = lexicon("traditional")["words"]
    assert isinstance(table, Mapping)
    return tuple((word, str(meant)) for word, meant in table.items())
