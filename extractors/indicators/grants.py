"""Names money that is given: whom it is for, what it is reckoned by."""

import re
from collections.abc import Callable

from extractors.indicators.context import Gap, object_before, previous_clause
from extractors.indicators.wording import strip_opening


def rate_to(gap: Gap) -> str:
    """对小额贷款机构，按其余额增量的2%给予激励资金: the grant that is a share of something with its receiver."""
    if gap.mention.last.shape != "share":
        return ""
    text, mention = gap.sentence.text, gap.mention
    lead, given = OF_BASE.match(text, *mention.lead), GIVEN_BEHIND.match(text, mention.last.end, gap.sentence.end)
    if lead and given:
        return (lead["whom"] or receiver_before(gap)) + given[1] + "占" + lead["base"]
    receiver = receiver_before(gap) if GRANT_SHARE.match(gap.name) else ""
    receiver = receiver.rpartition("的")[2] if DIGIT.search(receiver) else receiver
    return receiver + RECKONED_OF.sub("占", gap.name) if receiver else ""


# 给予研发投入5%、最高50万元的一次性奖励
OF_BASE = re.compile(
    r"\s*(?:对于?(?P<whom>[^，。；]{2,40}?)|[^，。；对]{0,8})(?:给予|予以)(?:不超过|最高)?(?P<base>[^，。；费金]{2,20}?)的?$"
)
GIVEN_BEHIND = re.compile(
    r"(?:[、，]?(?:最高|不超过|总额不超过)[^，。；、]{0,3}?[\d.]+[万亿]?元)?的?((?:一次性)?(?:资助|奖励|补助|补贴|奖补))"
)


GRANT_SHARE = re.compile(r"[^占，]{0,8}(?:资金|奖励|奖补|补助|补贴|资助|支持|贴息|补偿|奖金)占")
RECKONED_OF = re.compile(r"占其(?:[^，。的]{2,4}的)?")
GRANTS = ("奖励", "奖补", "补助", "补贴", "资助", "支持", "贴息", "扶持", "补偿", "奖金", "给予", "标准")
RECEIVER = re.compile(r"(?:^|(?<=[，。；：]))\s*(?:对于?(?![外口接标])|凡|向|为(?!期))(?=[^，。；])")
STANDARD = re.compile(r"(?:补贴|补助|奖励|发放)?标准为?(每[^，。]{1,8})")
GIVING = re.compile(r"给予|发放|予以")
WHOM = re.compile(r"^(?:对于?|向|为)")
# 按不超过投资额的20%给予补助 → 补助占投资额; the body that pays is left out. A bar stands for the number.
RATE_OF = re.compile(
    r"^(?P<who>[^|，]{0,30}?)(?:[^|，]{0,6}(?:财政|政府|部门|局))?(?:原则上)?按照?(?:占|不(?:超过|低于|高于|少于))?"
    r"(?P<base>[^|，。；]{2,20}?)的?\|(?:给予|予以|安排|发放|提供)(?P<given>[^|，。；]{2,16})$"
)
PERMITS = re.compile(r"(?:允许|可|给予|按|实行|享受|予以|应|须|最高|一次性)")


# 对评优的项目分阶段给予奖补: the giving is no part of the name, nor by what share
GIVES = re.compile(
    r"(?<=.{2})(?:[，,]?(?:分阶段|分档|分级|按照?[^，。按]{1,6}(?:比例|标准|阶段|档次|等次)))*(?:分别|一律|再)?(?:给予|予以)(?=.{2})"
)
# 符合条件的企业 says nothing of the enterprise
QUALIFIED = re.compile(r"(?:[，、]?(?:且|并且|并))?符合[^，。；的]{0,6}(?:条件|要求|规定)的?")
# 年产值5亿元以上、用工超过100人的企业: thresholds that select
THRESHOLD = re.compile(
    r"(?:(?:^|[，、])(?:且|并且|并)?|且|(?<=的))[^，、的且“”\d]{1,16}"
    r"(?:\d[\d.]*[^，、的且\d“”]{1,8}?(?:以上|以下|以内)|(?:超过|不低于|不少于|高于|低于|少于|达到?)\d[\d.]*[^，、的且\d“”]{1,6}(?=[，、的且]|$))的?"
)
GENERIC = re.compile(
    r"(?:的|[新首]?(?:实施|引进|建设|购买|获得)的)?"
    r"(?:企业|项目|单位|机构|个人|人员|家庭|主体|园区|平台|团队|人才|学校|贷款|项目贷款|经营主体|市场主体)?"
)


