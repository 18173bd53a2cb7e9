"""The one configuration that every record shares."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record: no unknown fields, compared by value."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)
