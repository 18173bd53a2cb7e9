"""How texts and queries become the words of a full-text index: overlapping pairs of characters."""

from collections.abc import Mapping

from sqlalchemy import Table

from pipeline.store.models import Base

_TABLES = Base.metadata.tables
# What can be searched: table to the columns that are looked through.
SEARCHED: Mapping[Table, tuple[str, ...]] = {
    _TABLES["tasks"]: ("body",),
    _TABLES["agencies"]: ("name", "canonical", "full_name"),
    _TABLES["responsibilities"]: ("agency",),
    _TABLES["indicators"]: ("name", "evidence_text"),
    _TABLES["targets"]: ("text",),
    _TABLES["document_texts"]: ("text",),
}


class _Codes(dict[str, str]):
    """Character to its code, which any tokenizer takes for letters: Han as it is, all else as its number and a z."""

    def __missing__(self, char: str) -> str:
        lower = char.lower() if char.isascii() else char
        code = char if "\u4e00" <= char <= "\u9fa5" else f"{ord(lower):x}z"
        self[char] = code
        return code


_CODES = _Codes()


def tokens(text: str | None) -> str:
    """The words to index for a text: one for each character, made of it and the next; the last character stands alone."""
    codes = [_CODES[char] for char in text or ""]
    return " ".join(map(str.__add__, codes, [*codes[1:], ""]))


def match_expression(query: str) -> str:
    """The FTS5 expression that matches every text containing the query. ValueError for an empty query.

    中医馆 → "中医 医馆"; a single character is the beginning of a pair: "中" *
    """
    if not query:
        raise ValueError("an empty query")
    pairs = tokens(query).split(" ")
    if len(pairs) == 1:
        return f'"{pairs[0]}" *'
    return f'"{" ".join(pairs[:-1])}"'