def condensed(receiver: str) -> str:
    """Whom a grant is for without the thresholds that select, as long as something that stands alone is left."""
    plain = QUALIFIED.sub("", receiver).strip("，、且的")
    short = THRESHOLD.sub("", plain).strip("，、且的") if DIGIT.search(plain) else plain
    return plain if GENERIC.fullmatch(short) else short


DIGIT = re.compile(r"\d")


def settled(name: str) -> str:
    """The finished name of a grant: whom it is for and what is given, without the giving and the thresholds that select."""
    if not (is_grant(name) or "给予" in name or "予以" in name or "限为" in name or "额为" in name):
        return name
    short = FOR.sub("", GIVES.sub("", name))
    if limit := LIMIT_FOR.fullmatch(short):
        return limit["whom"] + limit["limit"]
    given = GIVEN.search(short)
    whom = condensed(short[: given.start()]) if given else ""
    return whom + given[0] if given and whom else short


# 每年奖励上限为零售企业100万元、餐饮企业50万元
LIMIT_FOR = re.compile(r"(?P<limit>[^，、的]{0,10}(?:上限|限额))为(?P<whom>[^，、]{2,16})")
GIVEN_LIMIT = re.compile(r"(?:每[年月人])?(?:奖励|补贴|补助|支持|奖补|资助)(?:金额)?(?:上限|限额)$")


def same_limit(gap: Gap) -> str:
    """The limit that stands once before a list of receivers."""
    limit = GIVEN_LIMIT.search(gap.context.last) if gap.listed and gap.context.unit == gap.mention.last.unit else None
    return gap.name + limit[0] if limit and len(gap.name) <= 14 and not is_grant(gap.name) and not GIVEN_LIMIT.search(gap.name) else ""


FOR = re.compile(r"^(?:并(?=购买)|对于?(?![外口接标应])|凡)(?=.{4})")
GIVEN = re.compile(
    r"(?:一次性)?(?:(?:建设|运营|专项|财政|配套|研发|启动|扶持|工作)?(?:资金|经费)|(?:展位|机票|资信调查|房租|租赁|检[测验]|检验检测|认证|咨询|设计|培训|物流|运输|仓储|保险|担保|保|注册|审计|评审|评估|服务|水电|场租|广告|差旅|交通)费)?"
    r"(?:奖励|奖补|补助|补贴|资助|支持|贴息|扶持|补偿|奖金)(?:资金)?$"
)


def is_grant(name: str) -> bool:
    """The name is of something given: a subsidy, a reward."""
    return name.endswith(GRANTS)


def rate_of(lead: str, rest: str) -> str:
    """The name of a grant that is a share of something; empty where the words around the number are about none."""
    found = RATE_OF.match(f"{lead}|{rest}")
    return f"{found['who'].removeprefix('分别')}{found['given']}占{found['base']}" if found else ""


def standard_of(gap: Gap) -> str:
    """岗位补助，标准为每人每月300元: the standard of what was just named."""
    standard = STANDARD.fullmatch(gap.name)
    if standard is None:
        return ""
    return GIVING.sub("", WHOM.sub("", gap.near or object_before(gap))) + standard[1] + "标准"


def given_to(gap: Gap) -> str:
    """对首次上规的企业，给予10万元奖励: the grant with its receiver; 单个项目补助 stands alone."""
    if not (is_grant(gap.name) or lent(gap)) or len(gap.name) > 10 or gap.name.startswith(("单", "每")):
        return ""
    if gap.joint in ("shared", "、", "，", ",") and (share := gap.near.partition("占")[0]).endswith(GIVING.sub("", gap.name)):
        return share
    receiver = gap.near.removesuffix("给予") if gap.joint == "shared" else receiver_before(gap)
    return receiver + gap.name if receiver else ""


def lent(gap: Gap) -> bool:
    """给予展位费80%、机票费70%支持: a thing that the verb of giving names, its noun of giving behind another."""
    lead = gap.sentence.text[gap.mention.lead[0] : gap.mention.lead[1]].lstrip()
    return gap.name.endswith("费") and lead.startswith(("给予", "予以"))


def each_given(gap: Gap) -> str:
    """给予展位费80%支持，单个企业最高60万元: the grant just named, for each; one of its own name without its receiver."""
    each = None if is_grant(gap.name) else EACH.fullmatch(gap.name)
    given = GIVEN.search(gap.near.partition("占")[0]) if each else None
    if each is None or given is None:
        return ""
    whom = gap.near[: given.start()]
    if begun := EACH_END.search(whom):
        whom = whom[: begun.start()]
    own = len(given[0]) >= 4 and not given[0].startswith(("一次性", "资金", "经费"))
    return ("" if own else whom) + gap.name + given[0]


