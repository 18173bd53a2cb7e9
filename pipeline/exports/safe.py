"""Text that a spreadsheet takes for text, and files that are whole or not there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from schemas import WriteError

FORMULA = ("=", "+", "-", "@", "\t", "\r")
CELL_LENGTH = 32_767  # what a spreadsheet cell holds
HINT = "close it where it is open, or choose another place"
TAIL = 50  # characters of a name: four bytes each at most, and a file system allows 255


def shortened(text: str) -> str:
    """Text cut to what a spreadsheet cell holds, with a mark that it was."""
    return text if len(text) <= CELL_LENGTH else f"{text[: CELL_LENGTH - 1]}…"


def unarmed(text: str) -> str:
    """Text that no spreadsheet runs as a formula when it opens a CSV: an apostrophe before = + - @."""
    return f"'{text}" if text.startswith(FORMULA) else text


@contextmanager
def replacing(file: Path) -> Iterator[Path]:
    """A path to write to, which takes the file's place when all is written; on an exception nothing changes.

    WriteError where the system does not let it be written: no permission, no room, or (on Windows) open in another program.
    """
    draft = file.with_name(f".{os.getpid()}-{file.name[-TAIL:]}")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        yield draft
        os.replace(draft, file)
    except OSError as error:
        if error.filename is not None and Path(os.fsdecode(error.filename)) not in (draft, *file.parents):
            raise  # about another file
        raise WriteError(str(file), "unwritable", error.strerror or str(error), hint=HINT) from error
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
