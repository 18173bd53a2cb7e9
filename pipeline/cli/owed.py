"""Prints what bodies owe, body by body and plan by plan."""

from collections.abc import Iterator

import click

from pipeline.cli.texts import width
from pipeline.exports.owed import Duty
from pipeline.messages import Messages
from pipeline.who import Answer, BodyDuties, PlanDuties

ROLE_WIDTH = 11


def print_answer(say: Messages, answer: Answer) -> None:
    """Print every body apart under its full name; where there is none, names that are like the one asked for."""
    for number, body in enumerate(answer.bodies):
        click.echo("\n".join([*([""] if number else []), *_body(say, body)]))
    if not answer.bodies:
        near = say("who.near", names="、".join(answer.near)) if answer.near else ""
        click.echo(say("who.none", name=answer.asked) + near, err=True)
    elif len(answer.bodies) > 1:
        click.echo(say("who.several", count=len(answer.bodies), name=answer.asked), err=True)


def _body(say: Messages, body: BodyDuties) -> Iterator[str]:
    tasks = sum(len(plan.tasks) for plan in body.plans)
    known = [body.function, body.region, body.level and say(f"level.{body.level}")]
    yield "  ".join([body.name, *(f"[{one}]" for one in known if one), say("who.counts", plans=len(body.plans), tasks=tasks)])
    yield say("who.printed", names="、".join(body.printed))
    yield from (say("who.doubt", doubt=doubt) for doubt in body.doubts)
    for plan in body.plans:
        yield from _plan(say, body, plan)


def _plan(say: Messages, body: BodyDuties, plan: PlanDuties) -> Iterator[str]:
    yield f"  {plan.document}  ({plan.path})"
    for fact in plan.facts():
        duty = Duty(body=body, plan=plan, fact=fact)
        role = say(f"label.{fact.role}")
        due = f"  {say('label.due')} {duty.due()}" if duty.due() else ""
        yield f"    {role}{' ' * max(0, ROLE_WIDTH - width(role))}  {duty.words()}{due}  · {duty.place()}"
