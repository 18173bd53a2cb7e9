"""The OFD package: a zip opened with limits, its XML parsed without entities, its paths resolved inside it."""

import posixpath
import zipfile
from pathlib import Path
from types import TracebackType

from lxml import etree

from schemas import ReadError

# The most that a package may hold: entries, bytes of one XML file, bytes of all that is read, and how far one may expand.
MAX_ENTRIES, MAX_XML, MAX_TOTAL, MAX_RATIO = 20_000, 64 * 2**20, 256 * 2**20, 400


class Package:
    """An open OFD file.

    ReadError: corrupt (no zip, a damaged or missing member), encrypted, hostile (names that climb out, expansion, entities).
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._total = 0
        try:
            self._zip = zipfile.ZipFile(path)
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self.error("corrupt", f"not a readable OFD package ({str(error)[:60]})") from error
        self._members: dict[str, zipfile.ZipInfo] = {}
        try:
            self._check()
        except ReadError:
            self._zip.close()
            raise

    def __enter__(self) -> "Package":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._zip.close()

    def error(self, code: str, reason: str, place: str = "") -> ReadError:
        """A ReadError of this file."""
        hints = {"encrypted": "open it with its password and export it again", "hostile": "do not trust this file"}
        return ReadError(self.name, code, reason, hint=hints.get(code, "fetch or export it again"), place=place)

    def resolve(self, base: str, location: str) -> str:
        """A location as a file of the package names it: from the root with a leading slash, else from the file's folder."""
        location = location.strip().replace("\\", "/")
        joined = location.lstrip("/") if location.startswith("/") else posixpath.join(posixpath.dirname(base), location)
        path = posixpath.normpath(joined)
        if path.startswith("../") or path == "..":
            raise self.error("hostile", "a location inside it leaves the package", place=location)
        return path

    def has(self, path: str) -> bool:
        """Whether the package holds this file."""
        return path.lower() in self._members

    def xml(self, path: str) -> etree._Element:
        """The root of an XML file of the package."""
        info = self._members.get(path.lower())
        if info is None:
            raise self.error("corrupt", "a part of the package is missing", place=path)
        return self._parse(self._bytes(info, path), path)

    def _check(self) -> None:
        infos = self._zip.infolist()
        if len(infos) > MAX_ENTRIES:
            raise self.error("hostile", f"{len(infos)} entries, the limit is {MAX_ENTRIES}")
        for info in infos:
            name = info.filename.replace("\\", "/").lstrip("/")
            if ".." in name.split("/") or ":" in name.split("/")[0]:
                raise self.error("hostile", "the name of an entry leaves the package", place=info.filename)
            if info.file_size > MAX_XML and info.file_size > MAX_RATIO * max(1, info.compress_size):
                raise self.error("hostile", "an entry expands beyond all measure", place=info.filename)
            self._members[posixpath.normpath(name).lower()] = info
        if self.has("encryptions.xml") or self.has("decyptseed.dat"):
            raise self.error("encrypted", "the OFD is encrypted")

    def _bytes(self, info: zipfile.ZipInfo, path: str) -> bytes:
        self._total += info.file_size
        if info.file_size > MAX_XML or self._total > MAX_TOTAL:
            raise self.error(
                "hostile", f"its XML is larger than {MAX_XML // 2**20} MB a part or {MAX_TOTAL // 2**20} MB in all", place=path
            )
        try:
            return self._zip.read(info)
        except RuntimeError as error:
            raise self.error("encrypted", "the OFD is protected by a password", place=path) from error
        except Exception as error:  # zlib, lzma, bz2 and zipfile all have their own
            raise self.error("corrupt", f"a part of the package is damaged ({str(error)[:60]})", place=path) from error

    def _parse(self, content: bytes, path: str) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(content, parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self.error("corrupt", f"its XML is damaged ({str(error)[:60]})", place=path) from error
        if root is None:
            raise self.error("corrupt", "its XML is empty", place=path)
        if getattr(root.getroottree().docinfo, "doctype", ""):
            raise self.error("hostile", "its XML declares a document type, which OFD has no use for", place=path)
        return root
