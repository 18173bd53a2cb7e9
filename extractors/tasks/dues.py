"""By when a task is due: its 完成时限, or a date that governs the whole of it; dates of its parts belong to their numbers."""

import re

from extractors.tasks.scene import Scene
from extractors.timeline import TimeHit, find_times
from schemas import Section, TimeRef

SENTENCE_END = re.compile(r"[。！？]")
# 2026年6月建成投用: what a closing clause may say behind its date and still govern the whole.
COMPLETED = re.compile(
    r"(?:前)?(?:全面|基本|力争|全部|正式|建设)?(?:完成|建成|投用|投入使用|投产|竣工|办结|落实到位|上线|运行|启用|开通|见效|到位)+$"
)
COMPLETED_ENDS = frozenset("成用产工结位线行通效")
# 2023.12, 2023/6: a date only where nothing but a date is meant.
BARE_MONTH = re.compile(r"\s*(20\d\d)[./／．\-](1[0-2]|0?[1-9])(?:前|底)*\s*")
# 2024年启动，2026年完成: a date by which the work only begins.
BEGINS = re.compile(r"(?:前)?(?:全面|正式)?(?:启动|开工|动工|开始|进场)")
CLAUSE = re.compile(r"[，,；;]")
LONGEST_TITLE = 30  # characters of a title that its date governs wherever it stands


def stated_due(scene: Scene, section: Section, *, prose: bool = True) -> TimeRef | None:
    """The date that an attribution of the section, in a sentence only with `prose`, gives it: 完成时限, 2023年底前完成, 长期坚持."""
    for attribution in scene.direct.get(section.id, ()):
        if attribution.kind == "prose" and not prose:
            continue
        for start, end in attribution.dates:
            if ref := deadline(scene, start, end):
                return ref
    return None


def due_above(scene: Scene, section: Section) -> TimeRef | None:
    """The date that an attribution of an item above gives all that stands below it, as it gives them its bodies."""
    above = scene.parent_of(section)
    while above is not None:
        if ref := stated_due(scene, above, prose=False):
            return ref
        above = scene.parent_of(above)
    return None


def implied_due(scene: Scene, section: Section) -> TimeRef | None:
    """The date of the section's own words that governs the whole of it, where nothing states one."""
    return opening(scene, section) or closing(scene, section)


def deadline(scene: Scene, start: int, end: int) -> TimeRef | None:
    """The one date of a 完成时限: the first that has an end and is no beginning, as a deadline, or else 长期坚持, 每年12月底前."""
    if bare := BARE_MONTH.fullmatch(scene.text, start, end):
        return TimeRef(text=bare[0].strip(), end=f"{bare[1]}-{int(bare[2]):02}", kind="deadline")
    hits = find_times(scene.text, start, end, year=scene.year)
    dated = [hit for hit in hits if hit.ref.end]
    if not dated:
        return hits[0].ref if hits else None
    first = next((hit for hit in dated if not BEGINS.match(scene.text, hit.end, end)), dated[0])
    return first.as_deadline()


def opening(scene: Scene, section: Section) -> TimeRef | None:
    """A deadline that opens a task of one sentence, or stands in a short title (2023年底前完成数据迁移)."""
    start, end = section.head.end - len(section.title), section.head.end
    if not ("年" in section.title or "月" in section.title) or (end - start > LONGEST_TITLE and not is_one_sentence(scene, section)):
        return None
    hit = next((h for h in find_times(scene.text, start, min(end, start + LONGEST_TITLE), year=scene.year) if sets_limit(h)), None)
    return hit.as_deadline() if hit and not CLAUSE.search(scene.text, start, hit.start) else None


def sets_limit(hit: TimeHit) -> bool:
    """The time is a limit, not the year of a report or a plan."""
    return hit.ref.kind == "deadline" or (hit.ref.kind == "range" and hit.ref.end is not None and "-" in hit.ref.end)


def is_one_sentence(scene: Scene, section: Section) -> bool:
    """Title and text of the item are one sentence, attributions aside."""
    stop = min((a.start for a in scene.direct.get(section.id, ())), default=section.body.end)
    return section.body.start >= stop or not scene.text[section.body.start : stop].strip(" \n。；")


def closing(scene: Scene, section: Section) -> TimeRef | None:
    """The date of a closing clause that says no more than that the whole is then done, of a one-sentence text."""
    begin, stop = section.body.start, section.body.end
    if own := scene.direct.get(section.id):
        stop = min(stop, own[0].start)
    words = scene.text[begin:stop].strip().rstrip("。；;")
    if words[-1:] not in COMPLETED_ENDS or SENTENCE_END.search(words):
        return None
    start = scene.text.find(words, begin)
    clause = start + max((m.end() for m in CLAUSE.finditer(words)), default=0)
    end = start + len(words)
    hit = next(iter(find_times(scene.text, clause, end, year=scene.year)), None)
    if hit is None or hit.start != clause or not COMPLETED.match(scene.text, hit.end, end):
        return None
    return hit.as_deadline()
