"""Text that a spreadsheet takes for text, and files that are whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FORMULA = ("=", "+", "-", "@", "\t", "\r")
CELL_LENGTH = 32_767  # what a spreadsheet cell holds


def shortened(text: str) -> str:
    """Text cut to what a spreadsheet cell holds, with a mark that it was."""
    return text if len(text) <= CELL_LENGTH else f"{text[: CELL_LENGTH - 1]}…"


def unarmed(text: str) -> str:
    """Text that no spreadsheet runs as a formula when it opens a CSV: an apostrophe before = + - @."""
    return f"'{text}" if text.startswith(FORMULA) else text


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """A path to write to, which takes the file's place when all is written; on an exception nothing changes."""
    file.parent.mkdir(parents=True, exist_ok=True)
    draft = file.with_name(f".{os.getpid()}-{file.name[-100:]}")
    try:
        yield draft
        os.replace(draft, file)
    finally:
        draft.unlink(missing_ok=True)
