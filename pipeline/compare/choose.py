"""One plan by what a user calls it: a file, `FILE#2`, `STORE#id`, or an id in a given store."""

from collections.abc import Sequence
from pathlib import Path

from pipeline.gather import is_store, plans_of
from schemas import Plan, ReadError

LISTED = 12  # plans that an error names one by one
DIGITS = 4  # what has no more, and nothing but digits, is a plan's number, not the beginning of an id


def chosen(name: str, store: Path | None = None) -> Plan:
    """The plan of that name.

    After `#` (or alone, with a store) stands its number from 1, its id or the beginning of that, or a part of its title or file name.
    ReadError (several-plans, no-such-plan) names the choices; ReadError and StoreError as for `gather`.
    """
    if store is not None and not Path(name).exists():
        return _of_store(store, name.removeprefix("#"))
    file, mark, which = name.rpartition("#")
    if mark and not Path(name).exists():
        return _of(Path(file), which)
    return _of(Path(name), None)


def _of(source: Path, which: str | None) -> Plan:
    if is_store(source):
        return _of_store(source, which)
    if source.is_dir():
        raise ReadError(str(source), "is-folder", "a folder, not one plan", hint="name a file in it")
    plans = plans_of(source)
    names = [(plan.document.id, plan.document.title or plan.document.source.name) for plan in plans]
    files = [plan.document.source.name for plan in plans]
    return plans[_position(source, which, names, files)]


def _of_store(source: Path, which: str | None) -> Plan:
    """The plan out of a store, which may hold thousands: only their names are read to choose."""
    from pipeline.store import open_store, plan_names, read_plan

    with open_store(source).reading() as connection:
        known = plan_names(connection)
        place = _position(source, which, [(plan_id, title) for plan_id, title, _ in known], [path for _, _, path in known])
        return read_plan(connection, known[place][0])


def _position(source: Path, which: str | None, names: Sequence[tuple[str, str]], files: Sequence[str]) -> int:
    if which is None:
        fitting = list(range(len(names)))
    elif which.isdecimal() and 1 <= int(which) <= len(names):
        fitting = [int(which) - 1]
    else:
        number = which.isdecimal() and len(which) <= DIGITS
        fitting = [place for place, (plan_id, _) in enumerate(names) if plan_id == which]
        fitting = fitting or [place for place, (plan_id, _) in enumerate(names) if which and not number and plan_id.startswith(which)]
        fitting = fitting or [place for place, (_, title) in enumerate(names) if which and (which in title or which in files[place])]
    if len(fitting) == 1:
        return fitting[0]
    shown = fitting or range(len(names))
    listed = "; ".join(f"{source}#{place + 1} {names[place][1] or files[place]}" for place in list(shown)[:LISTED])
    more = f"; … {len(shown)}" if len(shown) > LISTED else ""
    if fitting:
        raise ReadError(str(source), "several-plans", f"it holds {len(fitting)} plans that fit", hint=f"{listed}{more}")
    raise ReadError(str(source), "no-such-plan", f"no plan {which!r} in it", hint=f"{listed}{more}")
