"""Completes names with what the words before them gave: population, subject, and the thing that a bare measure measures."""

import re
from typing import TYPE_CHECKING

from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.wording import (
    BARE,
    OUR_REGION,
    REGION,
    closing_verb,
    ends_in_measure,
    opening_verb,
    strip_opening,
    strip_setting,
)
from extractors.parts import is_action

if TYPE_CHECKING:
    from extractors.indicators.naming import Context

TOPIC = re.compile(r"^((?:全|本|我|各)[市区县省国州盟镇旗乡][^，。；的]{0,14}的)(?=.{2})")
PER_HEAD = re.compile(
    r"^(每(?:千|万|百|十万|百万|\d+万)(?:名|个)?(?:常住|户籍|农村|城镇|老年|就业)*(?:人口|居民|人|名[^，、]{1,4})(?:拥有|配备)?)(?=.{2})"
)
LISTED = "、和及与"
# 国家级5家、省级20家: the grade stands for the whole name
GRADE = re.compile(r"^(?:其中)?(?:国家|省|市|县|区|自治区|地市|部|厅|校|院|世界|国际)(?:部?级)?(?:及其?以上|以上)?")
PER_PERSON = re.compile(r"^(?:全[市区县省国])?每?(?:千|万|百|十万)人(?:口)?(?=.{4})")


def completed(name: str, sentence: Sentence, mention: Mention, context: "Context") -> str:
    """The name with what it leaves to the words before it."""
    name = name.strip("，,、；;：: 。")
    if name.endswith("的") and "占" in name:
        name = name[:-1]
    near = context.last if mention.near else ""
    if not name:
        bare = PER_PERSON.sub("", near) if mention.joint in "（(" else near
        return bare or object_before(sentence, mention, context)
    if standard := re.fullmatch(r"(?:补贴|补助|奖励|发放)?标准为?(每[^，。]{1,8})", name):
        return (
            re.sub(r"(?:给予|发放|予以)", "", re.sub(r"^(?:对于?|向|为)", "", near or object_before(sentence, mention, context)))
            + standard[1]
            + "标准"
        )
    if is_grant(name) and len(name) <= 10 and not name.startswith(("单", "每")):
        given = near.removesuffix("给予") if mention.joint == "shared" else receiver_before(sentence, mention)
        if given:
            return given + name
    if GRADE.fullmatch(name) and context.last:
        return name + GRADE.sub("", context.last.removeprefix("新增"))
    if BARE.match(name):
        base = near or object_before(sentence, mention, context)
        return without_measure(base, name) + name
    if among := among_last(name, sentence, mention, near):
        return among
    if RELATIVE_RATE.fullmatch(name) and mention.joint == "，" and near and not ends_in_measure(near):
        return near + name
    if name.endswith("率") and len(name) <= 6 and (owned := owned_rate(name, sentence, mention)):
        return owned
    if near and CAPACITY.fullmatch(name):
        return near + name
    if (topic := topic_before(sentence, mention)) and not name.startswith(topic):
        return topic + name
    if context.last and opening_verb().fullmatch(name):
        return name + strip_setting(context.last)
    if mention.joint in ("（", "(") and context.last and len(name) <= 4 and not ends_in_measure(name):
        return name + context.last
    if inherits_population(name, mention, context):
        return context.population + name
    if mention.joint and mention.joint in LISTED and context.last:
        if parallel := parallel_of(name, context.last):
            return parallel
        if len(name) <= 2 and context.frame and closing_verb().search(context.frame):
            return context.frame + name
    if mention.joint and mention.joint in "、，,；" and context.subject and verb_led(sentence, mention):
        return context.subject + name
    if framed := same_frame(name, sentence, mention, context):
        return framed
    return name if len(name) > 4 or ends_in_measure(name) else population_before(name, sentence, mention, context) + name


