"""DOC, WPS, RTF, XLS, PPT to Document: converted by LibreOffice where it is installed, then read as DOCX, XLSX or PPTX."""

import os
import shutil
import signal
import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline import readers
from schemas import Document, ReadError, Source

__all__ = ["TIME_LIMIT", "read"]

TIME_LIMIT = 120.0
PROGRAMS = ("soffice", "libreoffice")

# media type → suffix by which LibreOffice knows the file, suffix it is converted to
TARGETS = {
    "application/msword": (".doc", "docx"),
    "application/rtf": (".rtf", "docx"),
    "application/vnd.ms-excel": (".xls", "xlsx"),
    "application/vnd.ms-powerpoint": (".ppt", "pptx"),
}
# The start of a Word document stream (FIB) and its flag for a password, MS-DOC 2.5.2
WORD_STREAM, SECTOR, FLAGS_AT, ENCRYPTED = b"\xec\xa5", 512, 10, 0x0100


def read(path: Path, source: Source) -> Document:
    """The Document of a file of an older office format, as LibreOffice converts it.

    LibreOffice runs in a folder and with a profile of its own, which are removed, and no longer than `TIME_LIMIT` seconds.
    ReadError: missing-tool where it is not installed, encrypted, corrupt, and what the reader of the converted file raises.
    """
    suffix, target = TARGETS[source.media_type]
    if suffix == ".doc" and _is_locked(path.read_bytes()):
        raise ReadError(path.name, "encrypted", "the file is protected by a password", hint="save it without one")
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        reason = f"{path.suffix or suffix} files are read through LibreOffice, which is not installed"
        raise ReadError(path.name, "missing-tool", reason, hint=f"install LibreOffice (soffice), or save the file as .{target}")
    with TemporaryDirectory(prefix="planledger-") as folder:
        given = Path(folder, "given" + suffix)
        shutil.copyfile(path, given)
        made = _convert(program, given, target, path.name)
        try:
            document = readers.read(made)
        except ReadError as error:
            raise ReadError(path.name, error.code, error.reason, hint=error.hint, place=error.place) from error
    return replace(document, source=source.model_copy(update={"pages": document.source.pages}))


def _convert(program: str, given: Path, target: str, name: str) -> Path:
    """The converted file, beside the given one."""
    profile = given.parent / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck", "--nodefault"]
    command += ["--convert-to", target, "--outdir", str(given.parent / "made"), str(given)]
    # A session of its own, so that the program's children end with it.
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(given.parent)},
        start_new_session=True,
    )
    try:
        process.wait(TIME_LIMIT)
    except BaseException as error:
        _end(process)
        if not isinstance(error, subprocess.TimeoutExpired):
            raise
        reason = f"LibreOffice did not convert it within {TIME_LIMIT:.0f} seconds"
        raise ReadError(name, "too-large", reason, hint=f"save it as .{target}") from error
    made = given.parent / "made" / f"given.{target}"
    if not made.exists():
        raise ReadError(name, "corrupt", "LibreOffice cannot open it", hint=f"open it in its own program and save it as .{target}")
    return made


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a program that still runs, and where the system has process groups all that it started."""
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()


def _is_locked(content: bytes) -> bool:
    """True where a Word document stream says that a password encrypts it."""
    for at in range(SECTOR, len(content) - FLAGS_AT - 2, SECTOR):
        if content.startswith(WORD_STREAM, at):
            return bool(int.from_bytes(content[at + FLAGS_AT : at + FLAGS_AT + 2], "little") & ENCRYPTED)
    return False
