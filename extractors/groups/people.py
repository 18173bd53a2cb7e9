"""Splits what a clause or a roster says about who belongs to a group."""

import re
from collections.abc import Sequence
from itertools import pairwise

from extractors.agencies import is_body, kind_of, split_list
from extractors.engine import Patterns, pattern

AGENCIES, GROUPS = Patterns("agencies"), Patterns("groups")

PEOPLE = Patterns("groups/people")

EDGES = " \t\n　，,；;、：:。"
PERSON = re.compile(
    r"^(?!各)(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff] [\u4e00-\u9fff]|[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff]{1,8})[ \t　（(]+\S"
)
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
BETWEEN = re.compile(
    r"[；;]|、(?=[\u4e00-\u9fff]{2,4}[（( 　])|(?<=[）)])[、，, 　]*(?=(?:[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff][ 　][\u4e00-\u9fff])[（(])"
)
LETTERS_APART = re.compile(r"(?<!\S)([\u4e00-\u9fff])[ 　]+([\u4e00-\u9fff])(?!\S)")
EVERYBODY = re.compile(r"(?:全体|所有|各)[\u4e00-\u9fff]{2,8}$")
SPACED_NAME = re.compile(r"^([\u4e00-\u9fff]) ([\u4e00-\u9fff])(?=[ \t（(])")


def holder(text: str) -> str | None:
    """The one who holds an office, as printed: without 由 and 同志."""
    who = PEOPLE.opening.sub("", PEOPLE.of_group.sub("", text.strip(EDGES))).strip(EDGES)
    if sentence := PEOPLE.takes_office.match(who):
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
    for piece in persons(PEOPLE.pieces.findall(whole)):
        left, word, right = piece.rpartition("和") if "和" in piece else piece.rpartition("及")
        if word and PEOPLE.official.search(left) and PEOPLE.official.search(right):
            parts += [left, right]
        else:
            parts.append(piece)
    found = [who for part in parts if (who := holder(part))]
    if len(found) > 1 and not any(PEOPLE.official.search(who) for who in found[:-1]):
        found[-1] = without_sender(found[-1])  # 市公安局、市民政局主要负责人: the sender's words belong to every body
    return tuple(found)


def persons(pieces: Sequence[str]) -> Sequence[str]:
    """The pieces with the posts of one person as one: 局党组成员、工会主席王某某."""
    if not any(map(holds_post, pieces)):
        return with_party_posts(pieces)
    joined, posts = [], ""
    for piece in pieces:
        posts = f"{posts}、{piece}" if posts else piece
        if not PEOPLE.official.search(piece):
            joined.append(posts)
            posts = ""
    return [*joined, posts] if posts else joined


def with_party_posts(pieces: Sequence[str]) -> Sequence[str]:
    """The pieces with a post of the party and the next one as one person: 县委常委、常务副县长."""
    if not any(map(PEOPLE.party_post.fullmatch, pieces[:-1])):
        return pieces
    joined = list(pieces)
    for at in range(len(joined) - 2, -1, -1):
        if PEOPLE.party_post.fullmatch(joined[at]) and PEOPLE.official.search(joined[at + 1]):
            joined[at : at + 2] = [f"{joined[at]}、{joined[at + 1]}"]
    return joined


def holds_post(text: str) -> bool:
    """A post and, right behind it, who holds it (工会主席王某某)."""
    full = AGENCIES.full_name
    return any(full.fullmatch(text[-size:]) and PEOPLE.official.search(text[:-size].rstrip()) for size in (3, 2))


def names_alone(text: str) -> tuple[str, ...]:
    """The people of a list of names without titles, parted by blanks (李某某 王某某 何 某); none where a piece may be a title or body.

    Half of them have one of the commonest surnames; a name that only ends as a body's does (张天社) is one among others. All of a kind
    (全体班主任) may end the list.
    """
    parts = LETTERS_APART.sub(r"\1\2", text).split()
    all_of_them = parts[-1:] if len(parts) > 2 and EVERYBODY.match(parts[-1]) else []
    parts = parts[: len(parts) - len(all_of_them)]
    common = [part for part in parts if AGENCIES.full_name.fullmatch(part)]
    odd = [part for part in parts if not NAME.fullmatch(part) or PEOPLE.official.search(part) or is_body(part)]
    plain = len(odd) * 3 <= len(parts) and all(part in common for part in odd)
    return (*parts, *all_of_them) if len(parts) > 1 and plain and 2 * len(common) >= len(parts) else ()


