"""Which body a printed name means: its function, level and region, with the plan that prints it as context."""

from extractors.agencies.identity.doubts import identify_all
from extractors.agencies.identity.identifying import identify
from extractors.agencies.identity.many import are_many_of, core_of_many
from extractors.agencies.identity.members import identify_member
from extractors.agencies.identity.registry import Alias, OwnBody, Registry, default_registry
from extractors.agencies.identity.successors import succeeds

__all__ = [
    "Alias",
    "OwnBody",
    "Registry",
    "are_many_of",
    "core_of_many",
    "default_registry",
    "identify",
    "identify_all",
    "identify_member",
    "succeeds",
]
