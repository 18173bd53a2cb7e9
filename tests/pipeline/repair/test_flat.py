"""A dump without line breaks gets its paragraphs back; long paragraphs stay whole."""

import pytest

from pipeline.repair.flat import unflatten
from pipeline.repair.lines import split_lines

PROSE = "坚持统筹推进、突出重点、补齐短板，" * 6
LOST = (
    "云溪市人民政府 关于加强社区食堂建设的通知 云政发〔2031〕5号 为方便居民就近用餐，结合实际，通知如下。 各单位要抓好落实。 "
    f"一、总体要求 (一)指导思想。 {PROSE}取得实效。 (二)工作目标。 到2033年，食堂覆盖所有社区。 "
    "二、重点任务 1.布局网点。方便群众。（市民政局负责） 2.保障安全。加强检查。"
)


def texts(line: str) -> list[str]:
    return [part.text for part in unflatten(split_lines(line))]


def test_paragraphs_of_a_flat_dump() -> None:
    assert texts(LOST) == [
        "云溪市人民政府 关于加强社区食堂建设的通知",
        "云政发〔2031〕5号",
        "为方便居民就近用餐，结合实际，通知如下。",
        "各单位要抓好落实。",
        "一、总体要求",
        "(一)指导思想。",
        f"{PROSE}取得实效。",
        "(二)工作目标。",
        "到2033年，食堂覆盖所有社区。",
        "二、重点任务",
        "1.布局网点。方便群众。（市民政局负责）",
        "2.保障安全。加强检查。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        f"{PROSE}，要做到： 1.布局合理； 2.价格公道； 3.卫生安全。{PROSE}",  # no heading among the numbers
        f"一、{PROSE}。 二、{PROSE}。",  # two numbers are no outline
        f"{PROSE} 2.5万人次， 3、5两个月，{PROSE} 七、八两项",
        LOST[:90],
    ],
)
def test_other_lines_stay_whole(line: str) -> None:
    assert texts(line) == [line.strip()]


def test_the_next_number_glued_to_a_bracket_of_bodies_opens_a_paragraph() -> None:
    line = "1.建设食堂。(责任单位:市民政局)2.保障安全,每月检查2.5次。（牵头单位：市商务局）（二）送餐（责任单位：各街道）3.5公里内送达。"
    assert texts(line) == [
        "1.建设食堂。(责任单位:市民政局)",
        "2.保障安全,每月检查2.5次。（牵头单位：市商务局）",
        "（二）送餐（责任单位：各街道）3.5公里内送达。",
    ]


def test_labels_of_a_database_of_law_that_run_on_behind_the_title() -> None:
    line = "关于建设社区食堂的通知【发文字号】云政发[2031]5号【发布日期】2031.08.10【实施日期】2031.08.10"
    assert texts(line) == ["关于建设社区食堂的通知", "【发文字号】云政发[2031]5号", "【发布日期】2031.08.10", "【实施日期】2031.08.10"]


def test_the_seams_of_a_notice_that_is_one_line() -> None:
    line = (
        "云溪市商务局云溪市民政局文件云商发[2031] 34号云溪市商务局云溪市民政局关于印发《云溪市社区食堂建设实施方案》的通知"
        "各县区商务局、民政局:为认真落实上级要求，制定本方案，现印发给你们。联系电话:00000云溪市商务局 云溪市民政局2031年5月6日"
        f"《云溪市社区食堂建设实施方案》为进一步方便居民，制定本方案。一、总体要求。{PROSE}到2033年5月第1页共2页底前取得实效。"
        "二、主要任务。布局网点。三、组织保障。加强领导。"
    )
    assert texts(line) == [
        "云溪市商务局云溪市民政局文件",
        "云商发[2031] 34号",
        "云溪市商务局云溪市民政局关于印发《云溪市社区食堂建设实施方案》的通知",
        "各县区商务局、民政局:",
        "为认真落实上级要求，制定本方案，现印发给你们。联系电话:00000",
        "云溪市商务局 云溪市民政局",
        "2031年5月6日",
        "《云溪市社区食堂建设实施方案》为进一步方便居民，制定本方案。",
        f"一、总体要求。{PROSE}到2033年5月底前取得实效。",
        "二、主要任务。布局网点。",
        "三、组织保障。加强领导。",
    ]


def test_articles_of_a_flat_dump() -> None:
    line = f"云溪市民宿管理办法 第一章 总则 第一条 {PROSE * 2}制定本办法。 第二条 本办法适用于本市。 第二章 开办 第三条 开办民宿应当备案。"
    assert [text[:4] for text in texts(line)] == ["云溪市民", "第一章 ", "第一条 ", "第二条 ", "第二章 ", "第三条 "]


