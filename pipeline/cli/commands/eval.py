"""`planledger eval`: plans against gold, the program against a revision of it, and confidence fitted on gold."""

from pathlib import Path

import click

from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages


def make(say: Messages) -> Command:
    """The command."""
    gold = click.Argument(["gold"], metavar=say("eval.argument"), type=PATH)
    options = [
        Setting(say, ["--plans"], "eval.plans", type=PATH),
        Setting(say, ["--base"], "eval.base", type=PATH),
        Setting(say, ["--errors"], "eval.errors", type=click.IntRange(min=0), default=0, metavar="N"),
        Setting(say, ["--against"], "eval.against", metavar="REV"),
        Setting(say, ["--calibrate"], "eval.calibrate", is_flag=True),
        Setting(say, ["--more"], "eval.more", type=PATH, multiple=True),
        Setting(say, ["--unseen"], "eval.unseen", type=PATH, multiple=True),
        Setting(say, ["--table"], "eval.table", type=PATH, metavar="FILE"),
        Setting(say, ["--outputs"], "eval.outputs", type=PATH, default=Path("outputs"), metavar="DIR"),
        Setting(say, ["--json", "as_json"], "eval.json", is_flag=True),
    ]
    return Command(say, "eval", lambda **given: choose(say, **given), [gold, *options])


def choose(
    say: Messages,
    *,
    gold: Path,
    plans: Path | None,
    base: Path | None,
    errors: int,
    against: str | None,
    calibrate: bool,
    more: tuple[Path, ...],
    unseen: tuple[Path, ...],
    table: Path | None,
    outputs: Path,
    as_json: bool,
) -> int:
    """Do what the options ask for."""
    if against is not None and calibrate:
        raise click.UsageError(say("eval.one_of"), click.get_current_context())
    if against is not None:
        return set_against(say, gold, against, as_json=as_json)
    if calibrate:
        return fit(
            say,
            {gold: False, **dict.fromkeys(more, False), **dict.fromkeys(unseen, True)},
            base,
            table,
            outputs / "confidence.svg",
            as_json,
        )
    return judge(say, gold, plans, base, errors=errors, as_json=as_json)


def judge(say: Messages, gold: Path, plans: Path | None, base: Path | None, *, errors: int, as_json: bool) -> int:
    """Print the figures; 1 if a document had no plan."""
    from pipeline.evaluate import evaluate
    from pipeline.evaluate.report import table
    from pipeline.exports.plan_json import dump

    report = evaluate(gold, plans=plans, base=base)
    for slug, reason in report.failures.items():
        click.echo(say("eval.no_plan", slug=slug, reason=reason), err=True)
    for row in report.errors(errors):
        click.echo("\t".join(row), err=as_json)
    click.echo(dump(report.columns(), indent=1) if as_json else table(report))
    return int(bool(report.failures))


def set_against(say: Messages, folder: Path, revision: str, *, as_json: bool) -> int:
    """Print what the program makes of a folder otherwise than a revision of it."""
    from pipeline.evaluate.against import as_lines, compare

    comparison = compare(folder, revision)
    if as_json:
        click.echo(comparison.model_dump_json(indent=1))
        return 0
    for line in as_lines(comparison, heads=(say("eval.gained"), say("eval.lost"), say("eval.changed"))):
        click.echo(line)
    seconds = {"was": f"{comparison.was_seconds:.2f}", "now": f"{comparison.now_seconds:.2f}"}
    click.echo(say("eval.differ", count=len(comparison.differing), all=comparison.documents, revision=revision, **seconds))
    return 0


def fit(say: Messages, folders: dict[Path, bool], base: Path | None, table: Path | None, diagram: Path, as_json: bool) -> int:
    """Count, write table and diagram, and print how well documents are foretold that were left out; `folders` says which are unseen."""
    from pipeline.evaluate.calibrate import PATH, as_toml, calibrate, draw, observe
    from pipeline.exports.plan_json import dump

    made = calibrate(one for folder, unseen in folders.items() for one in observe(folder, base=base, unseen=unseen))
    panels = {"all": made.over_all, "unseen": made.over_unseen}
    for path, text in ((table or PATH, as_toml(made.counts)), (diagram, draw(panels))):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        click.echo(say("eval.written", path=path), err=True)
    if as_json:
        click.echo(dump({name: {**one._asdict(), "bins": [b._asdict() for b in one.bins]} for name, one in panels.items()}, indent=1))
        return 0
    for name, one in ((say("eval.of_all"), made.over_all), (say("eval.of_unseen"), made.over_unseen)):
        shares = {"right": f"{one.right:.4f}", "said": f"{one.confidence:.4f}"}
        errors = {"brier": f"{one.brier:.4f}", "constant": f"{one.constant:.4f}", "gap": f"{one.gap:.4f}"}
        click.echo(say("eval.fit", name=name, facts=one.facts, **shares, **errors))
        for b in one.bins:
            click.echo(f"  {b.confidence:.3f}  {b.right:.3f}  {b.facts}")
    return 0
