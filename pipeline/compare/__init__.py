"""What plans require differently: tasks and indicators aligned, differences judged, regions compared."""

import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.agencies.identity import Registry
    from schemas import Plan
    from schemas.diff import Diff, Relation

__all__ = ["diff"]


def diff(a: "Plan", b: "Plan", relation: "Relation | None" = None, *, registry: "Registry | None" = None) -> "Diff":
    """Everything that differs between two plans: see `pipeline.compare.diff`, which is loaded when this is first called."""
    from pipeline.compare.diff import diff as of_plans

    return of_plans(a, b, relation, registry=registry)


class _Package(ModuleType):
    """Keeps the function `diff` where Python would put the module `pipeline.compare.diff` once that is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name == "diff" and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
