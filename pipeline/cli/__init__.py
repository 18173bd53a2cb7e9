"""The command line: parses, calls one function, prints."""

import sys
from collections.abc import Sequence
from typing import NoReturn

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the program with these arguments (those of the process unless given) and exit."""
    from pipeline.cli.app import invoke
    from pipeline.cli.encoding import with_chinese

    if arguments is None:
        with_chinese()
    sys.exit(invoke(list(sys.argv[1:] if arguments is None else arguments)))