def lone_name(text: str) -> str | None:
    """The person that a line names without a title."""
    name = "".join(text.split())
    return name if AGENCIES.full_name.fullmatch(name) and not PEOPLE.official.search(name) and not is_body(name) else None


def is_glued(text: str) -> bool:
    """A person of a common surname with the post right behind the name (王某某省教育厅厅长)."""
    name = AGENCIES.name_first.match(text)
    return name is not None and len(text) - name.end() > 1 and PEOPLE.official.search(text) is not None and not is_body(text)


def is_post(text: str) -> bool:
    """Words that end as a post does (…省民政厅副厅长), and are no body."""
    return PEOPLE.ends_as_post.search(text) is not None and not is_body(text)


def people(text: str) -> tuple[str, ...]:
    """The people of one line of a roster: one with a title, or several parted by 、 each with a name before a bracket or blank."""
    parts = in_a_row(text) or BETWEEN.split(text)
    return tuple(who for part in parts if (who := holder(part)))


def in_a_row(text: str) -> list[str]:
    """The people of a line that parts them by blanks or by nothing (张某某 副乡长 李某 武装部长); none where a piece is no person."""
    line = text.strip(EDGES)
    cuts = [0, *(match.start() for match in PEOPLE.next_person.finditer(line) if lone_name(match["name"])), len(line)]
    parts = [line[a:b].strip() for a, b in pairwise(cuts)]
    whole = len(parts) > 1 and all(PERSON.match(part) and PEOPLE.official.search(part) for part in parts)
    return parts if whole else []


def bodies(text: str, start: int, end: int) -> tuple[str, ...]:
    """The member bodies in text[start:end], without what says which of their people take part (等单位分管领导)."""
    names: list[str] = []
    sent: list[str] = []  # the same with those whom they send: members of a list of officials (各部门负责人、各村支部书记)
    at = start
    for seam in [*(match.span() for match in GROUPS.apart.finditer(text[start:end])), (end - start, end - start)]:
        begin, stop = trimmed(text, at, start + seam[0])
        found = [text[name.start : name.end] for name in split_list(text, begin, stop)]
        found = [name for name in found if not PEOPLE.heads.match(name)]
        names += found
        sent += [*found[:-1], found[-1] + delegates(text[stop : start + seam[0]])] if found else []
        at = start + seam[1]
    bare = tuple(without_sender(name) for name in names)
    posts = [name for name in bare if PEOPLE.official.search(name)]
    officials = posts and all(name in posts or kind_of(name) == "collective" for name in bare)
    return tuple(dict.fromkeys(sent if officials else bare))


def delegates(tail: str) -> str:
    """The words right behind a body's name that say whom it sends (主要负责人); none where they speak of a longer list (等负责人)."""
    words = tail.strip(EDGES)
    return words if GROUPS.sent.fullmatch(words) and not words.startswith("等") else ""


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without 由 before it and 等单位分管领导 behind it."""
    piece = PEOPLE.joint.sub("", text[start:end].rstrip(EDGES)).rstrip(EDGES)
    piece = GROUPS.composed_end.sub("", piece)
    bare = piece.lstrip(EDGES)
    opening = PEOPLE.opening.match(bare)
    begin = start + len(piece) - len(bare) + (opening.end() if opening else 0)
    stop = start + len(piece)
    for name in ("sent", "etc"):
        if match := pattern("groups", name).search(text[begin:stop]):
            stop = begin + match.start()
    return begin, max(begin, stop)


def without_sender(name: str) -> str:
    """A member's name without the words for its delegate (区教育局分管领导 → 区教育局)."""
    name = PEOPLE.counted.sub("", name)
    match = GROUPS.sent.search(name)
    sender = name[: match.start()] if match else ""
    return sender if len(sender) >= 2 and (is_body(sender) or not name.endswith("负责人")) else name
