"""The documents of an OFD package: pages with their templates, resources, outline and attachments."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from pipeline.readers.ofd.objects import Resources, local, numbers
from pipeline.readers.ofd.package import Package

MAX_PAGES, MAX_OUTLINE = 3000, 5000
# Faces that are heavy by name.
HEAVY = ("黑", "Hei", "Bold", "Black", "小标宋", "粗")


@dataclass(slots=True)
class PageFile:
    """One page: its ID, its content's root and the size of its box in millimetres, as (x, y, width, height)."""

    id: str
    root: etree._Element
    box: tuple[float, float, float, float]
    templates: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Body:
    """One document of the package."""

    path: str
    root: etree._Element
    resources: Resources
    templates: dict[str, etree._Element]
    box: tuple[float, float, float, float]


def bodies_of(package: Package) -> list[Body]:
    """The documents that OFD.xml names, in order."""
    root = package.xml("OFD.xml")
    locations = [text for item in root.iter() if local(item) == "DocRoot" and (text := (item.text or "").strip())]
    if not locations:
        raise package.error("corrupt", "OFD.xml names no document")
    return [_body(package, package.resolve("OFD.xml", location)) for location in locations]


def pages_of(package: Package, body: Body) -> Iterator[PageFile]:
    """The document's pages in order."""
    items = [item for pages in body.root if local(pages) == "Pages" for item in pages if local(item) == "Page"]
    if len(items) > MAX_PAGES:
        raise package.error("too-large", f"{len(items)} pages, the limit is {MAX_PAGES}")
    for item in items:
        root = package.xml(package.resolve(body.path, item.get("BaseLoc", "")))
        templates = [child.get("TemplateID", "") for child in root if local(child) == "Template"]
        yield PageFile(item.get("ID", ""), root, _box(root) or body.box, templates)


def attachments_of(package: Package, body: Body) -> list[str]:
    """The names of the document's attachments."""
    names = []
    for item in body.root:
        if local(item) != "Attachments" or not (item.text or "").strip():
            continue
        path = package.resolve(body.path, item.text or "")
        if package.has(path):
            names += [child.get("Name", "") or child.get("ID", "") for child in package.xml(path) if local(child) == "Attachment"]
    return names


def outline_of(body: Body) -> list[tuple[str, int, str]]:
    """The document's outline as (page ID, level from 1, title)."""
    found: list[tuple[str, int, str]] = []
    for item in body.root:
        if local(item) == "Outlines":
            _outline(item, 1, found)
    return found


def _outline(parent: etree._Element, level: int, found: list[tuple[str, int, str]]) -> None:
    for item in parent:
        if local(item) == "OutlineElem" and len(found) < MAX_OUTLINE and level < 12:
            page = next((dest.get("PageID", "") for dest in item.iter() if local(dest) == "Dest"), "")
            found.append((page, level, item.get("Title", "")))
            _outline(item, level + 1, found)


def _body(package: Package, path: str) -> Body:
    root = package.xml(path)
    common = next((item for item in root if local(item) == "CommonData"), root)
    templates = {}
    for item in common:
        if local(item) == "TemplatePage":
            templates[item.get("ID", "")] = package.xml(package.resolve(path, item.get("BaseLoc", "")))
    return Body(path, root, _resources(package, path, common), templates, _box(common) or (0.0, 0.0, 210.0, 297.0))


def _box(parent: etree._Element) -> tuple[float, float, float, float] | None:
    """The physical box of a page area element below the parent."""
    for item in parent:
        if local(item) in ("Area", "PageArea"):
            for box in item:
                values = numbers(box.text) if local(box) == "PhysicalBox" else []
                if len(values) == 4 and 1 < values[2] < 1e5 and 1 < values[3] < 1e5:
                    return values[0], values[1], values[2], values[3]
    return None


def _resources(package: Package, path: str, common: etree._Element) -> Resources:
    heavy: set[str] = set()
    units: dict[str, etree._Element] = {}
    for item in common:
        if local(item) not in ("PublicRes", "DocumentRes") or not (item.text or "").strip():
            continue
        location = package.resolve(path, item.text or "")
        if not package.has(location):
            continue
        for part in package.xml(location).iter():
            if local(part) == "Font" and (part.get("Bold") == "true" or any(word in part.get("FontName", "") for word in HEAVY)):
                heavy.add(part.get("ID", ""))
            elif local(part) == "CompositeGraphicUnit":
                units[part.get("ID", "")] = part
    return Resources(frozenset(heavy), units)
