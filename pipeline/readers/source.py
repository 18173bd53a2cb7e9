"""What a file is: its format by content, its hash and size, or one documented error."""

import hashlib
from pathlib import Path

from pipeline.readers.formats import BY_SUFFIX, FORMATS, HEAD, UNMARKED, Format, sniffed
from schemas import ReadError, Source

MAX_BYTES = 200 * 1024 * 1024


def supported() -> tuple[str, ...]:
    """The suffixes that can be read, in the order of the table."""
    return tuple(suffix for row in FORMATS if row.module for suffix in row.suffixes)


def identify(path: Path) -> tuple[Source, Format, str]:
    """The file's source record, its format, and a note where content and suffix disagree (else "").

    ReadError: empty, too-large, unsupported, encrypted, mismatch. OSError travels up.
    """
    size = path.stat().st_size
    if size == 0:
        raise ReadError(path.name, "empty", "the file is empty (0 bytes)", hint="fetch or export it again")
    if size > MAX_BYTES:
        raise ReadError(path.name, "too-large", f"{size // 2**20} MB, the limit is {MAX_BYTES // 2**20} MB", hint="split the file")
    with path.open("rb") as file:
        head = file.read(HEAD)
    row, note = _settle(path, sniffed(head, path))
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return Source(name=path.name, media_type=row.media_type, sha256=digest, bytes=size), row, note


def _settle(path: Path, content: Format | None) -> tuple[Format, str]:
    suffix = path.suffix.lower()
    named = BY_SUFFIX.get(suffix)
    if content is None:
        return _unmarked(path, suffix, named), ""
    if not content.module:
        code = "encrypted" if content.name == "encrypted-office" else "unsupported"
        reason = "the file is protected by a password" if code == "encrypted" else f"{content.name} files are not supported"
        raise ReadError(path.name, code, reason, hint=content.needs)
    if suffix in content.suffixes or (content.name == "html" and named is not None and named.name == "md"):
        return (named or content), ""
    return content, f"the name says {suffix or 'nothing'}, the content is {content.name}: read as {content.name}"


def _unmarked(path: Path, suffix: str, named: Format | None) -> Format:
    """The format of content without a mark: what the name says if that is a kind of text, otherwise an error."""
    if named is None and not suffix:
        return BY_SUFFIX[".txt"]
    if named is None:
        legal = " ".join(supported())
        raise ReadError(path.name, "unsupported", f"files named {suffix} are not supported", hint=f"supported: {legal}")
    if named in UNMARKED or named.name in ("html", "eml"):
        if not named.module:
            raise ReadError(path.name, "unsupported", f"{named.name} files are not supported", hint=named.needs)
        return named
    raise ReadError(
        path.name,
        "mismatch",
        f"the name says {named.name}, the content is not {named.name}",
        hint="give the file its right suffix or fetch it again",
    )
