"""The one configuration that every record shares."""

from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict

# The slots of a pydantic record, set past its freezing.
SET_VALUES, SET_GIVEN, SET_EXTRA, SET_PRIVATE = (
    BaseModel.__dict__[slot].__set__ for slot in ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
)


class Record(BaseModel):
    """A frozen record: no unknown fields, compared by value."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)

    every_field: ClassVar[set[str]]  # shared by the records that `made` makes: nothing ever changes it

    @classmethod
    def __pydantic_init_subclass__(cls, **_: Any) -> None:
        cls.every_field = set(cls.model_fields)

    @classmethod
    def made(cls, values: dict[str, Any]) -> Self:
        """A record of values that the caller has just made itself: every field, in the order of the fields, of the very types; unchecked.

        For the few places where an extraction makes records by the hundred: checking them again costs more than finding them. The record
        keeps the dictionary itself: a fresh one for each.
        What comes from outside is built the usual way, and a test checks whole plans once more (test_extract.py).
        """
        record = object.__new__(cls)
        SET_VALUES(record, values)
        SET_GIVEN(record, cls.every_field)
        SET_EXTRA(record, None)
        SET_PRIVATE(record, None)
        return record
