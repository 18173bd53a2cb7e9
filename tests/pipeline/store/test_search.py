"""Full-text search finds exactly what LIKE finds."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, text

from pipeline.store import open_store, put_plan, remove_plan
from pipeline.store.models import Base
from pipeline.store.search import SEARCHED, match_expression, tokens
from pipeline.store.sqlite import containing
from pipeline.store.store import Store
from schemas import Plan
from tests.plans.builder import Builder, card
from tests.plans.one import made_plan

TABLES = Base.metadata.tables
# Few characters of every sort, so that chance makes queries that do and do not occur.
LETTERS = "中医馆药aAbBéÉZz09.%_\\'\"*(-) \n\t、。（》①𠀀𬺰😀"
WORDS = st.text(LETTERS, min_size=1, max_size=6)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", ""),
        ("中", "中"),
        ("中医馆", "中医 医馆 馆"),
        ("Ab", "61z62z 62z"),
        ("12个", "31z32z 32z个 个"),
        ("𠀀", "20000z"),
    ],
)
def test_tokens(words: str, expected: str) -> None:
    assert tokens(words) == expected


@pytest.mark.parametrize(("query", "expected"), [("中", '"中" *'), ("中医", '"中医"'), ("中医馆", '"中医 医馆"'), ("%", '"25z" *')])
def test_match_expression(query: str, expected: str) -> None:
    assert match_expression(query) == expected


def test_an_empty_query_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="empty"):
        match_expression("")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(tmp_path_factory.mktemp("search") / "store.sqlite", create=True)


def text_plan(number: int, words: str) -> Plan:
    return Builder(words).plan(card(f"{number}.txt", id_=f"d{number}", sha256=f"{number:064}"))


def hits(connection: Connection, query: str) -> tuple[list[int], list[int]]:
    """The keys of the texts that the index finds, and those that LIKE finds."""
    table = TABLES["document_texts"]
    indexed = connection.execute(table.select().where(containing(table, query)).order_by(table.c.document_pk)).scalars().all()
    like = table.select().where(table.c.text.contains(query, autoescape=True)).order_by(table.c.document_pk)
    return list(indexed), list(connection.execute(like).scalars())


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(st.text(LETTERS, max_size=30), min_size=1, max_size=8), queries=st.lists(WORDS, min_size=1, max_size=8))
@example(texts=["中医", "医中", "中", "中中医"], queries=["中医", "中", "医"])
@example(texts=["aB", "Ab", "É", "é", "%", "_", "x2f", "/"], queries=["ab", "É", "é", "%", "_", "2f", "/"])
@example(texts=["12.5%", "1255"], queries=["2.5", "5%", "25"])
def test_the_index_finds_what_like_finds(store: Store, texts: list[str], queries: list[str]) -> None:
    with store.writing() as connection:
        for number, words in enumerate(texts):
            put_plan(connection, text_plan(number, words), f"{number}.txt")
        found = {query: hits(connection, query) for query in queries}
        for number in range(len(texts)):
            remove_plan(connection, f"d{number}")
    assert {query: indexed for query, (indexed, _) in found.items()} == {query: like for query, (_, like) in found.items()}


@pytest.mark.parametrize("query", ["卫健", "财政", "12个", "2.=", "=", "馆", "牵头单位\n", "骨干医师（", "无此"])
@pytest.mark.parametrize("name", [table.name for table in SEARCHED])
def test_every_searched_table_answers_as_like_does(store: Store, name: str, query: str) -> None:
    table = TABLES[name]
    key = table.primary_key.columns[0]
    with store.writing() as connection:
        put_plan(connection, made_plan(), "a.txt")
        put_plan(connection, made_plan("临江县"), "b.txt")
        indexed = connection.execute(table.select().with_only_columns(key).where(containing(table, query)).order_by(key)).scalars().all()
        columns = " OR ".join(f"instr({column}, :query) > 0" for column in SEARCHED[table])
        plain = text(f"SELECT {key.name} FROM {name} WHERE {columns} ORDER BY {key.name}")
        assert indexed == connection.execute(plain, {"query": query}).scalars().all()
