"""Prints findings for people: plan by plan, each with its places quoted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import click

from pipeline.messages import Messages
from pipeline.wording import shortened, step_words
from schemas import Finding, Place, Plan

LONGEST_QUOTE = 90
MARKS = {"error": "✗", "warning": "!", "note": "·"}


def print_findings(say: Messages, plans: Sequence[Plan], findings: Sequence[Finding]) -> None:
    """Print the findings of each plan below its title, then those between plans; how many there are goes to standard error."""
    by_id = {plan.document.id: plan for plan in plans}
    blocks = []
    for plan in by_id.values():
        own = [finding for finding in findings if {place.document for place in finding.evidence} == {plan.document.id}]
        title = say("check.title", title=plan.document.title or say("label.none"), name=plan.document.source.name)
        blocks.append((title, _block(say, own, by_id, named=False)))
    between = [finding for finding in findings if len({place.document for place in finding.evidence}) > 1]
    blocks.append((say("check.between"), _block(say, between, by_id, named=True)))
    if told := ["\n".join([title, *lines]) for title, lines in blocks if lines]:
        click.echo("\n\n".join(told))
    click.echo(say("check.count", count=len(findings)) if findings else say("check.none"), err=True)


def _block(say: Messages, findings: Iterable[Finding], plans: Mapping[str, Plan], *, named: bool) -> list[str]:
    """The lines of some findings; what to do about a kind of them is said behind the first of it."""
    lines: list[str] = []
    advised: set[str] = set()
    for finding in findings:
        lines += _lines(say, finding, plans, named=named)
        if finding.code not in advised:
            lines.append("    " + say("check.advice", advice=say(f"advice.{finding.code}")))
            advised.add(finding.code)
    return lines


def _lines(say: Messages, finding: Finding, plans: Mapping[str, Plan], *, named: bool) -> Iterator[str]:
    severity, name = say(f"severity.{finding.severity}"), say(f"code.{finding.code}")
    yield f"  {MARKS[finding.severity]} {severity} · {name} [{finding.code}]"
    yield f"    {finding.message}"
    for place in finding.evidence:
        where = say("check.comma").join(_where(say, place, plans[place.document or ""], named=named))
        yield "      " + say("check.place", where=where, quote=f"“{shortened(place.text, LONGEST_QUOTE)}”")


def _where(say: Messages, place: Place, plan: Plan, *, named: bool) -> Iterator[str]:
    """Document, section, and page or paragraph of a place."""
    if named:
        yield plan.document.source.name
    around = [section for section in plan.sections if section.start <= place.start < section.end]
    if around:
        yield step_words(around[-1].number, around[-1].title)
    if place.page is not None:
        yield say("check.page", page=place.page)
    else:
        yield say("check.line", line=plan.text.count("\n", 0, place.start) + 1)
