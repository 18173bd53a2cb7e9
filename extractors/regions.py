"""Administrative divisions by name: the chain that a text prints and its GB/T 2260 code; between namesakes it never guesses."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.engine import lexicon
from schemas.plan import Level

LONGEST = 15
SUFFIXES = "省市区县旗州盟团"


@dataclass(frozen=True, slots=True)
class Division:
    """A row of the code table: `code` has six digits; `gone` marks a former division."""

    code: str
    name: str
    gone: bool = False

    @property
    def level(self) -> Level:
        """The level that the code says."""
        return "province" if self.code.endswith("0000") else "prefecture" if self.code.endswith("00") else "county"

    @property
    def stem(self) -> str:
        """The digits that the codes of everything below it share."""
        return self.code[:2] if self.level == "province" else self.code[:4] if self.level == "prefecture" else self.code

    def within(self, other: "Division") -> bool:
        """Whether it lies below the other division."""
        return self is not other and self.code.startswith(other.stem)


@dataclass(frozen=True, slots=True)
class Place:
    """A run text[start:end] that names a division, with every division of the table it can mean."""

    start: int
    end: int
    name: str
    candidates: tuple[Division, ...]

    @property
    def division(self) -> Division | None:
        """The division meant, if the name leaves only one; one that is gone gives way to a present namesake."""
        present = [one for one in self.candidates if not one.gone] or list(self.candidates)
        return present[0] if len(present) == 1 else None

    @property
    def level(self) -> Level | None:
        """The level that all candidates share."""
        levels = {one.level for one in self.candidates}
        return levels.pop() if len(levels) == 1 else None


@lru_cache
def names() -> Mapping[str, tuple[Division, ...]]:
    """Every full name, short name of an autonomous division and alias, with the divisions that bear it."""
    table: dict[str, list[Division]] = {}
    for division in divisions().values():
        for name in {division.name, short_name(division.name)}:
            table.setdefault(name, []).append(division)
    for code, alias in rows("aliases"):
        table.setdefault(alias, []).append(divisions()[code])
    return {name: tuple(some) for name, some in table.items()}


@lru_cache
def opening_signs() -> frozenset[str]:
    """The characters that such names begin with."""
    return frozenset(name[0] for name in names())


@lru_cache
def divisions() -> Mapping[str, Division]:
    """The divisions by code; former ones stand under their code unless it has been given out again."""
    present = {code: Division(code, name) for code, name in rows("current")}
    former = {f"{code}*" if code in present else code: Division(code, name, gone=True) for code, name in rows("former")}
    return present | former


@lru_cache
def bare_names() -> Mapping[str, Division]:
    """Provinces and prefectures by their names without 省, 市, 自治区: 海南, 内蒙古, 广州."""
    table: dict[str, Division] = {}
    ethnic = lexicon("regions")["nationalities"]
    for division in divisions().values():
        if division.level == "county" or division.gone:
            continue
        bare = re.sub(rf"(?:(?:{ethnic})族?)*(?:自治区|自治州)$|(?:省|市|地区|盟)$|特别行政区$", "", division.name)
        if len(bare) >= 2:
            table.setdefault(bare, division)
    return table


def rows(key: str) -> Iterator[tuple[str, str]]:
    """The (code, name) pairs of one list of the lexicon."""
    for line in str(lexicon("regions")[key]).split("\n"):
        code, _, name = line.partition(" ")
        if name:
            yield code, name


def short_name(name: str) -> str:
    """The name without its nationalities (黔南布依族苗族自治州 → 黔南州); the name itself where it has none."""
    ethnic = lexicon("regions")["nationalities"]
    match = re.fullmatch(rf"(.{{2,}}?)(?:(?:{ethnic})族)+自治([州县旗])", name)
    return match[1] + match[2] if match else name


def place_at(text: str, start: int = 0) -> Place | None:
    """The chain of divisions that text names from `start` on, each below the one before it; null if none begins there."""
    at, first = start, start
    meant: tuple[Division, ...] = ()
    while True:
        longest = longest_name(text, at, meant)
        if longest is None:
            break
        name, meant = longest
        at += len(name)
    return Place(first, at, text[first:at], meant) if meant else None


def longest_name(text: str, at: int, above: tuple[Division, ...]) -> tuple[str, tuple[Division, ...]] | None:
    """The longest name at `at` with its divisions, only those below one of `above` if it is given."""
    known = names()
    if text[at : at + 1] not in opening_signs():
        return None
    for end in range(min(at + LONGEST, len(text)), at + 1, -1):
        if text[end - 1] not in SUFFIXES or (name := text[at:end]) not in known:
            continue
        meant = tuple(one for one in known[name] if not above or any(one.within(high) for high in above))
        if meant and (above or len(name) > 2 or name[-1] != "区"):
            return name, meant
    return None


def find_places(text: str, start: int = 0, end: int | None = None) -> Iterator[Place]:
    """Every chain of division names in text[start:end], in order."""
    stop = len(text) if end is None else end
    at = start
    for match in re.compile(f"[{SUFFIXES}]").finditer(text, start, stop):
        if match.start() < at:
            continue
        for size in range(min(LONGEST, match.end() - at), 1, -1):
            place = place_at(text, match.end() - size) if text[match.end() - size : match.end()] in names() else None
            if place is not None:
                yield place
                at = place.end
                break


def settle_by(place: Place, others: Iterable[Place]) -> Place:
    """The place with only those candidates that lie below a division which the same document names, if that leaves one."""
    above = [other.division for other in others if other.division is not None]
    left = tuple(one for one in place.candidates if any(one.within(high) for high in above))
    return Place(place.start, place.end, place.name, left) if len(left) == 1 else place


def path_of(division: Division) -> tuple[str, ...]:
    """The names from the province down to the division itself."""
    table = divisions()
    above = [table.get(division.code[:2] + "0000"), table.get(division.code[:4] + "00")]
    return (*dict.fromkeys(one.name for one in above if one is not None and division.within(one)), division.name)
