"""Finds a font with Chinese characters on this machine."""

import os
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from schemas import NamedError

_DATA = tomllib.loads(Path(__file__).with_name("fonts.toml").read_text("utf-8"))
FAMILIES: tuple[str, ...] = tuple(_DATA["families"])
SUFFIXES = (".ttf", ".ttc", ".otf", ".otc")
HINT = "install one (Debian, Ubuntu: apt install fonts-noto-cjk), name its file with --font, or write SVG"
PROBE = "国义鑫"  # characters that a Chinese font has, and others draw as the same empty box


class NoFontError(NamedError):
    """No font with Chinese characters: none was found (no-font), or the file named is none (not-a-font)."""


def chinese_font(folders: Sequence[Path] | None = None) -> Path:
    """The file of the best font with Chinese characters below the folders, by default those of the system. NoFontError if none is."""
    for file in _ranked(_folders() if folders is None else folders):
        if has_chinese(file):
            return file
    raise NoFontError("", "no-font", "no font with Chinese characters was found", hint=HINT)


def given_font(file: Path) -> Path:
    """The font file that a user names. NoFontError if it is none, or has no Chinese characters."""
    if not has_chinese(file):
        raise NoFontError(str(file), "not-a-font", "not a font file with Chinese characters", hint=HINT)
    return file


def has_chinese(file: Path) -> bool:
    """The file is a font, and draws Chinese characters otherwise than ones that it has not."""
    from PIL import ImageFont

    try:
        font = ImageFont.truetype(str(file), 24)
        drawn = [bytes(font.getmask(char)) for char in (*PROBE, "\U0010fffe")]
    except OSError:
        return False
    return len(set(drawn)) == len(drawn)


def _folders() -> list[Path]:
    named = [os.path.expandvars(os.path.expanduser(folder)) for folder in _DATA["folders"]]
    return [Path(folder) for folder in named if "$" not in folder]


def _ranked(folders: Sequence[Path]) -> Iterator[Path]:
    """The fonts of the list in its order, then all others in the order of their paths."""
    there = sorted({file for folder in folders if folder.is_dir() for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES})
    for name in _DATA["files"]:
        yield from (file for file in there if file.stem.lower().startswith(name))
    yield from there
