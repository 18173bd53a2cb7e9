"""Shortens a name to what is counted: without exceptions, slogans before the noun, empty adjectives, and what it is used for."""

import re

# （需实地核查的除外）
EXCEPTS = re.compile(r"[（(](?:[^（）()]*除外|除[^（）()]*外)[）)]")
# “线上+线下+上门”融合的家政服务中心: a formula, or a long quotation that is itself a list
FORMULA = re.compile(
    r"“(?:[^“”+＋]*[+＋][^“”]*[+＋][^“”]*|(?=[^“”]{9,}”)[^“”]*[、，][^“”]*)”(?:等|为一体|融合|相?结合|联动|模式)*的?(?=[^“”，]{6,}$)"
    r"|^(?:[^“”，。+＋、的]{1,8}[+＋]){2,}[^“”，。+＋的]{1,8}的(?=[^“”，]{6,}$)"
)
# 发挥3条步行街的引领作用: what is used, not what it is good for
USES = re.compile(
    r"(?:发挥|释放|突出|凸显|彰显|放大|激发|激活|强化)(?:好|出|其|了)?"
    r"(?:(?<=发挥)[^，。；：、]{2,12}的|[^，。；：、]{0,10}(?:建成|已建|现有|已有|设立|布设)的?)?$"
)
RELIED_ON = re.compile(r"(?:依托|利用|用好|借助|运用)[^，。；：、]{0,12}$")
DOES_SO = re.compile(r"(?<=.{2})(?:更好|充分|积极)?(?:发挥|充当|起到)[^，。；]{2,16}$")
USED_FOR = re.compile(
    r"(?:的[^的，。；]{0,14})?(?:示范|引领|带动|支撑|辐射|撬动|纽带|桥梁|主[阵渠]地?道?|主力军|龙头|前哨|哨点|窗口|样板|先锋|骨干|模范|承载|集聚)*"
    r"(?:作用|优势|功能|效应|潜力|活力|价值|带动力|辐射力)$"
)
# 有条件、有基础、规模适当的县区: says nothing of the county
EMPTY = (
    r"(?:(?:(?:有|具备|符合)(?:一定|相应|较好)?的?(?:相关|申报)?(?:条件|基础|意愿|需求|能力|特色|代表性|积极性)"
    r"|(?:基础|条件|工作基础|发展基础|群众基础)(?:较|比较|相对)?(?:好|成熟|具备|扎实|雄厚)|(?:规模)(?:适当|适中|适度|合适)|积极性(?:较|比较)?高|意愿(?:较)?强烈?|代表性(?:较)?强)"
    r"(?:、|和|且|，|并)?)+的?"
)
QUALITY = re.compile(f"^(?:选择|选取|遴选|挑选|支持|确定)?(?:部分|一批|若干)?{EMPTY}(?=.{{4}})")
CHOOSES = re.compile(r"(?:选择|选取|遴选|选定|挑选|择优选[择取]?|推荐|支持|确定|组织|指导|推动|鼓励)[^，。；：]{0,30}$")
# 县区开展垃圾分类试点: whom it is done in, what is done
DOES = re.compile(
    r"^(?:每[年批次])?(?:选择|选取|遴选|挑选|支持|确定)?(?:" + EMPTY + r")?(?P<who>(?:(?!试点|开展|实施|进行|申报|作为)[一-鿿]){1,12}?)"
    r"(?:率先|先行|分别|同步|深入|全面)*"
    r"(?P<does>(?:开展|实施|进行|推行|探索|承担|先行先试|启动|申报|争创|创建|作为)[^，。；：]{3,30})$"
)


def without_slogans(name: str) -> str:
    """The name without bracketed exceptions and formulas in quotation marks."""
    name = EXCEPTS.sub("", name) if "外" in name else name
    return FORMULA.sub("", name) if "“" in name or "+" in name or "＋" in name else name


def used(lead: str, name: str) -> str:
    """The name of what is used, without what for, where the words before the number end in using."""
    if RELIED_ON.search(lead):
        return DOES_SO.sub("", name)
    verb = USES.search(lead)
    thing = USED_FOR.sub("", name) if verb else name
    if verb is None or thing == name or len(thing) < 2:
        return name
    return re.sub(r"^(?:释放|突出|凸显|彰显|放大|激发|激活|强化|发挥)(?:好|出)?(?=.{2})", "", thing)


def chosen(lead: str, name: str) -> str:
    """选择3个县区开展试点: those that do it (开展试点的县区), without empty adjectives."""
    plain = QUALITY.sub("", name)
    does = DOES.match(plain) if CHOOSES.search(lead) else None
    return does["does"].rstrip("的") + "的" + does["who"] if does else plain
