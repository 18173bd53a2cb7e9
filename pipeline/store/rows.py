"""A Plan as rows of the store's tables."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.dates import due_by
from pipeline.store import models as m
from pipeline.store.bodies import PlanBodies
from pipeline.wording import STEP, step_words
from schemas import Agency, Evidence, Plan, PlanSection, Task, TimeRef
from schemas.base import Record

Row = dict[str, Any]


class PlanRows:
    """The rows of one plan; holds what they share: the document's key, line starts, and the keys of what they refer to."""

    def __init__(self, plan: Plan, document_pk: int, names: Mapping[str, int], bodies: PlanBodies) -> None:
        self.plan, self.document_pk, self.names, self.bodies = plan, document_pk, names, bodies
        self._lines = [0, *(at + 1 for at, char in enumerate(plan.text) if char == "\n")]
        self._sections = {s.id: s for s in plan.sections}
        self._agencies = {a.id: self._key(i) for i, a in enumerate(plan.agencies)}
        self._tasks = {t.id: self._key(i) for i, t in enumerate(plan.tasks)}
        self._indicators = {x.id: self._key(i) for i, x in enumerate(plan.indicators)}

    def all(self) -> list[tuple[type[m.Base], list[Row]]]:
        """Tables and their rows, in an order in which they can be inserted."""
        plan = self.plan
        return [
            (m.TextRow, [{"document_pk": self.document_pk, "text": plan.text}]),
            (m.SectionRow, [self._found(m.SectionRow, s, i, path=self.path(s.id)) for i, s in enumerate(plan.sections)]),
            (m.AgencyRow, [self._agency(a, i) for i, a in enumerate(plan.agencies)]),
            (m.TaskRow, [self._task(t, i) for i, t in enumerate(plan.tasks)]),
            (m.TaskPlaceRow, self._task_places()),
            (m.ResponsibilityRow, self._responsibilities()),
            (m.IndicatorRow, [self._indicator(x, i) for i, x in enumerate(plan.indicators)]),
            (m.TargetRow, [self._found(m.TargetRow, t, i, **due_columns(t.due)) for i, t in enumerate(plan.targets)]),
            (m.TaskIndicatorRow, self._links("task_pk", plan.tasks)),
            (m.TargetIndicatorRow, self._links("target_pk", plan.targets)),
            (m.PhaseRow, [self._found(m.PhaseRow, p, i) for i, p in enumerate(plan.phases)]),
            (m.GroupRow, [self._found(m.GroupRow, g, i) for i, g in enumerate(plan.leading_groups)]),
            (m.MemberRow, self._members()),
            (m.CitationRow, [self._found(m.CitationRow, c, i) for i, c in enumerate(plan.document.citations)]),
            (m.WarningRow, [{**self._fact(m.WarningRow, w, i), **self._place(w.evidence)} for i, w in enumerate(plan.warnings)]),
        ]

    def path(self, section: str | None) -> str | None:
        """The titles from the top of the outline down to a section, each with its number."""
        steps: list[str] = []
        here = self._sections.get(section or "")
        while here is not None and len(steps) < len(self._sections):
            steps.append(step_words(here.number, here.title))
            here = self._sections.get(here.parent or "")
        return STEP.join(reversed(steps)) or None

    def own_section(self, task: Task) -> PlanSection | None:
        """The section that a task is, if it is one: the one that begins where the task does."""
        here = self._sections.get(task.section or "")
        return here if here and here.evidence.start == task.evidence[0].start else None

    def _key(self, position: int) -> int:
        return self.document_pk * m.KEYS_PER_DOCUMENT + position + 1

    def _fact(self, model: type[m.Base], fact: Record, position: int, **more: Any) -> Row:
        """The keys of a fact's row, and those of its fields that have a column of the same name."""
        plain = {name: getattr(fact, name) for name in type(fact).model_fields if name in model.__table__.columns}
        return {"pk": self._key(position), "document_pk": self.document_pk, "position": position, **plain, **more}

    def _found(self, model: type[m.Base], fact: Any, position: int, **more: Any) -> Row:
        return {**self._fact(model, fact, position), **self._place(fact.evidence), **more}

    def _place(self, evidence: Evidence | None) -> Row:
        cell = evidence.cell if evidence else None
        return {
            "evidence_start": evidence and evidence.start,
            "evidence_end": evidence and evidence.end,
            "evidence_text": evidence and evidence.text,
            "paragraph": evidence and bisect_right(self._lines, evidence.start),
            "page": evidence and evidence.page,
            "cell_table": cell and cell.table,
            "cell_row": cell and cell.row,
            "cell_col": cell and cell.col,
        }

    def _agency(self, agency: Agency, position: int) -> Row:
        return self._fact(m.AgencyRow, agency, position, name_pk=self.names[agency.canonical], **self.bodies.agency(agency.id))

    def _task(self, task: Task, position: int) -> Row:
        own = self.own_section(task)
        outside = [e.text for e in task.evidence if not (own and own.start <= e.start and e.end <= own.end)]
        return {
            **self._fact(m.TaskRow, task, position),
            **self._place(task.evidence[0]),
            **due_columns(task.due),
            "section_path": self.path(own.parent if own else task.section),
            "body": "\n".join([self.plan.text[own.start : own.end], *outside] if own else outside),
        }

    def _task_places(self) -> list[Row]:
        more = [(t, e) for t in self.plan.tasks for e in t.evidence[1:]]
        return [
            {
                "pk": self._key(i),
                "document_pk": self.document_pk,
                "position": i,
                "task_pk": self._tasks[task.id],
                "rule": task.rule,
                "confidence": task.confidence,
                **self._place(evidence),
            }
            for i, (task, evidence) in enumerate(more)
        ]

    def _responsibilities(self) -> list[Row]:
        given = [(t, r) for t in self.plan.tasks for r in t.responsibilities]
        return [
            self._found(m.ResponsibilityRow, r, i, task_pk=self._tasks[t.id], agency_pk=self._agencies.get(r.agency_id))
            for i, (t, r) in enumerate(given)
        ]

    def _indicator(self, indicator: Any, position: int) -> Row:
        baseline = indicator.baseline
        return self._found(
            m.IndicatorRow,
            indicator,
            position,
            **due_columns(indicator.due),
            baseline_value=baseline and baseline.value,
            baseline_as_of=baseline and baseline.as_of,
            section_path=self.path(indicator.section),
            task_pk=self._tasks.get(indicator.task or ""),
        )

    def _links(self, owner: str, facts: Iterable[Any]) -> list[Row]:
        return [
            {owner: self._key(i), "position": n, "indicator": name, "indicator_pk": self._indicators.get(name)}
            for i, fact in enumerate(facts)
            for n, name in enumerate(fact.indicators)
        ]

    def _members(self) -> list[Row]:
        rows: list[Row] = []
        for group_position, group in enumerate(self.plan.leading_groups):
            roles = [("head", group.head), *(("deputy", d) for d in group.deputies), *(("member", n) for n in group.members)]
            for role, name in [*roles, ("office", group.office)]:
                if name is not None:
                    at = len(rows)
                    rows.append(
                        {
                            "pk": self._key(at),
                            "document_pk": self.document_pk,
                            "position": at,
                            "group_pk": self._key(group_position),
                            "role": role,
                            "name": name,
                            "body_pk": self.bodies.member(name),
                        }
                    )
        return rows


def due_columns(due: TimeRef | None) -> Row:
    """A time expression as columns."""
    return {
        "due_text": due and due.text,
        "due_start": due and due.start,
        "due_end": due and due.end,
        "due_kind": due and due.kind,
        "due_by": due_by(due),
    }


def document_row(plan: Plan, path: str) -> Row:
    """The row of a plan's document, without its key."""
    meta = plan.document
    region = meta.region
    return {
        "id": meta.id,
        "schema_version": plan.schema_version,
        "path": path,
        "source_name": meta.source.name,
        "media_type": meta.source.media_type,
        "sha256": meta.source.sha256,
        "bytes": meta.source.bytes,
        "pages": meta.source.pages,
        "title": meta.title,
        "issuers": list(meta.issuers),
        "doc_number": meta.doc_number,
        "doc_type": meta.doc_type,
        "status": meta.status,
        "level": meta.level,
        "region_name": region and region.name,
        "region_code": region and region.code,
        "region_path": list(region.path) if region else [],
        "issued_on": meta.issued_on,
        "period_start": meta.period.start,
        "period_end": meta.period.end,
    }
