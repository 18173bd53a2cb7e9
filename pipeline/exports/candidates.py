"""The tables of what is suggested from one file's text: bodies named in it, and its keywords."""

from pipeline.bodies import NamedBody
from pipeline.exports.columns import Column, Sheet
from pipeline.keywords import Keyword
from pipeline.wording import place_words

KINDS = {
    "government": "行政机关",
    "party": "党群机关",
    "judicial": "司法机关",
    "institution": "事业单位",
    "enterprise": "企业",
    "mass": "群团组织",
    "collective": "统称",
    "other": "其他",
}

BODIES: Sheet[NamedBody] = Sheet(
    "点名单位",
    (
        Column("序号", 6, lambda number, x: number),
        Column("单位", 30, lambda _, x: x.name),
        Column("类别", 10, lambda _, x: KINDS.get(x.kind, x.kind)),
        Column("提到次数", 8, lambda _, x: x.times),
        Column("责任任务数", 10, lambda _, x: x.tasks),
        Column("首次出现", 12, lambda _, x: place_words(x.section, x.evidence.page, x.paragraph)),
    ),
)

KEYWORDS: Sheet[Keyword] = Sheet(
    "关键词",
    (
        Column("序号", 6, lambda number, x: number),
        Column("关键词", 16, lambda _, x: x.word),
        Column("次数", 6, lambda _, x: x.times),
        Column("权重", 8, lambda _, x: round(x.weight, 4)),
        Column("任务数", 8, lambda _, x: x.tasks),
    ),
)
