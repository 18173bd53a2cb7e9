"""Who issued a document: the signature, the title's opening, the red head, or what labels state."""

import re

from extractors.agencies.names import suffixes
from extractors.engine import Patterns, pattern
from extractors.metadata.dates import history
from extractors.metadata.frame import Frame
from extractors.metadata.place import names_place
from extractors.metadata.signature import Signature, is_issuer, names_of, signers, split_names
from extractors.metadata.title import Title, forwarded_name
from extractors.metadata.wording import bare_title, squeeze, strip_site

ISSUERS = Patterns("metadata/issuers")

RED_HEAD = 24  # lines in which the red head of bodies that issue jointly ends, one of them a line
NEWS_REACH = 600  # characters within which a report says who has issued what
LEVELS = frozenset("省市州区县镇乡")


def find_issuers(frame: Frame, title: Title, signature: Signature) -> tuple[str, ...]:
    """The issuing bodies as printed: signed, else named by the title, by a red head, or by a label. Empty where none is printed."""
    if signature.names:
        return signature.names
    named, partial = title_names(title.notice or title.text or "")
    if len(named) == 1 and (fuller := fuller_name(frame, named[0])):
        return (fuller,)
    if named and partial:
        return joint_names(frame, title) or label_names(frame, "issuer") or named
    return (
        named
        or handed_out_by(frame, title)
        or order_names(frame)
        or red_head(frame)
        or told_names(frame, title)
        or label_names(frame, "issuer")
        or own_work(title.text or "")
        or lone_names(frame, title)
        or reported_names(frame, title)
        or publishers(frame, title)
    )


def title_names(title: str) -> tuple[tuple[str, ...], bool]:
    """The bodies that open a title, and whether 等N部门 leaves some of them out."""
    match = ISSUERS.title_opening.match(title)
    if match is None:
        return (), False
    who = match["who"].strip()
    bare = ISSUERS.joined.sub("", who)
    names = split_names(bare)
    return (names, bare != who) if names and all(is_issuer(name) for name in names) else ((), False)


def fuller_name(frame: Frame, name: str) -> str | None:
    """The name in full, by a label (青岚区人民政府办公室), of a body that the title names without its place (区人民政府办公室)."""
    if name[:1] not in LEVELS:
        return None
    given = (*label_names(frame, "issuer"), *label_names(frame, "publisher"))
    short = name.replace("人民政府", "政府")
    return next((full for full in given if len(full) > len(short) and full.replace("人民政府", "政府").endswith(short)), None)


def handed_out_by(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies that open the title of the notice, where a page prints the plan's own title above it."""
    for line in frame.opening:
        if "发" in line.text and (name := forwarded_name(line.text)) and squeeze(name) == squeeze(title.text or ""):
            return title_names(line.text)[0]
    return ()


def own_work(title: str) -> tuple[str, ...]:
    """The bodies that a plan for their own year of work names first: 青岚区教育局2024年工作要点."""
    match = ISSUERS.own_work.match(title)
    return names_of(match["who"]) if match else ()


def told_names(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies that the bracket below the title tells of."""
    told = history(frame, title)
    match = pattern("metadata", "proclaimed").search(told) if told else None
    return names_of(match["who"]) if match else ()


def joint_names(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies that the notice's sentence lists before 等部门制定."""
    match = ISSUERS.joint_list.search(frame.text, 0, min(len(frame.text), title.end + 3000))
    names = tuple(name for name in re.split(r"[、\s]+", match["list"]) if name) if match else ()
    return names if names and all(is_issuer(name) for name in names) else ()


def red_head(frame: Frame) -> tuple[str, ...]:
    """The bodies of the red head (…人民政府办公室文件), those on the lines above its last one included."""
    lines = frame.opening[:RED_HEAD]
    for at, line in enumerate(lines):
        if line.text.strip() == "文件" and (names := signers(lines, at, most=RED_HEAD)):
            return names
        match = pattern("metadata", "red_head").fullmatch(line.text)
        if match and (names := names_of(match["who"])):
            return (*signers(lines, at, most=RED_HEAD), *names)
    return ()


def lone_names(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies on a line of their own right below the title at the head, where a page prints who issued it."""
    for line, following in zip(frame.opening, frame.opening[1:], strict=False):
        if squeeze(strip_site(line.text)) == squeeze(title.text or "") and (names := names_of(following.text)):
            return names
    return ()


def reported_names(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies that a report in the news says have issued the document (近日，云溪市人民政府印发了《…》)."""
    match = ISSUERS.reported.search(frame.text, 0, NEWS_REACH)
    known = squeeze(bare_title(title.text or ""))
    return names_of(match["who"]) if match and known and squeeze(bare_title(match["name"])) in (known, squeeze(title.text or "")) else ()


def publishers(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies that put the page up, as a label says; those that head the page before one that does not say of which place it is."""
    names = tuple(name for name in label_names(frame, "publisher") if not name.endswith("公司") and name not in suffixes())
    return names if any(map(names_place, names)) else names_above(frame, title) or names


def names_above(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies on the line right above the title, which head the page; none where no place opens their names."""
    above = [line for line in frame.opening if line.end <= title.start]
    names = names_of(above[-1].text) if above else ()
    return names if any(map(names_place, names)) else ()


def order_names(frame: Frame) -> tuple[str, ...]:
    """The body that gives an order (中华人民共和国国务院令 → 国务院)."""
    for line in frame.lines[:20]:
        if "令" in line.text and (match := ISSUERS.order.fullmatch(line.text)):
            return names_of(match["who"])
    return ()


def label_names(frame: Frame, kind: str) -> tuple[str, ...]:
    """The bodies that a label gives."""
    values = (names_of(value.replace(";", " ").replace("；", " ").replace("|", " ")) for value in frame.labels.get(kind, ()))
    return next((names for names in values if names), ())
