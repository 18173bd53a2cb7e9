"""A government web page: navigation, index table, article, related links, footer."""

from html import escape

from corpus.rendering.source import Box, Grid, Item, Para, Sample

STYLE = (
    ".nav li{display:inline}.index td{border:1px solid #ccc}.article p{text-indent:2em}.center{text-align:center}.right{text-align:right}"
)
SCRIPT = "function zoom(size){document.getElementById('article').style.fontSize=size+'px'}"
CLASS = {"title": "center", "head": "center", "center": "center", "right": "right"}


def render(sample: Sample) -> bytes:
    """The page in the charset that its head names."""
    charset = sample.get("encoding", "utf-8")
    return page(sample, "gb2312" if charset == "gbk" else charset).encode(charset)


def page(sample: Sample, charset: str) -> str:
    """The whole page."""
    site = escape(sample.get("site"))
    title = escape(next(item.text for item in sample.items if isinstance(item, Para) and item.style == "title"))
    menu = "".join(f'<li><a href="#">{name}</a></li>' for name in ("首页", "政务公开", "办事服务", "互动交流"))
    zoom = " ".join(f'<a href="javascript:zoom({size})">{name}</a>' for size, name in ((20, "大"), (16, "中"), (12, "小")))
    related = "\n".join(f'<li><a href="#">{escape(name)}</a></li>' for name in sample.all("related"))
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="{charset}">
<title>{title}_{site}</title>
<style>{STYLE}</style>
<script>{SCRIPT}</script>
</head>
<body>
<div class="top"><a href="#">无障碍浏览</a> | <a href="#">移动版</a> | <a href="#">登录</a></div>
<div class="nav"><ul>{menu}</ul>
<form action="#"><input type="text" placeholder="请输入关键词"><button>搜索</button></form></div>
<div class="crumbs">当前位置：{escape(sample.get("path"))}</div>
{index(sample)}
<h1 class="center">{title}</h1>
<div class="tools">字号：{zoom} 打印 分享到：微信 微博</div>
<div class="article" id="article">
{article(sample.items)}
</div>
<div class="related"><h3>相关链接</h3>
<ul>
{related}
</ul></div>
<div class="footer">主办：{site} 网站标识码：0000000000 备案号：00000000 联系我们 网站地图</div>
</body>
</html>
"""


def index(sample: Sample) -> str:
    """The index table: two fields a row, empty values kept."""
    fields = [value.partition("=")[::2] for value in sample.all("field")]
    cells = [f"<th>{escape(label.strip())}：</th><td>{escape(value.strip())}</td>" for label, value in fields]
    rows = "\n".join(f"<tr>{''.join(cells[i : i + 2])}</tr>" for i in range(0, len(cells), 2))
    return f'<table class="index">\n{rows}\n</table>'


def article(items: tuple[Item, ...] | tuple[Para | Grid, ...]) -> str:
    """Paragraphs and tables."""
    return "\n".join(block(item) for item in items)


def block(item: Item) -> str:
    """One paragraph, table or box."""
    if isinstance(item, Para):
        kind = CLASS.get(item.style)
        text = escape(item.text, quote=False)
        if kind is None:
            return f"<p>&emsp;&emsp;{text}</p>"
        return f'<p class="{kind}">' + (f"<strong>{text}</strong>" if item.style == "title" else text) + "</p>"
    if isinstance(item, Box):
        return f'<div class="box"><p><strong>{escape(item.title)}</strong></p>\n{article(item.items)}\n</div>'
    rows = "\n".join(f"<tr>{''.join(cell_html(item, r, c) for c in range(len(item.widths)))}</tr>" for r in range(item.rows))
    return f'<table border="1" width="100%">\n{rows}\n</table>'


def cell_html(grid: Grid, row: int, col: int) -> str:
    """One cell with its spans, or nothing where another cell covers the place."""
    cell = next((c for c in grid.row(row) if c.col == col), None)
    if cell is None:
        return ""
    tag = "th" if row == 0 else "td"
    spans = (f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else "") + (f' colspan="{cell.colspan}"' if cell.colspan > 1 else "")
    return f"<{tag}{spans}><p>{escape(cell.text)}</p></{tag}>"
