"""Whatever the page, the paragraphs come back: its width, its indents, its page numbers, its torn lines."""

import pytest

from pipeline.repair import Paragraph, repair, split_lines
from pipeline.repair.breaks import Breaks
from pipeline.repair.layout import Layout
from pipeline.repair.marks import width
from tests.pipeline.repair.printing import PLAN, page_dump, printed_lines
from tests.timing import assert_linear


def paragraphs(text: str) -> list[str]:
    return [item.text for item in repair(split_lines(text)) if isinstance(item, Paragraph)]


@pytest.mark.parametrize("columns", [44, 56, 60, 72, 80])
@pytest.mark.parametrize(
    "page",
    [
        {},
        {"blank": "　　"},
        {"numbers": "— {} —"},
        {"numbers": "- {} -\n"},
        {"numbers": "第 {} 页 共 9 页"},
        {"numbers": "{}\f", "rows": 12},
        {"split": True, "blank": "　　"},
        {"split": True},
    ],
    ids=str,
)
def test_a_page_gives_its_paragraphs_back(columns: int, page: dict[str, object]) -> None:
    assert paragraphs(page_dump(PLAN, columns, **page)) == list(PLAN)  # type: ignore[arg-type]


@pytest.mark.parametrize("columns", [56, 80])
def test_empty_lines_between_all_lines_say_nothing(columns: int) -> None:
    assert paragraphs(page_dump(PLAN, columns).replace("\n", "\n\n")) == list(PLAN)


def test_empty_lines_between_paragraphs_part_them() -> None:
    text = "\n\n".join("\n".join(printed_lines(p, 60)) for p in PLAN)
    assert paragraphs(text) == list(PLAN)


@pytest.mark.parametrize(("first", "second"), [(80, 56), (56, 80), (60, 44)])
def test_an_annex_of_another_width(first: int, second: int) -> None:
    annex = [p.replace("云溪市", "青岚区") for p in PLAN]
    assert paragraphs(page_dump(PLAN, first) + "\n附件\n" + page_dump(annex, second)) == [*PLAN, "附件", *annex]


def test_trailing_blanks_that_end_paragraphs_are_evidence() -> None:
    text = "\n".join("\n".join(printed_lines(p, 60)) + " " for p in PLAN)
    assert paragraphs(text) == list(PLAN)


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # a bracket cut in two; a date cut in two
        ("（四）按通知（2031年4月\n9日）执行。", "（四）按通知（2031年4月9日）执行。"),
        # punctuation pushed off its line
        ("（四）落实《云溪市社区食堂办法》\n，\n改进服务。", "（四）落实《云溪市社区食堂办法》，改进服务。"),
        # a number parted from its item
        ("4.\n支持连锁经营。", "4.支持连锁经营。"),
        # a label parted from its bodies
        ("（四）加强宣传。责任单位：\n市商务局、市民政局", "（四）加强宣传。责任单位：市商务局、市民政局"),
    ],
)
def test_torn_lines_run_on(page: str, expected: str) -> None:
    assert expected in paragraphs(page_dump(PLAN, 80, split=True) + "\n" + page)


LABELS = ("牵头单位：市商务局。", "责任单位：市民政局、市财政局。", "完成时限：2031年11月底前。")


def test_attribution_labels_on_lines_of_their_own_stay_apart() -> None:
    tasks = [p.split("（责任")[0] for p in PLAN if p[0].isdigit()]
    plan = [line for task in tasks for line in (task, *LABELS)]
    assert paragraphs(page_dump(plan, 60)) == plan


def test_attribution_labels_within_lines_do_not_open_paragraphs() -> None:
    tasks = [p.split("（责任")[0] for p in PLAN if p[0].isdigit()]
    plan = [line for task in tasks for line in (task, "".join(LABELS))]
    assert paragraphs(page_dump(plan, 60)) == plan


def test_duty_statements_a_line_each_stay_apart() -> None:
    duties = [f"市{name}局要做好本部门的相关工作。" for name in ("教育", "民政", "财政", "商务", "统计", "审计")]
    plan = [*PLAN, "（四）明确职责分工。各部门按照下列分工抓好落实，并于每季度末向市商务局报送进展。", *duties]
    assert paragraphs(page_dump(plan, 80)) == plan


def test_time_grows_linearly() -> None:
    def prepare(times: int):
        return split_lines("\n".join([page_dump(PLAN, 80, split=True)] * times))

    assert_linear(prepare, repair, few=20, many=80)


def test_a_number_that_counts_on_begins_a_paragraph_below_a_full_line_without_a_stop() -> None:
    plan = [
        "11.推广预订服务。居民可以提前一天在社区平台上预订次日餐食。",
        "责任单位：市商务局、市民政局、市国资委、市大数据局、团市委等相关单位",
        "12.开展满意度调查。每季度回访就餐居民，调查结果向社会公布，作为评定星级食堂的依据。",
        "责任单位：市民政局、市统计局",
        "13.评选星级食堂。每年评选一批星级食堂，在用餐补贴、场地租金上给予支持。",
    ]
    assert paragraphs(page_dump([*PLAN, *plan], width(plan[1]) + 7))[-5:] == plan


@pytest.mark.parametrize(
    ("lines", "counted"),
    [
        (["（一）甲", "乙", "（二）丙", "2.丁", "（三）戊"], [False, False, True, False, True]),
        (["第九章 甲", "第十章 乙", "一、丙", "三、丁"], [False, True, False, False]),
        (["1.1甲", "1.2乙", "①丙", "②丁", "2.甲", "3.5万元"], [False] * 6),
    ],
)
def test_numbers_that_count_on(lines: list[str], counted: list[bool]) -> None:
    assert Breaks(split_lines("\n".join(lines)), Layout()).counted == counted
