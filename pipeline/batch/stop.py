"""Ctrl-C as a question that is answered between two steps, not as an exception in the midst of one."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

Stop = Callable[[], bool]


@contextmanager
def stoppable() -> Iterator[Stop]:
    """While it lasts, the first interrupt only makes the answer true, the second one is raised at once.

    An exception that a signal raises anywhere may leave a lock held or a transaction half done. Outside of the main thread, where
    no signal arrives, the answer stays false.
    """
    asked: list[int] = []

    def ask(number: int, frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(number)

    if threading.current_thread() is not threading.main_thread():
        yield lambda: False
        return
    before = signal.signal(signal.SIGINT, ask)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def stop_here(stop: Stop) -> None:
    """Raise KeyboardInterrupt if it was asked for: to be called where nothing is half done."""
    if stop():
        raise KeyboardInterrupt
