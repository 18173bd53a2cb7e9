"""ZIP and EML bundles to Documents: every file read by its own reader, a notice and its annexes as one Document."""

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from pipeline import readers
from pipeline.readers.archive.belonging import Part, group, without_renditions
from pipeline.readers.archive.budget import Budget
from pipeline.readers.archive.mails import mail_members
from pipeline.readers.archive.merge import merge
from pipeline.readers.archive.zips import Member, zip_members
from pipeline.readers.source import identify
from schemas import Document, ReadError, Source

__all__ = ["read_all"]

# Errors that condemn the whole bundle, not only the file in which they show
CONDEMNING = frozenset(("hostile", "too-large"))
MAIL = "message/rfc822"
LONGEST_NAME = 80


def read_all(path: Path, source: Source) -> list[Document]:
    """The Documents of a bundle: a notice with its annexes is one, with a `part` number for each file; all others are their own.

    A single Document keeps the bundle's source, of several each has its own, named `bundle.zip/folder/file`. What was left out is noted
    with the first of them. Files are unpacked to a folder that is removed. ReadError: hostile, too-large, corrupt, and where no file
    can be read the error of the first (unsupported where it holds no file at all).
    """
    with TemporaryDirectory(prefix="planledger-") as folder:
        reader = _BundleReader(path.name, Path(folder))
        reader.read(path, source.media_type, "", 1)
    if not reader.parts:
        raise reader.error or ReadError(path.name, "unsupported", "the bundle holds no file that can be read")
    parts, others = without_renditions(reader.parts)
    notes = [*reader.notes, *(("rendition", f"{name}: the same text in another format, left out") for name in others)]
    groups = group(parts)
    documents = [_document(files, source, alone=len(groups) == 1) for files in groups]
    documents[0] = replace(documents[0], notes=(*((code, words, 0) for code, words in notes), *documents[0].notes))
    return documents


class _BundleReader:
    """Collects what the files of a bundle, and of bundles inside it, give."""

    def __init__(self, name: str, folder: Path) -> None:
        self._name = name
        self._folder = folder
        self._budget = Budget(name)
        self._count = 0
        self.parts: list[Part] = []
        self.notes: list[tuple[str, str]] = []
        self.error: ReadError | None = None

    def read(self, path: Path, media_type: str, prefix: str, depth: int) -> None:
        """Read every file of a bundle; `prefix` is its place inside the outermost one."""
        self._budget.descend(depth)
        for member in self._members(path, media_type):
            if member.problem is not None:
                self.notes.append(member.problem)
                self._remember(ReadError(self._name, "encrypted" if member.problem[0] == "encrypted" else "corrupt", member.problem[1]))
            else:
                self._member(member, prefix + member.name.replace("\\", "/"), depth)

    def _members(self, path: Path, media_type: str) -> Iterator[Member]:
        try:
            yield from (mail_members if media_type == MAIL else zip_members)(path, self._budget)
        except ReadError as error:
            raise ReadError(self._name, error.code, error.reason, hint=error.hint, place=error.place) from error

    def _member(self, member: Member, name: str, depth: int) -> None:
        path = self._put(member)
        try:
            source, row, _ = identify(path)
            if row.bundle:
                self.read(path, source.media_type, name + "/", depth + 1)
            else:
                document = readers.read(path)
                named = document.source.model_copy(update={"name": f"{self._name}/{name}"})
                self.parts.append(Part(name, replace(document, source=named)))
        except ReadError as error:
            if error.code in CONDEMNING:
                raise ReadError(self._name, error.code, error.reason, hint=error.hint, place=error.place or name) from error
            self.notes.append((error.code, f"{name}: {error.reason}, left out"))
            self._remember(ReadError(self._name, error.code, error.reason, hint=error.hint, place=name))
        finally:
            path.unlink()

    def _put(self, member: Member) -> Path:
        """The content as a file of the bundle's own folder, under its last name only and in a folder of its own."""
        self._count += 1
        name = PurePosixPath(member.name.replace("\\", "/")).name
        suffix = PurePosixPath(name).suffix[:12]
        folder = self._folder / str(self._count)
        folder.mkdir()
        path = folder / (name.removesuffix(suffix).encode()[:LONGEST_NAME].decode("utf-8", "ignore") + suffix)
        path.write_bytes(member.content)
        return path

    def _remember(self, error: ReadError) -> None:
        self.error = self.error or error


def _document(files: list[Part], bundle: Source, *, alone: bool) -> Document:
    """The files of one document as one; its source is the bundle where there is no other, else its first file's."""
    if len(files) == 1:
        document = files[0].document
        return replace(document, source=bundle.model_copy(update={"pages": document.source.pages})) if alone else document
    first = files[0].document.source
    together = sha256("".join(part.document.source.sha256 for part in files).encode()).hexdigest()
    size = sum(part.document.source.bytes for part in files)
    own = first.model_copy(update={"sha256": together, "bytes": size, "pages": None})
    return merge([part.document for part in files], bundle if alone else own)
