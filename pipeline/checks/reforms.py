"""Bodies that a plan still names after they went into another one that it names too."""

from collections.abc import Iterator, Mapping

from extractors.agencies.identity import default_registry
from pipeline.checks.doubt import Doubt
from pipeline.checks.names import is_passing
from pipeline.checks.scene import Mention, Scene

LAG = 2  # years until the last county has its new bodies


def named_still(scene: Scene) -> Iterator[Doubt]:
    """The first place of each body that is gone beside its successor of the same place: 区工商局 in a plan of 2024 with 区市场监管局."""
    issued = int((scene.plan.document.issued_on or "0")[:4])
    gone = {name: into for name, into in successors(scene).items() if issued >= into[1] + LAG}
    present: dict[tuple[str, str], Mention] = {}
    earlier: dict[tuple[str, str], Mention] = {}
    for mention in scene.mentions if gone else ():
        one = scene.identity(mention.name)
        if one.kind == "department" and one.function and not is_passing(scene, mention):
            where = f"{one.level}@{one.region.name if one.region else ''}"
            (earlier if one.function in gone else present).setdefault((one.function, where), mention)
    for (function, where), mention in earlier.items():
        successor = present.get((gone[function][0], where))
        if successor and "text" not in (mention.role, successor.role):
            values = {"a": mention.name, "b": successor.name, "year": str(gone[function][1])}
            places = (scene.clause(mention.start, mention.end), scene.clause(successor.start, successor.end))
            yield Doubt("name-varies", places, values, says="name-succeeded")


def successors(scene: Scene) -> Mapping[str, tuple[str, int]]:
    """The functions whose bodies are gone, with the function that they went into and the year."""
    records = (scene.registry or default_registry()).records
    return {record["name"]: (record["into"]["function"], record["into"]["year"]) for record in records if "into" in record}
