"""A plan of our own words, and a printer that breaks it into lines as a page does."""

import random
import re
from collections.abc import Sequence

from pipeline.repair.marks import width

CLOSERS = "，。、；：！？）》”’」】〕%,;:)"
OPENERS = "（《“‘「【〔("
TOKEN = re.compile(r"[A-Za-z0-9.%+-]+|.")

PLAN = (
    "云溪市人民政府办公室关于印发云溪市推进社区食堂建设三年行动方案的通知",
    "云政办发〔2031〕18号",
    "各县区人民政府，市高新区管委会，市政府各部门、各直属单位：",
    "《云溪市推进社区食堂建设三年行动方案》已经市政府同意，现印发给你们，请结合实际抓好落实。",
    "云溪市人民政府办公室",
    "2031年4月9日",
    "云溪市推进社区食堂建设三年行动方案",
    "为方便居民就近用餐，补齐社区服务短板，让老人吃得放心、孩子吃得安心、上班族吃得省心，根据《岭东省社区商业促进办法》（岭商发〔2030〕7号）要求，"
    "结合我市实际，制定本方案。",
    "一、总体目标",
    "到2031年底，新建社区食堂60个，改造提升25个；到2033年底，全市社区食堂达到200个以上，覆盖85%的城市社区，日均供餐能力突破3万人次，"
    "居民步行一刻钟即可用餐。政府引导、市场运作、社会参与的格局基本形成，食堂经营可持续，老年人用餐补贴发放率达到100%。",
    "二、重点任务",
    "（一）科学布局网点",
    "1.编制布点规划。结合人口密度、老龄化程度和现有餐饮网点分布，编制全市社区食堂布点规划，明确建设时序。（责任单位：市商务局、市民政局、市自然资源局）",
    "2.盘活闲置用房。鼓励利用闲置厂房、学校旧址和社区用房开办食堂，房屋产权单位应当给予租金优惠，前3年租金减免比例不低于50%。"
    "（责任单位：市国资委、各县区人民政府）",
    "3.支持连锁经营。引进2家以上品牌餐饮企业，按照统一采购、统一配送、统一标准的方式经营，降低成本。（责任单位：市商务局）",
    "（二）保障饮食安全",
    "4.推行明厨亮灶。所有社区食堂后厨接入“阳光厨房”平台，实现视频实时可看、进货可查、问题可追。（责任单位：市市场监管局）",
    "5.开展抽检。对米、面、油、肉、菜等大宗食材每季度抽检不少于1次，抽检结果在食堂入口公示。（责任单位：市市场监管局）",
    "（三）完善助餐服务",
    "6.落实用餐补贴。对70周岁以上老年人每餐补贴3元，对特困供养人员、低保对象每餐补贴6元，所需资金由市、县财政按照4:6比例分担。"
    "（责任单位：市民政局、市财政局）",
    "7.发展送餐上门。依托志愿者、物业人员和外卖骑手组建送餐队伍，为行动不便的老年人送餐上门，送餐费用适当减免。（责任单位：市民政局、团市委）",
    "三、保障措施",
    "（一）加强组织领导。成立市社区食堂建设工作专班，由分管副市长任组长，市商务局、市民政局主要负责人任副组长，专班办公室设在市商务局。",
    "（二）强化资金支持。市财政每年安排专项资金2000万元，对验收合格的社区食堂给予一次性建设补助，最高不超过15万元。",
    "（三）严格督导考核。将社区食堂建设纳入民生实事，每半年通报一次进展；对进度滞后、群众意见集中的县区进行约谈。",
)


def printed_lines(paragraph: str, columns: int, *, indent: int = 4) -> list[str]:
    """The lines into which a page of so many half-width columns breaks a paragraph: no closing mark begins a line, no number is cut."""
    lines, line, room = [], "", columns - indent
    for word in _words(paragraph):
        if line and width(line) + width(word) > room + (1 if word[-1] in CLOSERS else 0):
            lines.append(line)
            line, room = "", columns
        line += word
    return [*lines, line]


def _words(paragraph: str) -> list[str]:
    words: list[str] = []
    for token in TOKEN.findall(paragraph):
        if words and (token in CLOSERS or words[-1][-1] in OPENERS):
            words[-1] += token
        else:
            words.append(token)
    return words


def torn(line: str, chance: random.Random) -> list[str]:
    """A printed line cut again at some of its punctuation, as text layers of justified pages are."""
    pieces = [""]
    for part in filter(None, re.split(r"(?<=[，。、；：”）])", line)):
        if chance.random() < 0.5:
            pieces.append(part)
        else:
            pieces[-1] += part
    return [piece for piece in pieces if piece]


def page_dump(paragraphs: Sequence[str], columns: int, *, split: bool = False, blank: str = "", numbers: str = "", rows: int = 24) -> str:
    """The text layer of pages; `blank` stands before a paragraph's first line, `numbers` is the pattern of page numbers."""
    chance, lines = random.Random(7), []
    for paragraph in paragraphs:
        for number, line in enumerate(printed_lines(paragraph, columns)):
            pieces = torn(line, chance) if split and chance.random() < 0.3 else [line]
            lines.append([("" if number else blank) + pieces[0], *pieces[1:]])
    text: list[str] = []
    for number, pieces in enumerate(lines, start=1):
        text += pieces
        if numbers and number % rows == 0:
            text.append(numbers.format(number // rows))
    return "\n".join(text)
