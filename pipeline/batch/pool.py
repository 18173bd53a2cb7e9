"""Runs files through worker processes; a process that dies costs only the document it died on."""

import multiprocessing
import sys
import threading
import time
from collections import deque
from collections.abc import Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from pipeline.batch.files import Found
from pipeline.batch.stop import Stop, stop_here
from pipeline.batch.work import Result, crashed, out_of_time, prepare_worker, work

AHEAD = 2  # files handed over per worker, so that none waits for the parent; few, so that a death leaves few suspects
POLL = 0.2  # seconds between two looks at whether to stop
WINDOW = 200  # how far the files may run ahead of one that is still at work: results wait for it in memory


def results(files: Sequence[Found], *, jobs: int, limit: float, stop: Stop) -> Generator[tuple[int, list[Result]]]:
    """Number and results of each file, as they are done; KeyboardInterrupt when `stop` says so.

    The interrupt, and closing the iterator, end the workers at once.
    """
    waiting = deque(range(len(files)))
    while waiting:
        suspects: list[int] = []
        yield from _until_death(files, waiting, suspects, min(jobs, len(waiting)), limit, stop)
        for number in suspects:
            yield number, _alone(files[number], limit, stop)


def _until_death(
    files: Sequence[Found], waiting: deque[int], suspects: list[int], jobs: int, limit: float, stop: Stop
) -> Generator[tuple[int, list[Result]]]:
    """Work through `waiting` until it is empty or a worker dies; the files that may be its death are then `suspects`."""
    executor = _executor(jobs)
    running: dict[Future[list[Result]], int] = {}
    try:
        while waiting or running:
            while waiting and len(running) < jobs * AHEAD and waiting[0] - min(running.values(), default=waiting[0]) < WINDOW:
                found = files[waiting[0]]
                running[executor.submit(work, str(found.file), found.path, limit)] = waiting[0]
                waiting.popleft()
            stop_here(stop)
            for future in sorted(wait(running, POLL, FIRST_COMPLETED).done, key=running.__getitem__):
                ended = future.result()
                yield running.pop(future), ended
        executor.shutdown()
    except BrokenProcessPool:
        executor.shutdown()
        for future, number in running.items():
            if future.exception() is None:
                yield number, future.result()
            else:
                suspects.append(number)
    finally:
        _end(executor)


def _alone(found: Found, limit: float, stop: Stop) -> list[Result]:
    """The results of one file in a process of its own, or that it died."""
    began = time.monotonic()
    executor = _executor(1)
    try:
        future = executor.submit(work, str(found.file), found.path, limit)
        while not wait([future], POLL).done:
            stop_here(stop)
        return future.result()
    except BrokenProcessPool:
        seconds = round(time.monotonic() - began, 3)
        return [Result(out_of_time(found.path, limit, seconds) if seconds >= limit else crashed(found.path, seconds))]
    finally:
        _end(executor)


def _executor(jobs: int) -> ProcessPoolExecutor:
    # Forking is quick and needs no `if __name__ == "__main__"` in a caller's script, but is safe only with a single thread.
    fork = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if fork else "spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=prepare_worker)


def _end(executor: ProcessPoolExecutor) -> None:
    """End an executor's processes at once, whatever they do."""
    processes = list((getattr(executor, "_processes", None) or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
