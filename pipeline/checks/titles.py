"""What the plan calls itself in different words at different places."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from extractors.engine import Patterns
from extractors.metadata.wording import doc_types
from extractors.regions import bare_names, find_places
from pipeline.checks.doubt import Doubt
from pipeline.checks.scene import Scene
from schemas.finding import Place

MARKS = re.compile(r"[\W_]+")
TITLES = Patterns("titles", __file__)
# Behind it stands a 文号, so that it is another document: the plan's own forerunner, or its superior's.
NUMBERED = re.compile(r"[（(][^（）()]{0,20}[〔\[（(]?(?:19|20)\d\d[〕\])）]?")
LIKE, LEAST_TITLE, LONGEST_TITLE, MOST_APART = 0.85, 10, 60, 6
LINE, PROSE = re.compile(r"[^\t\n]+"), re.compile(r"[。，；：:《》]")
KINDS = {"举措": "措施", "政策": "措施", "纲要": "规划", "预案": "方案", "细则": "办法"}
JUDGED = {"方案", "计划", "规划", "意见", "要点", "措施", "办法"}
OPENING = 1500  # characters in which a plan says what it sets


def bare(text: str) -> str:
    """The words alone, without white space and punctuation."""
    return MARKS.sub("", text)


def named_otherwise(scene: Scene) -> Iterator[Doubt]:
    """Names in the text, in 《》 or alone on a line, that can only mean the plan itself and are not its title."""
    title = scene.plan.document.title
    shown = title_place(scene, title) if title else None
    told: set[str] = set()
    for start, end in sorted([*named_documents(scene), *lines(scene)]) if title and shown else ():
        name = "".join(scene.text[start:end].split()).strip("《》")
        if title and shown and name not in told and means_itself(name, title) and not shown.start <= start < shown.end:
            told.add(name)
            yield Doubt("own-title-differs", (shown, scene.place(start, end)), {"title": title, "name": name})


def named_documents(scene: Scene) -> Iterator[tuple[int, int]]:
    """All 《…》 without a 文号 behind them."""
    return ((start, end) for start, end in scene.books if not NUMBERED.match(scene.text, end))


def lines(scene: Scene) -> Iterator[tuple[int, int]]:
    """The lines that can be a title: no longer than one, and without punctuation."""
    for match in LINE.finditer(scene.text):
        if LEAST_TITLE <= len(match[0]) <= LONGEST_TITLE and not PROSE.search(match[0]):
            yield match.span()


def title_place(scene: Scene, title: str) -> Place | None:
    """Where the title is printed, white space aside."""
    pattern = r"\s*".join(map(re.escape, "".join(title.split())))
    found = list(re.finditer(pattern, scene.text))
    alone = [match for match in found if not scene.in_book(match.start())]
    match = next(iter(alone or found), None)
    return scene.place(*match.span()) if match else None


def means_itself(name: str, title: str) -> bool:
    """The name is the title but for a few words, and neither year, number, owner nor region makes it another document."""
    one, other = (bare(TITLES.printing.sub("", TITLES.added.sub("", text))) for text in (name, title))
    if one == other or one in other or other in one or min(len(one), len(other)) < LEAST_TITLE:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.ratio() < LIKE or TITLES.figures.findall(name) != TITLES.figures.findall(title):
        return False
    apart = [(one[a:b], other[c:d]) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    return regions(name) == regions(title) and all(
        max(len(x), len(y)) <= MOST_APART and not TITLES.other_owner.search(x + y) for x, y in apart
    )


def regions(text: str) -> set[str]:
    """The divisions that a title names, in full or short: 广州市, 广州."""
    short = {text[i : i + size] for size in (2, 3) for i in range(len(text) - size + 1)} & bare_names().keys()
    return {place.name for place in find_places(text)} | short


def called_otherwise(scene: Scene) -> Iterator[Doubt]:
    """The plan calls itself another kind of document than its title does: 实施意见, and 制定本方案 or 本方案由…负责解释."""
    document = scene.plan.document
    own = kind_of_title(document.doc_type)
    shown = title_place(scene, document.title) if document.title else None
    if own is None or shown is None:
        return
    until = min(shown.end + OPENING, next((s.start for s in scene.plan.sections if s.start > shown.end), len(scene.text)))
    set_up = TITLES.sets_up.search(scene.text, shown.end, until)
    found = [*filter(None, (set_up,)), *speaks_of_itself(scene, until)]
    told = {own}
    for match in found:
        kind = KINDS.get(match["kind"], match["kind"])
        if kind not in told:
            place = with_clause_before(scene, match) if match is set_up else scene.clause(*match.span())
            values = {"title": document.title or "", "name": match[0], "own": document.doc_type or ""}
            yield Doubt("own-title-differs", (shown, place), values, says="own-kind-differs")
        told.add(kind)


def with_clause_before(scene: Scene, match: re.Match[str]) -> Place:
    """结合我市实际，制定本方案: what is set up, and why."""
    begin = scene.around(*match.span(), "。；;\n，,")[0]
    begin = scene.around(begin - 1, begin - 1, "。；;\n，,")[0] if scene.text[begin - 1] in "，," else begin
    return scene.place(begin, match.end())


def speaks_of_itself(scene: Scene, start: int) -> Iterator[re.Match[str]]:
    """Where the body names its own kind; what an annex, or another document of the bundle, says of itself does not count."""
    until = next((s.start for s in scene.plan.sections if s.rule == "outline.annex" and s.start > start), len(scene.text))
    titles = [scene.text[slice(*span)].strip() for span in lines(scene)]
    for match in TITLES.itself.finditer(scene.text, start, until):
        if not scene.in_book(match.start()) and not any(line.endswith((match["kind"], f"{match['kind']}（试行）")) for line in titles):
            yield match


def kind_of_title(doc_type: str | None) -> str | None:
    """The last word of a document's type, where it is one that plans are called by."""
    word = next((kind for kind in doc_types() if doc_type and doc_type.endswith(kind)), None)
    word = KINDS.get(word or "", word)
    return word if word in JUDGED else None
