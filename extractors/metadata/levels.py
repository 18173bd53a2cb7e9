"""The level that a document speaks from: what its text says of itself, whom it speaks to, and how its place is called."""

from collections import Counter
from collections.abc import Iterable

from extractors.engine import Patterns
from schemas.plan import Level

LEVELS = Patterns("metadata/levels")

ADDRESS = {
    "省": "province",
    "市": "prefecture",
    "州": "prefecture",
    "盟": "prefecture",
    "区": "county",
    "县": "county",
    "旗": "county",
    "镇": "township",
    "乡": "township",
    "街道": "township",
}
LOWEST_FIRST = "乡镇旗县区盟州市省"


def own_level(text: str) -> Level | None:
    """The level that a text speaks from: 我市, 全县; the lower one where it says two as often."""
    counts = Counter(match[1] for match in LEVELS.own_area.finditer(text))
    counts.update(match[1] for match in LEVELS.fits_own.finditer(text))
    often = max(counts.values(), default=0)
    lowest = next((word for word in LOWEST_FIRST if often >= 2 and counts[word] == often), None)
    return ADDRESS[lowest] if lowest else None  # type: ignore[return-value]


def department_level(text: str) -> Level | None:
    """The level whose departments a text speaks to most (市政府各部门, 省直有关部门)."""
    counts = Counter(match[1] for match in LEVELS.own_departments.finditer(text))
    return ADDRESS[counts.most_common(1)[0][0]] if counts else None  # type: ignore[return-value]


def committee_level(text: str) -> Level | None:
    """The level whose government hands the document out, else the lowest whose committee and government it names (县委、县政府)."""
    if approved := LEVELS.approved.search(text):
        return level_of_word(approved[1])
    words = {match[1] for match in LEVELS.committee.finditer(text)}
    if LEVELS.below.search(text):
        return None
    lowest = next((word for word in "县区旗市州" if word in words), None)
    return level_of_word(lowest) if lowest else None


def addressed_level(titles: Iterable[str]) -> Level | None:
    """The level that a title speaks from: 省级相关部门…, 全市…, 区属…, XX街道…."""
    for title in titles:
        if match := LEVELS.addressed.match(title):
            return ADDRESS[match[match.lastindex or 1]]  # type: ignore[return-value]
    return None


def level_of_word(name: str) -> Level:
    """The level that the last word of an unknown place's name says."""
    word = "州" if name.endswith(("自治州", "地区")) else "省" if name.endswith("自治区") else name[-1]
    level: Level = ADDRESS.get(word, "county")  # type: ignore[assignment]
    return level
