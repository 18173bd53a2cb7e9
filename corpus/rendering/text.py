"""Plain text, clean or as the hard-wrapped dump of a printed page."""

import re
from collections.abc import Iterator

from corpus.rendering.source import Para, Sample, lines_of

CLOSING = "，。、；：！？）》”’"


def render(sample: Sample) -> bytes:
    """The text in the encoding and with the line ends that the head asks for."""
    lines = dump(sample) if sample.get("wrap") else clean(sample)
    end = "\r\n" if sample.get("newline") == "crlf" else "\n"
    return (end.join(lines) + end).encode(sample.get("encoding", "utf-8"))


def clean(sample: Sample) -> Iterator[str]:
    """A paragraph a line, body paragraphs indented by two wide blanks, centred and right ones by some more."""
    for item in sample.items:
        if isinstance(item, Para):
            indent = {"body": 2, "right": 12}.get(item.style, 6)
            yield "\u3000" * indent + item.text
        else:
            yield from lines_of((item,))


def dump(sample: Sample) -> Iterator[str]:
    """Lines of a fixed width with the page number between them, and blanks after numbers, as the text layer of a PDF has them."""
    width, per_page = int(sample.get("wrap")), int(sample.get("lines"))
    lines = [line for text in lines_of(sample.items) for line in wrap(re.sub(r"(?<=\d)(?=[年月日])", " ", text), width)]
    for at, line in enumerate(lines):
        if at and at % per_page == 0:
            yield from ("", f"— {at // per_page} —", "")
        yield line


def wrap(text: str, width: int) -> Iterator[str]:
    """Lines of at most `width` characters; closing punctuation hangs over."""
    while len(text) > width:
        cut = width
        while cut < len(text) and text[cut] in CLOSING:
            cut += 1
        yield text[:cut]
        text = text[cut:]
    if text:
        yield text
