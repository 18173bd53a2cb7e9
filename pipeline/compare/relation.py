"""How two plans stand to each other: versions of one, superior and local, or peers."""

from extractors.engine import Patterns
from pipeline.compare.alike import bare, home_names, likeness
from schemas import Metadata, Plan, Region
from schemas.diff import Relation

LEVELS = ("national", "province", "prefecture", "county", "township")
RELATION = Patterns("relation", __file__)
NEAR = 0.8  # titles of two versions share this much of their character pairs: a word or a year may differ


def relation_of(a: Plan, b: Plan) -> Relation:
    """What A is to B: `superior` where B cites A, or A's level is above B's and its region contains B's."""
    one, other = a.document, b.document
    if _same_home(one, other) and _same_title(one, other):
        return "versions"
    return "superior" if _cites(other, one) or _above(one, other) else "peers"


def _same_home(one: Metadata, other: Metadata) -> bool:
    if one.region and other.region:
        return one.region.name == other.region.name or (one.region.code is not None and one.region.code == other.region.code)
    return bool(set(one.issuers) & set(other.issuers)) or one.level == other.level == "national" or not (one.region or other.region)


def _same_title(one: Metadata, other: Metadata) -> bool:
    mine, theirs = (_core(card) for card in (one, other))
    return bool(mine and theirs) and likeness(mine, theirs) >= NEAR


def _core(card: Metadata) -> str:
    """A title without what frames it: 关于印发…的通知, （征求意见稿）, the issuer's and the region's name."""
    title = card.title or ""
    for issuer in sorted(card.issuers, key=len, reverse=True):
        title = title.replace(issuer, "")
    return bare(RELATION.frame.sub("", title), home_names(card))


def _cites(card: Metadata, cited: Metadata) -> bool:
    numbers = {bare(one.doc_number) for one in card.citations if one.doc_number}
    titles = {bare(RELATION.frame.sub("", one.title)) for one in card.citations}
    number, title = bare(cited.doc_number or ""), bare(RELATION.frame.sub("", cited.title or ""))
    return bool((number and number in numbers) or (title and title in titles))


def _above(one: Metadata, other: Metadata) -> bool:
    if one.level is None or other.level is None or LEVELS.index(one.level) >= LEVELS.index(other.level):
        return False
    return one.level == "national" or (one.region is not None and other.region is not None and contains(one.region, other.region))


def contains(region: Region, inner: Region) -> bool:
    """A region lies in another: by the codes where both have them, else by the names of those above it."""
    if region.code and inner.code:
        return inner.code.startswith(_stem(region.code)) and inner.code != region.code
    return region.name in inner.path or (inner.name.startswith(region.name) and inner.name != region.name)


def _stem(code: str) -> str:
    """The digits of a GB/T 2260 code that its subdivisions share: 310000 → 31, 331000 → 3310."""
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code
