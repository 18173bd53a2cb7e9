"""The JSON Schema of a plan as it is printed."""

from typing import Any

from schemas import Plan

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema() -> dict[str, Any]:
    """The schema of what `to_json` gives: every field is there, null where nothing is known."""
    return {"$schema": DIALECT, **Plan.model_json_schema(mode="serialization")}