# 行政村覆盖率: the share of a population that something just named reaches
RELATIVE_RATE = re.compile(r"[^，。]{0,4}(?:覆盖率|普及率|入住率|使用率|利用率|完好率)")
CAPACITY = re.compile(r"(?:可)?(?:同时)?(?:安置|容纳|惠及|服务|覆盖|带动|吸纳|接待|辐射|供应)")
DONE_TO = re.compile(r"(?:进行|开展|实施|推进|组织|落实|完成)([^，。；]{2,16})$")


def among_last(name: str, sentence: Sentence, mention: Mention, near: str) -> str:
    """其中: a part of what was just counted: 其中山区县不低于85% of a rate, 其中骨干占20% of a number."""
    lead = sentence.text[mention.lead[0] : mention.lead[1]].strip()
    if not near or not lead.startswith("其中") or mention.last.shape != "share":
        return ""
    if lead.endswith(("占", "占比")):
        return near.partition("占")[0] + "中" + name.removesuffix("占比").removesuffix("占") + "占比"
    return name + OUR_REGION.sub("", near) if ends_in_measure(near) and not ends_in_measure(name) else ""


def owned_rate(name: str, sentence: Sentence, mention: Mention) -> str:
    """进行公平竞争审查，审查率……: the rate of what the clause before does."""
    done = DONE_TO.search(previous_clause(sentence, mention))
    return done[1] + name[2:] if done and done[1].endswith(name[:2]) and len(done[1]) > 2 else ""


def inherits_population(name: str, mention: Mention, context: "Context") -> bool:
    """门诊人次 after 全区医疗机构的诊疗人次: a short measure with none of its own."""
    return (
        bool(context.population and mention.joint and mention.joint in "，,、和及与；" and len(name) <= 14)
        and ends_in_measure(name)
        and not TOPIC.match(name)
    )


def without_measure(base: str, name: str) -> str:
    """The last name as the owner of another measure: 存贷款余额 → 存贷款 for 增速."""
    if name.startswith("占") or name.endswith(("占比", "比例", "比重")):
        return base
    return re.sub(r"(?:总量|总数|余额|总额|数量|规模|面积|产量)$", "", base)


def parallel_of(name: str, last: str) -> str:
    """中药专家带中药师传承人, 中医师传承人: the second put into the place of the first's like-built end."""
    if len(last) <= len(name) + 3 or len(name) < 3:
        return ""
    head, tail = last[: -len(name)], last[-len(name) :]
    same = sum(a == b for a, b in zip(tail, name, strict=True))
    return head + name if tail[0] == name[0] and tail[-1] == name[-1] and same * 3 >= len(name) * 2 and tail != name else ""


MAKING = re.compile(r"开发|提供|开展|引进|培养|生产|完成|配备|发表|研制|出版")


def same_frame(name: str, sentence: Sentence, mention: Mention, context: "Context") -> str:
    """药品企业开发保健食品不少于10种，健康产品不少于20种: a short noun counted in the same unit stands under the same verb."""
    if (
        len(name) > 6
        or context.unit != mention.first.unit
        or not mention.joint
        or mention.joint not in "、，,"
        or verb_led(sentence, mention)
    ):
        return ""
    verbs = list(MAKING.finditer(context.last, 3, len(context.last) - 1))
    return context.last[: verbs[-1].end()] + name if verbs and not ends_in_measure(name) else ""


def verb_led(sentence: Sentence, mention: Mention) -> bool:
    """The clause begins with a verb, or with its number, and so lacks its subject."""
    lead = strip_opening(sentence.text[mention.lead[0] : mention.lead[1]])
    return (
        lead == ""
        or re.match(r"(?:公开|共同|联合|新)?(?:" + opening_verb().pattern + "|" + closing_verb().pattern[:-1] + ")", lead) is not None
    )


