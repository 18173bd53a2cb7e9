"""Finds the files of a folder, and names the files that are made from them."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# What systems and offices leave lying about beside documents.
LITTER = {"thumbs.db", "desktop.ini", "__macosx"}
RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10))}
FORBIDDEN = {ord(char): "_" for char in '<>:"|?*\\'} | dict.fromkeys((*range(32), 127), "_")
NAME_BYTES = 255
# Of a JSON file's path below its folder: Windows allows 260 for the whole path where long ones are not switched on.
PATH_LENGTH, STEM_LENGTH = 150, 60


@dataclass(frozen=True)
class Found:
    """A file of the folder: its path below it, parts apart by "/", and where it is."""

    path: str
    file: Path


def find_files(folder: Path, *, leave_out: Sequence[Path] = ()) -> list[Found]:
    """Every file below a folder in the order of its path, without hidden ones, litter, and what is in `leave_out`.

    NotADirectoryError if the folder is none.
    """
    if not folder.is_dir():
        raise NotADirectoryError(folder)
    out = {path.resolve() for path in leave_out}
    found = [Found(readable(file.relative_to(folder).as_posix()), file) for file in _walk(folder, out)]
    return sorted(found, key=lambda f: f.path)


def _walk(folder: Path, out: set[Path]) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not _litter(name) and (Path(here) / name).resolve() not in out)
        for name in files:
            file = Path(here) / name
            if not _litter(name) and file.is_file() and file.resolve() not in out:
                yield file


def _litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in LITTER


def readable(path: str) -> str:
    """A path as text: names in another encoding than the system's (GBK from an old archive) are decoded as that."""
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return os.fsencode(path).decode("gb18030", "replace")
    return path


def content_hash(file: Path) -> str:
    """SHA-256 of a file's content."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def plan_file(path: str) -> str:
    """The name of the JSON file for a document: its own path with .json, safe on every system.

    Whatever had to be changed is made up for by a piece of the path's hash, so that different paths keep different names; a path
    too long for some systems is left with its last name. The result depends on nothing but the path.
    """
    parts = [_safe(part) for part in PurePosixPath(path).parts if part not in ("/", "..", ".")] or ["_"]
    same = "/".join(parts) == path
    mark = "" if same else f"-{short_hash(path)}"
    last = parts[-1]
    while len(f"{last}{mark}.json".encode()) > NAME_BYTES:
        last, mark = last[:-1], f"-{short_hash(path)}"
    made = "/".join([*parts[:-1], f"{last}{mark}.json"])
    return made if len(made) <= PATH_LENGTH else f"{last[:STEM_LENGTH]}-{short_hash(path)}.json"


def short_hash(text: str) -> str:
    """Eight hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _safe(part: str) -> str:
    made = part.translate(FORBIDDEN).rstrip(". ") or "_"
    if made.split(".")[0].lower() in RESERVED:
        made = f"_{made}"
    while len(made.encode()) > NAME_BYTES:
        made = made[:-1]
    return made
