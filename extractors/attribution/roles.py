"""What the roles of an attribution are in the end: beside a lead, and under what the plan says of its lists."""

import re
from collections.abc import Iterator, Sequence

from extractors.attribution.records import Entry
from extractors.engine import Hit, pattern, rules

SAYS_HOW = re.compile(
    "第[一1]|首|最前|前[者面的]|不再|[▲★●△☆◆*＊■○◎※][^，。；]{0,8}(?:为|是|表示|系|代表)|[以用标加注][^，。；]{0,6}[▲★●△☆◆*＊■○◎※]"
)
ASIDE_OF_LABEL = re.compile(r"[^，。；;：:（）()]{0,6}[）)]\s*[：:]")  # 责任单位（排第一位的为牵头单位）：…… goes on
BRACKETED = re.compile(r"[（(〔\[【][^（()）〔〕\[\]【】\n]{4,60}[）)〕\]】]\s*(?P<colon>[：:])?")
BLANK = "、"  # parts names and is none
CUTTING = ("convention.first-leads", "convention.mark-leads", "convention.always-includes", "convention.always-shares")


def resolve(entries: Sequence[Entry], *, first_leads: bool = False) -> list[tuple[Entry, str]]:
    """Final roles: beside a lead the unmarked are support; without one all are responsible, or the first leads where the plan says so."""
    spoken = {e.role for e in entries}
    has_lead = "lead" in spoken
    if first_leads and not has_lead:
        return list(led_by_first(entries))
    plain = "responsible" in spoken or "support" not in spoken
    final = BESIDE_LEAD if has_lead else PLAIN if plain else BESIDE_SUPPORT
    return [(entry, final.get(entry.role, entry.role)) for entry in entries]


# What becomes of the roles that are not final; `PLAIN` where bodies without a role of their own answer as much as any.
BESIDE_LEAD = {"responsible": "support", "rest": "support"}
PLAIN, BESIDE_SUPPORT = {"rest": "responsible"}, {"rest": "support"}


def led_by_first(entries: Sequence[Entry]) -> Sequence[tuple[Entry, str]]:
    """The first of the bodies without a role of their own leads, the others support."""
    first = next((e for e in entries if e.role in ("responsible", "rest")), None)
    return [(e, "lead" if e is first else "support") for e in entries]


def conventions(text: str) -> list[Hit]:
    """The sentences that say how attributions are read, in the order of the text."""
    found = []
    for rule in rules("conventions"):
        cores = [pattern("conventions", name) for name in rule.data.get("cores", "").split()]
        for start, end in lines_with(text, rule.anchors):
            if all(core.search(text, start, end) for core in cores):
                found += [Hit(rule, match) for match in rule.pattern.finditer(text, start, end)]
    return sorted(found, key=lambda hit: hit.start)


def lines_with(text: str, anchors: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The lines that hold one of the anchors, in order: no convention runs over a line's end."""
    ahead = {anchor: text.find(anchor) for anchor in anchors}
    while ahead := {anchor: place for anchor, place in ahead.items() if place >= 0}:
        first = min(ahead.values())
        stop = text.find("\n", first)
        stop = len(text) if stop < 0 else stop
        yield text.rfind("\n", 0, first) + 1, stop
        ahead = {anchor: place if place >= stop else text.find(anchor, stop) for anchor, place in ahead.items()}


def without_asides(content: str) -> str:
    """The attribution with 、 for each bracket that only says how lists are read: A（首位单位为牵头单位，下同）、B; offsets stay."""
    return BRACKETED.sub(blanked, content) if SAYS_HOW.search(content) else content


def blanked(bracket: re.Match[str]) -> str:
    """The bracket, or as much blank in its place where it only says how lists are read; a label's colon moves to its beginning."""
    if before_convention(bracket[0]):
        return bracket[0]
    return (":" if bracket["colon"] else BLANK) + BLANK * (len(bracket[0]) - 1)


def before_convention(content: str) -> int:
    """The end of an attribution before a clause or bracket that only says how lists are read (列第一位者为牵头单位，下同)."""
    if not SAYS_HOW.search(content):
        return len(content)
    said = (match for rule in rules("conventions") if rule.id in CUTTING and (match := rule.pattern.search(content)))
    found = [match.start() for match in said if not ASIDE_OF_LABEL.match(content, match.end())]
    return len(content[: min(found)].rstrip("（(，,；;。 ")) if found else len(content)
