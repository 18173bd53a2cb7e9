"""Findings as a list to work through: a row a finding, with columns to fill in when it is looked into."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.exports.columns import Column, Sheet
from pipeline.messages import Messages
from pipeline.wording import STEP, place_words, step_words
from schemas import Finding, Place, Plan

SAY = Messages("zh")  # like every table of the workbooks


@dataclass(frozen=True, slots=True)
class Doubted:
    """A finding with the plans that it is about, by their ids."""

    finding: Finding
    plans: Mapping[str, Plan]

    def documents(self) -> str:
        """The plans by title, or by file where there is none."""
        named = dict.fromkeys(place.document or "" for place in self.finding.evidence)
        return "\n".join(self.plans[one].document.title or self.plans[one].document.source.name for one in named)

    def quotes(self) -> str:
        """Every place in its own words, numbered where there are several."""
        return "\n".join(self.numbered(" ".join(place.text.split()) for place in self.finding.evidence))

    def places(self) -> str:
        """Where each of them stands."""
        return "\n".join(self.numbered(where(place, self.plans[place.document or ""]) for place in self.finding.evidence))

    def numbered(self, words: Iterable[str]) -> Iterator[str]:
        """The same numbers for quotes and places."""
        several = len(self.finding.evidence) > 1
        return (f"({number}) {one}" if several else one for number, one in enumerate(words, 1))


def where(place: Place, plan: Plan) -> str:
    """The headings above a place, with its page or paragraph."""
    above = [step_words(section.number, section.title) for section in plan.sections if section.start <= place.start < section.end]
    return place_words(STEP.join(above) or None, place.page, plan.text.count("\n", 0, place.start) + 1)


FINDINGS: Sheet[Doubted] = Sheet(
    "问题台账",
    (
        Column("序号", 6, lambda number, one: number),
        Column("文件", 28, lambda _, one: one.documents()),
        Column("程度", 8, lambda _, one: SAY(f"severity.{one.finding.severity}")),
        Column("问题类型", 18, lambda _, one: SAY(f"code.{one.finding.code}")),
        Column("问题", 40, lambda _, one: one.finding.message),
        Column("处理建议", 30, lambda _, one: SAY(f"advice.{one.finding.code}")),
        Column("有关原文", 48, lambda _, one: one.quotes()),
        Column("出处", 34, lambda _, one: one.places()),
        Column("核实意见", 16, lambda _, one: None),
        Column("整改单位", 14, lambda _, one: None),
        Column("整改时限", 12, lambda _, one: None),
        Column("整改情况", 16, lambda _, one: None),
        Column("代码", 20, lambda _, one: one.finding.code),
    ),
)


def write(findings: Sequence[Finding], plans: Sequence[Plan], file: Path) -> None:
    """The list as a workbook; the messages of the findings are to be Chinese."""
    from pipeline.exports.workbook import write_sheet

    write_sheet(file, FINDINGS, doubted(findings, plans))


def doubted(findings: Iterable[Finding], plans: Iterable[Plan]) -> Iterator[Doubted]:
    """The rows of the sheet."""
    by_id = {plan.document.id: plan for plan in plans}
    return (Doubted(finding, by_id) for finding in findings)
