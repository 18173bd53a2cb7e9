"""Which body a printed name means: its function, level and region, with the plan that prints it as context."""

from collections.abc import Mapping

from schemas import Identity, Metadata, Plan


def identify(name: str, home: Metadata) -> Identity:
    """The body that a name means in a plan with this card. Never raises; what cannot be settled is told in `doubt`."""
    region = home.region.code or home.region.name if home.region else home.id
    return Identity(key=f"{name}@{region}", name=name, kind="other")


def identify_all(plan: Plan) -> Mapping[str, Identity]:
    """The identity of every agency of a plan, by the agency's id."""
    return {agency.id: identify(agency.name, plan.document) for agency in plan.agencies}
