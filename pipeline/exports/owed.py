"""What one body owes as a table: a row a task or a seat in a leading group."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.exports.columns import Column, Sheet
from pipeline.who import Answer, BodyDuties, Owed, PlanDuties, Seat
from pipeline.wording import due_words, headed, place_words
from schemas.base import Record

ROLES = {
    "lead": "牵头",
    "support": "配合",
    "responsible": "责任",
    "head": "组长单位",
    "deputy": "副组长单位",
    "member": "成员单位",
    "office": "办公室",
}


class Duty(Record):
    """A task or a seat with its body and its plan."""

    body: BodyDuties
    plan: PlanDuties
    fact: Owed | Seat

    def words(self) -> str:
        """The task's number and title, or the name of the group."""
        return headed(self.fact.number, self.fact.title) if isinstance(self.fact, Owed) else self.fact.group

    def due(self) -> str:
        """The task's time expression."""
        return due_words(self.fact.due) if isinstance(self.fact, Owed) else ""

    def place(self) -> str:
        """Where it stands."""
        return place_words(self.fact.section, self.fact.evidence.page, self.fact.paragraph)


def duties(answer: Answer) -> Iterator[Duty]:
    """Every task and seat, body by body and plan by plan."""
    for body in answer.bodies:
        for plan in body.plans:
            yield from (Duty(body=body, plan=plan, fact=fact) for fact in plan.facts())


OWED: Sheet[Duty] = Sheet(
    "单位任务",
    (
        Column("序号", 6, lambda number, duty: number),
        Column("单位", 24, lambda _, duty: duty.body.name),
        Column("职能", 12, lambda _, duty: duty.body.function),
        Column("文件", 30, lambda _, duty: duty.plan.document),
        Column("角色", 10, lambda _, duty: ROLES[duty.fact.role]),
        Column("任务", 40, lambda _, duty: duty.words()),
        Column("完成时限", 16, lambda _, duty: duty.due()),
        Column("出处", 34, lambda _, duty: duty.place()),
        Column("原文名称", 16, lambda _, duty: duty.fact.printed),
        Column("路径", 24, lambda _, duty: duty.plan.path),
    ),
)


def write(answer: Answer, file: Path) -> None:
    """The table as a workbook."""
    from pipeline.exports.workbook import write_sheet

    write_sheet(file, OWED, duties(answer))
