"""What a worker process does: one file to its plans, within a time limit, never an exception."""

import faulthandler
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import FrameType

from pipeline.batch.outcome import failed, from_error, from_plan, unreadable
from schemas import Document, Outcome, Plan, ReadError

GRACE = 5.0  # seconds that a document may take beyond its limit before its whole process is ended


class OutOfTime(BaseException):
    """Raised in a document's midst when its time is up; no handler for ordinary exceptions may swallow it."""


@dataclass(frozen=True)
class Result:
    """A document's plan, if it has one, and how it ended."""

    outcome: Outcome
    plan: Plan | None = None


def prepare_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1.0)
    os._exit(1)


def work(file: str, path: str, limit: float) -> list[Result]:
    """The results of a file's documents: one, or several for a bundle. Whatever goes wrong is an outcome, not an exception."""
    began = time.monotonic()

    def spent() -> float:
        return round(time.monotonic() - began, 3)

    try:
        with time_limit(limit):
            return list(_extract(Path(file), path))
    except OutOfTime:
        return [Result(out_of_time(path, limit, spent()))]
    except ReadError as error:
        return [Result(from_error(path, error, spent()))]
    except OSError as error:
        return [Result(unreadable(path, error, spent()))]
    except RecursionError as error:
        return [Result(failed(path, "bug", f"nested too deeply ({error})", BUG_HINT, spent()))]
    except Exception as error:
        return [Result(failed(path, "bug", _told(error), BUG_HINT, spent()))]


BUG_HINT = "a mistake in planledger: please report it with the file"


def out_of_time(path: str, limit: float, seconds: float) -> Outcome:
    """The outcome of a document that took too long."""
    return failed(path, "out-of-time", f"not done after {limit:g} s", "raise --time-limit, or split the file", seconds)


def crashed(path: str, seconds: float) -> Outcome:
    """The outcome of a document whose process died."""
    return failed(path, "crash", "its process died (out of memory, or a fault in a library)", "try it alone, or in another format", seconds)


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise OutOfTime in the midst of the block after so many seconds; where that does not get through, end the process."""

    def ring(signum: int, frame: FrameType | None) -> None:
        raise OutOfTime

    with open(os.devnull, "w") as nowhere:
        alarm = hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
        faulthandler.dump_traceback_later(seconds + GRACE if alarm else seconds, exit=True, file=nowhere)
        if alarm:
            signal.signal(signal.SIGALRM, ring)
            signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            if alarm:
                signal.setitimer(signal.ITIMER_REAL, 0)
            faulthandler.cancel_dump_traceback_later()


def _extract(file: Path, path: str) -> Iterator[Result]:
    from pipeline.extract import extract_document
    from pipeline.readers import read_all

    began = time.monotonic()
    documents = read_all(file)
    for document, place in zip(documents, _places(path, documents), strict=True):
        plan = extract_document(document)
        seconds, began = round(time.monotonic() - began, 3), time.monotonic()
        yield Result(from_plan(place, plan, seconds), plan)


def _places(path: str, documents: list[Document]) -> list[str]:
    """The paths of a file's documents: its own, or for a bundle of several their names below it, numbered where they repeat."""
    if len(documents) == 1:
        return [path]
    places: list[str] = []
    for document in documents:
        name = document.source.name.removeprefix(f"{PurePosixPath(path).name}/")
        place, number = f"{path}/{name}", 2
        while place in places:
            place, number = f"{path}/{name}~{number}", number + 1
        places.append(place)
    return places


def _told(error: Exception) -> str:
    frame = error.__traceback__
    while frame and frame.tb_next:
        frame = frame.tb_next
    where = f" in {Path(frame.tb_frame.f_code.co_filename).name}:{frame.tb_lineno}" if frame else ""
    return f"{type(error).__name__}: {str(error)[:200]}{where}".replace("\n", " ")
