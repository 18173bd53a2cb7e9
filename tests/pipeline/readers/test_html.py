"""Web pages: the document in, the site out, whatever the page is built of."""

from pathlib import Path

import pytest

from pipeline.readers import read
from schemas import Document, Field, ReadError

TITLE = "云溪市社区食堂建设行动方案"
FIRST = "为方便居民就近用餐，补齐社区服务短板，结合我市实际，制定本方案。"
HEADING = "一、总体目标"
SECOND = (
    "到2033年底，全市社区食堂达到200个以上，覆盖85%的城市社区，日均供餐能力突破3万人次，居民步行一刻钟即可用餐，"
    "老年人用餐补贴按时足额发放，食品安全抽检合格率保持在98%以上，政府引导、市场运作、社会参与的格局基本形成。"
)
TEXT = "\n".join((TITLE, FIRST, HEADING, SECOND))

HEAD = '<html><head><meta charset="utf-8"><title>{title}</title><style>p{{color:red}}</style><script>var a="一、脚本";</script></head>'
SITE = """
<div class="top"><a href="#">登录</a> | <a href="#">注册</a></div>
<div class="nav"><a href="#">首页</a><a href="#">政务公开</a><a href="#">政务服务</a><a href="#">互动交流</a></div>
<form><input value="请输入关键字"/><button>搜索</button></form>
<div class="crumbs">您现在的位置：<a href="#">首页</a> &gt; <a href="#">政策文件</a> &gt; 正文</div>"""
FOOT = """
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div><a href="javascript:window.print()">【打印本页】</a> <a href="#">【关闭窗口】</a> 扫一扫在手机打开当前页</div>
<div class="related"><h3>相关文章</h3><ul><li><a href="#">社区食堂怎么建，一图读懂</a></li>
<li><a href="#">政策解读：社区食堂，家门口的味道</a></li></ul></div>
<div class="footer"><p>主办：云溪市人民政府办公室，承办：云溪市数据中心</p><p>网站标识码：0000000000 网公安备00000000号</p></div>"""


def page(folder: Path, body: str, *, title: str = TITLE + "_云溪市人民政府门户网站") -> Document:
    path = folder / "页.html"
    path.write_text(HEAD.format(title=title) + f"<body>{body}</body></html>", encoding="utf-8")
    return read(path)


PARAGRAPHS = f"<p align='center'>{TITLE}</p><p>　　{FIRST}</p><p>　　<b>{HEADING}</b></p><p>　　{SECOND}</p>"


@pytest.mark.parametrize(
    "body",
    [
        f'{SITE}<div id="zoom">{PARAGRAPHS}</div>{FOOT}',
        f'{SITE}<div class="w"><div class="l"><div class="x9f">{PARAGRAPHS}</div></div></div>{FOOT}',
        f"{SITE}<table><tr><td><table><tr><td>{PARAGRAPHS}</td></tr></table></td>"
        f"<td><ul><li><a href='#'>侧栏</a></li></ul></td></tr></table>{FOOT}",
        f"{SITE}<div class='tit'>{TITLE}</div><div>浏览次数：12 字号：[<a href='#'>大</a>]</div><div class='art'>{PARAGRAPHS}</div>{FOOT}",
        f"{SITE}<div class='tit'>{TITLE}</div><div class='art'>{PARAGRAPHS.partition('</p>')[2]}</div>{FOOT}",
        f"{SITE}<h1>{TITLE}</h1><article>{PARAGRAPHS.partition('</p>')[2]}</article>{FOOT}",
        f"{SITE}<div class=content>{TITLE}<br><br>　　{FIRST}<br>　　{HEADING}<br>　　{SECOND}<br></div>{FOOT}",
        f"{SITE}<div><div>{TITLE}</div><div>{FIRST}</div><div><span>{HEADING[:2]}</span><span><font>{HEADING[2:]}</font></span></div><div>{SECOND}</div></div>{FOOT}",
        f"{SITE}<div>{PARAGRAPHS}<div style='display:none'>隐藏的文字，不应出现在正文里。</div><!-- 注释，也不是正文。 --></div>{FOOT}",
        f"<div title='header'><p>云溪市政策汇编</p></div>{PARAGRAPHS}<div title='footer'><p>- 1 -</p></div>",  # saved by an office suite
        PARAGRAPHS,
    ],
)
def test_the_document_and_nothing_else(tmp_path: Path, body: str) -> None:
    assert page(tmp_path, body).text == TEXT


