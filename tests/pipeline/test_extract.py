"""Plans of whole documents: what is made unchecked on the way would pass every check."""

import pytest

from pipeline.extract import extract_document
from pipeline.readers import read_all
from schemas import Plan
from schemas.base import maker
from tests.conftest import PLANS

FILES = sorted(path for path in PLANS.iterdir() if path.suffix in (".txt", ".html", ".docx", ".pdf"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_plan_read_back_is_the_same_to_the_byte(path):
    """Types, the order of fields and the words of every evidence: `maker` checks none of them."""
    for document in read_all(path):
        plan = extract_document(document)
        written = plan.model_dump_json()
        again = Plan.model_validate_json(written)
        assert again == plan
        assert again.model_dump_json() == written


def test_an_unchecked_record_equals_a_checked_one():
    checked = Plan.model_validate_json(extract_document(read_all(FILES[0])[0]).model_dump_json()).sections[0]
    made = maker(type(checked))(dict(checked))
    assert made == checked
    assert made.model_dump_json() == checked.model_dump_json()
    assert made.model_copy(update={"level": 9}).level == 9
    with pytest.raises(ValueError, match="frozen"):
        made.level = 9
