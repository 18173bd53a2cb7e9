"""Builds HTML in which every text is escaped once and nothing else is."""

from collections.abc import Iterable
from html import escape

VOID = ("br", "meta", "link", "col", "img")


class Html(str):
    """A piece of HTML that is finished; any other string is a text, to be escaped."""

    __slots__ = ()


def element(name: str, /, *children: str | Iterable[str], **attributes: str | None) -> Html:
    """An element with its children; an attribute's underscores are hyphens, one at its end is dropped (`class_`), None leaves it out."""
    given = "".join(f' {key.rstrip("_").replace("_", "-")}="{escape(value)}"' for key, value in attributes.items() if value is not None)
    return Html(f"<{name}{given}>" if name in VOID else f"<{name}{given}>{joined(*children)}</{name}>")


def joined(*children: str | Iterable[str]) -> Html:
    """Texts and pieces one after the other."""
    pieces = (piece for child in children for piece in ([child] if isinstance(child, str) else child))
    return Html("".join(piece if isinstance(piece, Html) else escape(piece, quote=False) for piece in pieces))


def document(title: str, style: str, body: Html) -> str:
    """A whole page in Chinese that needs neither network nor scripts."""
    head = joined(
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Html(style)),
    )
    return f"<!DOCTYPE html>\n{element('html', element('head', head), element('body', body), lang='zh-CN')}\n"