def test_a_title_that_only_its_class_tells(tmp_path: Path) -> None:
    above = f"<div class='con-title'>{TITLE}</div><div class='art'>{PARAGRAPHS.partition('</p>')[2]}</div>"
    above += "<div class='title'>青岚区社区食堂运营管理办法</div>"  # of another document, below this one
    assert page(tmp_path, f"{SITE}{above}{FOOT}", title="云溪市人民政府").text == TEXT


def test_looks_are_kept(tmp_path: Path) -> None:
    blocks = page(
        tmp_path,
        f"<div><h2 style='text-align:center'>{TITLE}</h2><p>{FIRST}</p>"
        f"<p><span style='font-weight:bold;font-size:16pt'>{HEADING}</span></p><p>{SECOND}</p></div>",
    ).blocks
    assert [(b.level, b.centered, b.bold, b.size) for b in blocks] == [
        (2, True, True, None),
        (None, False, False, None),
        (None, False, True, 16.0),
        (None, False, False, None),
    ]


CARD = (
    ("索引号", "YX-2031-004"),
    ("主题分类", "商贸、社区商业"),
    ("发文机关", "云溪市人民政府办公室"),
    ("成文日期", "2031年4月9日"),
    ("标题", TITLE),
    ("发文字号", "云政办发〔2031〕18号"),
)


@pytest.mark.parametrize(
    "card",
    [
        "<table>{}</table>".format("".join(f"<tr><td><b>{a}：</b></td><td>{b}</td></tr>" for a, b in CARD)),
        "<table>{}</table>".format("".join(f"<tr><td>{a[0]}　{a[1:]}</td><td>{b}</td></tr>" for a, b in CARD)),
        "<table><tr>{}</tr></table>".format("".join(f"<td>{a}：{b}</td>" for a, b in CARD)),
        "<ul>{}</ul>".format("".join(f"<li><b>{a}：</b>{b}</li>" for a, b in CARD)),
        "<div>{}</div>".format("".join(f"<p><span>{a}：</span>{b}</p>" for a, b in CARD)),
    ],
)
def test_the_index_card_is_metadata(tmp_path: Path, card: str) -> None:
    document = page(tmp_path, f"{SITE}<div>{card}</div><div>{PARAGRAPHS}</div>{FOOT}")
    assert document.text == TEXT
    assert document.fields == tuple(Field(label=a, value=b) for a, b in CARD)


def test_an_empty_field_is_no_field(tmp_path: Path) -> None:
    card = "<table><tr><td>索引号：</td><td></td><td>发文字号：</td><td> </td></tr><tr><td>标题：</td><td>某方案</td></tr></table>"
    assert page(tmp_path, f"<div>{card}</div><div>{PARAGRAPHS}</div>").fields == (Field(label="标题", value="某方案"),)


def test_a_list_of_documents_is_a_table_of_the_text(tmp_path: Path) -> None:
    rows = (("序号", "政策名称", "文号", "牵头单位"), ("1", "社区食堂奖补办法", "云商发〔2030〕6号", "市商务局"))
    table = "<table>{}</table>".format("".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows))
    document = page(tmp_path, f"<div>{PARAGRAPHS}{table}</div>")
    assert document.fields == ()
    assert document.text == TEXT + "".join("\n" + "\t".join(row) for row in rows)


def test_a_line_that_tells_when_the_page_was_put_up_is_a_field(tmp_path: Path) -> None:
    line = "<p>来源：云溪日报 发布时间：2031-05-06 16:40 浏览次数：</p>"
    document = page(tmp_path, f"<div><p>{TITLE}</p>{line}<p>{FIRST}</p><p>{HEADING}</p><p>{SECOND}</p></div>")
    assert document.text == TEXT
    assert document.fields == (Field(label="发布时间", value="2031-05-06"),)