def previous_clause(sentence: Sentence, mention: Mention) -> str:
    """The words of the clause before a mention's own."""
    marks = sentence.marks(sentence.start, max(sentence.start, mention.opens - 1))
    begin = marks[-1] if marks else sentence.start
    return sentence.text[begin : max(begin, mention.opens - 1)]


def object_before(sentence: Sentence, mention: Mention, context: "Context") -> str:
    """The object or topic of the clause before a mention's own: what a bare measure belongs to."""
    clause = previous_clause(sentence, mention)
    clause = strip_opening(re.sub(r"(?:中|内|里|方面|后|时|上|的)$", "", clause))
    clause = strip_setting(clause)
    return clause if len(clause) <= 40 else clause[-40:]


GRANT = re.compile(r"(?:奖励|奖补|补助|补贴|资助|支持|贴息|扶持|补偿|奖金|给予|标准)$")
RECEIVER = re.compile(r"(?:^|(?<=[，。；：]))\s*(?:对于?(?![外口接标])|凡|向|为(?!期))(?=[^，。；])")


def is_grant(name: str) -> bool:
    """The name is of something given: a subsidy, a reward."""
    return GRANT.search(name) is not None


def receiver_before(sentence: Sentence, mention: Mention) -> str:
    """Whom a grant is for, from the clauses before it (对首次上规的企业，给予10万元奖励); of a long one what stands behind its last 的."""
    text = sentence.text[sentence.start : max(sentence.start, mention.opens - 1)]
    text = text[text.rfind("；") + 1 :]
    found = list(RECEIVER.finditer(text))
    if not found:
        return ""
    given = text[found[-1].end() :].strip().removesuffix("的")
    behind = given.rpartition("的")[2]
    return given if len(given) <= 40 else behind if 3 <= len(behind) <= 40 else given[-40:]


ACTING = re.compile(r"系统学习|学习|明确|指定|配备|设置|落实|开展|接受|参加|完成|建立|成立|负责|要(?![素点])|应(?![急用])|须|安排|组织")


def topic_before(sentence: Sentence, mention: Mention) -> str:
    """新设代理机构的，允许……: the clause that ends in 的 says what the next one, which begins with a verb, is about."""
    clause = previous_clause(sentence, mention).strip()
    if (
        not clause.endswith("的")
        or len(clause) > 40
        or not re.match(r"(?:允许|可|给予|按|实行|享受|予以|应|须|最高|一次性)", sentence.text[mention.opens : mention.first.end])
    ):
        return ""
    return strip_opening(re.sub(r"^(?:对于?|凡)", "", clause[:-1]))


def population_before(name: str, sentence: Sentence, mention: Mention, context: "Context") -> str:
    """Who a short noun is counted over: the subject of the clause before, where that clause has one (各部门明确专人，指定1名联络员)."""
    if not verb_led(sentence, mention) or context.last:
        return ""
    clause = strip_opening(previous_clause(sentence, mention))
    clause = re.sub(r"^组织", "", clause)
    if not clause or is_action(clause) or closing_verb().match(clause):
        return ""
    verb = ACTING.search(clause, 3)
    subject = clause[: verb.start()] if verb else ""
    return subject if 3 <= len(subject) <= 40 and not REGION.match(subject) else ""


def remember(name: str, before: str, mention: Mention, context: "Context") -> None:
    """Keep what the next clause may need."""
    context.last = name or context.last
    context.unit = mention.last.unit
    if topic := TOPIC.match(name):
        context.population = topic[1] if ends_in_measure(name) else ""
    if not context.subject:
        context.subject = subject_of(before)


DOING = re.compile(r"发表|参编|参加|公开|承担|获得|取得|出版|主持|参与|开设|创作")


def subject_of(before: str) -> str:
    """The words before the first verb of a clause whose subject is stated (全区学员发表文章468篇)."""
    verb = DOING.search(before, 4)
    return before[: verb.start()] if verb and verb.start() <= 24 and not REGION.match(before[: verb.start()]) else ""
