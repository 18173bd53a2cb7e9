"""One plan of a file, a bundle or a store."""

from pathlib import Path

import pytest

from pipeline.compare.choose import chosen
from pipeline.exports.plan_json import dump
from pipeline.store import open_store, put_plan
from schemas import ReadError
from tests.plans.one import made_plan

PLANS = [made_plan("云溪市", name="a.txt"), made_plan("临江县", name="b.txt")]


@pytest.fixture
def several(tmp_path: Path) -> Path:
    file = tmp_path / "plans.json"
    file.write_text(dump([plan.model_dump(mode="json") for plan in PLANS]), "utf-8")
    return file


@pytest.mark.parametrize(
    ("which", "place"), [("1", 0), ("2", 1), (PLANS[1].document.id, 1), (PLANS[0].document.id[:12], 0), ("临江", 1), ("b.txt", 1)]
)
def test_chosen(several: Path, which: str, place: int) -> None:
    assert chosen(f"{several}#{which}") == PLANS[place]


def test_a_file_with_one_plan_needs_no_choice(tmp_path: Path) -> None:
    file = tmp_path / "a#1.json"
    file.write_text(PLANS[0].model_dump_json(), "utf-8")
    assert chosen(str(file)) == PLANS[0]


@pytest.mark.parametrize(
    ("which", "code"), [("", "no-such-plan"), ("3", "no-such-plan"), ("无此", "no-such-plan"), ("中医药", "several-plans")]
)
def test_what_fits_none_or_several_names_the_choices(several: Path, which: str, code: str) -> None:
    with pytest.raises(ReadError, match="#1 云溪市") as caught:
        chosen(f"{several}#{which}")
    assert (caught.value.code, f"{several}#2 临江县" in caught.value.hint) == (code, True)


def test_a_short_number_is_a_place_and_never_the_beginning_of_an_id(several: Path) -> None:
    plans = [plan.model_copy(update={"document": plan.document.model_copy(update={"id": f"37{plan.document.id}"})}) for plan in PLANS[:1]]
    several.write_text(dump([plan.model_dump(mode="json") for plan in plans]), "utf-8")
    with pytest.raises(ReadError) as caught:
        chosen(f"{several}#37")
    assert caught.value.code == "no-such-plan"


def test_a_folder_is_no_plan(tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        chosen(str(tmp_path))
    assert caught.value.code == "is-folder"


def test_several_plans_without_a_choice(several: Path) -> None:
    with pytest.raises(ReadError) as caught:
        chosen(str(several))
    assert caught.value.code == "several-plans"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "store.sqlite"
    with open_store(path, create=True).writing() as connection:
        for plan in PLANS:
            put_plan(connection, plan, plan.document.source.name)
    return path


@pytest.mark.parametrize(("which", "place"), [("1", 0), ("2", 1), (PLANS[1].document.id, 1), ("b.txt", 1), ("云溪市中医药", 0)])
def test_a_plan_out_of_a_store(store: Path, which: str, place: int) -> None:
    assert chosen(f"{store}#{which}") == chosen(which, store) == PLANS[place]


def test_a_file_beside_a_given_store(several: Path, store: Path) -> None:
    with pytest.raises(ReadError):  # two plans in the file: the store does not change that
        chosen(str(several), store)
