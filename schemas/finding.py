"""What does not fit together inside a plan, or between plans."""

from typing import Literal

from pydantic import Field

from schemas.base import Record
from schemas.plan import Evidence

Severity = Literal["error", "warning", "note"]


class Place(Evidence):
    """A place that a finding is about; `document` is the id of its plan."""

    document: str | None = Field(default=None, title="文件")


class Finding(Record):
    """A contradiction or gap, with every place concerned, in the order in which the message speaks of them."""

    code: str = Field(title="代码")
    severity: Severity = Field(title="程度")
    message: str = Field(title="说明")
    evidence: tuple[Place, ...] = Field(title="出处", min_length=1)
