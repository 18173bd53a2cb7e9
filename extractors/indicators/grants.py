"""Names money that is given: whom it is for, what it is reckoned by."""

import re
from collections.abc import Callable

from extractors.engine import Patterns
from extractors.indicators.context import Gap, object_before, previous_clause
from extractors.indicators.receivers import DIGIT, condensed, receiver_before, receiver_named
from extractors.indicators.wording import LAST_BRACKET, WORDS, strip_opening

GRANTS = Patterns("indicators/grants")


def rate_to(gap: Gap) -> str:
    """对小额贷款机构，按其余额增量的2%给予激励资金: the grant that is a share of something with its receiver."""
    if gap.mention.last.shape != "share":
        return ""
    text, mention = gap.sentence.text, gap.mention
    lead, given = GRANTS.of_base.match(text, *mention.lead), GRANTS.given_behind.match(text, mention.last.end, gap.sentence.end)
    if lead and given:
        return (lead["whom"] or receiver_before(gap)) + given[1] + "占" + lead["base"]
    receiver = receiver_before(gap) if GRANTS.grant_share.match(gap.name) else ""
    receiver = receiver.rpartition("的")[2] if DIGIT.search(receiver) else receiver
    return receiver + GRANTS.reckoned_of.sub("占", gap.name) if receiver else ""


def settled(name: str) -> str:
    """The finished name of a grant: whom it is for and what is given, without the giving and the thresholds that select."""
    if name[:1] in VERB_FIRST and (turned := GRANTS.verb_first.fullmatch(name)):
        return turned["whom"] + (turned["once"] or "") + turned["given"]
    if not (is_grant(name) or "给予" in name or "予以" in name or "限为" in name or "额为" in name):
        return name
    short = GRANTS.for_whom.sub("", GRANTS.gives.sub("", name))
    short = bare if len(bare := short.removeprefix("给予")) > 4 else short
    if limit := GRANTS.limit_for.fullmatch(short):
        return limit["whom"] + limit["limit"]
    given = GRANTS.given.search(short)
    whom = condensed(short[: given.start()]) if given else ""
    return whom + given[0] if given and whom else short


VERB_FIRST = frozenset("一据定奖补资")  # the first characters of 一次性奖励企业


def same_limit(gap: Gap) -> str:
    """The limit that stands once before a list of receivers."""
    limit = GRANTS.given_limit.search(gap.context.last) if gap.listed and gap.context.unit == gap.mention.last.unit else None
    return (
        gap.name + limit[0] if limit and len(gap.name) <= 14 and not is_grant(gap.name) and not GRANTS.given_limit.search(gap.name) else ""
    )


def is_grant(name: str) -> bool:
    """The name is of something given: a subsidy, a reward."""
    return name.endswith(WORDS.given)


def rate_of(lead: str, rest: str) -> str:
    """The name of a grant that is a share of something; empty where the words around the number are about none."""
    found = GRANTS.rate_of.match(f"{lead}|{rest}") if "按" in lead else None
    if found is None:
        reckoned = GRANTS.reckoned_at.match(f"{lead}|{rest}") if "按" in lead else None
        return f"{strip_opening(reckoned['who'])}{reckoned['what']}占{reckoned['base']}" if reckoned else ""
    return f"{strip_opening(found['who'].removeprefix('分别'))}{found['given']}占{found['base']}"


def standard_of(gap: Gap) -> str:
    """岗位补助，标准为每人每月300元: the standard of what was just named."""
    standard = GRANTS.standard.fullmatch(gap.name)
    if standard is None:
        return ""
    given = GRANTS.giving.sub("", GRANTS.whom.sub("", gap.near or object_before(gap)))
    return given + standard[1] + "标准" if given else ""


def given_to(gap: Gap) -> str:
    """对首次上规的企业，给予10万元奖励: the grant with its receiver; 单个项目补助 stands alone."""
    if not (is_grant(gap.name) or lent(gap)) or len(gap.name) > 10 or gap.name.startswith(("单", "每")):
        return ""
    if gap.joint in ("shared", "、", "，", ",") and (share := gap.near.partition("占")[0]).endswith(GRANTS.giving.sub("", gap.name)):
        return share
    receiver = gap.near.removesuffix("给予") if gap.joint == "shared" else receiver_before(gap)
    return with_receiver(receiver, gap.name) if receiver and "其中" not in receiver else ""


