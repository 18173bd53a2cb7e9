"""Bytes to text: the encodings that Chinese offices use, tried in an order that cannot guess wrong silently."""

import codecs
import re

from schemas import ReadError

SAMPLE = 20000
ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(content: bytes, name: str, *, declared: str | None = None) -> str:
    """The text, line ends as newlines. A byte order mark decides, then the declared encoding, UTF-8, GB18030. ReadError (encoding)."""
    marked = next((codec for mark, codec in MARKS if content.startswith(mark)), None)
    for codec in (marked,) if marked else tuple(filter(None, (declared, "utf-8", "gb18030"))):
        try:
            text = content.decode(codec)
        except (UnicodeDecodeError, LookupError):
            continue
        if plausible(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ReadError(name, "encoding", "not text in UTF-8, UTF-16 or GB18030", hint="give the file its right suffix, or save it as UTF-8")


def plausible(text: str) -> bool:
    """Whether this can be prose at all: hardly any control characters, private or unassigned ones."""
    sample = text[:SAMPLE]
    return len(ODD.findall(sample)) * 50 <= len(sample)
