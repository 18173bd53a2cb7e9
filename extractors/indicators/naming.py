"""Names what a number counts: the noun phrase around it, made of the text's own words, and whose it is."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.condensing import QUALITY, chosen, used, without_slogans
from extractors.indicators.context import Context, Gap
from extractors.indicators.grants import is_grant, rate_before_grant, rate_of, settled
from extractors.indicators.inheriting import completed
from extractors.indicators.relating import related
from extractors.indicators.wording import (
    ADVERBIAL,
    REGION,
    ends_in_measure,
    is_predicate,
    opening_verb,
    setting_inside,
    split_verb,
    strip_closing,
    strip_opening,
    strip_particles,
    strip_setting,
)

# 全区共有医院18家: whose they are stays, that there are so many goes
HELD = re.compile(
    r"^((?:[全本我各][市区县省国州盟镇旗乡]|[^，。的每各]{1,4}[市县区州旗镇])?)(?:共有|现有|已有|拥有|累计有|共?现?设有)(?=[^，。]{2})"
)


# 按照省里“平均贷款利率: the name of a quoted requirement begins in the quotation
OPENED = re.compile(r"^[^”]*“(?=[^”]{4,}$)")
# 担保机构将平均费率降至1%: what takes the measure up
TAKEN = re.compile(r"(?<=[构门位业市区县局会院])将(?=[^，。军来要]{2,12}[率费额量价本限数]$)")


def trimmed(name: str) -> str:
    """The name without what only says how it is called, how it goes, or that there are more."""
    if "为" in name:
        name = THEME.sub("", name)
    if "（" in name:
        name = CALLED.sub("", name)
        name = SAYS_MORE.sub("", name) if len(name) > 30 else name
    if name.endswith("等") and "、" in name:
        name = name[:-1]
    return LANDS.sub("", name) if "落" in name else name


CALLED = re.compile(r"（以下[简统]?称[^（）]*）")
SAYS_MORE = re.compile(r"（[含包][^（）]{4,}）")
# 推动100项事项落地实施
LANDS = re.compile(r"(?<=.{4})(?:落地|落实)(?:落实|落地|实施|见效|生效|应用)$")
# 以“消费惠民”为主题的活动
THEME = re.compile(r"^以?[“《][^“”《》]{1,30}[”》]为(?:主题|主线|主要内容|载体|抓手|引领)的(?=.{3})")


class Around(NamedTuple):
    """The words around a run: `before` stripped of what opens and closes it, `rest` behind the unit, and the clause that follows.

    `linked` says of a share that a link word (达到, 为) stands before it.
    """

    lead: str
    before: str
    rest: str
    following: str
    share: bool
    limit: bool
    linked: bool
    shared: bool


def name_of(sentence: Sentence, mention: Mention, context: Context, followers: Sequence[Mention] = ()) -> str:
    """The name of what a mention's amounts count; `followers` are the mentions behind it that may carry its predicate."""
    around = words_around(sentence, mention, context, followers)
    name = put_together(around, mention, context)
    if around.share and "按" in around.lead:
        behind = sentence.text[mention.last.end : min(sentence.end, mention.last.end + 40)]
        name = rate_before_grant(around.lead, behind) or name
    name = without_slogans(trimmed(name))
    if mention.last.shape == "count":
        name = chosen(around.lead, used(around.lead, name))
    name = name.strip("，,、；;：: 。")
    name = HELD.sub(r"\1", name) if "有" in name else name
    name = TAKEN.sub("", name) if "将" in name else name
    name = OPENED.sub("", name) if "“" in name else name
    if mention.last.shape == "span" and len(name) > 6:
        name = name.removeprefix("完成")
    name = settled(completed(Gap(name[:-1] if name.endswith("的") and "占" in name else name, sentence, mention, context)))
    context.remember(name, around.before, mention)
    return name


