"""OFD packages: text by geometry, templates, several documents, and packages that are refused."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.readers import read
from pipeline.readers.ofd import package
from schemas import ReadError
from tests.pipeline.readers.ofd.packing import EM, LEFT, PITCH, TOP, Page, document_parts, opened, packed, paragraph, rule, text

AIM = "为方便居民就近读书，三年内在全市新建社区图书室四十间，每间藏书不少于三千册，开放时间由街道办事处公布在社区的告示牌上。"
LEAD = "由市文化旅游局牵头，各街道办事处配合，选址先看人口再看路程，名单每半年核对一次，凡是步行一刻钟走不到图书室的小区都要列入。"
TITLE = "云溪市社区图书室建设方案"


def two_pages(templates: tuple[str, ...] = ()) -> list[Page]:
    first = [text(60, TOP, TITLE, 7.76), *paragraph(AIM, TOP + 2 * PITCH)]
    second = [*paragraph(LEAD, TOP), *paragraph(AIM, TOP + 4 * PITCH)]
    return [Page(first, [text(100, 280, "— 1 —", 4)], templates), Page(second, [text(100, 280, "— 2 —", 4)], templates)]


def one_document() -> bytes:
    return packed(document_parts("Doc_0", two_pages(), {}))


WANTED = [TITLE, AIM, LEAD, AIM]


def test_lines_are_paragraphs_and_page_numbers_no_text(tmp_path: Path) -> None:
    document = opened(tmp_path, one_document())
    assert document.text.split("\n") == WANTED
    assert [block.page for block in document.blocks] == [1, 1, 2, 2]
    assert (document.blocks[0].centered, document.source.pages) == (True, 2)


def test_objects_may_come_in_any_order_and_in_blocks(tmp_path: Path) -> None:
    pages = two_pages()
    for page in pages:
        random.Random(7).shuffle(page.body)
        page.body = [f'<ofd:PageBlock ID="5">{"".join(page.body[:3])}</ofd:PageBlock>', *page.body[3:]]
    assert opened(tmp_path, packed(document_parts("Doc_0", pages, {}))).text.split("\n") == WANTED


def test_offsets_are_read_with_their_matrix(tmp_path: Path) -> None:
    code = f'<ofd:TextCode X="27" Y="{TOP}" DeltaX="{EM} g 2 {EM}">甲乙丙丁</ofd:TextCode>'
    whole = f'<ofd:TextObject ID="1" Boundary="0 0 210 297" Font="2" Size="{EM}">{code}</ofd:TextObject>'
    halved = text(LEFT + 4 * EM, TOP, "戊己", EM * 2, ' CTM="0.5 0 0 0.5 0 0"').replace(f"{TOP - 2 * EM}", f"{TOP - EM}")
    document = opened(tmp_path, packed(document_parts("Doc_0", [Page([halved, whole])], {})))
    assert document.text == "甲乙丙丁戊己"
    assert document.blocks[0].size == 16.0


@pytest.mark.parametrize("shared", [True, False])
def test_templates_that_repeat_are_no_text(tmp_path: Path, shared: bool) -> None:
    head = [text(80, 20, "云溪市政策汇编", 3.5), rule(27, 24, 183, 24)]
    pages = two_pages()
    pages[0].templates, pages[1].templates = (["t"], ["t"]) if shared else (["a"], ["b"])
    templates = {"t": head} if shared else {"a": head, "b": head}
    assert opened(tmp_path, packed(document_parts("Doc_0", pages, templates))).text.split("\n") == WANTED


def test_a_form_that_is_a_template_of_one_page_is_text(tmp_path: Path) -> None:
    pages = [Page(paragraph(AIM, TOP + 8 * PITCH), templates=["form"])]
    document = opened(tmp_path, packed(document_parts("Doc_0", pages, {"form": paragraph(LEAD, TOP + 2 * PITCH)})))
    assert document.text.split("\n") == [LEAD, AIM]


def test_ruled_tables_are_tables(tmp_path: Path) -> None:
    xs, ys = (27, 47, 107), (100, 110, 120)
    lines = [rule(xs[0], y, xs[-1], y) for y in ys] + [rule(x, ys[0], x, ys[-1]) for x in xs]
    cells = [
        text(x + 2, y + 7, words, 4.2)
        for y, row in zip(ys, (("序号", "任务"), ("1", "新建图书室")), strict=False)
        for x, words in zip(xs, row, strict=False)
    ]
    document = opened(tmp_path, packed(document_parts("Doc_0", [Page(paragraph(AIM, TOP) + lines + cells)], {})))
    assert document.text.split("\n") == [AIM, "序号\t任务", "1\t新建图书室"]
    assert (document.tables[0].rows, document.tables[0].cols) == (2, 2)


def test_documents_of_a_package_are_parts_and_attachments_are_noted(tmp_path: Path) -> None:
    more = "<ofd:Attachments>Attachs.xml</ofd:Attachments>"
    parts = document_parts("Doc_0", two_pages(), {}, more) | document_parts("Doc_1", [Page(paragraph(LEAD, TOP))], {})
    parts["Doc_0/Attachs.xml"] = '<Attachments><Attachment ID="1" Name="清单.xlsx"/></Attachments>'
    document = opened(tmp_path, packed(parts, ("/Doc_0/Document.xml", "Doc_1/Document.xml")))
    assert [(block.part, block.page) for block in document.blocks] == [(0, 1), (0, 1), (0, 2), (0, 2), (1, 3)]
    assert [(code, "清单.xlsx" in message) for code, message, _ in document.notes] == [("attachment", True)]


def test_locations_may_be_rooted_in_the_package_and_the_outline_gives_levels(tmp_path: Path) -> None:
    dest = '<ofd:Actions><ofd:Action><ofd:Goto><ofd:Dest PageID="0"/></ofd:Goto></ofd:Action></ofd:Actions>'
    outline = f'<ofd:Outlines><ofd:OutlineElem Title="{TITLE}">{dest}</ofd:OutlineElem></ofd:Outlines>'
    document = opened(tmp_path, packed(document_parts("Doc_0", two_pages(), {}, outline, root="/Doc_0/"), ("/Doc_0/Document.xml",)))
    assert document.text.split("\n") == WANTED
    assert [block.level for block in document.blocks] == [1, None, None, None]


def with_member(name: str, content: str | bytes) -> bytes:
    out = io.BytesIO(one_document())
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as held:
        held.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def replaced(name: str, change: Callable[[str], str]) -> bytes:
    parts = document_parts("Doc_0", two_pages(), {})
    parts[name] = change(parts[name])
    return packed(parts)


ENTITY = '<!DOCTYPE p [<!ENTITY e SYSTEM "canary.txt">]>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_member("../evil.xml", "x"), "hostile"),
        (with_member("Doc_0/bomb.bin", b"\0" * (80 * 2**20)), "hostile"),
        (with_member("Encryptions.xml", "<x/>"), "encrypted"),
        (replaced("Doc_0/Pages/0.xml", lambda xml: ENTITY + xml), "hostile"),
        (replaced("Doc_0/Document.xml", lambda xml: xml.replace("Pages/0.xml", "../../../etc/passwd")), "hostile"),
        (replaced("Doc_0/Document.xml", lambda xml: xml.replace("Pages/0.xml", "Pages/9.xml")), "corrupt"),
        (replaced("Doc_0/Pages/1.xml", lambda xml: xml[:-9]), "corrupt"),
        (packed(document_parts("Doc_0", [], {})), "corrupt"),
        (packed(document_parts("Doc_0", [Page()], {})), "no-text"),
        (one_document()[: int(0.6 * len(one_document()))], "corrupt"),
    ],
    ids=["climbs out", "bomb", "encrypted", "entity", "location", "missing page", "damaged page", "no pages", "no text", "cut off"],
)
def test_packages_that_are_refused(tmp_path: Path, content: bytes, code: str) -> None:
    with pytest.raises(ReadError) as caught:
        opened(tmp_path, content)
    assert caught.value.code == code
    assert caught.value.hint


def test_more_xml_than_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL", 2000)
    with pytest.raises(ReadError, match="larger than"):
        opened(tmp_path, one_document())


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    member=st.sampled_from(["Doc_0/Document.xml", "Doc_0/Pages/0.xml"]),
    edits=st.lists(st.tuples(st.floats(0, 1), st.text('0 -.<>/"g9eMLXDelta甲', max_size=8), st.integers(0, 12)), min_size=1, max_size=5),
)
def test_mutated_xml_gives_a_document_or_the_documented_error(tmp_path: Path, member: str, edits: list[tuple[float, str, int]]) -> None:
    def change(xml: str) -> str:
        for place, fresh, gone in edits:
            at = int(place * len(xml))
            xml = xml[:at] + fresh + xml[at + gone :]
        return xml

    path = tmp_path / "mutated.ofd"
    path.write_bytes(replaced(member, change))
    code = None
    try:
        document = read(path)
    except ReadError as error:
        code = error.code
    else:
        assert document.blocks
    assert code in {None, "corrupt", "encrypted", "no-text", "too-large", "hostile"}
