"""Files to Documents: one module a format, FORMATS one row a format; no reader imports another."""

from dataclasses import replace
from importlib import import_module
from pathlib import Path

from pipeline.readers.formats import FORMATS, Format
from pipeline.readers.source import MAX_BYTES, identify, supported
from schemas import Document, ReadError, Source

__all__ = ["FORMATS", "MAX_BYTES", "Format", "read", "read_all", "supported"]


def read(path: Path) -> Document:
    """The one Document of a file. ReadError where it cannot be read, or where it is a bundle of several documents."""
    documents = read_all(path)
    if len(documents) != 1:
        raise ReadError(
            path.name,
            "unsupported",
            f"a bundle of {len(documents)} documents",
            hint="read it with read_all, or `planledger run` its folder",
        )
    return documents[0]


def read_all(path: Path) -> list[Document]:
    """The Documents of a file in order: several for a bundle, otherwise one. ReadError where it cannot be read.

    The format is what the content says; a name that says otherwise becomes a note of code mismatch.
    """
    path = Path(path)
    source, row, note = identify(path)
    documents = _parsed(path, source, row)
    if not any(document.blocks for document in documents):
        raise ReadError(path.name, "no-text", "nothing in the file is text", hint="a scan needs the extra `ocr`")
    if note:
        documents = [replace(d, notes=(("mismatch", note, 0), *d.notes)) for d in documents]
    return documents


def _parsed(path: Path, source: Source, row: Format) -> list[Document]:
    """Run the format's reader; the exceptions that its row lists mean a corrupt file, all others are bugs."""
    module = import_module(f"{__name__}.{row.module}")
    try:
        if row.bundle:
            return list(module.read_all(path, source))
        return [module.read(path, source)]
    except Exception as error:
        if not {f"{kind.__module__}.{kind.__qualname__}" for kind in type(error).__mro__} & set(row.corrupt):
            raise
        reason = f"not a readable {row.name} file ({type(error).__name__}: {str(error)[:80]})".replace("\n", " ")
        raise ReadError(path.name, "corrupt", reason, hint="fetch or export it again") from error
