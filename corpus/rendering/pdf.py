"""PDF pages written object by object: wrapped paragraphs, ruled tables that run over pages, running head and page number.

The font is the predefined CID font STSong-Light (not embedded); wide characters take one em, ASCII half an em.
"""

from dataclasses import dataclass, field

from corpus.rendering.source import Box, Cell, Grid, Item, Para, Sample

WIDTH, HEIGHT = 595, 842
LEFT, RIGHT, TOP, BOTTOM = 72, 523, 770, 82
BODY, SMALL, LEADING, ROW_LEADING, PAD = 14, 11, 26, 16, 4
OPENING, CLOSING = "（《“‘", "，。、；：！？）》”’%"
SIZES = {"title": 20, "head": 26}


@dataclass
class Page:
    """Drawing commands of one page."""

    commands: list[str] = field(default_factory=list)

    def text(self, text: str, x: float, y: float, size: int) -> None:
        """One line of text with its base line at y."""
        self.commands.append(f"BT /F1 {size} Tf {x:.1f} {y:.1f} Td <{text.encode('utf-16-be').hex()}> Tj ET")

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A thin ruling line."""
        self.commands.append(f"0.5 w {x0:.1f} {y0:.1f} m {x1:.1f} {y1:.1f} l S")


class Layout:
    """Fills pages from the top; `y` is the free height left on the present one."""

    def __init__(self, header: str) -> None:
        self.header = header
        self.pages: list[Page] = []
        self.y = float(BOTTOM)
        self.turn()

    @property
    def page(self) -> Page:
        """The present page."""
        return self.pages[-1]

    def turn(self) -> None:
        """Begin a new page with its running head and number."""
        self.pages.append(Page())
        number = f"— {len(self.pages)} —"
        if self.header:
            self.page.text(self.header, (WIDTH - measure(self.header, 9)) / 2, 800, 9)
        self.page.text(number, (WIDTH - measure(number, SMALL)) / 2, 50, SMALL)
        self.y = TOP

    def item(self, item: Item) -> None:
        """Lay out one item."""
        if isinstance(item, Para):
            self.para(item)
        elif isinstance(item, Box):
            self.box(item)
        else:
            self.grid(item)

    def para(self, para: Para) -> None:
        """A wrapped paragraph, indented by two ems in the body, centred or set right."""
        if para.new_page and self.y < TOP:
            self.turn()
        size = SIZES.get(para.style, BODY)
        indent = 2 * size if para.style == "body" else 0
        for n, line in enumerate(wrap(para.text, RIGHT - LEFT, size, indent)):
            if self.y - LEADING < BOTTOM:
                self.turn()
            self.y -= max(LEADING, size + 8)
            x: float = LEFT + (indent if n == 0 else 0)
            if para.style == "right":
                x = RIGHT - size - measure(line, size)
            elif para.style != "body":
                x = (WIDTH - measure(line, size)) / 2
            self.page.text(line, x, self.y, size)

    def box(self, box: Box) -> None:
        """A frame with its title and paragraphs; a table in it stands below its title line without a frame of its own."""
        items = [Para(box.title, "center"), *box.items]
        tables = [item for item in items if isinstance(item, Grid)]
        if tables:
            self.para(Para(box.title, "center"))
            for table in tables:
                self.grid(table)
            return
        top = self.y - 6
        for item in items:
            if isinstance(item, Para):
                before = len(self.pages)
                bottom = self.y
                self.para(item)
                if len(self.pages) > before:
                    frame(self.pages[before - 1], top, bottom - 8)
                    top = TOP - 4
        frame(self.page, top, self.y - 8)
        self.y -= 14

    def grid(self, grid: Grid) -> None:
        """A ruled table: the head repeats on every page and a row is cut where the page ends."""
        edges = [LEFT + (RIGHT - LEFT) * sum(grid.widths[:c]) / 100 for c in range(len(grid.widths) + 1)]
        self.y -= 8
        if self.y - BOTTOM < 5 * ROW_LEADING:
            self.turn()
        self.page.line(LEFT, self.y, edges[-1], self.y)
        for r in range(grid.rows):
            pending = {cell.col: cell_lines(cell, edges) for cell in grid.row(r)}
            while pending:
                pending = self.piece(grid, r, pending, edges)
        self.y -= 8

    def piece(self, grid: Grid, row: int, pending: dict[int, list[str]], edges: list[float]) -> dict[int, list[str]]:
        """Draw as many lines of a row as the page holds; returns what is left for the next page."""
        needed = max(len(lines) for lines in pending.values())
        fits = int((self.y - BOTTOM - 2 * PAD) // ROW_LEADING)
        if fits < min(needed, 1):
            self.over(grid, edges)
            return pending
        now = min(needed, fits)
        bottom = self.y - now * ROW_LEADING - 2 * PAD
        for col, lines in pending.items():
            for n, line in enumerate(lines[:now]):
                self.page.text(line, edges[col] + PAD, self.y - PAD - (n + 1) * ROW_LEADING + 4, SMALL)
        self.rule(grid, row, bottom, edges, cut=now < needed)
        self.y = bottom
        if now == needed:
            return {}
        self.over(grid, edges)
        return {col: lines[now:] for col, lines in pending.items()}

    def rule(self, grid: Grid, row: int, bottom: float, edges: list[float], *, cut: bool) -> None:
        """The lines beside and below one row; none below a cell that goes on, but for the end of the page."""
        for cell in grid.cells:
            if not cell.row <= row < cell.row + cell.rowspan:
                continue
            x0, x1 = edges[cell.col], edges[cell.col + cell.colspan]
            self.page.line(x0, self.y, x0, bottom)
            self.page.line(x1, self.y, x1, bottom)
            if cut or row == cell.row + cell.rowspan - 1:
                self.page.line(x0, bottom, x1, bottom)

    def over(self, grid: Grid, edges: list[float]) -> None:
        """Close the table on this page and repeat its head on the next."""
        self.page.line(LEFT, self.y, edges[-1], self.y)
        self.turn()
        self.page.line(LEFT, self.y, edges[-1], self.y)
        self.piece(grid, 0, {cell.col: cell_lines(cell, edges) for cell in grid.row(0)}, edges)


def frame(page: Page, top: float, bottom: float) -> None:
    """The frame of a box."""
    for x0, y0, x1, y1 in ((LEFT, top, RIGHT, top), (LEFT, bottom, RIGHT, bottom), (LEFT, top, LEFT, bottom), (RIGHT, top, RIGHT, bottom)):
        page.line(x0 - 4 if x0 == LEFT else x0 + 4, y0, x1 + 4 if x1 == RIGHT else x1 - 4, y1)


def measure(text: str, size: int) -> float:
    """The width of a line in points."""
    return sum(size / 2 if char < "\u007f" else size for char in text)


def wrap(text: str, width: float, size: int, indent: float = 0) -> list[str]:
    """Lines that fit; closing punctuation hangs over, opening punctuation moves on."""
    lines, line, used = [], "", indent
    for char in text:
        step = size / 2 if char < "\u007f" else size
        if used + step > width and char not in CLOSING:
            carry = line[-1] if line[-1] in OPENING else ""
            lines.append(line[: len(line) - len(carry)])
            line, used = carry, measure(carry, size)
        line += char
        used += step
    return [*lines, line]


def cell_lines(cell: Cell, edges: list[float]) -> list[str]:
    """A cell's text as lines of its width."""
    return wrap(cell.text, edges[cell.col + cell.colspan] - edges[cell.col] - 2 * PAD, SMALL)


def render(sample: Sample) -> bytes:
    """The file; nothing in it depends on the time or the machine."""
    layout = Layout(sample.get("header"))
    for item in sample.items:
        layout.item(item)
    return write(layout.pages)


def write(pages: list[Page]) -> bytes:
    """The PDF objects, their cross-reference table and the trailer."""
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>"
        " /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120"
        " /CapHeight 880 /StemV 93 >>",
    ]
    for n, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {7 + 2 * n} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(stream("\n".join(page.commands)))
    return assemble(objects)


def assemble(objects: list[str]) -> bytes:
    """Numbered objects with their offsets."""
    out, offsets = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("ascii")
    rows = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    table = f"xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + table.encode("ascii")


def stream(data: str) -> str:
    """A stream object."""
    return f"<< /Length {len(data)} >>\nstream\n{data}\nendstream"
