"""Turns a noun with its predicate (企业获得认定) into the noun that the predicate describes (获得认定的企业)."""

import re

# 行业大力推行改革: noun, verb, object; a noun that a verb or 的 opens is none, and 参与度 or 获得感 no verb
CLAUSE = re.compile(
    r"(?P<noun>[县市区省州镇村]|(?:[^，。；：、的“”（）()\d在与和]|“[^“”]{1,20}”){2,14}?)(?:大力|全部|全面|率先|首次|成功|能够|可以|均|都|已)*"
    r"(?P<does>(?:列入|纳入|入选|入围|跻身|晋级|进入|加入|接入|获得|荣获|获评|获批|取得|通过|达到|实现|完成|推行|实行|参加|参与|接受|享受|具备|配备|建立|设有|建有|患有|成为|(?:创建|升级|晋升|评定|认定|升格)为|(?<![国拥具设现所没私含享专特稀建配患])有(?![效序关利力机限望色])"
    r"|被(?=[^，。；]{0,24}[定评列选授纳命]))(?![率度感值额量力式性权者后前类])[^，。；：]{2,40})$"
)
# 培训企业获得, 新增任务完成: the words before the verb are themselves about doing
DOING = re.compile(
    r"^(?:推动|推进|促进|加快|组织|支持|鼓励|引导|用于|力争|确保|开展|实施|落实|要|应|须|将|以|由|为|对|从|按)"
    r"|(?:开展|实施|推进|推动|进行|达到|服务|工作|任务|建设)$"
)


def related(words: str) -> tuple[str, str] | None:
    """(what it does with 的, the noun) of a noun with its predicate, or None where the words are no such clause."""
    clause = CLAUSE.match(words)
    if clause is None or DOING.search(clause["noun"]):
        return None
    return clause["does"].rstrip("的") + "的", clause["noun"]