EACH = re.compile(r"(?:单[个家户项次笔套台]|每[个家户人年项次])[^，。]{0,6}")
EACH_END = re.compile(r"(?:单[个家户项次笔套台]|每[个家户人年项次])[^，。的]{0,6}$")


BY_RATE = re.compile(r"[，,]\s*按照?[^，]*$")
# 按实际投入的50%，给予最高100万元资助
RATE_FIRST = re.compile(
    r"(?:^|[，,])按照?(?P<base>[^，。；|]{2,24})的\|[，,](?:给予|予以|提供|发放)[^，。；]{0,16}?(?P<given>(?:配套)?(?:资助|奖励|补助|补贴|贴息|奖补|支持))"
)


# 项目按照设备购置额10%给予最高500万元补助
RATE_OF_SUM = re.compile(
    r"^(?:对于?|凡)?(?P<who>[^，。；|]{2,40}?)按照?(?:不超过|最高)?(?P<base>[^，。；|按]{2,20})\|的?(?:给予|予以)[^，。；]{0,12}?"
    r"(?:万|亿)?元的?(?P<given>(?:一次性)?(?:配套)?(?:资助|奖励|补助|补贴|贴息|奖补|支持))"
)


def rate_before_grant(lead: str, behind: str) -> str:
    """The name of a share whose grant the next clause names; empty where the words around the number are about none."""
    if of_sum := RATE_OF_SUM.match(f"{lead}|{behind}"):
        return f"{of_sum['who']}{of_sum['given']}占{of_sum['base']}"
    found = RATE_FIRST.search(f"{lead}|{behind}") if lead.endswith("的") else None
    return f"{found['given']}占{found['base']}" if found else ""


def receiver_before(gap: Gap) -> str:
    """Whom a grant is for, from the clauses before it; of a long one what stands behind its last 的."""
    text = gap.sentence.text[gap.sentence.start : max(gap.sentence.start, gap.mention.opens - 1)]
    text = text[text.rfind("；") + 1 :]
    found = list(RECEIVER.finditer(text))
    if not found:
        return ""
    given = BY_RATE.sub("", text[found[-1].end() :].strip())
    given = receiver_named(text[: found[-1].start()], strip_opening(given.removesuffix("的")))
    behind = given.rpartition("的")[2].lstrip("，,、 ")
    return given if len(given) <= 40 else behind if 3 <= len(behind) <= 40 else given[-40:]


def same_receiver(gap: Gap) -> str:
    """对新建的实验室给予100万元补助，对首批示范的给予300万元补助: the noun that the second receiver leaves to the first."""
    lead = gap.sentence.text[gap.mention.lead[0] : gap.mention.lead[1]]
    which, given, before = OF_WHICH.search(lead), GIVEN.search(gap.name), GIVEN.search(gap.context.last)
    if which is None or given is None or before is None:
        return ""
    noun = gap.context.last[: before.start()].rpartition("的")[2]
    return which[1] + "的" + noun + given[0] if 2 <= len(noun) <= 20 else ""


OF_WHICH = re.compile(r"^\s*(?:对于?|凡)([^，。；]{2,24})的[，,]?(?:分别|一次性)?(?:给予|予以)[^，。；]{0,6}$")


def aimed(text: str, noun: str) -> str:
    """支持企业承揽工程，对符合条件的项目……: a receiver that says nothing by itself, with what the clause before is for, or nothing."""
    aim = AIM.match(CLAUSES.split(text.rstrip("，,；;：: "))[-1])
    return "" if aim is None else aim[1] if noun in aim[1] else aim[1] + noun


CLAUSES = re.compile("[，。；：]")


def receiver_named(text: str, receiver: str) -> str:
    """A receiver without thresholds, or with them where it says nothing else and the text before it neither."""
    plain = unconditioned(QUALIFIED.sub("", receiver).strip("，、且的")).strip("，、且的")
    short = condensed(plain)
    bare = THRESHOLD.sub("", plain).strip("，、且的")
    if not GENERIC.fullmatch(bare):
        return short
    return aimed(text, bare.rpartition("的")[2]) or short


def unconditioned(receiver: str) -> str:
    """签订1年以上合同并依法参保的、首次来县就业的毕业生: whom it is for, without the conditions, as long as a noun of its own is left."""
    head, _, noun = receiver.rpartition("的")
    noun = noun.strip("、，")
    parts = [part for part in OF_CONDITIONS.split(head) if part]
    kept = [part for part in parts if not CONDITION.search(part)]
    if PARTED.search(receiver) or len(kept) == len(parts) or not 2 <= len(noun) <= 16 or (not kept and GENERIC.fullmatch(noun)):
        return receiver
    return "、".join(kept) + ("的" if kept else "") + noun


