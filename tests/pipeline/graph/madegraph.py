"""Plans of made-up places for tests of the graph, from texts of our own words."""

from functools import lru_cache
from pathlib import Path

from pipeline.extract import extract
from schemas import Plan

CITY = """\
云溪市人民政府办公室关于印发云溪市夜间公交提升行动方案的通知
云政办发〔2024〕12号
云溪市夜间公交提升行动方案
为方便市民夜间出行，依据《岭东省公共交通促进办法》，制定本方案。
一、工作目标
到2025年底，夜间公交线路达到18条以上。
二、重点任务
（一）加密夜间线路。新开夜间线路6条。（牵头单位：市交通运输局；配合单位：市公安局、市财政局；完成时限：2025年6月底前）
（二）改造站台照明。改造站台90座。（牵头单位：市住房城乡建设局；配合单位：市交通运输局、市财政局；完成时限：2025年12月底前）
（三）公布到站信息。（责任单位：市交通运输局、市数据局）
（四）开展满意度调查。
三、组织领导
成立夜间公交提升工作领导小组，由分管副市长任组长，市交通运输局、市财政局、市气象局为成员单位，办公室设在市交通运输局。
云溪市人民政府办公室
2024年3月5日
"""
DISTRICT = """\
云溪市青岚区夜间公交提升实施方案
为落实《云溪市夜间公交提升行动方案》（云政办发〔2024〕12号），制定本方案。
一、主要任务
（一）加密夜间线路。新开夜间线路2条。2025年5月底前完成。（牵头单位：区交通运输局；配合单位：区公安分局）
云溪市青岚区交通运输局
2024年5月20日
"""
OTHER = """\
白沙市2025年民生实事工作要点
一、工作目标
到2025年底，夜间公交线路达到20条以上。
二、重点任务
（一）方便夜间出行。新开夜间线路8条，加密夜间线路班次。（责任单位：市交通运输局）
（二）改造老旧小区。改造老旧小区15个。（责任单位：市住房城乡建设局）
（三）建设托育园。新建托育园4所。（责任单位：市卫生健康委）
"""


@lru_cache
def city(folder: Path) -> Plan:
    """The city's plan."""
    return _plan(folder, "city.txt", CITY)


@lru_cache
def district(folder: Path) -> Plan:
    """The plan of one of its districts, which cites it."""
    return _plan(folder, "district.txt", DISTRICT)


@lru_cache
def other(folder: Path) -> Plan:
    """Another city's plan on many subjects."""
    return _plan(folder, "other.txt", OTHER)


def _plan(folder: Path, name: str, text: str) -> Plan:
    file = folder / name
    file.write_text(text, "utf-8")
    return extract(file)
