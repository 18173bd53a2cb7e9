"""Gives a name that cannot stand alone its owner: the label before it, the platform, the institution, the occasion."""

import re
from collections.abc import Callable

from extractors.indicators.context import Gap, previous_clause
from extractors.indicators.wording import OUR_REGION, setting_inside, strip_opening, strip_setting
from extractors.parts import is_action

# 粮食储备：建设3个省级库: a run-in label at the head of the sentence
LABEL = re.compile(r"[\s—－–\-●•·]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?\s*([一-鿿]{2,16})[：:]")
NO_TOPIC = re.compile(
    r"目标|任务|指标|要求|措施|举措|时限|时间|单位|部门|内容|阶段|标准|成效|情况|如下|包括|其中|思路|原则|责任|说明|行动|工程|项目$"
    r"|[要为是有的]$"
)
GRADED = re.compile(r"(?:中央|国家|省|市|县|区|地市|乡镇|[一二三四五]|部|行业)级[一-鿿]{1,3}")
PLATFORM = re.compile(r"(?:[A-Za-z一-鿿]{2,8}(?:APP|App|app|小程序|公众号)|“[^“”]{2,12}”(?:平台|系统|网站|小程序|APP))")
ON_PLATFORM = re.compile(
    r"(?:注册|实名|活跃|日活|月活)(?:用户|人数)数?|用户数?"
    r"|(?:累计)?(?:上线|接入)(?:各类|各项)?[^，。]{0,6}|下载量|访问量|点击量|浏览量"
)
PLACES = re.compile(r"(?:开放|核定|编制|新增)?(?:床位|病床|学位|座位|泊位|编制|车位)数?")
HOUSE = re.compile(r"[一-鿿]{1,12}?(?:医院|学校|中学|小学|幼儿园|学院|大学|养老院|福利院|敬老院|图书馆|体育馆|停车场|托育中心|服务中心)")
OPENS = re.compile(
    r"^(?:不断|大力|积极|拓展|推广|打造|建设|升级|依托|通过|利用|发挥|完善|优化|推进|"
    r"加快|推动|提升|加强|强化|实施|启动|开展|支持|依托|扩大|抓好|做好|持续|全面|进一步)+"
)
SETS_UP = re.compile(
    r"(?:设立|建立|成立|组建|设置|建设|新建|新设|健全)([一-鿿（）]{3,20}?"
    r"(?:站|所|中心|室|点|队|窗口|机构|服务网点|委员会|办公室|基地|驿站))$"
)
STAFFS = re.compile(r"\s*(?:并|各|均|至少|分别|统一)?(?:配备|配置|配齐|选派|聘用|聘任|明确|落实|安排)")
PERSONS = re.compile(r"(?:人员|人|员|师|干部|专家|医生|护士|志愿者|辅导员)$")
SHARES = re.compile(r"[^，。的]{0,6}(?:比例|占比|比重)")
OCCASION = re.compile(r"(?:^|(?<=[。；]))\s*([^，。；]{4,16})时[，,]")


def labelled(gap: Gap) -> str:
    """粮食储备：建设3个省级库: what a label at the head of the sentence is about, for a name that only grades."""
    if not GRADED.fullmatch(gap.name):
        return ""
    label = LABEL.match(gap.sentence.text, gap.sentence.start, gap.mention.first.at)
    return label[1] + gap.name if label and not NO_TOPIC.search(label[1]) and not is_action(label[1]) else ""


def on_platform(gap: Gap) -> str:
    """推广云溪通APP，注册用户10万人: whose users they are."""
    if not ON_PLATFORM.fullmatch(gap.name):
        return ""
    found = PLATFORM.findall(gap.sentence.text, gap.sentence.start, gap.mention.first.at)
    return strip_setting(strip_opening(OPENS.sub("", found[-1]))) + gap.name if found else ""


def in_house(gap: Gap) -> str:
    """完善市中医院功能，增设60张床位: where the beds stand."""
    if not PLACES.fullmatch(gap.name) or not gap.mention.opens > gap.sentence.start:
        return ""
    before = gap.sentence.text[gap.sentence.start : gap.mention.opens - 1]
    for clause in reversed(re.split("[，；：]", before)):
        house = HOUSE.match(strip_setting(OPENS.sub("", strip_opening(clause))))
        if house:
            return house[0] + gap.name
    return ""