PARTED = re.compile("(?<!的)，")
OF_CONDITIONS = re.compile(r"的?[、，]|并且|(?<![合兼])并(?![购联网轨])|(?<!并)且")
CONDITION = re.compile(r"\d|^(?:签订|依法|按规定|按时|足额|缴纳|参加[^，]{0,8}保险|参保|正常|稳定|连续|符合|未享受)")


def by_standard(gap: Gap) -> str:
    """对来县就业的毕业生，按每人2000元标准给予一次性补贴: whom it is for, for each of what, and what is given."""
    text, mention = gap.sentence.text, gap.mention
    each = PER_EACH.fullmatch(text, *mention.lead)
    given = STANDARD_GIVES.match(text, mention.last.end, gap.sentence.end) if each and "元" in (mention.last.unit or "") else None
    if each is None or given is None:
        return ""
    whom = "" if mention.opens > 1 and text[mention.opens - 2] == "的" else receiver_before(gap)
    return whom + (each[1] or "") + given[1] if whom or each[1] is None or given[0][0] != "的" else ""


PER_EACH = re.compile(r"\s*按照?(每[人户家亩个名辆台月年天]{1,3}(?:每[月年天日])?)?(?:最高|不超过)?")
STANDARD_GIVES = re.compile(
    r"的?标准(?:给予|予以|发放|提供|支付)?(?:[^，。；]{0,10}?(?=一次性))?([^，。；]{0,16}?(?:奖励|奖补|补助|补贴|资助|支持|贴息|补偿|奖金|津贴))"
)


def given_here(gap: Gap) -> str:
    """对项目贷款给予全额担保和2个百分点贴息: one of several things given, or one to a receiver that says nothing by itself."""
    text = gap.sentence.text
    here, given = HERE.match(text, gap.mention.lead[0], gap.mention.lead[1]), GIVEN.search(gap.name)
    if here is None or given is None:
        return ""
    whom = receiver_named(text[gap.sentence.start : gap.mention.lead[0]], here["whom"].removesuffix("的"))
    return whom + given[0] if here["other"] or not gap.name.startswith(whom) else ""


HERE = re.compile(
    r"\s*(?:对于?(?![外口接标应])|凡)(?P<whom>[^，；]{2,40}?)(?:给予|予以)(?:(?P<other>[^，；]{2,12})[和及与、])?[^，；]{0,4}$"
)


AIM = re.compile(r"^\s*(?:支持|鼓励|落实|推动|引导|推进|加快|扩大|实施|对)(.{4,30}?)(?:(?:支持|扶持|优惠|补贴|奖励|奖补)?政策)?$")


# 每人一次性扩岗补助标准: what is given has a name of its own
BY_ITSELF = re.compile(r"每(?:人|户|家|辆|亩|个)(?:每[年月天日])?[^，。]{3,8}(?:补贴|补助|奖励|津贴|资助)(?:标准)?$")


def permitted_to(gap: Gap) -> str:
    """新设代理机构的，允许……: the clause that ends in 的 says what the next one, which opens with a verb, is about."""
    if gap.sentence.text[gap.mention.opens - 2 : gap.mention.opens - 1] != "的" or BY_ITSELF.match(gap.name):
        return ""
    clause = previous_clause(gap.sentence, gap.mention).strip()
    if not clause.endswith("的") or len(clause) > 40 or not PERMITS.match(gap.sentence.text, gap.mention.opens):
        return ""
    topic = strip_opening(WHOM.sub("", clause[:-1].removeprefix("凡")))
    if DIGIT.search(topic):  # only who they are, not the threshold
        who = WHO.match(topic)
        topic = who[0] if who else ""
    return topic + gap.name if topic and not gap.name.startswith(topic) else ""


WHO = re.compile(r"[一-鿿]{2,16}?(?=当年|每?年|新招|招[用录聘]|吸纳|安置|带动|达到|超过|累计|首次|[营年产]收)")


def granted(gap: Gap) -> str:
    """The name of something given with what the words before say of it, or nothing where the name is of no such thing."""
    last = gap.mention.last
    if not (is_grant(gap.name) or gap.name.endswith("津贴") or (gives(gap) if last.shape == "share" else "元" in (last.unit or ""))):
        return ""
    return next(filter(None, (complete(gap) for complete in GIVINGS)), "")


def gives(gap: Gap) -> bool:
    """The sentence of a share gives something, or the share is one of a grant."""
    text, start, end = gap.sentence.text, gap.sentence.start, gap.sentence.end
    return "占" in gap.name or text.find("给予", start, end) >= 0 or text.find("予以", start, end) >= 0


GIVINGS: tuple[Callable[[Gap], str], ...] = (standard_of, by_standard, same_receiver, given_here, rate_to, given_to, each_given, same_limit)
