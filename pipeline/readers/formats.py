"""The table of formats, and how a file's content tells which of them it is."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HEAD = 4096
CONTENT_TYPES = "[Content_Types].xml"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True)
class Format:
    """One format: how it is named, recognised and read.

    `module` is the module of this package that exports `read(path, source)` (with `bundle`: `read_all(path, source)`);
    without one the format is known but not read, and `needs` says what to do instead.
    `sniff` answers from the first `HEAD` bytes and the path whether the content is of this format; formats without
    one (plain text) are known by suffix alone. `corrupt` are the full names of the exceptions by which the libraries
    under the reader say that a file is damaged; every other exception is a bug and travels up unchanged.
    """

    name: str
    suffixes: tuple[str, ...]
    media_type: str
    module: str | None = None
    sniff: Callable[[bytes, Path], bool] | None = None
    needs: str = ""
    bundle: bool = False
    corrupt: tuple[str, ...] = ()


def _starts(*marks: bytes) -> Callable[[bytes, Path], bool]:
    return lambda head, path: head.startswith(marks)


def _pdf(head: bytes, path: Path) -> bool:
    return b"%PDF-" in head[:1024]


def _zip_with(*members: str, beside: str = "") -> Callable[[bytes, Path], bool]:
    """A zip that holds a member of one of these names (or in one of these folders); its local headers answer for a truncated one.

    With `beside` it must hold that member too: a bundle may have a folder word/ of its own.
    """

    def sniff(head: bytes, path: Path) -> bool:
        if not head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
            return False
        try:
            with zipfile.ZipFile(path) as package:
                names = [name.replace("\\", "/").lstrip("/") for name in package.namelist()]
                return (not beside or beside in names) and any(name.startswith(members) for name in names)
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError):
            content = path.read_bytes()
            return any(b"PK\x03\x04" in content[max(0, at - 30) : at] for m in members for at in _places(content, m.encode()))

    return sniff


def _places(content: bytes, mark: bytes) -> list[int]:
    return [found.start() for found in re.finditer(re.escape(mark), content)]


def _ole_with(*streams: str) -> Callable[[bytes, Path], bool]:
    """An OLE compound file with a stream of one of these names in its directory."""

    def sniff(head: bytes, path: Path) -> bool:
        if not head.startswith(OLE):
            return False
        content = path.read_bytes()
        return any(stream.encode("utf-16-le") + b"\0\0" in content for stream in streams)

    return sniff


def _html(head: bytes, path: Path) -> bool:
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return text.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        text.startswith((b"<?xml", b"<!--", b"<!doctype")) and b"<html" in text
    )


def _mail(head: bytes, path: Path) -> bool:
    return bool(
        re.match(
            rb"(?:From |(?:[A-Za-z][A-Za-z-]+: [^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)*(?:MIME-Version|Received|Message-ID): )", head, re.I
        )
    )


XML_ERRORS = ("lxml.etree.LxmlError", "xml.etree.ElementTree.ParseError")
ZIP_ERRORS = ("zipfile.BadZipFile", "zlib.error", "builtins.EOFError", "builtins.KeyError", *XML_ERRORS)

FORMATS: tuple[Format, ...] = (
    Format(
        "pdf",
        (".pdf",),
        "application/pdf",
        "pdf",
        _pdf,
        corrupt=(
            "pypdfium2._helpers.misc.PdfiumError",
            "pdfminer.psexceptions.PSException",
            "pdfminer.pdfexceptions.PDFException",
            "pdfplumber.utils.exceptions.PdfminerException",
        ),
    ),
    Format(
        "docx",
        (".docx", ".docm"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
        _zip_with("word/", beside=CONTENT_TYPES),
        corrupt=(*ZIP_ERRORS, "docx.opc.exceptions.OpcError"),
    ),
    Format(
        "pptx",
        (".pptx", ".pptm"),
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
        _zip_with("ppt/", beside=CONTENT_TYPES),
        corrupt=(*ZIP_ERRORS, "pptx.exc.PythonPptxError"),
    ),
    Format(
        "xlsx",
        (".xlsx", ".xlsm"),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        _zip_with("xl/", beside=CONTENT_TYPES),
        corrupt=(*ZIP_ERRORS, "openpyxl.utils.exceptions.InvalidFileException"),
    ),
    Format("ofd", (".ofd",), "application/ofd", "ofd", _zip_with("OFD.xml"), corrupt=ZIP_ERRORS),
    Format(
        "odf",
        (".odt", ".ods", ".odp", ".uot"),
        "application/vnd.oasis.opendocument.text",
        None,
        _zip_with("mimetype"),
        needs="save it as .docx, .xlsx or .pptx",
    ),
    Format(
        "zip",
        (".zip",),
        "application/zip",
        "archive",
        _starts(b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"),
        bundle=True,
        corrupt=ZIP_ERRORS,
    ),
    Format(
        "encrypted-office",
        (),
        "application/x-ole-storage",
        None,
        _ole_with("EncryptedPackage"),
        needs="open it with its password and save it without one",
    ),
    Format("doc", (".doc", ".wps"), "application/msword", "doc", _ole_with("WordDocument")),
    Format("rtf", (".rtf",), "application/rtf", "doc", _starts(b"{\\rtf")),
    Format("xls", (".xls", ".et"), "application/vnd.ms-excel", "doc", _ole_with("Workbook", "Book"), needs="save it as .xlsx"),
    Format("ppt", (".ppt", ".dps"), "application/vnd.ms-powerpoint", "doc", _ole_with("PowerPoint Document"), needs="save it as .pptx"),
    Format("ole", (), "application/x-ole-storage", None, _starts(OLE), needs="save it as .docx or .pdf"),
    Format(
        "image",
        (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp", ".gif", ".webp"),
        "image/*",
        None,
        _starts(b"\x89PNG", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"GIF8", b"BM", b"RIFF"),
        needs="put the pictures into a PDF and read that with the extra `ocr`",
    ),
    Format("rar", (".rar",), "application/vnd.rar", None, _starts(b"Rar!\x1a\x07"), needs="unpack it, or pack it as .zip"),
    Format("7z", (".7z",), "application/x-7z-compressed", None, _starts(b"7z\xbc\xaf\x27\x1c"), needs="unpack it, or pack it as .zip"),
    Format("gzip", (".gz", ".tgz"), "application/gzip", None, _starts(b"\x1f\x8b"), needs="unpack it, or pack it as .zip"),
    Format(
        "caj", (".caj", ".kdh", ".nh"), "application/caj", None, _starts(b"CAJ", b"KDH", b"HN"), needs="print it to .pdf with CAJViewer"
    ),
    Format("ceb", (".ceb", ".cebx"), "application/ceb", None, _starts(b"Founder CEB"), needs="print it to .pdf or .ofd with Apabi Reader"),
    Format("csv", (".csv", ".tsv"), "text/csv", None, needs="save it as .xlsx"),
    Format("html", (".html", ".htm", ".xhtml", ".shtml"), "text/html", "html", _html, corrupt=XML_ERRORS),
    Format("eml", (".eml", ".mht", ".mhtml"), "message/rfc822", "archive", _mail, bundle=True),
    Format("md", (".md", ".markdown"), "text/markdown", "markdown"),
    Format("txt", (".txt", ".text"), "text/plain", "text"),
)

BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
# The formats that are text without a mark of their own: what no sniffer claims is one of these, by suffix.
UNMARKED = tuple(row for row in FORMATS if row.sniff is None)


def sniffed(head: bytes, path: Path) -> Format | None:
    """The first format of the table that claims the content; None for what may be plain text."""
    return next((row for row in FORMATS if row.sniff and row.sniff(head, path)), None)


def is_read(path: Path) -> bool:
    """Whether files with the suffix of a path are read; what others hold is seen when they are opened."""
    row = BY_SUFFIX.get(path.suffix.lower())
    return row is not None and row.module is not None
