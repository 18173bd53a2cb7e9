"""Who issued the document and when: the signature, the red head, the title's opening, or what labels state."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.agencies import is_body
from extractors.engine import lexicon, pattern
from extractors.metadata.frame import Frame, Line
from extractors.metadata.title import Title, doc_type, squeeze, strip_site
from extractors.regions import place_at
from extractors.timeline import find_times

MOST_SIGNERS = 30
SEAL = re.compile(r"[（(](?:代章|盖章|公章|印章|章|印)[）)]$")
DIVISION = re.compile(r"[\u4e00-\u9fff]{2,10}(?:司|处|科|股|室|中心|分会)$")
PARENT = ("局", "委", "部", "厅", "署", "委员会", "院", "会")
JOINED = re.compile(r"等(?:\d+|[一二三四五六七八九十]+)?(?:个)?(?:部门|单位|部委)(?:和单位)?(?:办公[厅室])?$")
TITLE_OPENING = re.compile(r"^(?P<who>[^《》]{2,160}?)\s?(?:关于|联合印发|印发|转发|批转|公布|发布)")
JOINT_LIST = re.compile(
    r"(?P<list>[^，。；：\n]{4,300}?)等(?:\d+|[一二三四五六七八九十]+)?(?:个)?部门(?:和单位)?(?:联合|研究|共同|近日|日前|今日)*(?:制定|印发|出台|发布|起草|编制)"
)
BODY_END = re.compile(
    r"(?:[厅局委部办署会府室院社处站所队校]|中心|小组|专班|指挥部|银行|公司|集团|中支|支行|分行|学院|法院|海关)(?:[（(][^（）()]{2,20}[）)])?$"
)
# Where one name ends and the next begins when a title prints them without a blank: …农业农村厅|海南省财政厅
SEAM = re.compile(r"(?<=[厅局委部办署会府室院])(?=中共|国务院|国家|中央|最高人民)")

# The committee of a place and, right behind it, another body of the same place: 中共云溪市委|云溪市人民政府
SPACED = re.compile(r"(?<=[〇零○ＯO一二三四五六七八九十]) (?=[〇零○ＯO一二三四五六七八九十年月日])")
COMMITTEE = re.compile(r"^中共(?P<place>[\u4e00-\u9fff]{1,11}?[省市区县州盟旗])委(?:员会)?(?:办公[厅室])?(?=(?P=place))")


@dataclass(frozen=True, slots=True)
class Signature:
    """The names and the date under a document or its notice; either may be missing."""

    names: tuple[str, ...]
    date: str | None


def find_issuers(frame: Frame, title: Title, signature: Signature) -> tuple[str, ...]:
    """The issuing bodies as printed: signed, else named by the title, by a red head, or by a label. Empty where none is printed."""
    if signature.names:
        return signature.names
    named, partial = title_names(title.notice or title.text or "")
    if named and partial:
        return joint_names(frame, title) or label_names(frame, "issuer") or named
    return (
        named
        or order_names(frame)
        or red_head(frame)
        or told_names(frame, title)
        or label_names(frame, "issuer")
        or lone_names(frame, title)
        or label_names(frame, "publisher")
    )


def find_signature(frame: Frame, title: Title) -> Signature:
    """The first date line with names of bodies above it, in the notice where there is one; else the last date line of the document."""
    stop = frame.outline.title.start if frame.outline.title else len(frame.text)
    alone = None
    for at, line in enumerate(frame.lines):
        if line.start >= stop or not 6 <= len(line.text) <= 160 or "年" not in line.text:
            continue
        if match := pattern("metadata", "date_line").fullmatch(SPACED.sub("", line.text) if len(line.text) <= 30 else line.text):
            date = iso(match["date"])
            if names := signers(frame.lines, at):
                # The cover of the plan gives the month, the notice before it the day.
                return Signature(names, alone if alone and date and alone.startswith(f"{date}-") else date)
            alone = date or alone
        elif (match := pattern("metadata", "signed_line").fullmatch(line.text)) and (names := names_of(match["who"])):
            return Signature(names, iso(match["date"]))
    return Signature((), alone)


def signers(lines: Sequence[Line], at: int) -> tuple[str, ...]:
    """The bodies on the lines right above the date line `at`."""
    found: list[str] = []
    for line in reversed(lines[max(0, at - MOST_SIGNERS) : at]):
        names = names_of(line.text)
        if not names:
            break
        found[:0] = names
    return merged(found)


def names_of(line: str) -> tuple[str, ...]:
    """The names that a line consists of; empty where anything else stands on it."""
    words = [SEAL.sub("", word) for word in re.split(r"[\s、，,　]+", SEAL.sub("", line.strip())) if word]
    if len(words) > 1 and all(len(word) == 1 for word in words):
        words = ["".join(words)]
    names = tuple(name for word in words for name in split_names(word))
    return names if names and all(is_issuer(name) for name in names) else ()


def is_issuer(word: str) -> bool:
    """A name that can sign a document: a body, no collective and no mere place."""
    if word in national_bodies():
        return True
    if len(word) < 3 or word.startswith(("各", "有关", "相关", "抄送", "附件")) or word.endswith("网站") or doc_type(word):
        return False
    place = place_at(word, 2 if word.startswith("中共") else 0)
    if place is not None:
        return place.end < len(word) and BODY_END.search(word) is not None and not re.search(r"[，。；：《》、]", word)
    return is_body(word) and not word.endswith(("部门", "单位", "街道", "开发区", "园区", "企业", "市", "县", "区", "省", "镇", "乡"))


def national_bodies() -> frozenset[str]:
    """The bodies of the nation whose names do not say so."""
    words = lexicon("national")["bodies"]
    assert isinstance(words, list)
    return frozenset(words)


def merged(names: Sequence[str]) -> tuple[str, ...]:
    """The names, a department that stands on a line of its own put behind its body (国家…局 / 医政司)."""
    whole: list[str] = []
    for name in names:
        inner = whole and DIVISION.fullmatch(name) and whole[-1].endswith(PARENT) and not place_at(name) and name not in national_bodies()
        if inner and not name.startswith(("国", "中", "省", "市", "区", "县")):
            whole[-1] += name
        else:
            whole.append(name)
    return tuple(dict.fromkeys(whole))


def title_names(title: str) -> tuple[tuple[str, ...], bool]:
    """The bodies that open a title, and whether 等N部门 leaves some of them out."""
    match = TITLE_OPENING.match(title)
    if match is None:
        return (), False
    who = match["who"].strip()
    bare = JOINED.sub("", who)
    names = split_names(bare)
    return (names, bare != who) if names and all(is_issuer(name) for name in names) else ((), False)


def split_names(run: str) -> tuple[str, ...]:
    """The names of a run, set apart by blanks, 、, or nothing but the place name that opens the next."""
    names: list[str] = []
    for word in re.split(r"[\s、，,　]+", run):
        opening = place_at(word, 2 if word.startswith("中共") else 0)
        seams = {match.start() for match in SEAM.finditer(word)} | {match.end() for match in COMMITTEE.finditer(word)}
        if opening:
            seams |= {
                match.start()
                for match in re.finditer(re.escape(opening.name), word)
                if match.start() > 0 and word[match.start() - 1] in "厅局委部办署会府室院"
            }
        at = 0
        for seam in [*sorted(seams), len(word)]:
            if word[at:seam]:
                names.append(word[at:seam])
            at = seam
    return tuple(names)


def joint_names(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies that the notice's sentence lists before 等部门制定."""
    match = JOINT_LIST.search(frame.text, 0, min(len(frame.text), title.end + 3000))
    names = tuple(name for name in re.split(r"[、\s]+", match["list"]) if name) if match else ()
    return names if names and all(is_issuer(name) for name in names) else ()


