"""The names of bodies: splits a list of them as printed, tells a name from a sentence, and gives each its kind."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extractors.engine import lexicon
from schemas import Agency

MARKS = "▲△★☆●○◆◇■□*＊▪·"
EDGE = " \t\n　、，,；;：:。.．/／|" + MARKS
SEPARATOR = set("、，,；;/／|\t")
OPEN, CLOSE = "（([〔【《“〈＜［", "）)]〕】》”〉＞］"
CONJUNCTION = re.compile(r"以及|[和及与暨]")
LEADS = re.compile(r"[（(\[【〔](?:总)?(?:牵头|主责|负责|主办)(?:单位|部门|负责)?[）)\]】〕]")
# What follows a list without belonging to a name: 按职责分工负责, 分别负责, 配合 …
TRAIL = re.compile(
    r"(?:等)?(?:(?:依法|具体|共同|分别|密切|积极|联合)*(?:按照?|根据|依据?|依照|结合)?(?:各自)?(?:工作)?(?:职责|职能|权限)(?:和|及)?(?:任务)?(?:分工|范围)?(?:内)?(?:分别|分头|各自)?(?:负责|落实|抓好落实|推进|组织实施|实施|参与|配合|承担)?|(?:共同|分别|具体|分工|联合|组织|依职责|参照|各自)+(?:负责|落实|实施|推进)(?:落实|实施|推进)?|负责(?:落实|实施|推进|组织实施)?|参与|(?:协同|协助)?配合)$"
)


@dataclass(frozen=True)
class Name:
    """A body's name in a list: its span in the text, and whether a mark of the list makes it the lead."""

    start: int
    end: int
    leads: bool = False


@lru_cache
def endings() -> re.Pattern[str]:
    """Matches the ending of a body's name."""
    rows = lexicon("bodies")["suffixes"]
    assert isinstance(rows, Mapping)
    words = {word for group in rows.values() for word in group}
    return re.compile(r"(?:" + "|".join(sorted(map(re.escape, words), key=len, reverse=True)) + r")(?:[（(〔\[][^（()）〔〕]{1,30}[）)〕\]])*$")


@lru_cache
def word_set(table: str, key: str) -> frozenset[str]:
    """One list of `lexicon/bodies.toml`."""
    rows = lexicon("bodies")[table]
    assert isinstance(rows, Mapping)
    return frozenset(rows[key])


@lru_cache
def bare_bodies() -> Mapping[str, str]:
    """Bodies without an ending, to their kind."""
    rows = lexicon("bodies")["bodies"]
    assert isinstance(rows, Mapping)
    return {name: kind for kind, names in rows.items() for name in names}


@lru_cache
def never() -> re.Pattern[str]:
    """Matches a word that no body's name holds."""
    return re.compile("|".join(sorted(map(re.escape, word_set("never", "words")), key=len, reverse=True)))


@lru_cache(maxsize=8192)
def is_body(name: str) -> bool:
    """`name` can be the whole name of one body or collective, by its ending, its length and the words in it."""
    name = re.sub(r"\s+", "", name)
    if not 2 <= len(name) <= 40:
        return False
    bare = re.sub(r"[（(〔\[〈＜][^（()）〔〕〈〉＜＞]*[）)〕\]〉＞]", "", name)
    if bare in bare_bodies():
        return True
    return endings().search(bare or name) is not None and not never().search(bare) and not bare[0].isdigit()


@lru_cache(maxsize=8192)
def is_official(name: str) -> bool:
    """`name` is certainly a public body: stricter than `is_body`, for places where no list vouches for it."""
    bare = re.sub(r"[（(〔\[〈＜][^（()）〔〕〈〉＜＞]*[）)〕\]〉＞]", "", name)
    if not is_body(name) or len(bare) < 3:
        return False
    return kind_of(name) in ("government", "party", "mass", "judicial") or name.startswith(tuple(word_set("collective", "openings"))) or bare.endswith(("中心", "集团", "公司", "管委会", "银行", "有关部门", "相关部门", "职能部门", "主管部门", "有关单位", "相关单位"))


def split_list(text: str, start: int, end: int) -> list[Name]:
    """The names in text[start:end], in order: 、 and commas part them, 和 only where both sides are names.

    A bracket belongs to the name before it; 等 and what only says how the work is shared are left out.
    """
    names: list[Name] = []
    for a, b in whole_collectives(text, pieces(text, start, end)):
        names += [name for piece in conjuncts(text, a, b) if (name := trim(text, *piece))]
    return names


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches between separators that stand outside brackets, also parted at 等 within a list."""
    depth, at = 0, start
    for i in range(start, end):
        mark = text[i]
        if mark in OPEN:
            depth += 1
        elif mark in CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 and (mark in SEPARATOR or mark.isspace() and parts_here(text, at, i, end)):
            yield from at_etc(text, at, i)
            at = i + 1
    yield from at_etc(text, at, end)


def parts_here(text: str, start: int, blank: int, end: int) -> bool:
    """A blank parts two names where both sides are names; else it is a line's end within one (省自然资源和 规划厅)."""
    left = text[start:blank].strip(EDGE)
    right = re.split(r"[、，,；;/／|\s]", text[blank:end].strip(EDGE), maxsplit=1)[0]
    return is_body(left) and is_body(right.strip(EDGE))


