"""The bodies that one plan names, each with its id."""

from extractors.agencies.names import kind_of
from schemas import Agency
from schemas.base import maker

made_agency = maker(Agency)

BRACKETS = str.maketrans("()〔〕[]", "（）（）（）")


class Roster:
    """Collects the bodies named in one plan and gives each its id, in the order of their first mention."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id_of(self, name: str) -> str:
        """The id of a name; two printed forms of one name that differ in blanks only share it."""
        return self._ids.get(name) or self._ids.setdefault("".join(name.split()), f"a{len(self._ids) + 1}")

    def agencies(self) -> tuple[Agency, ...]:
        """Every body met so far."""
        return tuple(
            made_agency({"id": key, "name": name, "canonical": canonical(name), "kind": kind_of(name)}) for name, key in self._ids.items()
        )


def canonical(name: str) -> str:
    """The printed name with brackets in one form: as far as the text alone settles it."""
    return name.translate(BRACKETS)
