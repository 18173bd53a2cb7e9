"""The files of a zip bundle under their right names; nothing is written, and what points outside the bundle is refused."""

import stat
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from pipeline.readers.archive.budget import Budget
from pipeline.readers.zipped import open_package, read_member
from schemas import ReadError

UTF8_FLAG, ENCRYPTED_FLAG = 0x800, 0x1
UNICODE_PATH = 0x7075
# What programs leave in folders beside the documents
LITTER = frozenset((".ds_store", "thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True)
class Member:
    """A file of a bundle: its path inside the bundle and its content; `problem` (code, words) where it is not read."""

    name: str
    content: bytes = b""
    problem: tuple[str, str] | None = None


def zip_members(path: Path, budget: Budget) -> Iterator[Member]:
    """The files of a zip in its order. ReadError as `read_member` for bombs and damage, and as the budget's."""
    with open_package(path) as package:
        # What the directory declares is an upper bound, so that a bundle that is too large is refused before anything is unpacked.
        budget.spend(sum(info.file_size for info in package.infolist()), len(package.infolist()))
        for info in package.infolist():
            name = member_name(info)
            if info.is_dir() or _is_litter(name):
                continue
            if (reason := _unsafe(name, info)) is not None:
                yield Member(name, problem=("unsafe-path", f"{name}: {reason}, left out"))
            elif info.flag_bits & ENCRYPTED_FLAG:
                yield Member(name, problem=("encrypted", f"{name}: protected by a password, left out"))
            else:
                yield _read(package, info, name, path.name)


def _read(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, bundle: str) -> Member:
    """A damaged member is a problem of its own, a hostile one of the whole bundle."""
    try:
        return Member(name, read_member(package, info, bundle))
    except ReadError as error:
        if error.code != "corrupt":
            raise
        return Member(name, problem=("corrupt", f"{name}: {error.reason}, left out"))


def member_name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: Chinese Windows writes GBK without saying so, other programs UTF-8 without saying so."""
    if info.flag_bits & UTF8_FLAG:
        return info.filename
    if (stated := _unicode_path(info.extra)) is not None:
        return stated
    try:
        raw = info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _unicode_path(extra: bytes) -> str | None:
    """The name in Info-ZIP's extra field for Unicode paths."""
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return None


def _unsafe(name: str, info: zipfile.ZipInfo) -> str | None:
    """Why a member may not be unpacked; None where it may."""
    path = PurePosixPath(name.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or (path.parts and path.parts[0].endswith(":")):
        return "its path leads out of the bundle"
    if "\0" in name:
        return "its name is not a name"
    return "it is a link" if stat.S_ISLNK(info.external_attr >> 16) else None


def _is_litter(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not parts or "__MACOSX" in parts or parts[-1].lower() in LITTER or parts[-1].startswith(("~$", "._"))
