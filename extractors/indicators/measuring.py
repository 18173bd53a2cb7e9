"""Gives a bare measure, or a bare piece of work, the thing that the words before it are about."""

import re
from collections.abc import Callable

from extractors.indicators.context import Gap
from extractors.indicators.owning import HEAD
from extractors.indicators.wording import strip_closing, strip_opening, strip_setting
from extractors.parts import is_action

AMOUNTS = "笔数|户次|户数|件数|人次|人数|次数|项目数|项数|数量|金额|面积|总量|总额|产值"
# 金额比例: what is measured is named nowhere in it
SHORT = re.compile(f"(?:{AMOUNTS})?的?(?:比例|占比|比重)|{AMOUNTS}")
SHORT_TAIL = re.compile(f"的?(?:(?:{AMOUNTS})(?:比例|占比|比重)?|比例|占比|比重)$")
RATE = re.compile(r"[一-鿿]{2,6}(?:率|水平|程度)")
LISTED_SHORT = re.compile(f"(?:{SHORT.pattern})(?:[、和及与](?:{SHORT.pattern}))*")
# 办理总时限, 审批时间
PROCESS = re.compile(
    "(?:办理|审批|办结|审核|审查|受理|核准|开办|办件|办证|验收|报装|接入|公示|公告|全流程|业务)*(?:总|平均|全部|法定|承诺)*(?:时限|时间|时长|用时|耗时|工作日)"
)
# 自受理之日起3个月内审结: whose end it is stands before
ENDS = re.compile(
    r"(?:全部|依法|基本)*(?:审结|办结|执结|结案|办理完[毕结]|审理完[毕结]|响应|到场|答复|回复)|(?:解决|办结|响应|回访|答复)率"
)
PROCESS_TAIL = re.compile(
    r"(?:办理|审批|办结|审核|受理|公示|公告|全流程|申请|申报|所需|提交)*(?:总|平均|全部)*(?:时限|时间|时长|用时|耗时|环节|材料|跑动次数|费用|成本)数?$"
)
# what can be applied for, handled, decided
HANDLED = re.compile(
    r"工程|项目|登记|许可|业务|事项|手续|审批|接入|报装|注销|开办|变更|退税|验收|备案|转移|迁移|申领|申报|结算|报销|理赔|过户|通关|用[水电气热]|贷款|案件|证照?$|证明|服务$|诉求|工单|咨询|投诉"
)
ACTS = re.compile(
    r"(?:全面|全部|统一|一律|逐步|率先|试点)*(?:实行|实施|推行|施行|采取|采用|进行|开展|纳入|推进|全程|“|网上办|一[网站窗次]通?办|免[审费于]|由|按照?|通过|可以|实现|适用|扩大|缩小)"
)
TAIL = re.compile(
    r"(?:(?<=审批)|(?<=办理)|审批|办理|报批)?的?(?:服务)?"
    r"(?:流程|程序|手续|机制|制度|模式|改革|方式|举措|标准化?|便利化|服务)$"
)
# 申请材料压减至2份, behind what was said of the same business
PIECES = re.compile(r"(?:申请|申报|办理|提交|审批)?(?:材料|环节|事项|跑动次数|费用|成本)")
TASK = re.compile(r"(?P<does>[一-鿿]{2,4})(?:工作|任务)")
CLAUSE = re.compile(r"[，。；：,;:\n]")
LEADING = re.compile(
    r"^(?:对于?(?![外口接标应])|将|把|针对"
    r"|(?:优化|简化|深化|规范|精简|压减|实行|推行|推进|推动|加快|提升|提高|改进|完善|加强|强化|健全|再造|开展|实施|持续|进一步|大力|全面))+"
)


def of_last(gap: Gap) -> str:
    """缴费户次占比达到95%，金额比例达到90%: the second measure of what the first one measures."""
    if RATE.fullmatch(gap.name):
        return ""
    measure = (SHORT_TAIL if LISTED_SHORT.fullmatch(gap.name) else PROCESS_TAIL).search(gap.near)
    owner = gap.near[: measure.start()] if measure else ""
    return owner + gap.name if len(owner) >= 3 else ""


