"""Zip packages opened at stated limits: what is damaged, locked or hostile is refused by one clear error."""

import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from schemas import ReadError

# Limits: a package of this many members, a member of this many bytes unpacked, and (from RATIO_FROM bytes on) one that unpacks
# to this many times its packed size. Deflate reaches 1032; the XML of office files stays under 100.
MAX_MEMBERS = 10_000
MAX_MEMBER = 200 * 2**20
MAX_RATIO = 300
RATIO_FROM = 4 * 2**20

DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, ValueError, OSError, RuntimeError)


def open_package(path: Path) -> zipfile.ZipFile:
    """The zip package of a file. ReadError corrupt, or hostile where it has more members than `MAX_MEMBERS`."""
    try:
        package = zipfile.ZipFile(path)
    except DAMAGE as error:
        raise ReadError(
            path.name,
            "corrupt",
            "the file is damaged or cut short: its zip directory cannot be read",
            hint="fetch it again or save it anew",
        ) from error
    if len(package.infolist()) > MAX_MEMBERS:
        package.close()
        raise ReadError(path.name, "hostile", f"more than {MAX_MEMBERS} members in the package", hint="nothing was unpacked")
    return package


def refuse_bomb(info: zipfile.ZipInfo, name: str, *, limit: int = MAX_MEMBER) -> None:
    """ReadError where a member is locked, too large, or packed tighter than any document is; sizes as the directory declares them."""
    if info.flag_bits & 0x1:
        raise ReadError(name, "encrypted", "the package is protected by a password", hint="save it without one", place=info.filename)
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
        reason = f"a member unpacks to more than {MAX_RATIO} times its size (a zip bomb)"
        raise ReadError(name, "hostile", reason, hint="nothing was unpacked", place=info.filename)
    if info.file_size > limit:
        reason = f"a member of {info.file_size // 2**20} MB, the limit is {limit // 2**20} MB"
        raise ReadError(name, "too-large", reason, hint="split the file", place=info.filename)


def read_member(package: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> bytes:
    """The bytes of a member, never more than the directory declares. ReadError as `refuse_bomb`, or corrupt."""
    refuse_bomb(info, name)
    try:
        return package.read(info)
    except DAMAGE as error:
        reason = "the file is damaged: a part of it cannot be unpacked"
        raise ReadError(name, "corrupt", reason, hint="fetch it again or save it anew", place=info.filename) from error
