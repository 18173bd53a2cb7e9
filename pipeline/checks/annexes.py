"""Annexes that the text speaks of and the document does not hold."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.engine import Patterns
from extractors.numerals import parse_ordinal
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import CLAUSE_MARKS, Scene

ANNEXES = Patterns("annexes", __file__)


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex spoken of at text[start:end]; number 0 and an empty title where none is given."""

    start: int
    end: int
    number: int = 0
    title: str = ""


def missing_annexes(scene: Scene) -> Iterator[Doubt]:
    """Annexes referred to or listed of which neither a heading nor the title stands in the text; those said to be left out are none."""
    listed, heads = list(listings(scene)), headings(scene)
    count = sum(section.rule == "outline.annex" for section in scene.plan.sections)
    told = {annex.number for annex in listed if ANNEXES.omitted.search(line_at(scene, annex.end))}
    missing: list[Annex] = []
    for annex in sorted([*listed, *references(scene)], key=lambda one: (not (one.number or one.title), one.start)):
        there = annex.number in heads or 0 < annex.number <= count or (not annex.number and (heads or count))
        listed_elsewhere = not annex.number and not annex.title and missing  # 详见附件, and the list of them says which
        if not there and not listed_elsewhere and annex.number not in told and not again(scene.text, annex.title):
            told.add(annex.number)
            missing.append(annex)
    if missing:
        places = [scene.place(*scene.around(annex.start, annex.end, CLAUSE_MARKS)) for annex in sorted(missing, key=lambda one: one.start)]
        yield Doubt("annex-missing", tuple(dict.fromkeys(places)), {"annex": "、".join(called(annex) for annex in missing)})


def called(annex: Annex) -> str:
    """An annex for a message."""
    return f"附件{annex.number or ''}{f'（{annex.title}）' if annex.title else ''}"


def headings(scene: Scene) -> set[int]:
    """The numbers of the annexes that open with a line of their own; 0 for one without a number."""
    lists = {match.start() for match in ANNEXES.listing.finditer(scene.text)}
    return {parse_ordinal(match["number"] or "") or 0 for match in ANNEXES.head.finditer(scene.text) if match.start() not in lists}


def listings(scene: Scene) -> Iterator[Annex]:
    """The annexes named below the text: 附件：1.… 2.…."""
    for match in ANNEXES.listing.finditer(scene.text):
        at, expected = match.end(), 1
        while item := ANNEXES.item.match(scene.text, at):
            number = int(item["number"] or 0)
            if number != expected and not (expected == 1 and number == 0):
                break
            if not ANNEXES.apart.search(item["title"]):
                yield Annex(item.start("title"), item.end(), number, bare_title(item["title"]))
            if not number:
                break
            at, expected = item.end() + 1, expected + 1


def bare_title(printed: str) -> str:
    """The title of a listed annex, without its version and without the marks around the whole of it."""
    title = ANNEXES.version.sub("", printed).strip("。 ")
    return title[1:-1] if title[:1] == "《" and title.find("》") == len(title) - 1 else title


def references(scene: Scene) -> Iterator[Annex]:
    """The annexes that the text refers to as its own: 见附件1."""
    for match in ANNEXES.referred.finditer(scene.text):
        if not scene.in_book(match.start()) and scene.text[max(0, match.start() - 1) : match.start()] != "》":
            yield Annex(match.start(), match.end(), parse_ordinal(match["number"] or "") or 0)


def again(text: str, title: str) -> bool:
    """The title stands in the text more than once, white space aside."""
    return bool(title) and "".join(text.split()).count("".join(title.split())) > 1


def line_at(scene: Scene, at: int) -> str:
    """The line around an offset."""
    return scene.text[slice(*scene.around(at, at, "\n"))]