def of_clause(gap: Gap) -> str:
    """对小型工程实行并联审批，办理时限压缩至5个工作日: what is handled, from the nearest clause that names it, or the paragraph's head."""
    if not (PROCESS.fullmatch(gap.name) or ENDS.fullmatch(gap.name)):
        return ""
    text = gap.sentence.text
    head = HEAD.match(text, text.rfind("\n", 0, gap.sentence.start) + 1, gap.sentence.start)
    for clause in (*reversed(CLAUSE.split(before(gap))), head[1] if head else ""):
        thing = handled(clause)
        if thing:
            return thing.removesuffix(gap.name[:2]) + gap.name
    return ""


def of_echo(gap: Gap) -> str:
    """农技推广服务体系不断完善，服务覆盖率达85%: the words before the same noun in the name or clause before."""
    if gap.mention.last.shape != "share" or not RATE.fullmatch(gap.name):
        return ""
    said = gap.near or CLAUSE.split(before(gap))[-1]
    echo = re.search(f"(?P<of>[一-鿿]{{2,14}}?){gap.name[:2]}", said)
    owner = strip_setting(strip_opening(LEADING.sub("", strip_opening(echo["of"])))) if echo else ""
    owner = owner.rpartition("等")[2]
    return owner + gap.name if len(owner) >= 2 and not is_action(owner) else ""


def of_service(gap: Gap) -> str:
    """拓展线上缴费服务，户次、金额比例均达到90%: the measure of what the clause before is about."""
    if not LISTED_SHORT.fullmatch(gap.name) or "比例" not in gap.name or gap.joint:
        return ""
    clauses = CLAUSE.split(before(gap))
    thing = re.sub(r"(?:服务|渠道|方式|模式|水平|面|范围)$", "", strip_setting(strip_opening(LEADING.sub("", clauses[-1].strip()))))
    thing = re.sub(r"^(?:拓展|拓宽|扩大|推广|优化|创新)", "", thing)
    return thing + gap.name if 3 <= len(thing) <= 24 else ""


def of_task(gap: Gap) -> str:
    """开展积案清理工作，9月底前完成60%的清理工作: the whole name of the work, where it stands before."""
    task = TASK.fullmatch(gap.name)
    if task is None:
        return ""
    for clause in reversed(CLAUSE.split(before(gap))):
        full = re.search(f"(?P<of>[^、]{{2,30}}?){task['does']}(?:工作|任务|行动)?$", clause)
        thing = re.sub(r"(?:全面|集中|专项|逐一)*(?:开展|进行|实施|组织)(?:全面|集中|专项)*$", "", full["of"] if full else "")
        thing = strip_setting(strip_opening(LEADING.sub("", strip_opening(thing))))
        if len(thing) >= 2:
            return thing + gap.name
    return ""


def before(gap: Gap) -> str:
    """The words of the sentence before the mention's own clause."""
    return gap.sentence.text[gap.sentence.start : max(gap.sentence.start, gap.mention.opens - 1)]


def handled(clause: str) -> str:
    """What a clause says is handled, without what is done with it; empty where it names nothing of that sort."""
    words = strip_closing(LEADING.sub("", strip_opening(clause.strip())))
    acts = ACTS.search(words, 2)
    named = words[: acts.start()] if acts else words
    thing = TAIL.sub("", named).rstrip("的、")
    return thing if 4 <= len(thing) <= 36 and HANDLED.search(named) else ""


def measured_of(gap: Gap) -> str:
    """The name with what it measures, or nothing where it is of no sort that needs it."""
    if len(gap.name) > 14 or not NEEDS.fullmatch(gap.name):
        return ""
    return next(filter(None, (owner(gap) for owner in OWNERS)), "")


NEEDS = re.compile(f"{LISTED_SHORT.pattern}|{PROCESS.pattern}|{RATE.pattern}|{ENDS.pattern}|{PIECES.pattern}|{TASK.pattern}")
OWNERS: tuple[Callable[[Gap], str], ...] = (of_last, of_clause, of_echo, of_service, of_task)
