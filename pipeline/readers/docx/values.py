"""Attribute values of WordprocessingML: switches, numbers, and the `w:val` of a child."""

from lxml import etree

from pipeline.readers.docx.tags import VAL

OFF = frozenset(("0", "false", "off"))


def switched(element: etree._Element | None) -> bool:
    """True where a toggle element stands and is not switched off."""
    return element is not None and element.get(VAL) not in OFF


def value_of(element: etree._Element, tag: str) -> str | None:
    """The `w:val` of a child; None where there is no such child."""
    child = element.find(tag)
    return None if child is None else child.get(VAL)


def number_of(text: str | None, default: int) -> int:
    """A whole number of at most nine digits; the default where the text is none."""
    try:
        number = int(text or "")
    except ValueError:
        return default
    return number if abs(number) < 10**9 else default
