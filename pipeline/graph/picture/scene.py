"""What a picture is made of, in pixels from the upper left corner, the first drawn first."""

from dataclasses import dataclass, field

INK, FAINT, PAPER = "#1c2733", "#5b6b7b", "#ffffff"
LEAD, RESPONSIBLE, SUPPORT, GROUP, NONE = "#1f4e8c", "#2a9d8f", "#9cc3e6", "#e07a1f", "#c9d1d9"


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc cut into slices: (share of the whole, colour), clockwise from the top; `ring` is the colour of its edge."""

    x: float
    y: float
    radius: float
    slices: tuple[tuple[float, str], ...]
    ring: str | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A line bent towards (`bx`, `by`), with arrow heads where asked for."""

    x0: float
    y0: float
    bx: float
    by: float
    x1: float
    y1: float
    width: float
    colour: str
    head: bool = False
    tail: bool = False
    dashed: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A line of text; `anchor` is start, middle or end, `y` the middle of the line.

    `halo` keeps it legible over lines; `tip` is told where a viewer can.
    """

    x: float
    y: float
    text: str
    size: float = 13
    colour: str = INK
    anchor: str = "middle"
    bold: bool = False
    halo: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with rounded corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str = PAPER
    edge: str | None = None


Item = Disc | Curve | Words | Box


@dataclass(slots=True)
class Scene:
    """A picture: its size, what it is called, and what is in it."""

    width: float
    height: float
    title: str
    items: list[Item] = field(default_factory=list)


def text_width(text: str, size: float) -> float:
    """About how wide a text is: a Chinese character is as wide as high, others about half."""
    return sum(size if char >= "\u2e80" or char in "“”‘’…—·" else size * 0.56 for char in text)


def fitted(text: str, size: float, width: float) -> str:
    """The text, cut with … to what fits."""
    if text_width(text, size) <= width:
        return text
    kept = ""
    for char in text:
        if text_width(f"{kept}{char}…", size) > width:
            break
        kept += char
    return f"{kept}…"


def blended(colour: str, share: float) -> str:
    """A colour on white paper at a share of its strength."""
    parts = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)
