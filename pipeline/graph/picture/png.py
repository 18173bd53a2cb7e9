"""A scene as PNG, drawn with Pillow three times as large and made smaller, so that edges are smooth."""

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.graph.picture.arrows import arrow, points
from pipeline.graph.picture.fonts import chinese_font, given_font
from pipeline.graph.picture.scene import PAPER, Box, Curve, Disc, Scene, Words

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

FINE = 2  # pixels drawn for each that stays
ZOOM = 2  # pixels of the picture for each of the scene
MOST = 60_000_000  # pixels that are drawn at once
ANCHORS = {"start": "lm", "middle": "mm", "end": "rm"}


def png(scene: Scene, font: Path | None = None) -> bytes:
    """The PNG file, its texts in a font file. NoFontError where none is given and no Chinese one is found."""
    from PIL import Image, ImageDraw

    file = given_font(font) if font else chinese_font()
    pixels = scene.width * scene.height
    zoom = min(ZOOM, (MOST / pixels) ** 0.5 / FINE)
    brush = _Brush(file, zoom * FINE)
    size = (round(scene.width * zoom * FINE), round(scene.height * zoom * FINE))
    image = Image.new("RGB", size, PAPER)
    draw = ImageDraw.Draw(image)
    for item in scene.items:
        brush.draw(draw, item)
    out = BytesIO()
    image.resize((round(scene.width * zoom), round(scene.height * zoom)), Image.Resampling.LANCZOS).save(out, "PNG", optimize=True)
    return out.getvalue()


class _Brush:
    """Draws items; holds the fonts by size."""

    def __init__(self, file: Path, scale: float) -> None:
        self.file, self.scale = file, scale
        self.fonts: dict[float, ImageFont.FreeTypeFont] = {}

    def draw(self, draw: "ImageDraw.ImageDraw", item: Disc | Curve | Words | Box) -> None:
        """Draw one item."""
        if isinstance(item, Words):
            self._words(draw, item)
        elif isinstance(item, Disc):
            self._disc(draw, item)
        elif isinstance(item, Curve):
            self._curve(draw, item)
        else:
            self._box(draw, item)

    def font(self, size: float) -> "ImageFont.FreeTypeFont":
        """The font in a size of the scene."""
        from PIL import ImageFont

        if size not in self.fonts:
            self.fonts[size] = ImageFont.truetype(str(self.file), round(size * self.scale))
        return self.fonts[size]

    def _words(self, draw: "ImageDraw.ImageDraw", item: Words) -> None:
        thick = round(0.35 * self.scale) if item.bold else 0
        where = (item.x * self.scale, item.y * self.scale)
        if item.halo:
            draw.text(where, item.text, PAPER, self.font(item.size), ANCHORS[item.anchor], stroke_width=round(1.75 * self.scale))
        draw.text(where, item.text, item.colour, self.font(item.size), ANCHORS[item.anchor], stroke_width=thick, stroke_fill=item.colour)

    def _disc(self, draw: "ImageDraw.ImageDraw", item: Disc) -> None:
        box = self._around(item.x, item.y, item.radius)
        begun = -90.0
        draw.ellipse(box, PAPER)
        for share, colour in item.slices:
            if share > 0:
                draw.pieslice(box, begun, begun + 360 * share, colour)
                begun += 360 * share
        if item.ring:
            draw.ellipse(self._around(item.x, item.y, item.radius + 1.2), None, item.ring, round(2.5 * self.scale))

    def _curve(self, draw: "ImageDraw.ImageDraw", item: Curve) -> None:
        line = [(x * self.scale, y * self.scale) for x, y in points(item)]
        width = max(1, round(item.width * self.scale))
        if item.dashed:
            for at in range(0, len(line) - 1, 2):
                draw.line(line[at : at + 2], item.colour, width)
        else:
            draw.line(line, item.colour, width, joint="curve")
        for at_end, wanted in ((True, item.head), (False, item.tail)):
            if wanted:
                draw.polygon([(x * self.scale, y * self.scale) for x, y in arrow(item, at_end=at_end)], item.colour)

    def _box(self, draw: "ImageDraw.ImageDraw", item: Box) -> None:
        corners = [part * self.scale for part in (item.x, item.y, item.x + item.width, item.y + item.height)]
        width = round(1.5 * self.scale) if item.edge else 0
        draw.rounded_rectangle(corners, 4 * self.scale, item.fill, item.edge, width)

    def _around(self, x: float, y: float, radius: float) -> list[float]:
        return [part * self.scale for part in (x - radius, y - radius, x + radius, y + radius)]
