"""Plans of rows of tasks with their owners and dates."""

from extractors.regions import divisions, path_of
from schemas import LeadingGroup, Plan
from schemas.plan import Role
from tests.plans.builder import Builder, card, region

Rows = tuple[tuple[str, str, tuple[tuple[str, Role], ...]], ...]  # title, due, ((agency, role), …)


def plan_of(place: str, code: str, rows: Rows, *, group: tuple[str, ...] = ()) -> Plan:
    """The plan of a place with its GB/T 2260 code, and a leading group of some members."""
    lines = [f"{title}（{'、'.join(name for name, _ in owners)}，{due}年底前）" for title, due, owners in rows]
    made = Builder("\n".join([f"{place}行动方案", *lines, f"成立工作专班：{'、'.join(group)}"]))
    tasks = [
        made.task(f"t{number}", title, due=made.due(f"{due}年底前", due), owners=[made.owner(name, role) for name, role in owners])
        for number, (title, due, owners) in enumerate(rows, 1)
    ]
    home = card(
        f"{place}.txt",
        id_=place,
        title=f"{place}行动方案",
        level="prefecture" if code.endswith("00") else "county",
        region=region(place, code, path_of(divisions()[code])),
    )
    groups = [LeadingGroup(name="工作专班", members=group, evidence=made.at("工作专班"))] if group else []
    return made.plan(home, tasks=tasks, leading_groups=groups)
