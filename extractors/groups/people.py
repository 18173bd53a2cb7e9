"""Splits what a clause or a roster says about who belongs to a group."""

import re
from itertools import pairwise

from extractors.agencies import is_body, split_list
from extractors.engine import pattern

OFFICIAL = re.compile(r"(?:长|主任|领导|负责人|负责同志|书记|委员|常委|主席|秘书|专员|总工程师|院士|教授|部长|政委)$")
EDGES = " \t\n　，,；;、：:。"
OF_GROUP = re.compile(r"^[^，,、]{0,40}(?:小组|专班|指挥部|联席会议|委员会|工作组)(?:主要)?由")  # 领导小组由校长（任组长）
TAKES_OFFICE = re.compile(r"(?P<who>[^，,。；;]{2,40}?)(?:担任|兼任)(?=[，,。；;]|$)")  # 校长担任，负责统筹
JOINT = re.compile(r"[，,](?:共同|负责|全面|协助|具体|统筹|统一|监督|定期)[^、]*$")  # what the members do behind their list
OPENING = re.compile(r"^(?:并|其中|由|以|和|及|以及|吸收|邀请|各成员单位|将)+")
# What stands between 、 and commas, 分管农业、水利工作的 副乡镇长 in one.
PIECES = re.compile(r"(?:(?:分管|协管|联系)(?:(?!长|主任|领导|书记|同志)[^，,；;]){1,40}?的|[^、，,；;\t])+")
PERSON = re.compile(
    r"^(?!各)(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff]|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8})[ \t　（(]+\S"
)
# Where another person of a line may begin: 张某某 副乡长 李 某 武装部长
NEXT_PERSON = re.compile(
    r"(?<=[长记任员席委])[ 　]*(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff][ 　][\u4e00-\u9fff])(?=[ 　]+[\u4e00-\u9fff])"
)
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
LETTERS_APART = re.compile(r"(?<!\S)([\u4e00-\u9fff])[ 　]+([\u4e00-\u9fff])(?!\S)")
SPACED_NAME = re.compile(r"^([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?=[ \t（(])")


def holder(text: str) -> str | None:
    """The one who holds an office, as printed: without 由 and 同志."""
    who = OPENING.sub("", OF_GROUP.sub("", text.strip(EDGES))).strip(EDGES)
    if sentence := TAKES_OFFICE.match(who):
        who = sentence["who"]
    who = re.sub(r"(?<!负责)(?<!领导)同志$", "", who)
    return SPACED_NAME.sub(r"\1\2", who.replace("\t", " ")) or None


def holders(text: str) -> tuple[str, ...]:
    """Those who share an office: parted at 、 and commas, at 和 where both sides are people.

    A person keeps all titles behind the name.
    """
    whole = holder(text)
    if whole is None:
        return ()
    if named := names_alone(whole):
        return named
    if PERSON.match(whole):
        return people(whole)
    parts: list[str] = []
    for piece in PIECES.findall(whole):
        left, word, right = piece.rpartition("和") if "和" in piece else piece.rpartition("及")
        if word and OFFICIAL.search(left) and OFFICIAL.search(right):
            parts += [left, right]
        else:
            parts.append(piece)
    found = [who for part in parts if (who := holder(part))]
    if len(found) > 1 and not any(OFFICIAL.search(who) for who in found[:-1]):
        found[-1] = without_sender(found[-1])  # 市公安局、市民政局主要负责人: the sender's words belong to every body
    return tuple(found)


def names_alone(text: str) -> tuple[str, ...]:
    """The people of a list of names without titles, parted by blanks (李某某 王某某 何 某); none where a piece may be a title or body.

    Half of them have one of the commonest surnames.
    """
    parts = LETTERS_APART.sub(r"\1\2", text).split()
    common = sum(pattern("agencies", "full_name").fullmatch(part) is not None for part in parts)
    plain = all(NAME.fullmatch(part) and not OFFICIAL.search(part) and not is_body(part) for part in parts)
    return tuple(parts) if len(parts) > 1 and plain and 2 * common >= len(parts) else ()


def lone_name(text: str) -> str | None:
    """The person that a line names without a title."""
    name = "".join(text.split())
    return name if pattern("agencies", "full_name").fullmatch(name) and not OFFICIAL.search(name) and not is_body(name) else None


def people(text: str) -> tuple[str, ...]:
    """The people of one line of a roster: one with a title, or several parted by 、 each with a name before a bracket or blank."""
    parts = in_a_row(text) or re.split(r"[；;]|、(?=[\u4e00-\u9fff]{2,4}[（( 　])|(?<=[）)])[、，, ]?(?=[\u4e00-\u9fff]{2,4}[（(])", text)
    return tuple(who for part in parts if (who := holder(part)))


def in_a_row(text: str) -> list[str]:
    """The people of a line that parts them by blanks or by nothing (张某某 副乡长 李某 武装部长); none where a piece is no person."""
    line = text.strip(EDGES)
    cuts = [0, *(match.start() for match in NEXT_PERSON.finditer(line) if lone_name(match["name"])), len(line)]
    parts = [line[a:b].strip() for a, b in pairwise(cuts)]
    whole = len(parts) > 1 and all(PERSON.match(part) and OFFICIAL.search(part) for part in parts)
    return parts if whole else []


def bodies(text: str, start: int, end: int) -> tuple[str, ...]:
    """The member bodies in text[start:end], without what says which of their people take part (等单位分管领导)."""
    names: list[str] = []
    at = start
    for seam in [*(match.span() for match in pattern("groups", "apart").finditer(text[start:end])), (end - start, end - start)]:
        begin, stop = trimmed(text, at, start + seam[0])
        names += [text[name.start : name.end] for name in split_list(text, begin, stop)]
        at = start + seam[1]
    return tuple(dict.fromkeys(without_sender(name) for name in names))


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without 由 before it and 等单位分管领导 behind it."""
    piece = JOINT.sub("", text[start:end].rstrip(EDGES)).rstrip(EDGES)
    piece = pattern("groups", "composed_end").sub("", piece)
    bare = piece.lstrip(EDGES)
    opening = OPENING.match(bare)
    begin = start + len(piece) - len(bare) + (opening.end() if opening else 0)
    stop = start + len(piece)
    for name in ("sent", "etc"):
        if match := pattern("groups", name).search(text[begin:stop]):
            stop = begin + match.start()
    return begin, max(begin, stop)


def without_sender(name: str) -> str:
    """A member's name without the words for its delegate (区教育局分管领导 → 区教育局)."""
    match = pattern("groups", "sent").search(name)
    sender = name[: match.start()] if match else ""
    return sender if len(sender) >= 2 and (is_body(sender) or not name.endswith("负责人")) else name
