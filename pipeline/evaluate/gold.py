"""Gold annotations: the judged subset of a plan, written by a careful reader."""

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from schemas import PlanledgerError
from schemas.plan import Comparator, Level, Role, TaskKind, TimeKind


class GoldRecord(BaseModel):
    """A frozen record; keys that are not judged are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class GoldDue(GoldRecord):
    """A time as annotated: ISO 8601 at the precision of the text."""

    start: str | None = None
    end: str | None = None
    kind: TimeKind


class GoldBaseline(GoldRecord):
    """The starting value beside an indicator."""

    value: float
    as_of: str | None = None


class GoldPeriod(GoldRecord):
    """The span that a plan states for itself."""

    start: str | None = None
    end: str | None = None


class GoldMetadata(GoldRecord):
    """The document's card; a key that the file leaves out is not judged (`model_fields_set`)."""

    title: str | None = None
    issuers: tuple[str, ...] = ()
    doc_number: str | None = None
    doc_type: str | None = None
    status: str | None = None
    level: Level | None = None
    region: str | None = None
    issued_on: str | None = None
    period: GoldPeriod | None = None


class GoldSection(GoldRecord):
    """An item of the outline."""

    number: str | None = None
    title: str
    level: int


class GoldResponsibility(GoldRecord):
    """One agency of a task."""

    agency: str
    role: Role


class GoldTask(GoldRecord):
    """A task; `anchor` is its first 10 to 40 characters, white space aside."""

    kind: TaskKind
    number: str | None = None
    title: str
    anchor: str
    responsibilities: tuple[GoldResponsibility, ...] = ()
    due: GoldDue | None = None


class GoldTarget(GoldRecord):
    """A goal, by its first characters."""

    anchor: str


class GoldIndicator(GoldRecord):
    """A number with its unit; `anchor` is the phrase that holds it."""

    anchor: str
    name: str
    role: str
    basis: str
    comparator: Comparator
    value: float
    value_high: float | None = None
    unit: str | None = None
    due: GoldDue | None = None
    baseline: GoldBaseline | None = None


class GoldPhase(GoldRecord):
    """A named stage."""

    name: str
    start: str | None = None
    end: str | None = None


class GoldCitation(GoldRecord):
    """A cited document."""

    title: str
    doc_number: str | None = None


class GoldGroup(GoldRecord):
    """A leading group with its people and bodies."""

    name: str | None = None
    head: str | None = None
    deputies: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    office: str | None = None


class Gold(GoldRecord):
    """One gold file. `fields` lists what it annotates completely; what is not listed is not judged."""

    slug: str
    source: str
    fields: tuple[str, ...] = ()
    document: GoldMetadata = GoldMetadata()
    sections: tuple[GoldSection, ...] = ()
    tasks: tuple[GoldTask, ...] = ()
    targets: tuple[GoldTarget, ...] = ()
    indicators: tuple[GoldIndicator, ...] = ()
    phases: tuple[GoldPhase, ...] = ()
    citations: tuple[GoldCitation, ...] = ()
    leading_groups: tuple[GoldGroup, ...] = ()
    optional_citations: tuple[str, ...] = ()

    def judges(self, field: str) -> bool:
        """Whether the file annotates a field."""
        return field in (self.fields or self.model_fields_set)


class GoldError(PlanledgerError):
    """A gold folder or file that cannot be used: names file and reason."""


def load_gold(folder: Path) -> tuple[Gold, ...]:
    """Every `*.json` of the folder, in the order of their names. GoldError where there is none or one is malformed."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise GoldError(f"no gold files (*.json) in {folder} – name a folder of annotations, such as corpus/gold")
    return tuple(load_file(path) for path in paths)


def load_file(path: Path) -> Gold:
    """One gold file."""
    try:
        gold = Gold.model_validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        raise GoldError(f"{path.name}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    return gold.model_copy(update={"slug": path.stem})
