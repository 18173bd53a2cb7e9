"""Bytes to text: the encodings that Chinese offices use, tried in an order that cannot guess wrong silently."""

import codecs
import re

from schemas import ReadError

SAMPLE = 20000
ODD = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")
HAN_RUN = re.compile("[\u4e00-\u9fff]")
COMMON = frozenset("的和在是一有年发展工作建设中国实施人民政府管理服务推进加强市区县")
FEWEST_HAN = 40

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
        text = _decoded(content, codec)
        if text is not None and plausible(text) and (codec != "gb18030" or reads_as_chinese(text)):
            return text.replace("\r\n", "\n").replace("\r", "\n")
    raise ReadError(name, "encoding", "not text in UTF-8, UTF-16 or GB18030", hint="give the file its right suffix, or save it as UTF-8")


def _decoded(content: bytes, codec: str) -> str | None:
    """The text in this encoding; None where it is not. UTF-8 may end in mid-character (a file cut short)."""
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        if codec == "utf-8" and error.reason == "unexpected end of data" and len(content) > 64:
            return content[: error.start].decode(codec)
        return None
    except LookupError:
        return None


def plausible(text: str) -> bool:
    """Whether this can be prose at all: hardly any control characters, private or unassigned ones."""
    sample = text[:SAMPLE]
    return len(ODD.findall(sample)) * 50 <= len(sample)


def reads_as_chinese(text: str) -> bool:
    """Whether the Han of a longer text are those that any official text uses: other bytes read as GB18030 give rare ones."""
    han = HAN_RUN.findall(text[:SAMPLE])
    return len(han) < FEWEST_HAN or sum(c in COMMON for c in han) * 50 >= len(han)
