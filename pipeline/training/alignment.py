"""`python -m pipeline.training.alignment GOLD… [--base DIR] [--judge]`: fit the weights of task alignment, and print how well they do.

Each GOLD is a folder of annotated pairs of plans (`a`, `b`: paths of the documents below `--base`; `tasks`: aligned pairs of anchors;
`optional`: pairs that count neither way; `unrelated`: true for two plans about different things, none of whose tasks go together). Printed
are precision, recall and F1 on each pair with weights fitted on all pairs, and with weights fitted on the others (the figure for pairs
never seen). The same annotations give the same weights.
"""

import json
import math
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean

from pipeline.compare.tasks.align import paired
from pipeline.compare.tasks.likeness import Signs, signs_of
from pipeline.compare.tasks.model import WEIGHTS, Model
from pipeline.compare.tasks.work import Work, works_of
from pipeline.evaluate.places import Places, begins
from pipeline.extract import extract
from schemas import Plan

RIDGE = 0.5  # pull of a standardised weight towards 0, in rows
ROUNDS = 12  # of Newton's method; it settles in about ten
# A pair counts from this probability on: of a calibrated probability half the F1 that is reached gives the best F1, and a little more
# keeps apart what only looks alike. Between 0.35 and 0.5 the figures hardly change.
LEAST = 0.45
# What a pair of tasks of unrelated plans weighs: enough to keep them apart, not so much that plans which share a part of their subject go
# with them. Between 0.03 and 0.1 the figures hardly change.
UNRELATED = 0.05

TALLIED = ("right", "found", "aligned", "wrong", "distinct")

Places_ = set[tuple[int, int]]
Row = tuple[tuple[float, ...], bool, float]


@dataclass(frozen=True)
class Example:
    """An annotated pair: its works, the signs of every pair of them, and the positions that are aligned, free, or alike and distinct."""

    name: str
    a: Sequence[Work]
    b: Sequence[Work]
    table: Sequence[Sequence[Signs]]
    aligned: Places_
    free: Places_
    distinct: Places_
    unrelated: bool = False

    def rows(self) -> Iterable[Row]:
        """Signs, answer and weight of every pair that counts."""
        weight = UNRELATED if self.unrelated else 1.0
        for i, line in enumerate(self.table):
            for j, signs in enumerate(line):
                if (i, j) not in self.free:
                    yield signs, (i, j) in self.aligned, weight


def example(name: str, gold: Mapping[str, list[dict[str, str]]], plans: tuple[Plan, Plan]) -> Example:
    """A gold file over its two plans."""
    a, b = works_of(plans[0]), works_of(plans[1])
    places = Places(plans[0].text), Places(plans[1].text)

    def at(pair: Mapping[str, str]) -> Places_:
        left, right = places[0].of(pair["a"]), places[1].of(pair["b"])
        ours = [i for i, work in enumerate(a) if begins(left, work.task.evidence)]
        theirs = [j for j, work in enumerate(b) if begins(right, work.task.evidence)]
        return {(i, j) for i in ours for j in theirs}

    aligned = set().union(*(at(pair) for pair in gold["tasks"]))
    free, distinct = (
        set().union(*(at(pair) for pair in gold.get(key, []) if pair["kind"] == "tasks")) - aligned for key in ("optional", "distinct")
    )
    return Example(name, a, b, signs_of(a, b), aligned, free, distinct, bool(gold.get("unrelated")))


def fitted(examples: Sequence[Example]) -> Model:
    """A logistic over the signs of all pairs of the examples."""
    rows = [row for one in examples for row in one.rows()]
    count = sum(weight for _, _, weight in rows)
    means = [sum(weight * x[k] for x, _, weight in rows) / count for k in range(len(Signs._fields))]
    spreads = [math.sqrt(sum(weight * (x[k] - mean) ** 2 for x, _, weight in rows) / count) or 1.0 for k, mean in enumerate(means)]
    scaled = [((1.0, *((x[k] - means[k]) / spreads[k] for k in range(len(means)))), y, weight) for x, y, weight in rows]
    weights = newton(scaled)
    signs = {name: round(weights[k + 1] / spreads[k], 4) for k, name in enumerate(Signs._fields)}
    intercept = round(weights[0] - sum(signs[name] * means[k] for k, name in enumerate(Signs._fields)), 4)
    return Model(intercept, signs, LEAST)