def words_around(sentence: Sentence, mention: Mention, context: Context, followers: Sequence[Mention]) -> Around:
    """The words that a name may be made of."""
    lead = words_of(sentence, *mention.lead, context.times)
    rest = words_of(sentence, *mention.rest, context.times).strip("，,、；;：: ")
    last, shared = mention.run[-1], bool(followers) and followers[0].joint == "shared"
    share = last.shape == "share"
    if shared:
        rest = strip_closing(rest)
    if share and rest[:1] in RATE_OPENS:
        rest = RATE_WORD.sub("", rest)
    if rest[:1] in BRACKET_OPENS:
        rest = FIRST_BRACKET.sub("", rest)
    if rest.startswith("符合") and last.shape == "count":
        rest = QUALITY.sub("", rest)
    if rest[:1] in GOES_ON_OPENS:
        rest = GOES_ON.sub("", rest)
    if followers and not shared:
        rest += lent_predicate(sentence, mention, rest, followers, context)
    following = ""
    limit = (
        last.shape == "span"
        and last.compare in ("<=", "<")
        and (EVENT.search(lead) is not None or (not lead and bool(context.actor)))
        and (lead.endswith("在") or not LINKED.search(lead))
        and not ends_in_measure(strip_closing(lead))
    )
    if limit and not rest:
        following = clause_after(sentence, mention.rest[1], context)
    opened = strip_opening(without_place(lead))
    before = strip_whom(strip_opening(strip_closing(opened)))
    linked = share and LINKED.search(opened, max(0, len(opened) - 4)) is not None
    return Around(lead, before, rest, following, share, limit, linked, shared)


FIRST_BRACKET = re.compile(r"^[（(][^（）()]*[）)]")
# 达到90%并保持稳定: what goes on behind the number
GOES_ON = re.compile(r"^(?:并(?![网购联轨])|且|同时|及时).*")
# 按照50%幅度减免
RATE_WORD = re.compile(r"^的?(?:幅度|比例)(?=[^，。；]{2})")
# The first characters of what the three match.
BRACKET_OPENS, GOES_ON_OPENS, RATE_OPENS = frozenset("（("), frozenset("并且同及"), frozenset("的幅比")
FOR_WHOM = re.compile(
    r"^(?:由[^，。]{1,6}|[^，。对]{0,8}(?:财政|政府|部门|专项资金)(?:将|可|继续|再|按规定|按政策)*)?(?:对于?(?![外口接标应])|凡)(?=.{4})"
)


def without_place(lead: str) -> str:
    """The words before a number without where or for whom a thing is set up (在重点乡镇建设……): from the verb on."""
    if not lead.startswith(("在", "为", "面向")):
        return lead
    if lead.startswith(("在每个", "为每个")):
        return lead[1:]
    verb = setting_inside().search(lead, 3)
    return lead[verb.start() :] if verb else lead


LINKED = re.compile(r"(?:达到?|[^成作认因行]为|[高升加长低降少缩减大]至|[高升加长低降少缩减大]到|在)[了约近]?$")


def strip_whom(words: str) -> str:
    """The words without a leading 对 or 由各区对."""
    for_whom = FOR_WHOM.match(words) if "对" in words or "凡" in words else None
    return words[for_whom.end() :] if for_whom else words


# a limit counted from something: 收到申请后3个工作日内, 公告之日起2个工作日内, 应于5日内
EVENT = re.compile(r"之日起|日起|[后前]|(?:应|须|要|应当)?(?:在|于)$|自")


def words_of(sentence: Sentence, start: int, end: int, times: Sequence[tuple[int, int]]) -> str:
    """The words of a span, the times in it left out."""
    if not times:
        return sentence.text[start:end].strip()
    out, at = [], start
    for begin, stop in times:
        if at <= begin and stop <= end:
            out.append(sentence.text[at:begin])
            at = stop
    out.append(sentence.text[at:end])
    return "".join(out).strip()


def clause_after(sentence: Sentence, place: int, context: Context) -> str:
    """The clause behind the mark at `place`, its 在…… left out."""
    marks = sentence.marks(place, sentence.end)
    if not marks or sentence.text[marks[0] - 1] not in "，,":
        return ""
    end = marks[1] - 1 if len(marks) > 1 else sentence.end
    words = words_of(sentence, marks[0], end, context.times).strip("。；; ")
    return re.sub(r"^在[^，]{0,24}?[”台站上中](?=.{2})", "", words)[:30]


