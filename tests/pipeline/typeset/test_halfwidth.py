"""Half-width punctuation: the same facts as with full-width marks, in the marks of the document."""

from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.typeset.halfwidth import is_narrow, widen
from schemas import Plan

PRINTED = """云溪市人民政府办公室关于印发云溪市社区食堂建设行动计划(2031-2033年)的通知
云政办发〔2031〕5号
各县(市、区)人民政府:
现将《云溪市社区食堂建设行动计划(2031-2033年)》印发给你们,请认真组织实施。
云溪市人民政府办公室
2031年3月9日
云溪市社区食堂建设行动计划(2031-2033年)
为方便居民就近用餐,制定本计划。
一、工作目标
到2033年,城区覆盖率达到85%,县(市)达到60%;投资1,200万元,消费价格指数控制在103.5以内,职工与餐位之比为1:20。
二、重点任务
(一)建设网点。对新开食堂,每家给予10万元补贴;新建食堂120个(其中乡镇40个)。(责任单位:市商务局、市民政局;完成时限:2032年6月底前)
(二)保障安全。由市市场监管局牵头,市卫生健康委(市爱卫办)配合,开展抽检。
"""


def plan(folder: Path, text: str) -> Plan:
    path = folder / "同名.txt"
    path.write_text(text, encoding="utf-8")
    return extract(path)


def test_both_prints_give_the_same_facts(tmp_path: Path) -> None:
    narrow, wide = (plan(tmp_path, text) for text in (PRINTED, widen(PRINTED)))
    shown = [widen(one.model_dump_json(indent=0, exclude={"document": {"id", "source"}})) for one in (narrow, wide)]
    assert shown[0] == shown[1]
    assert len(narrow.indicators) == 7


def test_facts_are_given_in_the_marks_of_the_document(tmp_path: Path) -> None:
    found = plan(tmp_path, PRINTED)
    assert found.text == PRINTED.strip()
    assert found.document.title == "云溪市社区食堂建设行动计划(2031-2033年)"
    assert [one.number for one in found.sections] == ["一、", "二、", "(一)", "(二)"]
    assert [a.agency for task in found.tasks for a in task.responsibilities][2:] == ["市市场监管局", "市卫生健康委(市爱卫办)"]


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("建成书屋,配齐图书;办证(含补证):3个", "建成书屋，配齐图书；办证（含补证）：3个"),
        ("达到85%,其中县城90%", "达到85%，其中县城90%"),
        ("投资1,200万元,比例1:20", "投资1,200万元，比例1:20"),
        ("浓度(PM2.5)下降", "浓度（PM2.5）下降"),
        ("f(x, y)=1; see (a)", "f(x, y)=1; see (a)"),
        ("1)完善制度", "1)完善制度"),
    ],
)
def test_which_marks_stand_in_chinese(narrow: str, wide: str) -> None:
    assert widen(narrow) == wide


def test_what_is_narrow() -> None:
    assert is_narrow(PRINTED)
    assert not is_narrow(widen(PRINTED))
    assert not is_narrow("坚持统筹推进,突出重点，分步实施，" * 5)
    assert not is_narrow("Plans, goals, and tasks: one, two, three.")


def test_half_width_full_stops_of_a_text_without_others() -> None:
    text = "一.工作要求\n(一)加强领导.各镇要重视,抓好落实.\n(二)投入1.5万元,按时报送."
    assert widen(text) == "一.工作要求\n（一）加强领导。各镇要重视，抓好落实。\n（二）投入1.5万元，按时报送。"
    assert widen("强化巡查,做好记录.\n抓好落实。") == "强化巡查，做好记录.\n抓好落实。"