def red_head(frame: Frame) -> tuple[str, ...]:
    """The bodies of the red head (…人民政府办公室文件), those on the lines above its last one included."""
    lines = frame.opening[:12]
    for at, line in enumerate(lines):
        match = pattern("metadata", "red_head").fullmatch(line.text)
        if match and (names := names_of(match["who"])):
            return (*signers(lines, at), *names)
    return ()


def lone_names(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies on a line of their own right below the title at the head, where a page prints who issued it."""
    for line, following in zip(frame.opening, frame.opening[1:], strict=False):
        if squeeze(strip_site(line.text)) == squeeze(title.text or "") and (names := names_of(following.text)):
            return names
    return ()


ORDER = re.compile(r"(?:中华人民共和国)?(?P<who>[\u4e00-\u9fff]{3,20})令(?:第?\s?\d+号)?")


def order_names(frame: Frame) -> tuple[str, ...]:
    """The body that gives an order (中华人民共和国国务院令 → 国务院)."""
    for line in frame.lines[:20]:
        if "令" in line.text and (match := ORDER.fullmatch(line.text)):
            return names_of(match["who"])
    return ()


def label_names(frame: Frame, kind: str) -> tuple[str, ...]:
    """The bodies that a label gives."""
    value = frame.label(kind)
    return names_of(value.replace(";", " ").replace("；", " ").replace("|", " ")) if value else ()


def find_date(frame: Frame, title: Title, signature: Signature) -> str | None:
    """The date of the document (成文日期) as ISO 8601: signed, labelled, or beside the title.

    The day of publication stands in only where nothing else is given.
    """
    return (
        (signature.date if signature.names else None)
        or labelled_date(frame, "written")
        or bracket_date(frame, title)
        or signature.date
        or iso(history(frame, title) or "")
        or printed_date(frame)
        or labelled_date(frame, "published")
        or stamped_date(frame, title)
    )


def labelled_date(frame: Frame, kind: str) -> str | None:
    """The first date that a label of this kind gives."""
    return next((date for value in frame.labels.get(kind, ()) if (date := iso(value))), None)


def bracket_date(frame: Frame, title: Title) -> str | None:
    """The date in brackets behind the title or on a line of its own beside it."""
    for line in beside(frame, title):
        if match := pattern("metadata", "date_bracket").search(line.text):
            return iso(match["date"])
    return None


def beside(frame: Frame, title: Title) -> Iterator[Line]:
    """The lines right above, in and below the title."""
    return (line for line in frame.lines if title.start - 200 <= line.start <= title.end + 120)


def history(frame: Frame, title: Title) -> str | None:
    """What the bracket below the title tells (某年某月某日…人民政府印发 …号)."""
    found = (pattern("metadata", "history").fullmatch(line.text) for line in beside(frame, title))
    told = next((match["told"] for match in found if match), None)
    return told if told and len(re.findall(r"\d{4}年\d{1,2}月", told)) == 1 else None


def told_names(frame: Frame, title: Title) -> tuple[str, ...]:
    """The bodies that the bracket below the title tells of."""
    told = history(frame, title)
    match = pattern("metadata", "proclaimed").search(told) if told else None
    return names_of(match["who"]) if match else ()


def printed_date(frame: Frame) -> str | None:
    """The date of the imprint (…2023年7月18日印发)."""
    for line in reversed(frame.lines[-12:]):
        if match := pattern("metadata", "printed_line").fullmatch(line.text):
            return iso(match["date"])
    return None


def stamped_date(frame: Frame, title: Title) -> str | None:
    """The day on a line of its own beside the title, as a page prints when it was put up (2022-05-19 14:17)."""
    found = (pattern("metadata", "stamp").fullmatch(line.text) for line in beside(frame, title))
    return next((iso(match["date"]) for match in found if match), None)


def iso(text: str) -> str | None:
    """The first date of a text to the month or the day, as ISO 8601."""
    compact = re.sub(r"\s", "", text) if "年" in text else re.sub(r"\s?([-./])\s?", r"\1", text)
    hits = find_times(compact)
    date = hits[0].ref.start or hits[0].ref.end if hits else None
    return date if date and len(date) > 4 else None


def find_number(frame: Frame, title: Title) -> str | None:
    """The 文号 of the document or its notice: on a line of its own near the title, behind the title, or as a label gives it."""
    limit = min(title.end + 401, body_start(frame, title))
    lines = [line for line in frame.lines if line.start < limit]
    for line in lines[:40]:
        text = line.text.strip(" *#")
        if len(text) <= 60 and (match := pattern("metadata", "number_line").fullmatch(text)):
            return match["number"]
    for given in (title.notice, *(line.text for line in lines if len(line.text) <= 120)):
        for name in ("number_behind", "number_glued"):
            if given and "。" not in given and (match := pattern("metadata", name).search(given)):
                return match["number"]
    for line in lines[:40]:
        if match := pattern("metadata", "number_before").match(line.text):
            return match["number"]
    value = frame.label("number")
    if value and (match := pattern("metadata", "number_line").fullmatch(value)):
        return match["number"]
    told = pattern("metadata", "number_within").search(history(frame, title) or "")
    return order_number(frame) or (told["number"] if told else None)


def body_start(frame: Frame, title: Title) -> int:
    """Where the plan's first numbered item stands."""
    return min((s.head.start for s in frame.outline.sections if s.kind != "annex" and s.head.start > title.end), default=len(frame.text))


def order_number(frame: Frame) -> str | None:
    """The number of an order (…令 / 第739号)."""
    for line, following in zip(frame.lines[:20], frame.lines[1:21], strict=False):
        match = pattern("metadata", "order_line").fullmatch(following.text)
        if match and line.text.endswith("令") and len(line.text) <= 40:
            return re.sub(r"\s", "", line.text + match["number"])
    return None