def lent_predicate(sentence: Sentence, mention: Mention, rest: str, followers: Sequence[Mention], context: Context) -> str:
    """The predicate that stands once behind the last of a list (每周7天、每天24小时开放; A的100%和B的80%能够……)."""
    if not followers or followers[0].joint not in "、和及与":
        return ""
    after = followers[0]
    theirs = words_of(sentence, *after.rest, context.times)
    if (not rest and after.first.unit == mention.last.unit) or mention.last.shape == "span" == after.first.shape:
        return theirs if not rest and (is_predicate(theirs) or mention.last.shape == "span") else ""
    if grade := re.fullmatch(r"[^，。；的]{1,6}级", rest):
        noun = re.match(r"[^，。；的]{1,6}级(?=.{2})", theirs)
        return theirs[noun.end() :] if noun and grade else ""
    if rest.startswith("的") and theirs.startswith("的") and mention.last.shape == "share":
        verb = re.search(r"(?<=.{2})(?:能够|可以|可|均|全部|都|实现|设[立置]|具备|建有|配备|达到|开展|提供)(?=.{2})", theirs)
        return theirs[verb.start() :] if verb else ""
    return ""


def put_together(around: Around, mention: Mention, context: Context) -> str:
    """The name from the words before and behind the run, by how the number stands among them."""
    before, rest = around.before, around.rest
    if around.share:
        before = (OF_WHOLE if before.endswith("的") else OF_PART).sub(r"占\1", before)
    if around.share and (share := rate_of(strip_whom(around.lead), rest)):
        return share
    if around.limit:
        context.actor = actor(before) or (context.actor if mention.joint in ("、", "和") else "")
        return strip_setting(context.actor) + strip_particles(strip_opening(rest or around.following))
    if around.share and not rest and PART_OF.search(around.lead):
        return strip_closing(before) + "占比"
    if around.share and AFTER_RATE.fullmatch(rest) and "按" in around.lead:
        taken = SHARED_OUT.search(rest)
        return BY_SHARE.sub("" if taken else "占", strip_closing(before)) + (taken[0] + "比例" if taken else "")
    if (
        not rest
        or rest in ("的", "次", "人次", "政策", "的政策", "优惠政策")
        or (around.share and around.linked and not rest.startswith("的"))
    ):
        return bare_noun(measured_alone(before.removeprefix("的")))
    if rest.startswith("的"):
        return relative(around, rest[1:], mention, context)
    if is_predicate(rest):
        return ("" if opening_verb().fullmatch(before) else strip_setting(before)) + strip_particles(rest)
    subject, verb = split_verb(before)
    if around.share and not verb:
        return before + strip_particles(rest)
    before = before.removeprefix("的")
    noun = COMPARED.sub("", rest)
    context.frame = before or context.frame
    if mention.last.shape == "count" and not around.shared and (clause := related(noun)):
        does, noun = clause
        return does + INSTANCES.sub("", owner(subject, verb)) + noun
    if len(noun) <= 2 and verb and not verb.endswith(CHOOSING):
        return INNER.sub("", before) + noun
    return owner(subject, verb) + noun


# 不低于总分值的15%, 超过总能量的5%
OF_WHOLE = re.compile(
    r"(?:(?:原则上|均)?(?:不低于|不高于|不超过|不少于|不得超过|不得低于|超过|高于|低于|少于|占到?|达到?|为|控制在|[提增降减]?[高加升低少]?[到至]))([^，。；、]{2,20})的$"
)


# 按90%收取, 按不超过资金总额的15%安排: what is done at the rate is no part of the name
AFTER_RATE = re.compile(
    r"(?:的?(?:比例|标准|幅度))?(?:予以|进行)?(?:安排|执行|收取|征收|缴纳|计算|计提|计取|提取|核定|核算|支付|拨付|配套|落实|返还|兑付|掌握|确定|控制|测算|分担|分成|承担)"
)
SHARED_OUT = re.compile(r"配套|返还|分担|分成|承担")
BY_SHARE = re.compile(r"按照?占|按照?(?=[^按占]{2,20}$|$)")
COMPARED = re.compile(r"^(?:左右|以上|以下|以内|的|及)+")
# 企业占28.9%
PART_OF = re.compile(r"占(?:约|近|达|到)?$")
OF_PART = re.compile(r"(?<=.)(?:不得?|不应)(?:超过|低于|高于|少于)([^，。；、]{2,14})$")


def bare_noun(before: str) -> str:
    """The words before a number without the verb that sets the thing up, kept where next to nothing is left without it (引进专家)."""
    name = strip_setting(before)
    return name if len(name) > 2 or len(before) > 8 else before


