"""How fast a run goes, and how long it still takes."""

import time
from collections.abc import Sequence

from pipeline.batch.files import Found
from schemas import Outcome, Progress


class Pace:
    """Counts what is done from the moment it is made."""

    def __init__(self, files: Sequence[Found]) -> None:
        self._files, self._left = files, set(range(len(files)))
        self._began = time.monotonic()

    def at_start(self) -> Progress:
        """The progress before anything has ended."""
        return self._progress(None)

    def after(self, number: int, outcome: Outcome) -> Progress:
        """The progress after the file of a number has ended."""
        self._left.discard(number)
        return self._progress(outcome)

    def _progress(self, ended: Outcome | None) -> Progress:
        seconds, total, left = time.monotonic() - self._began, len(self._files), len(self._left)
        rate = (total - left) / seconds if seconds > 0 else 0.0
        return Progress(
            done=total - left,
            total=total,
            path=ended and ended.path,
            status=ended and ended.status,
            current=self._files[min(self._left)].path if self._left else None,
            rate=rate,
            left=left / rate if rate else 0.0,
        )
