"""A paragraph a line: only what a page end has cut in mid-sentence runs on."""

import pytest

from pipeline.repair.cut import goes_on


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("5.办好老年食堂。支持社会力量参与老年助餐服务，鼓励各类餐", "饮企业开设助餐点。", True),
        ("专班按月通报各县区工作进展，对连续两次排名靠后的县区负责人予以约", "谈，并限期整改。", True),
        ("报名截止时间为2031年5月（含", "5月31日）。", True),
        ("市商务局要会同有关部门", "，制定具体办法。", True),
        ("抄送：市委各部门，市人大常委会、市政协办公室，", "市法院、市检察院。", True),
        ("云溪市人民政府办公室", "2031年4月9日印发", True),
        # headings, titles, lists, signatures
        ("（一）完善布局，方便群众", "各县区要统筹推进网点建设，做到应建尽建。", False),
        ("三、保障措施", "各县区要加强领导。", False),
        ("云溪市人民政府办公室", "2031年4月9日", False),
        ("到2031年建成老年食堂60个。", "到2033年建成老年食堂200个。", False),
        ("主要任务如下：", "建设网点。", False),
        ("5.办好老年食堂。（责任单位：市商务局", "完成时限：2031年5月）", False),
        ("社区食堂、老年食堂、助餐点的覆盖率稳步提升", "70周岁以上老年人用餐补贴发放率提升", False),
        ("专班办公室设在市商务局，负责日常协调、督促检查和信息报送等各项具体工作", "（二）强化资金支持。", False),
        ("专班办公室设在市商务局，负责日常协调、督促检查和信息报送等各项具体工作", "责任单位：市商务局", False),
    ],
)
def test_goes_on(before: str, after: str, expected: bool) -> None:
    assert goes_on(before, after) is expected
