"""Prose pages of a PDF: lines to paragraphs, page furniture, contents pages, columns, turned pages."""

from pathlib import Path

import pytest

from pipeline.readers import read
from schemas import Block, Document
from tests.pipeline.readers.printing import EM, FONT, LEFT, Press, headed, numbered

TITLE = ("云溪市社区图书室建设和管理", "三年行动方案")
AIM = (
    "为方便居民就近读书，三年内在全市新建社区图书室四十间，改造旧图书室二十五间，每间"
    "藏书不少于三千册，每周开放不少于五天，开放时间由街道办事处公布在社区的告示牌上。"
)
LEAD = (
    "由市文化旅游局牵头，市财政局、市教育局、各街道办事处配合，选址先看人口再看路"
    "程，凡是步行一刻钟走不到图书室的小区都要列入第一批名单，名单每半年核对一次。"
)
SHORT = "书目每季度更新一次。"


def texts(document: Document) -> list[str]:
    return document.text.split("\n")


def block_of(document: Document, text: str) -> Block:
    return next(block for block in document.blocks if document.text[block.start : block.end] == text)


def printed(tmp_path: Path, press: Press) -> Document:
    return read(press.save(tmp_path / "plan.pdf"))


def plan(press: Press, items: int) -> list[str]:
    """A plan of so many items over the pages; its paragraphs come back."""
    for line in TITLE:
        press.centered(line)
    wanted = ["".join(TITLE)]
    for i in range(items):
        number = "一二三四五六七八九十"[i % 10]
        for text in (f"（{number}）第{i}批图书室", AIM, SHORT, LEAD + "补" * i):
            press.paragraph(text)
            wanted.append(text)
    return wanted


@pytest.mark.parametrize(("furniture", "items"), [(None, 1), (numbered, 1), (None, 7), (numbered, 7), (headed, 7)])
def test_paragraphs_run_over_line_and_page_ends(tmp_path: Path, furniture: object, items: int) -> None:
    press = Press(furniture=furniture)  # type: ignore[arg-type]
    wanted = plan(press, items)
    assert texts(printed(tmp_path, press)) == wanted


def test_blocks_tell_page_size_and_place(tmp_path: Path) -> None:
    press = Press(furniture=numbered)
    plan(press, 7)
    document = printed(tmp_path, press)
    assert document.source.pages == press.page
    title, last = document.blocks[0], document.blocks[-1]
    assert (title.page, title.centered, title.size) == (1, True, 22.0)
    assert (last.page, last.centered, last.size) == (press.page, False, 16.0)


def test_title_lines_are_one_paragraph_but_what_follows_them_is_not(tmp_path: Path) -> None:
    press = Press()
    for line in (*TITLE, "（征求意见稿）"):
        press.centered(line)
    press.centered("云文旅发〔2024〕9号", em=EM)
    press.paragraph(AIM)
    assert texts(printed(tmp_path, press)) == ["".join(TITLE), "（征求意见稿）", "云文旅发〔2024〕9号", AIM]


def test_a_title_in_the_size_of_the_text_is_one_paragraph_and_the_number_below_it_another(tmp_path: Path) -> None:
    press = Press()
    title = ("云溪市人民政府关于进一步扩大社区图书室开放时间方便居民", "就近读书若干措施的通知")
    for line in (*title, "云政发〔2024〕9号"):
        press.centered(line, em=EM)
    for _ in range(3):
        press.paragraph(AIM)
    assert texts(printed(tmp_path, press)) == ["".join(title), "云政发〔2024〕9号", AIM, AIM, AIM]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("一、明确目标，全面实施云溪市社区图书室“三百间”工", "程“333”计划"),  # a quotation is not parted from its neighbours
        ("一、明确目标，到二〇二六年全面实施云溪市社区图", "书室ABCDEFGHIJKLMN计划，三年建成"),
        ("一、按年度考核结果，对开放时间达到要求的每间分别给予", "30000元补助"),
    ],
)
def test_a_heading_goes_on_at_the_edge_although_its_first_line_had_room(tmp_path: Path, first: str, second: str) -> None:
    press = Press()
    press.line(first, x=LEFT + 2 * EM)
    press.line(second)
    for _ in range(3):
        press.paragraph(AIM)
    assert texts(printed(tmp_path, press)) == [first + second, AIM, AIM, AIM]


