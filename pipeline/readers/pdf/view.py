"""How a PDF page is looked at: turned so that its text runs from left to right, points from its upper left corner."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class View:
    """A page's visible box in the file's own coordinates, and the way its text runs (quarter turns, counter-clockwise)."""

    left: float
    bottom: float
    right: float
    top: float
    direction: int = 0

    @property
    def width(self) -> float:
        """The page's width as looked at."""
        return self.top - self.bottom if self.direction % 2 else self.right - self.left

    @property
    def height(self) -> float:
        """The page's height as looked at."""
        return self.right - self.left if self.direction % 2 else self.top - self.bottom

    @property
    def shift(self) -> float:
        """What `extent` has too much along the line: where the page's left edge is."""
        return (self.left, self.bottom, -self.right, -self.top)[self.direction]

    def extent(self, left: float, top: float, right: float, bottom: float) -> tuple[float, float, float, float]:
        """A box of the file as (start, end) along the line, before the shift, and (low, high) across it."""
        if self.direction == 1:
            return bottom, top, -right, -left
        if self.direction == 2:
            return -right, -left, -top, -bottom
        if self.direction == 3:
            return -top, -bottom, left, right
        return left, right, bottom, top

    def along(self, x: float, y: float) -> float:
        """How far right a point of the file stands."""
        return (x - self.left, y - self.bottom, self.right - x, self.top - y)[self.direction]

    def down(self, x: float, y: float) -> float:
        """How far down a point of the file stands."""
        return (self.top - y, x - self.left, y - self.bottom, self.right - x)[self.direction]
