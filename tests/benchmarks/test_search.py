"""How quickly a two-character query counts its tasks, against LIKE over the same rows in the same run."""

import random
from statistics import median
from time import perf_counter

import pytest
from sqlalchemy import Connection, func, insert, select

from pipeline.store import Filter, Store, count_tasks, open_store
from pipeline.store.models import Base, DocumentRow, TaskRow
from pipeline.store.rows import document_row
from pipeline.store.sqlite import index
from tests.plans.one import made_plan

TASKS = 100_020
PER_DOCUMENT = 60
ROUNDS = 7
RATIO = 0.05
QUERIES = ("建设", "食堂", "托育", "古树", "堂养", "无此")
WORDS = (
    "建设 改造 社区 食堂 养老 服务 设施 推进 数字 政务 平台 整治 河湖 岸线 培育 龙头 企业 完善 托育 机构 布局 开展 技能 培训 提升 "
    "基层 诊疗 能力 优化 公交 线路 保护 古树 名木 推广 节水 灌溉 建立 联席 制度 加强 食品 安全 抽检 新增 停车 泊位 打造 示范 街区"
)
CHARACTERS = "绿色金融林长制村集体高标准农田海关口岸冰雪旅游低空经济算力网络应急救援非遗传承"
VOCABULARY = [*WORDS.split(" "), *(one + other for one in CHARACTERS for other in CHARACTERS[::3])]
# The first word stands in about a third of all tasks, as the commonest word of real plans does, the last ones in one of fifty.
WEIGHTS = [1 / (rank + 30) for rank in range(len(VOCABULARY))]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """A store with many tasks of some eighty characters, of words drawn at random; the words asked for are as rare as others."""
    chance = random.Random(7)
    made = open_store(tmp_path_factory.mktemp("bench") / "store.sqlite", create=True)
    with made.writing() as connection:
        for document in range(1, TASKS // PER_DOCUMENT + 1):
            put_tasks(connection, document, chance)
    return made


def put_tasks(connection: Connection, document: int, chance: random.Random) -> None:
    connection.execute(insert(DocumentRow), {"pk": document, **document_row(made_plan(), f"{document}.txt"), "id": f"d{document}"})
    rows = [task_row(document, position, chance) for position in range(PER_DOCUMENT)]
    connection.execute(insert(TaskRow), rows)
    index(connection, Base.metadata.tables["tasks"], rows)


def task_row(document: int, position: int, chance: random.Random) -> dict[str, object]:
    body = "，".join("".join(chance.choices(VOCABULARY, WEIGHTS, k=chance.randint(4, 9))) for _ in range(6))
    return {
        "pk": document * 1_000_000 + position + 1,
        "document_pk": document,
        "position": position,
        "id": f"t{position}",
        "kind": "task",
        "title": body[:20],
        "body": body,
        "rule": "",
        "evidence_start": 0,
        "evidence_end": 20,
        "evidence_text": body[:20],
        "paragraph": 1,
    }


def by_like(connection: Connection, query: str) -> int:
    return connection.execute(select(func.count()).select_from(TaskRow).where(TaskRow.body.contains(query, autoescape=True))).scalar_one()


def by_index(connection: Connection, query: str) -> int:
    return count_tasks(connection, Filter(text=(query,)))


@pytest.mark.parametrize("query", QUERIES)
def test_a_two_character_count_takes_a_twentieth_of_like(store: Store, query: str) -> None:
    """Turn by turn, so that other programs slow both; each on its own connection, so that neither empties the other's cache."""
    times: dict[object, list[float]] = {by_like: [], by_index: []}
    with store.reading() as one, store.reading() as other:
        for _ in range(ROUNDS):
            counts = []
            for count, connection in ((by_like, one), (by_index, other)):
                began = perf_counter()
                counts.append(count(connection, query))
                times[count].append(perf_counter() - began)
            assert counts[0] == counts[1]
    like, indexed = median(times[by_like]), median(times[by_index])
    print(f"{query}: {counts[0]} of {TASKS} tasks, LIKE {like * 1000:.1f} ms, index {indexed * 1000:.2f} ms, ratio {indexed / like:.4f}")
    assert (counts[0] > 0) == (query != "无此")
    assert indexed <= RATIO * like
