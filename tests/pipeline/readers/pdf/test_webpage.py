"""Web pages that a browser printed: the document stays, the site around it goes, the index table becomes fields."""

from pathlib import Path

from pipeline.readers import read
from schemas import Document
from tests.pipeline.readers.printing import LEFT, Press

TITLE = "云溪市人民政府办公室关于办好社区图书室的通知"
AIM = "为方便居民就近读书，三年内在全市新建社区图书室四十间，每间藏书不少于三千册，开放时间由街道办事处公布在社区的告示牌上。"


def browser(press: Press, page: int) -> None:
    """What a browser prints around a page."""
    press.put(24, 22, "2024/3/9 15:33", 8)
    press.put(180, 22, TITLE + "_云溪市人民政府", 8)
    press.put(24, 826, "https://www.example.gov.cn/art/2024/3/5/a_1.html", 8)
    press.put(550, 826, f"{page}/2", 8)


def body(press: Press) -> None:
    press.centered(TITLE, em=20)
    press.line("各街道办事处，市政府各部门：")
    for _ in range(10):
        press.paragraph(AIM)
    press.turn()
    for _ in range(3):
        press.paragraph(AIM)
    press.line("2024年3月5日", x=400)


DOCUMENT = [TITLE, "各街道办事处，市政府各部门：", *[AIM] * 13, "2024年3月5日"]


def foot(press: Press) -> None:
    press.y += 20
    for text in ("相关解读：一图读懂社区图书室", "打印", "主办：云溪市人民政府办公室", "网站标识码：0000000000"):
        press.line(text, em=11)


def printed(tmp_path: Path, press: Press) -> Document:
    return read(press.save(tmp_path / "page.pdf"))


def fields(document: Document) -> dict[str, str]:
    return {field.label: field.value for field in document.fields}


def test_what_the_browser_and_the_site_print_is_no_text(tmp_path: Path) -> None:
    press = Press(furniture=browser)
    press.put(60, 50, "首页    要闻    政策    互动", 11)
    press.put(60, 70, "首页 > 政府信息公开 > 市政府办公室文件", 11)
    body(press)
    foot(press)
    document = printed(tmp_path, press)
    assert document.text.split("\n") == DOCUMENT


def test_an_index_table_in_two_columns_becomes_fields(tmp_path: Path) -> None:
    press = Press(furniture=browser)
    body(press)
    press.y += 20
    top = press.y
    rows = [
        ("标    题：", "云溪市人民政府办公室关于", "发文机关：", "云溪市人民政府办公室"),
        ("发文字号：", "云政办发〔2024〕3号", "成文日期：", "2024年03月05日"),
    ]
    for k, row in enumerate(rows):
        for x, text in zip((100, 160, 320, 380), row, strict=True):
            press.put(x, top + 40 * k, text, 11)
    press.put(160, top + 14, "办好社区图书室的通知", 11)
    press.y = top + 80
    foot(press)
    document = printed(tmp_path, press)
    assert document.text.split("\n") == DOCUMENT
    assert fields(document) == {
        "标题": TITLE,
        "发文机关": "云溪市人民政府办公室",
        "发文字号": "云政办发〔2024〕3号",
        "成文日期": "2024年03月05日",
    }


def test_an_index_table_over_the_title_takes_the_navigation_with_it(tmp_path: Path) -> None:
    press = Press(furniture=browser)
    press.put(60, 50, "首页    要闻    政策    互动", 11)
    for k, text in enumerate(("索 引 号：000/2024-00003", "发布机构：云溪市人民政府办公室", "发文日期：2024-03-05")):
        press.put(LEFT, 70 + 16 * k, text, 11)
    press.y = 140
    body(press)
    document = printed(tmp_path, press)
    assert document.text.split("\n") == DOCUMENT
    assert fields(document) == {"索引号": "000/2024-00003", "发布机构": "云溪市人民政府办公室", "发文日期": "2024-03-05"}


def test_a_ruled_index_table_becomes_fields(tmp_path: Path) -> None:
    press = Press(furniture=browser)
    press.table(
        [["索引号", "000/2024-00003", "主题分类", "文化"], ["发文机关", "云溪市人民政府办公室", "发文字号", "云政办发〔2024〕3号"]],
        (77, 137, 297, 357, 509),
    )
    body(press)
    document = printed(tmp_path, press)
    assert document.tables == ()
    assert document.text.split("\n") == DOCUMENT
    assert fields(document)["发文字号"] == "云政办发〔2024〕3号"


def test_a_plain_document_keeps_words_that_a_site_would_print(tmp_path: Path) -> None:
    press = Press()
    press.centered(TITLE, em=20)
    wanted = [TITLE, "来源：各街道报送的数字。", AIM, "打印店开放时间另行公布。"]
    for text in wanted[1:]:
        press.paragraph(text)
    assert printed(tmp_path, press).text.split("\n") == wanted