LEVEL = r"(?:全[省市区县]|省|市)?各?(?:设区|地级|县级|自治)?(?:省|自治区|直辖市|市|州|盟|县|区|旗|市州|州市|地市|市县|县区|区县|县市区|市区|乡|镇|街道|乡镇|地区|新区)(?:[（(〔\[][^（）()〔〕]{1,20}[）)〕\]])?"
BARE_LEVEL = re.compile(rf"\s*{LEVEL}\s*")
LEVEL_BODY = re.compile(rf"\s*{LEVEL}(?:党委政府|党委和政府|党委、政府|人民政府|政府|人民法院|人民检察院|党委|[^，。；、]{{2,10}}部门)")


def whole_collectives(text: str, found: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """各市、州、县人民政府 is one collective: bare levels run on to the government that they share."""
    held: list[tuple[int, int]] = []
    for a, b in found:
        if BARE_LEVEL.fullmatch(text, a, b) and (held or text[a:b].strip().startswith(("各", "全", "省各", "市各"))):
            held.append((a, b))
            continue
        if held and LEVEL_BODY.match(text, a, b):
            yield held[0][0], b
        else:
            yield from held
            yield a, b
        held = []
    yield from held


def at_etc(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A等市级各部门 → A, 市级各部门; A等部门 → A."""
    at = text.find("等", start, end)
    while at > start and text[at : at + 2] in ("等级", "等学", "等教", "等院"):
        at = text.find("等", at + 1, end)
    if at > start and is_body(text[start:at].strip(EDGE)):
        yield start, at
        rest = TRAIL.sub("", text[at + 1 : end]).strip(EDGE)
        if rest and rest not in word_set("generic", "names") and is_body(rest):
            yield at + 1, end
        return
    yield start, end


def conjuncts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, parted at 和/及/与/以及 where both sides are names of bodies."""
    for match in CONJUNCTION.finditer(text, start + 2, end):
        left = text[start : match.start()].strip(EDGE)
        right = TRAIL.sub("", text[match.end() : end]).strip(EDGE)
        if balanced(left) and is_whole(left, right) and (is_body(right) or any(is_whole(right[: m.start()], right) for m in CONJUNCTION.finditer(right))):
            yield start, match.start()
            yield from conjuncts(text, match.end(), end)
            return
    yield start, end


def is_whole(left: str, right: str) -> bool:
    """`left` is a name that does not wait for more, as 市发展 and 林业 do before 和改革局 and 和草原局."""
    return is_body(left) and not left.endswith("保护区") and (left not in bare_bodies() or right in bare_bodies())


def balanced(piece: str) -> bool:
    """No bracket is left open."""
    return sum(c in OPEN for c in piece) == sum(c in CLOSE for c in piece)


def trim(text: str, start: int, end: int) -> Name | None:
    """The name without marks, 等, and words on how the work is shared; None where nothing is left."""
    leads = False
    while start < end and text[start] in EDGE:
        leads = leads or text[start] in MARKS
        start += 1
    while start < end and text[end - 1] in EDGE:
        leads = leads or text[end - 1] in MARKS
        end -= 1
    if match := re.compile(r"^(?:由|会同|其中|并由|以及|和|及|与|(?:总)?牵头[:：]|\d+[.．、]|[（(]\d+[）)])").match(text[start:end]):
        return trim(text, start + match.end(), end) if match.end() < end - start else None
    piece = text[start:end]
    if match := LEADS.search(piece):
        return Name(start, start + match.start(), True) if match.start() and match.end() == len(piece) else Name(start, end, True)
    if match := TRAIL.search(piece):
        if match.start() == 0:
            return None
        return trim(text, start, start + match.start())
    if piece.endswith("等") and len(piece) > 1:
        return trim(text, start, end - 1)
    if not piece or piece in word_set("generic", "names") or not balanced(piece):
        return None
    return Name(start, end, leads)


def kind_of(name: str) -> str:
    """The kind of a body by its words: government, party, judicial, institution, enterprise, mass or collective; other if none fits."""
    bare = re.sub(r"[（(〔\[〈＜][^（()）〔〕〈〉＜＞]*[）)〕\]〉＞]", "", name)
    if bare in bare_bodies():
        return bare_bodies()[bare]
    if bare.startswith(("各", "有关", "相关", "其他", "全市各", "全区各")) or bare.endswith(("部门", "单位")):
        return "collective"
    best, kind = 0, "other"
    rows = lexicon("bodies")["suffixes"]
    assert isinstance(rows, Mapping)
    for group, words in rows.items():
        for word in words:
            if len(word) > best and bare.endswith(word):
                best, kind = len(word), group
    return kind


class Roster:
    """Collects the bodies named in one plan and gives each its id, in the order of their first mention."""

    def __init__(self) -> None:
        self._ids: dict[str, str] = {}

    def id_of(self, name: str) -> str:
        """The id of a name; two printed forms of one name that differ in blanks only share it."""
        return self._ids.setdefault(re.sub(r"\s+", "", name), f"a{len(self._ids) + 1}")

    def agencies(self) -> tuple[Agency, ...]:
        """Every body met so far."""
        return tuple(Agency(id=key, name=name, canonical=canonical(name), kind=kind_of(name)) for name, key in self._ids.items())


def canonical(name: str) -> str:
    """The printed name with brackets in one form: as far as the text alone settles it."""
    return name.translate(str.maketrans("()〔〕[]", "（）（）（）"))
