"""`planledger graph [SOURCE...]`: who owns what and who works with whom, as a file, a picture or a table."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli.query import output_options
from pipeline.cli.sources import agencies_option, named, region_option, registry_of, source_options, tell
from pipeline.cli.texts import PATH, Command, Setting
from pipeline.messages import Messages
from schemas import PlanledgerError

if TYPE_CHECKING:
    from extractors.agencies.identity import Registry
    from pipeline.graph.sources import Source

PICTURES = ("svg", "png")
FILES = ("graphml", "gexf", "cypher", "csv", "jsonld")
ANALYSES = ("load", "cooperation", "brokers", "idle", "unowned")
VIEWS = ("cooperation", "ownership", "all")


def make(say: Messages) -> Command:
    """The command."""
    options = [
        Setting(say, ["--analysis"], "graph.analysis", type=click.Choice(ANALYSES), metavar="NAME"),
        Setting(say, ["--format", "format_"], "graph.format", type=click.Choice((*PICTURES, *FILES)), metavar="FORMAT"),
        Setting(say, ["-o", "--output"], "graph.output", type=PATH, metavar="PATH"),
        Setting(say, ["--view"], "graph.view", type=click.Choice(VIEWS), metavar="VIEW"),
        Setting(say, ["--aligned"], "graph.aligned", is_flag=True),
        Setting(say, ["--in-text"], "graph.in_text", is_flag=True),
        Setting(say, ["--title"], "graph.title", metavar="TEXT"),
        Setting(say, ["--font"], "graph.font", type=PATH, metavar="FILE"),
        region_option(say),
        agencies_option(say),
    ]
    return Command(say, "graph", lambda **given: graph(say, **given), [*source_options(say), *options, *output_options(say)])


def graph(
    say: Messages,
    *,
    sources: Sequence[Path],
    store: Path | None,
    region: str | None,
    analysis: str | None,
    format_: str | None,
    output: Path | None,
    view: str | None,
    aligned: bool,
    in_text: bool,
    title: str | None,
    font: Path | None,
    agencies: Path | None,
    **printed: Any,
) -> int:
    """Write the file, print the analysis, or without either say what the graph holds; 1 if a file cannot be read."""
    from pipeline.graph.sources import source_of

    format_ = format_ or _by_suffix(say, output)
    if format_ in PICTURES and view == "all":
        raise click.UsageError(say("graph.no_picture", views=", ".join(VIEWS[:2])))
    failed: list[PlanledgerError] = []
    registry = registry_of(agencies)
    source = source_of(named(sources, store), region=region, failed=failed)
    tell(say, failed)
    if failed and source == []:
        return 1
    if format_ in PICTURES:
        from pipeline.graph import draw

        path = output or Path(f"graph.{format_}")
        draw(source, path, format_=format_, view=view or VIEWS[0], title=title, font=font, registry=registry)
        click.echo(say("graph.written", path=path), err=True)
    elif format_ is not None:
        _write(say, source, output, format_, view or "all", aligned=aligned, registry=registry)
    if analysis is not None:
        _analyse(say, source, analysis, in_text=in_text, registry=registry, **printed)
    if format_ is None and analysis is None:
        _count(source, aligned=aligned, registry=registry, **printed)
    return int(bool(failed))


def _by_suffix(say: Messages, output: Path | None) -> str | None:
    """The format that the name of the output says."""
    if output is None:
        return None
    suffix = output.suffix.lower().removeprefix(".")
    if suffix not in (*PICTURES, *FILES):
        raise click.UsageError(say("graph.no_format", path=output, names=", ".join((*PICTURES, *FILES))))
    return suffix


def _write(
    say: Messages, source: "Source", output: Path | None, format_: str, view: str, *, aligned: bool, registry: "Registry | None"
) -> None:
    from pipeline.graph import build_graph, cooperation_view, ownership_view, read_ownership
    from pipeline.graph.exports import format_named

    chosen = format_named(format_)
    path = output or Path(f"graph{chosen.suffix or '-csv'}")
    if view == "cooperation":
        made = cooperation_view(read_ownership(source, registry=registry))
    else:
        made = build_graph(source, aligned=aligned, registry=registry)
        made = ownership_view(made) if view == "ownership" else made
    chosen.write(made, path)
    click.echo(say("graph.written", path=path), err=True)


def _analyse(
    say: Messages,
    source: "Source",
    name: str,
    *,
    in_text: bool,
    registry: "Registry | None",
    limit: int | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    from pipeline import graph
    from pipeline.cli.tables import print_rows
    from pipeline.graph.columns import SHEETS

    if name == "idle":
        rows: list[Any] = list(graph.idle(source, in_text=in_text, registry=registry))
    else:
        rows = getattr(graph, name)(graph.read_ownership(source, registry=registry))
    print_rows(say, SHEETS[name], rows[:limit], as_json=as_json, as_csv=as_csv)


def _count(
    source: "Source", *, aligned: bool, registry: "Registry | None", limit: int | None = None, as_json: bool = False, as_csv: bool = False
) -> None:
    """How many nodes and edges of each type there are."""
    from pipeline.cli.tables import print_csv, print_json
    from pipeline.graph import build_graph
    from pipeline.graph.columns import HELD
    from pipeline.graph.model import held

    rows = held(build_graph(source, aligned=aligned, registry=registry))[:limit]
    if as_json:
        print_json(rows)
    elif as_csv:
        print_csv(HELD, rows)
    else:
        for part in ("node", "edge"):
            for row in rows:
                if row.part == part:
                    click.echo(f"{row.count:>9,}  {row.type:<14}  {row.name}")
            click.echo("")
