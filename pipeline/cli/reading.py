"""Prints a plan for people: card, outline, goals, tasks, indicators and what else it has."""

from collections.abc import Iterator

import click

from pipeline.cli.tables import print_table
from pipeline.exports.columns import BASES, BINDING, ROLES, Column, Sheet
from pipeline.messages import Messages
from pipeline.wording import amount, due_words, headed, number
from schemas import Indicator, LeadingGroup, Plan, Task

INDICATORS: Sheet[Indicator] = Sheet(
    "指标",
    (
        Column("序号", 6, lambda n, x: n),
        Column("指标", 30, lambda _, x: x.name),
        Column("性质", 6, lambda _, x: ROLES[x.role]),
        Column("口径", 6, lambda _, x: BASES[x.basis]),
        Column("数值", 12, lambda _, x: amount(x)),
        Column("时限", 14, lambda _, x: due_words(x.due)),
        Column("基期", 14, lambda _, x: _baseline(x)),
        Column("属性", 8, lambda _, x: x.binding and BINDING[x.binding]),
        Column("原文", 30, lambda _, x: x.evidence.text),
    ),
)


def _baseline(indicator: Indicator) -> str:
    given = indicator.baseline
    if given is None:
        return ""
    return f"{number(given.value)}（{given.as_of}）" if given.as_of else number(given.value)


def print_plan(say: Messages, plan: Plan) -> None:
    """Print the whole plan."""
    click.echo("\n".join(_card(say, plan)))
    for section, lines in (
        ("outline", _outline(plan)),
        ("targets", (f"  {' '.join(t.text.split())}" for t in plan.targets)),
        ("tasks", (line for task in plan.tasks for line in _task(say, task))),
        ("phases", (f"  {p.name}  {p.start or ''}–{p.end or ''}" for p in plan.phases)),
        ("groups", (line for group in plan.leading_groups for line in _group(say, group))),
        ("citations", (f"  《{c.title}》{c.doc_number or ''}" for c in plan.document.citations)),
        ("warnings", (f"  {w.code}: {say.phrase(w.message)}" + (f"：{w.evidence.text}" if w.evidence else "") for w in plan.warnings)),
    ):
        _section(say, section, [line for line in lines if line.strip()])
    if plan.indicators:
        click.echo(f"\n{say('label.indicators')} ({len(plan.indicators)})")
        print_table(INDICATORS, plan.indicators)


def _section(say: Messages, name: str, lines: list[str]) -> None:
    if lines:
        click.echo("\n".join([f"\n{say(f'label.{name}')}", *lines]))


def _card(say: Messages, plan: Plan) -> Iterator[str]:
    meta = plan.document
    region = meta.region and f"{meta.region.name}{f' ({meta.region.code})' if meta.region.code else ''}"
    period = "–".join(dict.fromkeys(end for end in (meta.period.start, meta.period.end) if end))
    for name, value in (
        ("title", meta.title),
        ("issuers", "、".join(meta.issuers)),
        ("doc_number", meta.doc_number),
        ("level", meta.level and say(f"level.{meta.level}")),
        ("region", region),
        ("issued_on", meta.issued_on),
        ("period", period),
        ("status", say(f"draft.{meta.status}")),
        ("source", f"{meta.source.name} ({meta.source.media_type}, {meta.source.bytes} B)"),
    ):
        yield say("label.line", name=say(f"label.{name}"), value=value or say("label.none"))


def _outline(plan: Plan) -> Iterator[str]:
    for section in plan.sections:
        yield f"{'  ' * section.level}{headed(section.number, section.title)}"


def _task(say: Messages, task: Task) -> Iterator[str]:
    yield f"  {headed(task.number, task.title)}"
    owners = {role: "、".join(r.agency for r in task.responsibilities if r.role == role) for role in ("lead", "responsible", "support")}
    told = [f"{say(f'label.{role}')} {names}" for role, names in owners.items() if names]
    told += [f"{say('label.due')} {task.due.text}"] if task.due else []
    told += [say("label.page", page=task.evidence[0].page)] if task.evidence[0].page else []
    if told:
        yield f"      {'  '.join(told)}"


def _group(say: Messages, group: LeadingGroup) -> Iterator[str]:
    yield f"  {group.name}"
    people = {"head": (group.head,), "deputies": group.deputies, "members": group.members, "office": (group.office,)}
    for role, names in people.items():
        if any(names):
            yield f"      {say(f'label.{role}')} {'、'.join(filter(None, names))}"
