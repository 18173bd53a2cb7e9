"""The one configuration that every record shares."""

from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict

# The slots of a pydantic record, set past its freezing.
SET_VALUES, SET_GIVEN, SET_EXTRA, SET_PRIVATE = (
    BaseModel.__dict__[slot].__set__ for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)

Made = TypeVar("Made")


class Record(BaseModel):
    """A frozen record: no unknown fields, compared by value."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


def maker(kind: type[Made]) -> Callable[[dict[str, Any]], Made]:
    """Makes records of values that the caller has just made itself: every field, in the order of the fields, of the very types; unchecked.

    For the few places where an extraction makes records by the hundred: checking them again costs more than finding them. The record
    keeps the dictionary itself: a fresh one for each. `kind` is a model, or a dataclass without slots; call `maker` once for it, since
    to look things up on a pydantic class takes long. What comes from outside is built the usual way, and a test checks whole plans
    once more (test_extract.py).
    """
    new = object.__new__
    if not issubclass(kind, BaseModel):
        set_values = kind.__dict__["__dict__"].__set__

        def made_plain(values: dict[str, Any]) -> Made:
            record = new(kind)
            set_values(record, values)
            return record

        return made_plain
    given = set(kind.model_fields)  # shared by all the records: nothing ever changes it

    def made(values: dict[str, Any]) -> Made:
        record = new(kind)
        SET_VALUES(record, values)
        SET_GIVEN(record, given)
        SET_EXTRA(record, None)
        SET_PRIVATE(record, None)
        return record

    return made