def test_a_narrow_gap_between_a_name_and_a_post_is_a_blank_but_spread_characters_are_not_parted(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(AIM)
    for name, post in (("林知秋", "市文化旅游局副局长"), ("高一苇", "市财政局副局长")):
        press.put(LEFT + 6 * EM, press.y, name)
        press.line(post, x=LEFT + 9.32 * EM)
    for i, ch in enumerate(SHORT):
        press.put(LEFT + 2 * EM + i * 1.3 * EM, press.y, ch)
    assert texts(printed(tmp_path, press)) == [AIM, "林知秋 市文化旅游局副局长", "高一苇 市财政局副局长", SHORT]


def test_bodies_that_issue_jointly_stand_apart_in_the_title(tmp_path: Path) -> None:
    press = Press()
    for line in ("云溪市文化旅游局", "云溪市财政局", "关于印发社区图书室方案的通知"):
        press.centered(line)
    press.paragraph(AIM)
    assert texts(printed(tmp_path, press)) == ["云溪市文化旅游局 云溪市财政局关于印发社区图书室方案的通知", AIM]


def test_signature_lines_stand_apart(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(AIM)
    press.line("云溪市文化旅游局", x=340)
    press.line("2024年3月5日", x=352)
    press.paragraph(SHORT)
    assert texts(printed(tmp_path, press)) == [AIM, "云溪市文化旅游局", "2024年3月5日", SHORT]


def test_paragraphs_without_indents_part_where_a_line_had_room(tmp_path: Path) -> None:
    press = Press()
    wanted = [AIM, "1." + LEAD, SHORT, "2." + AIM + "补补", LEAD]
    for text in wanted:
        press.paragraph(text, indent=0)
    assert texts(printed(tmp_path, press)) == wanted


def test_numbers_are_not_parted_by_line_ends_and_not_run_together(tmp_path: Path) -> None:
    press = Press()
    for first, second in (("图书室建设时限是20", "26年底"), ("已建成的图书室共有：15", "30间在建")):
        press.line("一二三四五六七八九十一二三四五六七" + first[-9:], x=LEFT)
        press.line(second)
    document = printed(tmp_path, press)
    assert "2026年底" in document.text


def test_contents_with_leaders_are_no_text(tmp_path: Path) -> None:
    press = Press()
    press.centered("目  录")
    for i, title in enumerate(("一、现有图书室", "二、建设目标", "三、建设任务", "四、组织保障")):
        press.line(f"{title}{'.' * 60}{i + 1}")
    press.turn()
    for title in ("一、现有图书室", "二、建设目标"):
        press.paragraph(title)
        press.paragraph(AIM)
    assert texts(printed(tmp_path, press)) == ["一、现有图书室", AIM, "二、建设目标", AIM]


def test_contents_without_numbers_end_where_the_first_entry_returns(tmp_path: Path) -> None:
    press = Press()
    titles = ("第一章 现有图书室", "第二章 建设目标", "第三章 建设任务")
    press.centered("目录", em=EM)
    for title in titles:
        press.paragraph(title)
    for title in titles:
        press.centered(title, em=EM)
        press.paragraph(AIM)
    assert texts(printed(tmp_path, press)) == [text for title in titles for text in (title, AIM)]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    press = Press(columns=13)
    columns = ([AIM, SHORT, LEAD], [LEAD + "补", AIM, SHORT])
    press.put(180, 60, "".join(TITLE), 14)
    for texts_of_column, x in zip(columns, (60, 320), strict=True):
        y = 100.0
        for text in texts_of_column:
            rows = [text[:11], *(text[k : k + 13] for k in range(11, len(text), 13))]
            for i, row in enumerate(rows):
                press.put(x + (2 * EM if i == 0 else 0), y, row)
                y += 24
    press.put(294, 800, "1", 10)
    assert texts(printed(tmp_path, press)) == ["".join(TITLE), *columns[0], *columns[1]]


@pytest.mark.parametrize("flag", [0, 90])  # reportlab turns the sheet with the flag
@pytest.mark.parametrize(
    ("turn", "sheet", "corner"), [(90, (842, 595), (842, 0)), (180, (595, 842), (595, 842)), (270, (842, 595), (0, 595))]
)
def test_turned_pages_are_read_the_right_way_up(
    tmp_path: Path, turn: int, sheet: tuple[float, float], corner: tuple[float, float], flag: int
) -> None:
    press = Press()
    press.canvas.setPageSize(sheet[::-1] if flag else sheet)
    press.canvas.setPageRotation(flag)
    press.canvas.translate(*corner)
    press.canvas.rotate(turn)
    wanted = plan(press, 1)
    press.table([["序号", "任务"], ["1", "新建图书室"], ["2", "改造图书室"]], (77, 140, 400))
    document = printed(tmp_path, press)
    assert texts(document)[: len(wanted)] == wanted
    assert [document.text[cell.start : cell.end] for cell in document.tables[0].cells] == [
        "序号",
        "任务",
        "1",
        "新建图书室",
        "2",
        "改造图书室",
    ]


def test_watermarks_and_what_stands_off_the_page_are_no_text(tmp_path: Path) -> None:
    press = Press()
    press.paragraph(AIM)
    press.put(700, 300, "裁切线外")
    press.canvas.saveState()
    press.canvas.rotate(45)
    press.canvas.setFont(FONT, 60)
    press.canvas.drawString(300, 100, "内部资料")
    press.canvas.restoreState()
    press.paragraph(LEAD)
    assert texts(printed(tmp_path, press)) == [AIM, LEAD]


def test_bookmarks_are_levels_of_the_headings_they_name(tmp_path: Path) -> None:
    press = Press()
    for key, title, level in (("a", "一、建设目标", 0), ("b", "（一）新建图书室", 1)):
        press.canvas.bookmarkPage(key)
        press.canvas.addOutlineEntry(title, key, level)
        press.paragraph(title)
        press.paragraph(AIM)
    document = printed(tmp_path, press)
    assert [block.level for block in document.blocks] == [1, None, 2, None]


def test_page_numbers_alone_are_dropped_but_a_lone_number_in_the_text_stays(tmp_path: Path) -> None:
    press = Press(furniture=lambda p, page: p.put(292, 800, str(page), 10))
    press.paragraph(AIM)
    press.line("12", x=LEFT + 2 * EM)
    press.paragraph(LEAD)
    press.turn()
    press.paragraph(AIM)
    assert texts(printed(tmp_path, press)) == [AIM, "12", LEAD, AIM]
