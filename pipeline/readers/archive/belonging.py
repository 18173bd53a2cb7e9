"""Which files of a bundle are one document: a notice with its annexes, told by their names and by what the notice names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from pathlib import PurePosixPath

from extractors.engine import Patterns
from extractors.numerals import parse_ordinal
from schemas import Document

BELONGING = Patterns("belonging", __file__)
# What a name carries besides its title
ORNAMENT = re.compile(r"[\s《》“”\"'（）()【】\[\]〔〕·,，、.。:：;；_—\-–]+")
# A title shorter than this is found in too many texts.
TITLE_LEAST = 6
# The best of several renditions of one text, best first
RENDITIONS = ("docx", "docm", "doc", "wps", "ofd", "html", "htm", "rtf", "md", "txt", "pdf")


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a bundle that was read: its path inside the bundle, and its Document."""

    name: str
    document: Document

    @property
    def path(self) -> PurePosixPath:
        """The path inside the bundle."""
        return PurePosixPath(self.name.replace("\\", "/"))


def without_renditions(parts: Sequence[Part]) -> tuple[list[Part], list[str]]:
    """The parts less those that are one text in another format (same folder, same name), and the names of those left out."""
    best: dict[tuple[PurePosixPath, str], Part] = {}
    for part in parts:
        key = (part.path.parent, part.path.stem)
        if _rank(part) is not None and (key not in best or (_rank(part) or 0) < (_rank(best[key]) or 0)):
            best[key] = part
    kept = [part for part in parts if _rank(part) is None or best[part.path.parent, part.path.stem] is part]
    return kept, [part.name for part in parts if part not in kept]


def group(parts: Sequence[Part]) -> list[list[Part]]:
    """The documents of a bundle, each as its main file and then its annexes by number; in the order of their main files.

    A file is an annex of the one main file in its folder (or the folder around an 附件 folder) if its name says so, and of the
    file that hands out or lists its title in any case. Annexes of which nothing tells the main file stand alone.
    """
    mains = [part for part in parts if annex_number(part) is None]
    owners: dict[str, Part] = {}
    for part in mains:
        owner = _naming(part, [main for main in mains if main is not part and main.name not in owners])
        if owner is not None and not _names(part, owner):
            owners[part.name] = owner
    heads = [main for main in mains if main.name not in owners]
    for annex in parts:
        if annex_number(annex) is not None:
            near = [main for main in heads if main.path.parent in _homes(annex)]
            owner = near[0] if len(near) == 1 else _naming(annex, near or heads)
            if owner is not None:
                owners[annex.name] = owner
    roots = {part.name: _root(part, owners) for part in parts}
    return [
        [part, *sorted((p for p in parts if p is not part and roots[p.name] is part), key=lambda p: _order(part, p))]
        for part in parts
        if roots[part.name] is part
    ]


def _root(part: Part, owners: dict[str, Part]) -> Part:
    while part.name in owners:
        part = owners[part.name]
    return part


def annex_number(part: Part) -> int | None:
    """The number of an annex by its name, 0 for one without a number; None for a file that is no annex."""
    stem = part.path.stem
    match = BELONGING.annex_first.match(stem) if "附" in stem else None
    match = match if match is not None and _is_annex_word(stem) else BELONGING.annex_inside.search(stem)
    if match is None:
        return 0 if any(BELONGING.annex_folder.match(folder) for folder in part.path.parts[:-1]) else None
    return parse_ordinal(match["number"] or "") or 0


def _is_annex_word(stem: str) -> bool:
    """附件, 附表, 附录 or 附1 at the head; not 附近, 附属 and other words."""
    return BELONGING.annex_word.match(stem) is not None


def _homes(annex: Part) -> list[PurePosixPath]:
    folder = annex.path.parent
    return [folder, folder.parent] if BELONGING.annex_folder.match(folder.name) else [folder]


def _naming(part: Part, mains: Sequence[Part]) -> Part | None:
    """The one main file whose text names this file's title; None where none or several do."""
    found = [main for main in mains if _names(main, part)]
    return found[0] if len(found) == 1 else None


def _names(main: Part, part: Part) -> bool:
    title = _bare_title(part)
    return len(title) >= TITLE_LEAST and title in _claims(main)


def _claims(main: Part) -> str:
    """Where a notice names what comes with it: 关于印发…的通知, 现将…印发给你们, 附件：1.…; a plan that is merely cited is none of it."""
    lines = main.document.text[:20_000].split("\n")
    claimed = [line for line in lines[:8] if BELONGING.sends.search(line)] + [line for line in lines if BELONGING.hands_out.search(line)]
    for index, line in enumerate(lines):
        if BELONGING.annex_list.match(line):
            claimed += [line, *takewhile(BELONGING.listed.match, lines[index + 1 : index + 20])]
    return _bare("\n".join(claimed))


def _bare_title(part: Part) -> str:
    """The title in a file's name, without the annex's number and without ornaments."""
    return _bare(BELONGING.before_title.sub("", part.path.stem))


def _bare(text: str) -> str:
    return ORNAMENT.sub("", text)


def _order(main: Part, annex: Part) -> tuple[int, int, str]:
    """By number; without one, by where the main file names it."""
    number = annex_number(annex)
    at = _bare(main.document.text).find(_bare_title(annex))
    return (number or 10_000, at if at >= 0 else 10**9, annex.name)


def _rank(part: Part) -> int | None:
    suffix = part.path.suffix.lower().lstrip(".")
    return RENDITIONS.index(suffix) if suffix in RENDITIONS else None
