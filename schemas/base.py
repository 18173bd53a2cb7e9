"""The one configuration that every record shares."""

from typing import Any, Self

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record: no unknown fields, compared by value."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)

    @classmethod
    def made(cls, **values: Any) -> Self:
        """A record of values that the caller has just made itself: every field, in the order of the fields, of the very types; unchecked.

        For the few places where an extraction makes records by the hundred: checking them again costs more than finding them.
        What comes from outside is built the usual way, and a test checks whole plans once more (test_extract.py).
        """
        record = cls.__new__(cls)
        object.__setattr__(record, "__dict__", values)
        object.__setattr__(record, "__pydantic_fields_set__", set(values))
        object.__setattr__(record, "__pydantic_extra__", None)
        object.__setattr__(record, "__pydantic_private__", None)
        return record
