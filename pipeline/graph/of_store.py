"""The rows of a store, read with plain SQL: no plan is built, and a million rows take about a second."""

import json
from collections.abc import Iterator
from functools import cached_property
from typing import Any

from sqlalchemy import Connection

from extractors.agencies.identity import identify
from pipeline.graph import rows as r
from pipeline.graph.of_plans import named_in
from pipeline.store.models import KEYS_PER_DOCUMENT
from schemas import Identity, Metadata, Region, Source

PLACE = "x.evidence_start, x.evidence_end, x.evidence_text, x.page"
NOWHERE = Source(name="", media_type="", sha256="", bytes=0)


class OfStore:
    """Rows of a store's plans, in the order of their keys; the connection has to stay open while they are read."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._regions: dict[tuple[str | None, str | None, str], Region | None] = {}

    def _select(self, statement: str) -> Iterator[Any]:
        # The driver's own cursor: what SQLAlchemy does for each row would take most of the time.
        driver: Any = self._connection.connection.driver_connection
        return iter(driver.execute(statement))

    @cached_property
    def _homes(self) -> dict[int, Metadata]:
        """The cards of the documents, as far as the names of bodies depend on them."""
        found = self._select("SELECT pk, id, level, region_name, region_code, region_path FROM documents ORDER BY pk")
        return {
            pk: Metadata(id=id_, source=NOWHERE, level=level, region=self._region(name, code, path))
            for pk, id_, level, name, code, path in found
        }

    def documents(self) -> Iterator[r.DocumentRow]:
        """The plans."""
        columns = "pk, id, coalesce(title, source_name), title IS NOT NULL, level, doc_number, doc_type, status, issued_on"
        for pk, id_, name, titled, level, *rest in self._select(f"SELECT {columns} FROM documents ORDER BY pk"):
            yield r.DocumentRow(pk, id_, name, bool(titled), level, self._homes[pk].region, *rest)

    def sections(self) -> Iterator[r.SectionRow]:
        """Their outlines."""
        found = self._select(f"SELECT document_pk, id, number, title, level, parent, {PLACE} FROM sections x ORDER BY pk")
        return map(r.SectionRow._make, found)

    def bodies(self) -> Iterator[r.BodyRow]:
        """The bodies of their attributions."""
        identities = self._identities
        for home, pk, name, body, doubt in self._select("SELECT document_pk, pk, name, body_pk, doubt FROM agencies ORDER BY pk"):
            yield r.BodyRow(home, pk, name, identities[body], doubt)

    @cached_property
    def _identities(self) -> dict[int, Identity]:
        """The bodies by the keys of their rows."""
        columns = "pk, key, name, kind, function, parts, level, counterpart, region_name, region_code, region_path"
        made = {}
        for pk, key, name, kind, function, parts, level, counterpart, *region in self._select(f"SELECT {columns} FROM bodies ORDER BY pk"):
            made[pk] = Identity.model_construct(
                key=key,
                name=name,
                kind=kind,
                function=function,
                parts=tuple(json.loads(parts)),
                level=level,
                counterpart=counterpart,
                region=self._region(*region),
                doubt=None,
            )
        return made

    def _region(self, name: str | None, code: str | None, path: str) -> Region | None:
        """A region out of its columns; the same columns give the same record."""
        key = (name, code, path)
        if key not in self._regions:
            self._regions[key] = Region(name=name, code=code, path=tuple(json.loads(path))) if name else None
        return self._regions[key]

    def tasks(self) -> Iterator[r.TaskRow]:
        """Their tasks."""
        columns = f"document_pk, pk, id, kind, number, title, section, due_by, {PLACE}"
        return self._select(f"SELECT {columns} FROM tasks x ORDER BY pk")

    def owners(self) -> Iterator[r.OwnerRow]:
        """Who answers for the tasks."""
        columns = f"document_pk, task_pk, agency_pk, role, {PLACE}"
        return self._select(f"SELECT {columns} FROM responsibilities x WHERE agency_pk IS NOT NULL ORDER BY pk")

    def indicators(self) -> Iterator[r.IndicatorRow]:
        """Their quantities."""
        columns = f"document_pk, id, name, role, comparator, value, value_high, unit, due_by, section, task, {PLACE}"
        return map(r.IndicatorRow._make, self._select(f"SELECT {columns} FROM indicators x ORDER BY pk"))

    def targets(self) -> Iterator[r.TargetRow]:
        """Their goals."""
        found = self._select(f"SELECT document_pk, id, x.text, section, due_by, {PLACE} FROM targets x ORDER BY pk")
        return map(r.TargetRow._make, found)

    def quantities(self) -> Iterator[r.QuantityRow]:
        """Which indicators belong to which goals."""
        found = self._select(
            "SELECT t.document_pk, t.id, i.indicator FROM target_indicators i JOIN targets t ON t.pk = i.target_pk "
            "ORDER BY i.target_pk, i.position"
        )
        return map(r.QuantityRow._make, found)

    def phases(self) -> Iterator[r.PhaseRow]:
        """Their stages."""
        found = self._select(f'SELECT document_pk, id, name, x.start, x."end", {PLACE} FROM phases x ORDER BY pk')
        return map(r.PhaseRow._make, found)

    def groups(self) -> Iterator[r.GroupRow]:
        """Their leading groups."""
        return map(r.GroupRow._make, self._select(f"SELECT document_pk, position, name, {PLACE} FROM leading_groups x ORDER BY pk"))

    def members(self) -> Iterator[r.MemberRow]:
        """The bodies in those groups."""
        found = self._select(
            "SELECT m.document_pk, m.group_pk, m.role, m.body_pk, m.name, "
            f"instr(substr(t.text, x.evidence_start + 1), m.name), {PLACE} "
            "FROM leading_group_members m JOIN leading_groups x ON x.pk = m.group_pk "
            "JOIN document_texts t ON t.document_pk = m.document_pk WHERE m.body_pk IS NOT NULL ORDER BY m.pk"
        )
        for home, group, post, body, printed, at, start, end, text, page in found:
            spot = (start + at - 1, start + at - 1 + len(printed), printed) if at else (start, end, text)
            yield r.MemberRow(home, group % KEYS_PER_DOCUMENT - 1, post, self._identities[body], *spot, page)

    def citations(self) -> Iterator[r.CitationRow]:
        """The documents that they name."""
        return map(r.CitationRow._make, self._select(f"SELECT document_pk, title, doc_number, {PLACE} FROM citations x ORDER BY pk"))

    def issuers(self) -> Iterator[r.IssuerRow]:
        """The bodies that issued them."""
        found = self._select(
            "SELECT d.pk, j.value, instr(t.text, j.value) FROM documents d, json_each(d.issuers) j "
            "LEFT JOIN document_texts t ON t.document_pk = d.pk ORDER BY d.pk, j.key"
        )
        for home, name, at in found:
            yield r.IssuerRow(home, name, identify(name, self._homes[home]), at - 1 if at else None)

    def named(self) -> Iterator[r.NamedRow]:
        """The bodies of known function that the texts name anywhere."""
        for home, text in self._select("SELECT document_pk, text FROM document_texts ORDER BY document_pk"):
            yield from named_in(home, text, self._homes[home])
