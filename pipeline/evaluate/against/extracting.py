"""A program of its own: extracts files with whichever planledger stands first on the path.

Paths come in on standard input, one a line; for each document a line of JSON goes out: `path`, `plan` or `error`, `seconds`.
It has to run with the modules of any revision, so that it uses nothing of planledger but how a file is read and extracted.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def documents(path: str) -> Iterator[dict[str, Any]]:
    """The results of one file: each document of it with its plan, or why there is none, whatever the reason."""
    from pipeline import readers
    from pipeline.extract import extract_document

    begun, place = time.perf_counter(), 0
    try:
        found = readers.read_all(Path(path)) if hasattr(readers, "read_all") else [readers.read(Path(path))]
        for place, document in enumerate(found):
            plan = extract_document(document).model_dump(mode="json")
            yield {"path": path, "place": place, "plan": plan, "seconds": time.perf_counter() - begun}
            begun = time.perf_counter()
    except Exception as error:
        told = f"{type(error).__name__}: {error}"
        yield {"path": path, "place": place, "error": told, "seconds": time.perf_counter() - begun}


def main() -> None:
    """Standard input to standard output."""
    from pipeline import extract  # noqa: F401 – loading the program is not extraction

    for line in sys.stdin.read().splitlines():
        for result in documents(line):
            sys.stdout.write(json.dumps(result) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