def newton(rows: Sequence[Row]) -> list[float]:
    """The weights of a ridge logistic regression; the first is the intercept, which the ridge leaves alone."""
    width = len(rows[0][0])
    weights = [0.0] * width
    for _ in range(ROUNDS):
        slope = [0.0 if k == 0 else -RIDGE * weights[k] for k in range(width)]
        bend = [[RIDGE if k == m and k else 0.0 for m in range(width)] for k in range(width)]
        for x, y, weight in rows:
            p = 1 / (1 + math.exp(-sum(w * v for w, v in zip(weights, x, strict=True))))
            for k in range(width):
                slope[k] += weight * (y - p) * x[k]
                for m in range(k, width):
                    bend[k][m] += weight * p * (1 - p) * x[k] * x[m]
        for k in range(width):
            for m in range(k):
                bend[k][m] = bend[m][k]
        weights = [w + step for w, step in zip(weights, solved(bend, slope), strict=True)]
    return weights


def solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small system of equations, by elimination."""
    size = len(right)
    table = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for k in range(size):
        pivot = max(range(k, size), key=lambda row: abs(table[row][k]))
        table[k], table[pivot] = table[pivot], table[k]
        for row in range(size):
            if row != k:
                factor = table[row][k] / table[k][k]
                table[row] = [one - factor * other for one, other in zip(table[row], table[k], strict=True)]
    return [table[k][size] / table[k][k] for k in range(size)]


def found(model: Model, one: Example) -> Places_:
    """What a model aligns in an example."""
    return set(paired(one.a, one.b, one.table, model)) - one.free


def figures(examples: Sequence[Example], model: Model) -> Iterable[str]:
    """A line for each example, one for all, and one for the mean of the examples: F1 with all known, F1 with the others known, its
    precision and recall, and how many of the distinct pairs it aligned.

    The mean counts each pair of plans alike, so plans of many tasks that are built alike do not hide how the others do. Of unrelated plans
    only the pairs are told that were aligned all the same.
    """
    yield "pair\tknown\tunknown\tP\tR\tdistinct"
    totals = Counter[str]()
    ratios: list[tuple[float, ...]] = []
    for one in examples:
        known = tallied(found(model, one), one)
        unknown = tallied(found(fitted([other for other in examples if other is not one]), one), one)
        if one.unrelated:
            yield f"{one.name}\t{known['found']} pairs\t{unknown['found']} pairs"
            continue
        totals.update({f"known {key}": value for key, value in known.items()} | unknown)
        ratios.append(rated(known, unknown))
        yield line(one.name, ratios[-1], unknown)
    yield line("all", rated({key: totals[f"known {key}"] for key in TALLIED}, totals), totals)
    yield line("mean", [mean(column) for column in zip(*ratios, strict=True)], totals)


def tallied(pairs: Places_, one: Example) -> dict[str, int]:
    """The counts of which the figures are made."""
    counts = (len(pairs & one.aligned), len(pairs), len(one.aligned), len(pairs & one.distinct), len(one.distinct))
    return dict(zip(TALLIED, counts, strict=True))


def rated(known: Mapping[str, int], unknown: Mapping[str, int]) -> tuple[float, ...]:
    """F1 with all known; F1, precision and recall with the others known."""
    f1s = (2 * one["right"] / max(1, one["found"] + one["aligned"]) for one in (known, unknown))
    return *f1s, unknown["right"] / max(1, unknown["found"]), unknown["right"] / max(1, unknown["aligned"])


def line(name: str, ratios: Iterable[float], counts: Mapping[str, int]) -> str:
    """The figures of an example, of all, or of their mean."""
    return "\t".join((name, *(f"{value:.3f}" for value in ratios), f"{counts['wrong']}/{counts['distinct']}"))


def written(model: Model) -> str:
    """The weights as TOML, under the file's own comment."""
    comment = "".join(line + "\n" for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if line.startswith("#"))
    signs = "".join(f"{name} = {value}\n" for name, value in model.signs.items())
    return f"{comment}\nleast = {model.least}\nintercept = {model.intercept}\n\n[signs]\n{signs}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit and write unless --judge is given; print the figures."""
    parser = ArgumentParser(prog="python -m pipeline.training.alignment", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="folders of annotated pairs")
    parser.add_argument("--base", type=Path, help="what the paths of the documents start from (default: two folders above GOLD)")
    parser.add_argument("--judge", action="store_true", help="only print the figures")
    given = parser.parse_args(arguments)
    examples = []
    for file in sorted(file for folder in given.gold for file in folder.glob("*__*.json")):
        gold = json.loads(file.read_text(encoding="utf-8"))
        base = given.base or file.parent.parent.parent
        if "tasks" in gold.get("fields", ["tasks"]):
            examples.append(example(file.stem, gold, (extract(base / gold["a"]), extract(base / gold["b"]))))
    model = fitted(examples)
    if not given.judge:
        WEIGHTS.write_text(written(model), encoding="utf-8")
    for line in figures(examples, model):
        print(line)
    return 0


if __name__ == "__main__":
    sys.exit(main())