def staff_of(gap: Gap) -> str:
    """设立知识服务站，配备2名管理人员: whose staff they are."""
    if len(gap.name) > 14 or not PERSONS.search(gap.name) or not STAFFS.match(gap.sentence.text, *gap.mention.lead):
        return ""
    house = SETS_UP.search(previous_clause(gap.sentence, gap.mention))
    return house[1] + gap.name if house else ""


def on_occasion(gap: Gap) -> str:
    """制定政策时，……企业代表比例不低于60%: of what the share is taken."""
    if gap.mention.last.shape != "share" or not SHARES.fullmatch(gap.name):
        return ""
    occasion = OCCASION.search(gap.sentence.text, gap.sentence.start, gap.mention.lead[0])
    return strip_opening(occasion[1]) + gap.name if occasion else doer(previous_clause(gap.sentence, gap.mention)) + gap.name


def doer(clause: str) -> str:
    """Who does it, of a clause that ends in 的 (各级机关委托旅行社代办的，预付款比例……)."""
    if not clause.rstrip().endswith("的"):
        return ""
    verb = setting_inside().search(clause, 4)
    subject = strip_opening(clause[: verb.start()] if verb else clause.rstrip()[:-1])
    return subject if 3 <= len(subject) <= 30 and not is_action(subject) else ""


def of_project(gap: Gap) -> str:
    """传感器产业园。规划用地600亩，总投资18亿元: the size of what the head of the paragraph names."""
    if not SIZE.fullmatch(gap.name):
        return ""
    text = gap.sentence.text
    head = HEAD.match(text, text.rfind("\n", 0, gap.sentence.start) + 1, gap.mention.opens)
    thing = strip_setting(strip_opening(head[1])) if head else ""
    return thing + gap.name if THING.search(thing) else ""


SIZE = re.compile(
    r"(?:(?:项目|计划|估算|概算|预计|工程)?总?投资(?:总?额|规模)?|(?:规划|项目)?(?:总)?(?:用地|占地)(?:面积)?|(?:总|规划)?建筑面积|(?:总)?建设规模|设计(?:年)?产能)"
)
HEAD = re.compile(r"[\s\d.、．（）()一二三四五六七八九十①-⑳—－-]*([^，。：；]{4,30})[。：]")
THING = re.compile(r"(?:项目|工程|中心|园区?|基地|平台|产业城|枢纽|市场|厂|站|场|馆|库|港|路|线|桥)$")


def rate_over(gap: Gap) -> str:
    """对重点企业开展排查，整治率达到100%: over whom the rate is taken."""
    if gap.joint or len(gap.name) > 6 or not gap.name.endswith("率"):
        return ""
    over = OVER.match(previous_clause(gap.sentence, gap.mention))
    return OUR_REGION.sub("", over[1]) + gap.name if over else ""


OVER = re.compile(r"\s*对(?:于)?([^，。]{3,20}?)(?:全面|集中|逐一|分类|定期)*(?:开展|进行|实施|组织|落实|实行)")


def spent_on(gap: Gap) -> str:
    """安排25亿元，支持科学中心建设: what money with no noun of its own is for."""
    text, mention = gap.sentence.text, gap.mention
    if not (mention.last.unit or "").endswith("元") or not gap.name.endswith(SPENDS):
        return ""
    use = USE.match(text, mention.rest[0], gap.sentence.end)
    return gap.name + use[1] if use else ""


SPENDS = ("安排", "统筹", "投入", "筹集", "落实", "下达", "拨付")
USE = re.compile(r"[，,](?:专项)?((?:用于|支持)[^，。；、]{4,24})")


def owned(gap: Gap) -> str:
    """The name with its owner, or nothing where the name is of no sort that needs one."""
    if not (gap.name.endswith(SPENDS) or (len(gap.name) <= 14 and DEPENDENT.fullmatch(gap.name))):
        return ""
    return next(filter(None, (owner(gap) for owner in OWNERS)), "")


DEPENDENT = re.compile(
    f"(?:{GRADED.pattern}|{SIZE.pattern}|{ON_PLATFORM.pattern}|{PLACES.pattern}|{SHARES.pattern}|.{{1,5}}率|.*{PERSONS.pattern})"
)
OWNERS: tuple[Callable[[Gap], str], ...] = (labelled, of_project, rate_over, on_platform, in_house, staff_of, on_occasion, spent_on)