def with_receiver(receiver: str, name: str) -> str:
    """上规企业 + 企业奖励: the name of a grant behind its receiver, whom it goes to said once."""
    again = GRANTS.to_them.match(name)
    return receiver + (name[again.end() :] if again and receiver.endswith(again[0]) else name)


def lent(gap: Gap) -> bool:
    """给予展位费80%、机票费70%支持: a thing that the verb of giving names, its noun of giving behind another."""
    lead = gap.sentence.text[gap.mention.lead[0] : gap.mention.lead[1]].lstrip()
    return gap.name.endswith("费") and lead.startswith(("给予", "予以"))


def each_given(gap: Gap) -> str:
    """给予展位费80%支持，单个企业最高60万元: the grant just named, for each; one of its own name without its receiver."""
    if is_grant(gap.name) or not GRANTS.each.fullmatch(gap.name):
        return ""
    given = GRANTS.given.search(gap.near.partition("占")[0])
    if given is None:
        told = GRANTS.given.search(previous_clause(gap.sentence, gap.mention).strip())
        whom = receiver_before(gap) if told else ""
        return whom + gap.name + told[0] if told and whom else ""
    whom = GRANTS.for_each.sub("", gap.near[: given.start()])
    if given[0] in gap.name:  # 单个企业贴息金额
        return whom + gap.name
    own = len(given[0]) >= 4 and not given[0].startswith(("一次性", "资金", "经费"))
    return ("" if own else whom) + gap.name + given[0]


def each_sort_given(gap: Gap) -> str:
    """给予运营补贴，自理老人每人每月100元、失能老人200元: what is given, for each of a sort that has no noun of giving."""
    if is_grant(gap.name) or not GRANTS.sort_each.fullmatch(gap.name):
        return ""
    said = gap.near if gap.joint else ""
    given = GRANTS.given.search(said) or GRANTS.given.search(previous_clause(gap.sentence, gap.mention).strip())
    return gap.name + given[0] if given else ""


def rate_before_grant(lead: str, behind: str) -> str:
    """The name of a share whose grant the next clause names; empty where the words around the number are about none."""
    if of_sum := GRANTS.rate_of_sum.match(f"{lead}|{behind}"):
        return f"{of_sum['who'] or ''}{of_sum['given']}占{of_sum['base'].removesuffix('的')}"
    found = GRANTS.rate_first.search(f"{lead}|{behind}") if lead.endswith("的") else None
    return f"{found['given']}占{found['base']}" if found else ""


def same_receiver(gap: Gap) -> str:
    """对新建的实验室给予100万元补助，对首批示范的给予300万元: what the second receiver leaves to the first, its noun and what is given."""
    lead = gap.sentence.text[gap.mention.lead[0] : gap.mention.lead[1]]
    which = GRANTS.of_which.search(lead)
    before = GRANTS.given.search(gap.context.last) if which else None
    if which is None or before is None:
        return ""
    given = GRANTS.given.search(gap.name) or (before if gap.name.endswith(("给予", "予以")) else None)
    if given is None:
        return ""
    noun = gap.context.last[: before.start()].rpartition("的")[2]
    if any(noun + sign in gap.sentence.text for sign in ("的给予", "的，给予", "的,给予")):
        return which[1] + given[0]  # the first one leaves its noun out as well
    return which[1] + "的" + noun + given[0] if 2 <= len(noun) <= 20 else ""


def by_standard(gap: Gap) -> str:
    """对来县就业的毕业生，按每人2000元标准给予一次性补贴: whom it is for, for each of what, and what is given."""
    text, mention = gap.sentence.text, gap.mention
    each = GRANTS.per_each.fullmatch(text, *mention.lead)
    given = GRANTS.standard_gives.match(text, mention.last.end, gap.sentence.end) if each and "元" in (mention.last.unit or "") else None
    if each is None or given is None:
        return ""
    whom = "" if mention.opens > 1 and text[mention.opens - 2] == "的" else receiver_before(gap)
    return whom + (each[1] or "") + given[1] if whom or each[1] is None or given[0][0] != "的" else ""


