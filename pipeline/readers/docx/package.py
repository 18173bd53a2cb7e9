"""The parts of a DOCX package: opened with python-docx, parsed with lxml, one at a time and only when asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.phys_pkg import PhysPkgReader
from lxml import etree

from pipeline.readers.zipped import open_package, refuse_bomb
from schemas import ReadError

# Word's "Strict" files use other names for the same things.
STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


class Package:
    """An open DOCX package; part names are found by the kind of relationship that leads to them (styles, numbering …)."""

    def __init__(self, path: Path) -> None:
        self.name = path.name
        with open_package(path) as package:
            self._members = {f"/{info.filename}": info for info in package.infolist()}
        # python-docx's own reader of packages; its classes are not typed.
        self._reader: Any = PhysPkgReader(str(path))  # type: ignore[no-untyped-call]
        self._main = self._target(PACKAGE_URI, "officeDocument")
        if self._main is None:
            self.close()
            raise ReadError(path.name, "corrupt", "the package names no main document", hint="save it anew as .docx")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()

    def document(self) -> etree._Element:
        """The root of the main document part. ReadError where it is missing or damaged."""
        root = self._parse(self._main) if self._main in self._members else None
        if root is None:
            raise ReadError(self.name, "corrupt", "the package holds no document part", hint="save it anew as .docx")
        return root

    def related(self, kind: str, *, lean: Callable[[bytes], bytes] | None = None) -> etree._Element | None:
        """The root of the part that the document names as its `kind`; None where it has none.

        `lean` may take out of the part what nobody asks for, to spare the parser.
        """
        target = self._target(self._main, kind)
        return self._parse(target, lean) if target in self._members else None

    def _target(self, source: PackURI | None, kind: str) -> PackURI | None:
        """The part that a relationship of this kind leads to, its type named by its last segment."""
        if source is None or source.rels_uri not in self._members:
            return None
        for relation in self._parse(source.rels_uri):
            if relation.get("Type", "").rsplit("/", 1)[-1] == kind and relation.get("TargetMode") != "External":
                reference = relation.get("Target", "")
                return PackURI(reference) if reference.startswith("/") else PackURI.from_rel_ref(source.baseURI, reference)
        return None

    def _parse(self, uri: PackURI | str, lean: Callable[[bytes], bytes] | None = None) -> etree._Element:
        refuse_bomb(self._members[uri], self.name)
        try:
            blob: bytes = self._reader.blob_for(PackURI(uri))
        except Exception as error:
            raise self._damaged(uri) from error
        if STRICT[0][0][:27] in blob[:4096]:
            for strict, transitional in STRICT:
                blob = blob.replace(strict, transitional)
        # No entity is resolved, nothing is fetched; libxml2 itself stops at 256 levels of nesting and 10 MB of one text.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(lean(blob) if lean else blob, parser)
        except etree.XMLSyntaxError as error:
            raise self._damaged(uri) from error
        if root.getroottree().docinfo.internalDTD is not None:
            reason = "a part declares a document type (entities), which no office file may"
            raise ReadError(self.name, "hostile", reason, hint="save it anew from the office program", place=uri.lstrip("/"))
        return root

    def _damaged(self, uri: str) -> ReadError:
        return ReadError(
            self.name,
            "corrupt",
            "the file is damaged: a part of it cannot be read",
            hint="fetch it again or save it anew",
            place=uri.lstrip("/"),
        )
