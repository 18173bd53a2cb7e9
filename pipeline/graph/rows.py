"""What a graph is made of, as plain rows: the same from plans in memory and from a store.

Rows name each other by keys that mean something only within one source. They are tuples because a large store has a million of them.
"""

from collections.abc import Iterable
from typing import NamedTuple, Protocol

from schemas import Identity, Region

Key = int | str
Due = str | None  # the last day that a time expression allows, YYYY-MM-DD


class Spot(NamedTuple):
    """Where a fact stands: document id, half-open range of the document's text, the words there, page from 1."""

    document: str
    start: int
    end: int
    text: str
    page: int | None


class DocumentRow(NamedTuple):
    """A plan; `name` is its title, or the file's name where it has none."""

    key: Key
    id: str
    name: str
    titled: bool
    level: str | None
    region: Region | None
    doc_number: str | None
    doc_type: str | None
    status: str
    issued_on: str | None


class SectionRow(NamedTuple):
    """An item of the outline; `parent` is the id of the section above within the document."""

    document: Key
    id: str
    number: str | None
    title: str
    level: int
    parent: str | None
    start: int
    end: int
    text: str
    page: int | None


# A task: document, key, id within the document, kind, number, title, id of its section there, due, and its place: start, end, words, page.
TaskRow = tuple[Key, Key, str, str, str | None, str, str | None, Due, int, int, str, int | None]


class BodyRow(NamedTuple):
    """A body as one plan prints it, with what it was resolved to, and why that is not certain in this plan."""

    document: Key
    key: Key
    name: str
    identity: Identity
    doubt: str | None


# Who answers for a task: document, key of the task, key of the BodyRow, role, and the place of the body's name. Plain, as TaskRow is,
# because naming the columns of half a million rows takes longer than reading them.
OwnerRow = tuple[Key, Key, Key, str, int, int, str, int | None]


class IndicatorRow(NamedTuple):
    """A quantity; `task` and `section` are ids within the document."""

    document: Key
    id: str
    name: str
    role: str
    comparator: str
    value: float
    value_high: float | None
    unit: str | None
    due: Due
    section: str | None
    task: str | None
    start: int
    end: int
    text: str
    page: int | None


class TargetRow(NamedTuple):
    """A goal in words."""

    document: Key
    id: str
    wording: str
    section: str | None
    due: Due
    start: int
    end: int
    text: str
    page: int | None


class QuantityRow(NamedTuple):
    """An indicator (id) of a target (id) of one document."""

    document: Key
    target: str
    indicator: str


class PhaseRow(NamedTuple):
    """A stage of a timetable."""

    document: Key
    id: str
    name: str
    from_: str | None
    to: str | None
    start: int
    end: int
    text: str
    page: int | None


class GroupRow(NamedTuple):
    """A leading group; `position` counts the groups of the document from 0."""

    document: Key
    position: int
    name: str
    start: int
    end: int
    text: str
    page: int | None


class MemberRow(NamedTuple):
    """A body in a leading group: `post` is head, deputy, member or office; the range is that of the words that name it."""

    document: Key
    group: int
    post: str
    identity: Identity
    start: int
    end: int
    text: str
    page: int | None


class CitationRow(NamedTuple):
    """A document that a plan names."""

    document: Key
    title: str
    doc_number: str | None
    start: int
    end: int
    text: str
    page: int | None


class IssuerRow(NamedTuple):
    """A body that issued a plan, at the first place where the text has its name; `start` is null where it has not."""

    document: Key
    name: str
    identity: Identity
    start: int | None


class NamedRow(NamedTuple):
    """A body that a text names outside attributions, at its first place."""

    document: Key
    identity: Identity
    start: int
    end: int
    text: str


class Rows(Protocol):
    """A source of rows, each kind in the order of documents and their texts."""

    def documents(self) -> Iterable[DocumentRow]:
        """The plans."""

    def sections(self) -> Iterable[SectionRow]:
        """Their outlines, each section behind the one above it."""

    def bodies(self) -> Iterable[BodyRow]:
        """The bodies of their attributions."""

    def tasks(self) -> Iterable[TaskRow]:
        """Their tasks."""

    def owners(self) -> Iterable[OwnerRow]:
        """Who answers for the tasks."""

    def indicators(self) -> Iterable[IndicatorRow]:
        """Their quantities."""

    def targets(self) -> Iterable[TargetRow]:
        """Their goals."""

    def quantities(self) -> Iterable[QuantityRow]:
        """Which indicators belong to which goals."""

    def phases(self) -> Iterable[PhaseRow]:
        """Their stages."""

    def groups(self) -> Iterable[GroupRow]:
        """Their leading groups."""

    def members(self) -> Iterable[MemberRow]:
        """The bodies in those groups; people without a body are none."""

    def citations(self) -> Iterable[CitationRow]:
        """The documents that they name."""

    def issuers(self) -> Iterable[IssuerRow]:
        """The bodies that issued them."""

    def named(self) -> Iterable[NamedRow]:
        """The bodies of known function that the texts name anywhere."""
