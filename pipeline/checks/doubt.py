"""What a check hands on: the places concerned and the words for its message, before it is put into one language."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from schemas.finding import Place, Severity


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that does not fit.

    `values` fill the message `finding.<says>`, or `finding.<code>`; `severity` is given where it is not the code's own.
    """

    code: str
    places: tuple[Place, ...]
    values: Mapping[str, str | int] = field(default_factory=dict)
    says: str | None = None
    severity: Severity | None = None
