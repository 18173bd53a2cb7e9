"""Names money that is given: whom it is for, what it is reckoned by."""

import re

from extractors.indicators.context import Gap, object_before, previous_clause
from extractors.indicators.wording import strip_opening

GRANT = re.compile(r"(?:奖励|奖补|补助|补贴|资助|支持|贴息|扶持|补偿|奖金|给予|标准)$")
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


def is_grant(name: str) -> bool:
    """The name is of something given: a subsidy, a reward."""
    return GRANT.search(name) is not None


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
    if not is_grant(gap.name) or len(gap.name) > 10 or gap.name.startswith(("单", "每")):
        return ""
    receiver = gap.near.removesuffix("给予") if gap.joint == "shared" else receiver_before(gap)
    return receiver + gap.name if receiver else ""


BY_RATE = re.compile(r"[，,]\s*按照?[^，]*$")
# 按实际投入的50%，给予最高100万元资助
RATE_FIRST = re.compile(
    r"(?:^|[，,])按照?(?P<base>[^，。；|]{2,24})的\|[，,](?:给予|予以|提供|发放)[^，。；]{0,16}?(?P<given>(?:配套)?(?:资助|奖励|补助|补贴|贴息|奖补|支持))"
)


def rate_before_grant(lead: str, behind: str) -> str:
    """The name of a share whose grant the next clause names; empty where the words around the number are about none."""
    found = RATE_FIRST.search(f"{lead}|{behind}")
    return f"{found['given']}占{found['base']}" if found else ""


def receiver_before(gap: Gap) -> str:
    """Whom a grant is for, from the clauses before it; of a long one what stands behind its last 的."""
    text = gap.sentence.text[gap.sentence.start : max(gap.sentence.start, gap.mention.opens - 1)]
    text = text[text.rfind("；") + 1 :]
    found = list(RECEIVER.finditer(text))
    if not found:
        return ""
    given = strip_opening(BY_RATE.sub("", text[found[-1].end() :].strip()).removesuffix("的"))
    behind = given.rpartition("的")[2].lstrip("，,、 ")
    return given if len(given) <= 40 else behind if 3 <= len(behind) <= 40 else given[-40:]


def permitted_to(gap: Gap) -> str:
    """新设代理机构的，允许……: the clause that ends in 的 says what the next one, which opens with a verb, is about."""
    if gap.sentence.text[gap.mention.opens - 2 : gap.mention.opens - 1] != "的":
        return ""
    clause = previous_clause(gap.sentence, gap.mention).strip()
    if not clause.endswith("的") or len(clause) > 40 or not PERMITS.match(gap.sentence.text, gap.mention.opens):
        return ""
    topic = strip_opening(WHOM.sub("", clause[:-1].removeprefix("凡")))
    return topic + gap.name if topic and not gap.name.startswith(topic) else ""