def test_a_data_table_has_its_spans(tmp_path: Path) -> None:
    table = (
        "<table><tr><th rowspan=2>类别</th><th rowspan=2>指标</th><th colspan=2>目标</th></tr><tr><th>2031年</th><th>2033年</th></tr>"
        "<tr><td rowspan='2'>网点</td><td><p>社区</p><p>食堂数</p></td><td>60</td><td>200</td></tr>"
        "<tr><td>覆盖率</td><td>45%</td><td>85%</td></tr></table>"
    )
    document = page(tmp_path, f"<div>{PARAGRAPHS}{table}<p>注：统计口径为全市。</p></div>")
    assert (
        document.text
        == TEXT + "\n类别\t指标\t目标\t\n\t\t2031年\t2033年\n网点\t社区 食堂数\t60\t200\n\t覆盖率\t45%\t85%\n注：统计口径为全市。"
    )
    found = document.tables[0]
    assert (found.rows, found.cols, found.header_rows) == (4, 4, 2)
    assert [(c.row, c.col, c.rowspan, c.colspan) for c in found.cells if c.rowspan > 1 or c.colspan > 1] == [
        (0, 0, 2, 1),
        (0, 1, 2, 1),
        (0, 2, 1, 2),
        (2, 0, 2, 1),
    ]


def test_absurd_spans_are_cut(tmp_path: Path) -> None:
    rows = "<tr><td colspan=999999 rowspan=999999>甲</td></tr><tr><td>乙</td><td>丙</td></tr><tr><td rowspan='x'>丁</td></tr>"
    table = page(tmp_path, f"<div>{PARAGRAPHS}<table>{rows}</table></div>").tables[0]
    assert table.rows == 3
    assert table.cols <= 60


@pytest.mark.parametrize(
    "table",
    [
        f"<table border=1><tr><td>{FIRST}</td></tr></table>",
        f"<table><tr><td><table><tr><td>{FIRST}</td></tr></table></td></tr></table>",
        f"<table role='presentation'><tr><td>{FIRST[:10]}{FIRST[10:]}</td></tr></table>",
    ],
)
def test_layout_tables_are_dissolved(tmp_path: Path, table: str) -> None:
    document = page(tmp_path, f"<div><p>{TITLE}</p>{table}<p>{HEADING}</p><p>{SECOND}</p></div>")
    assert (document.text, document.tables) == (TEXT, ())


def test_a_framed_box_is_marked(tmp_path: Path) -> None:
    box = "<table border=1><tr><td><p>专栏1 食堂建设工程</p><p>新建社区食堂60个。</p></td></tr></table>"
    blocks = page(tmp_path, f"<div>{PARAGRAPHS}{box}<p>二、重点任务</p>{box.replace('专栏1', '专栏2')}</div>").blocks
    assert [b.box for b in blocks] == [None] * 4 + [0, 0, None, 1, 1]


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ('<meta charset="gb2312">', "gb18030"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=GBK">', "gb18030"),
        ('<?xml version="1.0" encoding="gb2312"?><meta name="x">', "gb18030"),
        ("", "gb18030"),
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="iso-8859-1">', "utf-8"),
        ('<meta charset="utf-8">', "gb18030"),
        ('<meta charset="no-such-charset">', "utf-8"),
    ],
)
def test_charsets(tmp_path: Path, declared: str, encoding: str) -> None:
    path = tmp_path / "页.html"
    text = f"<html><head>{declared}</head><body>{PARAGRAPHS}<p>企业名称含䶮字。</p></body></html>"
    if declared.startswith("<?xml"):
        text = f"{declared}{text.replace(declared, '')}"
    path.write_bytes(text.encode(encoding))
    assert read(path).text == f"{TEXT}\n企业名称含䶮字。"


def test_source_line_breaks_are_no_blanks(tmp_path: Path) -> None:
    assert (
        page(tmp_path, f"<p>{FIRST[:8]}\n      {FIRST[8:]}</p><p>采用 Open\n RAN 技术，面向公众开放。</p>").text
        == f"{FIRST}\n采用Open RAN技术，面向公众开放。"
    )


def test_a_title_over_two_paragraphs_is_one(tmp_path: Path) -> None:
    body = f"<div><p align=center>{TITLE[:6]}</p><p align=center>{TITLE[6:]}</p><p>{FIRST}</p><p>{SECOND}</p></div>"
    assert page(tmp_path, body).text == "\n".join((TITLE, FIRST, SECOND))


@pytest.mark.parametrize(
    ("body", "code"),
    [("<div></div>", "no-text"), ("<div>" * 5000 + FIRST, "hostile"), ("<script>一、</script>", "no-text")],
    ids=["nothing", "5,000 deep", "a script"],
)
def test_refusals(tmp_path: Path, body: str, code: str) -> None:
    with pytest.raises(ReadError) as refusal:
        page(tmp_path, body, title="")
    assert refusal.value.code == code
