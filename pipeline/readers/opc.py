"""The parts of an office package (DOCX, PPTX, XLSX): opened with python-docx, parsed with lxml, each only when asked for."""

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, Self

from docx.opc.packuri import PACKAGE_URI, PackURI
from docx.opc.phys_pkg import PhysPkgReader
from lxml import etree

from pipeline.readers.zipped import DAMAGE, open_package, refuse_bomb
from schemas import ReadError

__all__ = ["PackURI", "Package", "Relation"]

# A part of XML of more bytes than this would take its tenfold of memory.
MAX_PART = 64 * 2**20

# The "Strict" files of Office use other names for the same things.
STRICT = b"http://purl.oclc.org/ooxml/"
TRANSITIONAL = b"http://schemas.openxmlformats.org/"


class Relation(NamedTuple):
    """A relationship of a part: its id, the last segment of its type (styles, slide …), and the part it leads to."""

    id: str
    kind: str
    target: PackURI


class Package:
    """An open package; nothing is unpacked that nobody asks for, so that pictures and films cost nothing."""

    def __init__(self, path: Path) -> None:
        """ReadError: corrupt, hostile."""
        self.name = path.name
        with open_package(path) as package:
            self._members = {f"/{info.filename}": info for info in package.infolist()}
        # python-docx's own reader of packages; its classes are not typed.
        self._reader: Any = PhysPkgReader(str(path))  # type: ignore[no-untyped-call]
        self._relations: dict[PackURI, tuple[Relation, ...]] = {}
        main = self.targets(PACKAGE_URI, "officeDocument")
        if not main or main[0] not in self._members:
            self.close()
            raise ReadError(path.name, "corrupt", "the package holds no main document", hint="save it anew from the office program")
        self.main = main[0]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def __contains__(self, uri: object) -> bool:
        return uri in self._members

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()

    def related(self, kind: str, *, lean: Callable[[bytes], bytes] | None = None) -> etree._Element | None:
        """The root of the first part that the main part names as its `kind`; None where it has none.

        `lean` may take out of the part what nobody asks for, to spare the parser.
        """
        found = self.targets(self.main, kind)
        return self.root(found[0], lean=lean) if found and found[0] in self._members else None

    def targets(self, source: PackURI, kind: str) -> list[PackURI]:
        """The parts that a part's relationships of one kind lead to."""
        return [relation.target for relation in self.relations(source) if relation.kind == kind]

    def by_id(self, source: PackURI) -> dict[str, PackURI]:
        """The parts that a part refers to, by relationship id; those that the package lacks are left out."""
        return {relation.id: relation.target for relation in self.relations(source) if relation.target in self._members}

    def relations(self, source: PackURI) -> tuple[Relation, ...]:
        """The relationships of a part that lead inside the package."""
        if source not in self._relations:
            uri = source.rels_uri
            elements = self.root(uri) if uri in self._members else ()
            self._relations[source] = tuple(
                Relation(e.get("Id", ""), e.get("Type", "").rsplit("/", 1)[-1], _target(source, e.get("Target", "")))
                for e in elements
                if e.get("TargetMode") != "External" and e.get("Target")
            )
        return self._relations[source]

    def stream(self, uri: PackURI, *names: str) -> Iterator[etree._Element]:
        """The elements of these names, one by one, each emptied once the next is asked for. ReadError as for `root`."""
        blob = self._blob(uri)
        parser = etree.iterparse(BytesIO(blob), tag=names, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            for _, element in parser:
                self._refuse_document_type(element, uri)
                yield element
                element.clear(keep_tail=False)
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except etree.XMLSyntaxError as error:
            raise (self._declares(uri) if b"<!DOCTYPE" in blob else self._damaged(uri)) from error

    def root(self, uri: PackURI, *, lean: Callable[[bytes], bytes] | None = None) -> etree._Element:
        """The root of a part, its names those of the transitional schema. ReadError where it is damaged, locked or hostile."""
        blob = self._blob(uri)
        # No entity is resolved, nothing is fetched; libxml2 itself stops at 256 levels of nesting and 10 MB of one text.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(lean(blob) if lean else blob, parser)
        except etree.XMLSyntaxError as error:
            raise (self._declares(uri) if b"<!DOCTYPE" in blob else self._damaged(uri)) from error
        self._refuse_document_type(root, uri)
        return root

    def _blob(self, uri: PackURI) -> bytes:
        refuse_bomb(self._members[uri], self.name, limit=MAX_PART)
        try:
            blob: bytes = self._reader.blob_for(uri)
        except DAMAGE as error:
            raise self._damaged(uri) from error
        return _transitional(blob) if STRICT in blob[:4096] else blob

    def _refuse_document_type(self, element: etree._Element, uri: PackURI) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            raise self._declares(uri)

    def _declares(self, uri: PackURI) -> ReadError:
        reason = "a part declares a document type (entities), which no office file may"
        return ReadError(self.name, "hostile", reason, hint="save it anew from the office program", place=uri.membername)

    def _damaged(self, uri: PackURI) -> ReadError:
        reason = "the file is damaged: a part of it cannot be read"
        return ReadError(self.name, "corrupt", reason, hint="fetch it again or save it anew", place=uri.membername)


def _target(source: PackURI, reference: str) -> PackURI:
    return PackURI(reference) if reference.startswith("/") else PackURI.from_rel_ref(source.baseURI, reference)


def _transitional(blob: bytes) -> bytes:
    """`…/ooxml/wordprocessingml/main` → `…/wordprocessingml/2006/main`, and so for every other name."""
    pieces = blob.split(STRICT)
    for index, piece in enumerate(pieces[1:], 1):
        family, slash, rest = piece.partition(b"/")
        pieces[index] = TRANSITIONAL + family + slash + b"2006/" + rest
    return b"".join(pieces)
