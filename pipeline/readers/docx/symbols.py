"""Characters of symbol fonts, as Unicode prints them."""

import re
import tomllib
from functools import cache
from pathlib import Path

PRIVATE = re.compile("[\ue000-\uf8ff]")


@cache
def _fonts() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("symbols.toml").read_text(encoding="utf-8"))


def symbol(code: str, font: str) -> str:
    """The character that a symbol font prints for a hexadecimal code; "" where it has no character of its own."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF or number < 0x100:
        return _fonts().get(font, {}).get(f"{number & 0xFF:02X}", "")
    return chr(number) if number < 0x110000 and not PRIVATE.match(chr(number)) else ""


def unprivate(text: str, font: str) -> str:
    """The text with private code points of symbol fonts replaced by what they print."""
    return PRIVATE.sub(lambda match: symbol(f"{ord(match[0]):X}", font), text)
