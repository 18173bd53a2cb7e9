"""Which words of a paragraph are printed: fields, revisions, breaks, symbols, controls, formulas."""

# ruff: noqa: E501 (a row is a line)
from pathlib import Path

import pytest

from tests.pipeline.readers.office import lines, p, read_docx


def r(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


def field(text: str, result: str) -> str:
    return mark("begin") + instruction(text) + mark("separate") + result + mark("end")


def paragraphs(*contents: str) -> str:
    return "".join(f"<w:p>{content}</w:p>" for content in contents)


SHAPE = "<w:r><mc:AlternateContent><mc:Choice Requires='{kind}'><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>\
<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"


def box(*words: str, kind: str = "wps") -> str:
    return SHAPE.format(kind=kind, box=f"<w:txbxContent>{''.join(map(p, words))}</w:txbxContent>")


ROWS = {
    "runs join": (paragraphs(r("青岚区") + r("实施") + r("方案")), ["青岚区实施方案"]),
    "space kept between latin words": (paragraphs(r("Plan ") + r("A")), ["Plan A"]),
    "tab and hyphen": (paragraphs("<w:r><w:t>甲</w:t><w:tab/><w:t>0</w:t><w:noBreakHyphen/><w:t>3岁</w:t></w:r>"), ["甲0-3岁"]),
    "hyperlink": (paragraphs(f"<w:hyperlink>{r('临江县')}</w:hyperlink>{r('规划')}"), ["临江县规划"]),
    "smart tag, custom xml, direction": (paragraphs(f"<w:smartTag><w:customXml><w:bdo>{r('2025年')}</w:bdo></w:customXml></w:smartTag>"), ["2025年"]),
    "content control": (paragraphs(f"<w:sdt><w:sdtPr/><w:sdtContent>{r('云溪市')}</w:sdtContent></w:sdt>"), ["云溪市"]),
    "prompt of a content control": (
        paragraphs(f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r('单击此处')}</w:sdtContent></w:sdt>{r('正文')}"), ["正文"]),
    "block control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲段')}{p('乙段')}</w:sdtContent></w:sdt>", ["甲段", "乙段"]),
    "inserted kept, deleted dropped": (paragraphs(f"{r('建成')}<w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins>{r('5')}</w:ins>{r('所')}"), ["建成5所"]),
    "moved": (paragraphs(f"<w:moveFrom>{r('旧处')}</w:moveFrom>{r('前')}", f"{r('后')}<w:moveTo>{r('旧处')}</w:moveTo>"), ["前", "后旧处"]),
    "deleted mark joins": (
        f"<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>{r('上半句，')}</w:p>" + p("下半句。"), ["上半句，下半句。"]),
    "hidden mark joins (style separator)": (
        f"<w:p><w:pPr><w:rPr><w:vanish/><w:specVanish/></w:rPr></w:pPr>{r('题目。')}</w:p>" + p("正文。"), ["题目。正文。"]),
    "drop cap joins": (p("云", '<w:framePr w:dropCap="drop"/>') + p("溪市"), ["云溪市"]),
    "hidden words": (paragraphs(r("见") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗语</w:t></w:r>" + "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>明语</w:t></w:r>"), ["见明语"]),
    "field result": (paragraphs(r("见") + field(" REF _a \\h ", r("第三章"))), ["见第三章"]),
    "field without result": (paragraphs(r("甲") + mark("begin") + instruction(' XE "索引" ') + mark("end") + r("乙")), ["甲乙"]),
    "field in a field": (paragraphs(field(" IF ", field(" MERGEFIELD a ", r("是")))), ["是"]),
    "page number": (paragraphs(r("第") + field(" PAGE ", r("7")) + r("页")), ["第页"]),
    "simple fields": (paragraphs(f"<w:fldSimple w:instr=' DATE '>{r('2024年5月')}</w:fldSimple><w:fldSimple w:instr=' PAGE '>{r('9')}</w:fldSimple>"), ["2024年5月"]),
    "ring drawn by a field": (paragraphs(mark("begin") + instruction("eq \\o\\ac(") + instruction("○,3)") + mark("end") + r("落实")), ["③落实"]),
    "unclosed field swallows nothing": (paragraphs(mark("begin") + instruction(" TOC ") + mark("separate") + r("一、总则"), r("第二段")), ["一、总则", "第二段"]),
    "contents over paragraphs, with its title": (
        p("目　录") + paragraphs(mark("begin") + instruction(' TOC \\o "1-2" ') + mark("separate") + r("一、总则1"), r("二、任务2"), mark("end"), r("一、总则")),
        ["一、总则"]),
    "contents in a control": (
        p("目录") + f"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr><w:sdtContent>{p('一、总则1')}</w:sdtContent></w:sdt>"
        + p("正文"), ["正文"]),
    "contents typed by hand": (p("目录") + p("一、总则………1") + p("二、任务\t12") + p("一、总则"), ["一、总则"]),
    "a list called contents": (p("目录") + p("一、总则") + p("二、任务"), ["目录", "一、总则", "二、任务"]),
    "symbols": (paragraphs("<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:sym w:font='Symbol' w:char='F0B3'/><w:t>5</w:t><w:sym w:font='Webdings' w:char='F041'/></w:r>"), ["☑≥5"]),
    "private characters": (paragraphs("<w:r><w:rPr><w:rFonts w:ascii='Wingdings'/></w:rPr><w:t>&#xF081;&#xF0AA;重点</w:t></w:r>"), ["①重点"]),
    "ruby": (paragraphs("<w:r><w:ruby><w:rt><w:r><w:t>yún</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>云</w:t></w:r></w:rubyBase></w:ruby></w:r>" + r("溪")), ["云溪"]),
    "formula": (paragraphs("<m:oMath><m:r><m:t>η=</m:t></m:r><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>"), ["η=a/b"]),
    "text box after its paragraph, once": (paragraphs(r("锚段") + box("框中")), ["锚段", "框中"]),
    "alternative not understood": (paragraphs(box("框中", kind="future")), ["框中"]),
    "page break parts": (paragraphs("<w:r><w:t>前页</w:t><w:br w:type='page'/><w:t>后页</w:t></w:r>"), ["前页", "后页"]),
    "comment marks, bookmarks": (paragraphs("<w:bookmarkStart w:id='1'/>" + r("甲") + "<w:commentRangeStart w:id='1'/><w:r><w:commentReference w:id='1'/></w:r>"), ["甲"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ROWS)
def test_words(name: str, tmp_path: Path) -> None:
    body, expected = ROWS[name]
    assert lines(read_docx(tmp_path, body)) == expected


NOTE = "<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote><w:footnote w:id='2'>{}</w:footnote><w:footnote w:id='3'>{}</w:footnote>"


def test_footnotes_follow_at_the_end(tmp_path: Path) -> None:
    body = paragraphs(
        r("基数") + "<w:r><w:footnoteReference w:id='3'/></w:r>" + r("为5。"), "<w:r><w:footnoteReference w:id='2'/></w:r>" + r("末段。")
    )
    document = read_docx(tmp_path, body, footnotes=NOTE.format(p("后注。") + p("续。"), p("先注。")))
    assert lines(document) == ["基数为5。", "末段。", "[1]先注。", "[2]后注。", "续。"]
    assert [block.label for block in document.blocks] == [None, None, "[1]", "[2]", None]


def test_endnotes_number_as_the_section_says(tmp_path: Path) -> None:
    section = "<w:sectPr><w:endnotePr><w:numFmt w:val='decimalEnclosedCircle'/></w:endnotePr></w:sectPr>"
    body = paragraphs(r("正文。") + "<w:r><w:endnoteReference w:id='5'/></w:r>") + section
    document = read_docx(tmp_path, body, endnotes=f"<w:endnote w:id='5'>{p('注文。')}</w:endnote>")
    assert lines(document) == ["正文。", "[①]注文。"]
