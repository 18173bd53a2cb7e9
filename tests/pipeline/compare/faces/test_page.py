"""The web page: whole, self-contained, everything quoted and escaped."""

import re
from html.parser import HTMLParser
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import pipeline.compare
from pipeline.compare.faces import Compared
from pipeline.compare.faces.markup import VOID, element
from pipeline.compare.faces.page import page, write
from schemas import Plan
from tests.pipeline.compare.corpusplans import CITY, DISTRICT, DRAFT, FINAL, corpus_plan
from tests.plans.one import made_plan


def compared(a: Plan, b: Plan) -> Compared:
    return Compared(pipeline.compare.diff(a, b), a, b)


class Reader(HTMLParser):
    """What a browser makes of a page: open elements, ids, links and the words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.ids += [given["id"]] if given.get("id") else []
        self.links += [given["href"]] if given.get("href") else []
        self.open += [] if tag in VOID else [tag]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data


def test_a_page_is_whole_and_needs_nothing_else() -> None:
    for a, b in ((DRAFT, FINAL), (CITY, DISTRICT)):
        text = page(compared(corpus_plan(a), corpus_plan(b)))
        read = Reader(text)
        assert read.open == []
        assert len(read.ids) == len(set(read.ids))
        assert {link.removeprefix("#") for link in read.links} <= set(read.ids)
        assert not read.tags & {"script", "link", "img", "iframe"}
        assert not re.search(r"https?:|url\(|@import", text)


def test_a_body_of_another_name_and_a_collective_that_the_other_plan_is_one_of() -> None:
    draft = Reader(page(compared(corpus_plan(DRAFT), corpus_plan(FINAL)))).words
    assert "单位名称市大数据局 → 市数据局（更名）" in draft
    city, district = compared(corpus_plan(CITY), corpus_plan(DISTRICT)), compared(corpus_plan(DISTRICT), corpus_plan(CITY))
    own = [(one.agency, one.a, one.b) for row in city.diff.tasks for one in row.owners if one.change == "itself"]
    told = [f"甲的“{name}”包括乙自身" in Reader(page(city)).words for name in {name for name, *_ in own}]
    assert all(told)
    assert len(own) == sum(one.change == "itself" for row in district.diff.tasks for one in row.owners)


def test_changes_are_marked_on_their_side() -> None:
    text = page(compared(corpus_plan(DRAFT), corpus_plan(FINAL)))
    assert "完成<del>40</del>所" in text
    assert "完成<ins>45</ins>所" in text
    assert "每<ins>半年</ins>通报进展" in text


def test_texts_are_escaped() -> None:
    a = made_plan("<b>云溪&市")
    text = page(compared(a, made_plan()))
    assert "<b>云溪" not in text
    assert "&lt;b&gt;云溪&amp;市" in text


@given(st.text(), st.text())
def test_an_element_holds_its_text(text: str, value: str) -> None:
    made = element("p", text, title=value)
    assert made.startswith("<p")
    assert made.endswith("</p>")
    assert "<" not in made[1:-4]


def test_a_written_page_takes_the_place_of_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    one = compared(made_plan(), made_plan("临江县"))
    write(one, file)
    write(one, file)
    assert file.read_text("utf-8") == page(one)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