def test_a_signature_and_headings_that_run_into_their_text() -> None:
    line = (
        "市民政局： 市政府同意建立联席会议制度。 云溪市人民政府办公室 2031年5月7日 云溪市食堂联席会议制度 "
        f"为统筹推进社区食堂建设，建立本制度。 一、 主要职责 {PROSE}。 二、 组成人员 联席会议由分管民政工作的副市长担任召集人。 "
        f"三、 工作机制 （一）{PROSE}定期召开会议。 （二）{PROSE}。"
    )
    assert [text[:12] for text in texts(line)] == [
        "市民政局： 市政府同意建",
        "云溪市人民政府办公室",
        "2031年5月7日",
        "云溪市食堂联席会议制度",
        "为统筹推进社区食堂建设，",
        "一、 主要职责",
        PROSE[:12],
        "二、 组成人员",
        "联席会议由分管民政工作的",
        "三、 工作机制",
        f"（一）{PROSE[:9]}",
        f"（二）{PROSE[:9]}",
    ]


def test_pages_counted_in_mid_sentence() -> None:
    first = f"1、云溪市食堂建设方案为进一步方便居民，制定本方案。一、总体要求{PROSE}。二、工作目标{PROSE}，建成食堂"
    second = f"2、二十家。三、工作任务（一）布局网点。{PROSE}。{PROSE}。（二）保障安全。{PROSE}。"
    parted = [part.text for part in unflatten(split_lines(f"{first}\n{second}\n3、食堂"))]
    assert [text[:10] for text in parted] == [
        "云溪市食堂建设方案",
        "为进一步方便居民，制",
        "一、总体要求",
        "坚持统筹推进、突出重",
        "二、工作目标",
        "坚持统筹推进、突出重",
        "三、工作任务",
        "（一）布局网点。坚持",
        "（二）保障安全。坚持",
    ]
    assert parted[5].endswith("建成食堂二十家。")
    whole = [f"1、布局网点。{PROSE * 2}。", f"2、保障安全。{PROSE * 2}。"]
    assert [part.text for part in unflatten(split_lines("\n".join(whole)))] == whole


def test_the_labels_of_a_roster_that_run_on() -> None:
    rest = f"{PROSE}，抓好落实。{PROSE}。"
    line = f"成立食堂工作领导小组组长：李某某副组长：王某、赵某某成员部门：市商务局、市民政局。{rest}"
    assert texts(line) == ["成立食堂工作领导小组", "组长：李某某", "副组长：王某、赵某某", f"成员部门：市商务局、市民政局。{rest}"]
    short = "成立小组。组长：李某某 副组长：王某成 员：赵某、钱某工作职责：统筹推进领导小组下设办公室"
    assert texts(short) == ["成立小组。", "组长：李某某", "副组长：王某", "成 员：赵某、钱某", "工作职责：统筹推进", "领导小组下设办公室"]
    printed = "组长：李某某，副组长：王某，成员：赵某、钱某。"
    assert texts(printed) == [printed]


def test_a_dump_without_even_blanks() -> None:
    line = (
        "各镇：《食堂方案》现印发给你们。 云溪市人民政府 2031年5月7日 云溪市食堂方案 为统筹推进社区食堂建设，提出如下意见。"
        f"一、总体思路（一）指导思想以方便居民为宗旨，{PROSE}。（二）基本原则1.坚持公益。{PROSE}。2.坚持就近。二、重点任务（一）布局网点。{PROSE}。"
    )
    assert [text[:10] for text in texts(line)] == [
        "各镇：《食堂方案》现",
        "云溪市人民政府",
        "2031年5月7日",
        "云溪市食堂方案",
        "为统筹推进社区食堂建",
        "一、总体思路",
        "（一）指导思想",
        "以方便居民为宗旨，坚",
        "（二）基本原则",
        "1.坚持公益。坚持统",
        "2.坚持就近。",
        "二、重点任务",
        "（一）布局网点。坚持",
    ]


def test_a_foreign_letter_that_a_converter_puts_for_the_end_of_a_line() -> None:
    line = "加强巡河。Р四、工作步骤Р第一阶段宣传阶段。Р第二阶段清淤阶段。"
    assert texts(line) == ["加强巡河。", "四、工作步骤", "第一阶段宣传阶段。", "第二阶段清淤阶段。"]
    russian = "Программа Российской Федерации Развитие регионов Р"
    assert texts(russian) == [russian]
