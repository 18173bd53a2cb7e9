"""`python -m pipeline.training [CORPUS] [--judge] [--gold DIR]`: train the body recogniser, and print its figures."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from pipeline.training.judge import figures
from pipeline.training.train import train_model


def main(arguments: Sequence[str] | None = None) -> int:
    """Train unless --judge is given, then print a table of figures."""
    parser = ArgumentParser(prog="python -m pipeline.training", description=__doc__)
    parser.add_argument("corpus", nargs="?", type=Path, default=Path("corpus"), help="folder with ner/, gold/ and plans/")
    parser.add_argument("--judge", action="store_true", help="only judge the model that is there")
    parser.add_argument("--gold", type=Path, help="also judge on the documents of a gold folder")
    given = parser.parse_args(arguments)
    if not given.judge:
        train_model(given.corpus)
    for line in figures(given.corpus, given.gold):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
