"""A plan as JSON: the same bytes for the same plan, keys in the order of the models."""

import json
from typing import Any

from schemas import Plan


def to_json(plan: Plan, *, indent: int | None = None) -> str:
    """One JSON object without a newline at its end; numbers without an idle fraction (150, not 150.0)."""
    return dump(plan.model_dump(mode="json"), indent=indent)


def dump(value: Any, *, indent: int | None = None) -> str:
    """Any JSON value in the house's form: Chinese as it is, nothing sorted, nothing infinite."""
    return json.dumps(_whole(value), ensure_ascii=False, indent=indent, allow_nan=False)


def _whole(value: Any) -> Any:
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return int(value)
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_whole(item) for item in value]
    return value
