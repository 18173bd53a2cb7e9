"""Traditional print: the same facts as in simplified print, in the characters of the document."""

from pathlib import Path

from pipeline.extract import extract
from pipeline.typeset.traditional import is_traditional, simplify
from schemas import Plan

PRINTED = """雲溪市人民政府辦公室關於印發雲溪市社區食堂建設行動計畫的通知
雲政辦發〔2031〕5號
各縣（市、區）人民政府：
現將《雲溪市社區食堂建設行動計畫》印發給你們，請認真組織實施。
雲溪市人民政府辦公室
2031年3月9日
雲溪市社區食堂建設行動計畫
為方便居民就近用餐，根據《雲溪市養老服務條例》（雲人發〔2028〕2號），制定本計畫。
一、工作目標
到2033年，建成社區食堂200個以上，覆蓋率達到85%。
二、重點任務
（一）建設網點。新建食堂120個。（責任單位：市商務局、市民政局；完成時限：2032年6月底前）
（二）保障安全。由市市場監管局牽頭，市衛生健康委配合，開展抽檢。
三、組織領導
成立雲溪市社區食堂建設領導小組，由分管副市長任組長，辦公室設在市商務局。
"""


def plan(folder: Path, text: str, name: str) -> Plan:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return extract(path)


def test_facts_of_a_document_in_traditional_print(tmp_path: Path) -> None:
    found = plan(tmp_path, PRINTED, "繁.txt")
    card = found.document
    assert (card.title, card.doc_number, card.doc_type) == ("雲溪市社區食堂建設行動計畫", "雲政辦發〔2031〕5號", "行動計畫")
    assert (card.issuers, card.issued_on, card.level) == (("雲溪市人民政府辦公室",), "2031-03-09", "prefecture")
    assert [(one.title, one.doc_number) for one in card.citations] == [("雲溪市養老服務條例", "雲人發〔2028〕2號")]
    assert [(one.number, one.title) for one in found.sections][:2] == [("一、", "工作目標"), ("二、", "重點任務")]
    assert [(a.agency, a.role) for task in found.tasks for a in task.responsibilities] == [
        ("市商務局", "responsible"),
        ("市民政局", "responsible"),
        ("市市場監管局", "lead"),
        ("市衛生健康委", "support"),
    ]
    assert found.text == PRINTED.strip()


def test_both_prints_give_the_same_facts(tmp_path: Path) -> None:
    old, new = (plan(tmp_path, text, "同名.txt") for text in (PRINTED, simplify(PRINTED)))
    shown = [simplify(one.model_dump_json(exclude={"document": {"id", "source"}})) for one in (old, new)]
    assert shown[0] == shown[1]


def test_what_is_traditional() -> None:
    assert is_traditional(PRINTED)
    assert not is_traditional(simplify(PRINTED))
    assert not is_traditional("云溪市乾明区推进“臺灣”主题展馆建设，" + "坚持统筹推进、突出重点，" * 5)
    assert not is_traditional("")