MOVES = re.compile(r"(?:提升|提高|降低|压减|压缩|缩短|减少|增加(?!值)|扩大|优化|推动|保持|稳定|控制|确保|实现)(?=.{4})")


def measured_alone(before: str) -> str:
    """The name of a measure without the verb that moves it (提高参保率至95%)."""
    moves = MOVES.match(before)
    return before[moves.end() :] if moves and ends_in_measure(before) else before


def actor(before: str) -> str:
    """Who has to keep a limit: the words before 应于, 在 or 自."""
    if event := re.fullmatch(r"[^，。；]{2,8}后", before):
        return event[0]
    cut = re.search(r"(?:原则上|应当?|须|必须|要(?!素)|自(?![治主贸然])|在(?![校建线册岗])|于|从(?!业)|对(?!外))", before)
    return before[: cut.start()] if cut else "" if EVENT.search(before) else before


def relative(around: Around, noun: str, mention: Mention, context: Context) -> str:
    """的 behind the number: 100%的村卫生室能够…… is about 村卫生室; 聚集了90%的机构 about what gathers them."""
    before = around.before
    if ends_in_measure(before) and not is_grant(noun):
        return strip_setting(before) if around.share else noun + strip_setting(before)
    if noun.startswith(("速度", "增速", "幅度")):
        return strip_setting(before)
    if noun.startswith("标准"):
        given = re.match(r"标准(?:给予|予以|发放|提供)?([^，。；给予]{0,8}?(?:补贴|补助|奖励|津贴|资助))", noun)
        return before + (given[1] if given else "") + "标准"
    subject, verb = split_verb(before)
    if verb in ("聚集", "集聚", "汇聚", "聚集了", "集聚了", "汇聚了", "拥有") and not subject.startswith(("通过", "围绕")):
        context.frame = subject + verb.rstrip("了") + "的"
        return context.frame + noun
    inherited = context.frame if mention.joint in ("、", "和") and context.frame.endswith("的") else ""
    return inherited + owner(subject, verb) + noun


def owner(subject: str, verb: str) -> str:
    """The subject, with its verb, as far as it names who or where: not an adverbial, not a mere region before a verb."""
    if verb.endswith(GIVING) and (given := re.match(r"^(?:对于?|凡|为|向)?(.{2,60}?)的?$", subject)):
        return given[1]
    subject = strip_opening(subject[2:] if subject.startswith(("全部", "所有")) else subject)
    if "每" in subject and "每" not in subject[:1]:
        subject = strip_setting(subject)
    if (
        not subject
        or OWN_REGION.fullmatch(subject)
        or ADVERBIAL.match(subject)
        or (verb and REGION.match(subject))
        or subject.endswith("等")
    ):
        return ""
    if enumeration := ENUMERATES.search(subject):
        return subject[: enumeration.start()].removeprefix("确定")
    if modal := MODAL.search(subject, 2):
        subject = subject[: modal.start()]
    if subject.endswith(PLACES):
        subject = subject.removesuffix("面")[:-1]
    kept = verb if len(verb) == 2 and verb not in ("配备", "设置", "建设", "新建", "新增", "完成", "创建", "培育") else ""
    return strip_setting(subject) + kept if len(subject) <= 40 else ""


# 支持其行政区域内1家企业, 在医疗、教育等领域新增场景: where, in general
OWN_REGION = re.compile(
    r"其?(?:本?行政区域|辖区|辖区范围|所辖区域)内?|[^，。；]{1,16}、[^，。；]{1,16}等(?:重点|相关)?(?:领域|行业|方面|场景)"
)
ENUMERATES = re.compile(r"包括|包含|涵盖|即")
MODAL = re.compile(r"能够|可以|应当|必须|须|按照|根据|通过|采取|采用|原则上|至少")
PLACES = ("中", "内", "里", "上", "方面")
# “甲”“乙”2个品牌: which ones they are
INSTANCES = re.compile(r"^(?:[“《][^“”《》]*[”》]、?)+$")
INNER = re.compile(r"原则上|一般(?=每)")
CHOOSING = ("选择", "选取", "确定", "指定", "委托", "明确", "拥有", "聚焦")
GIVING = ("给予", "予以", "发放", "补助", "奖励", "补贴", "奖补", "资助")