def by_measure(gap: Gap) -> str:
    """对开设门店的企业，按经营面积给予100万元奖励: whom it is for, and not by what it is measured."""
    given = GRANTS.given.search(gap.name) if GRANTS.by_measure.fullmatch(gap.sentence.text, *gap.mention.lead) else None
    receiver = receiver_before(gap) if given else ""
    return receiver + given[0] if given and receiver else ""


def for_each_of(gap: Gap) -> str:
    """年出栏1000头以上的养殖场，每场奖励2万元: the grant for each with those that the clause before names."""
    whom = receiver_before(gap) if GRANTS.each_grant.fullmatch(gap.name) else ""
    return whom + gap.name if whom else ""


def given_here(gap: Gap) -> str:
    """对项目贷款给予全额担保和2个百分点贴息: one of several things given, or one to a receiver that says nothing by itself."""
    text = gap.sentence.text
    here = GRANTS.here.match(text, gap.mention.lead[0], gap.mention.lead[1])
    given = GRANTS.given.search(gap.name) if here else None
    if here is None or given is None:
        return ""
    whom = receiver_named(text[gap.sentence.start : gap.mention.lead[0]], here["whom"].removesuffix("的"))
    return whom + given[0] if here["other"] or not gap.name.startswith(whom) else ""


def paid_out(gap: Gap) -> str:
    """给予20万元奖励，分三年按50%、50%发放: what is paid out is the grant just named."""
    whole = gap.near.partition("占")[0].removesuffix(gap.name)
    return whole + gap.name if GRANTS.paid.fullmatch(gap.name) and is_grant(whole) else ""


def permitted_to(gap: Gap) -> str:
    """新设代理机构的，允许……: the clause that ends in 的 says what the next one, which opens with a verb, is about."""
    if gap.sentence.text[gap.mention.opens - 2 : gap.mention.opens - 1] not in ("的", "）", ")") or GRANTS.by_itself.match(gap.name):
        return ""
    clause = LAST_BRACKET.sub("", previous_clause(gap.sentence, gap.mention).strip())
    if not clause.endswith("的") or len(clause) > LONGEST_CLAUSE or not GRANTS.permits.match(gap.sentence.text, gap.mention.opens):
        return ""
    topic = strip_opening(GRANTS.whom.sub("", clause[:-1].removeprefix("凡")))
    topic = GRANTS.handles.sub(r"\1", topic) if "对" in topic else topic
    if DIGIT.search(RANKED.sub("", topic)):  # only who they are, not the threshold
        who = GRANTS.who.match(topic)
        topic = who[0] if who else topic if len(topic) <= LONGEST_CONDITION and not DIGIT.match(topic) and is_grant(gap.name) else ""
    return with_receiver(topic, gap.name.replace("按每", "每", 1)) if topic and not gap.name.startswith(topic) else ""


def given_again(gap: Gap) -> str:
    """对区域总部给予落户奖励500万元；对职能总部，给予300万元: another receiver of what was last given."""
    before = GRANTS.given.search(gap.context.last) if GRANTS.only_gives.fullmatch(gap.sentence.text, *gap.mention.lead) else None
    whom = receiver_before(gap) if before else ""
    return whom + before[0] if before and whom else ""


def given_when(gap: Gap) -> str:
    """营业收入突破1亿元，给予20万元奖励: the grant with what has to be reached for it, where nothing says whom it is for."""
    name = GRANTS.giving.sub("", gap.name)
    met = GRANTS.met.fullmatch(previous_clause(gap.sentence, gap.mention)) if len(name) <= 5 and is_grant(name) else None
    return met["what"] + name if met and len(met["what"]) <= LONGEST_MET else ""


LONGEST_MET, LONGEST_CONDITION = 24, 28  # characters of what has to be reached, where it names what is given for it
LONGEST_CLAUSE = 50  # characters of a clause that says what the next one is about
RANKED = re.compile(r"\d+强")  # 中国500强企业


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


GIVINGS: tuple[Callable[[Gap], str], ...] = (
    paid_out,
    standard_of,
    by_standard,
    same_receiver,
    by_measure,
    for_each_of,
    given_here,
    rate_to,
    given_to,
    each_given,
    each_sort_given,
    same_limit,
    given_when,
)
