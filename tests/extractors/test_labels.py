"""Each label stands in one list, and what marks labels marks known ones."""

from collections import Counter
from itertools import chain

import pytest

from extractors.engine import Words
from extractors.labels import known_labels, labels_by_kind, own_labels


def test_each_label_has_one_kind():
    assert [label for label, times in Counter(chain.from_iterable(labels_by_kind().values())).items() if times > 1] == []


def test_what_is_marked_is_known_and_none_is_both_sure_and_in_doubt():
    everyday = frozenset(Words("labels").everyday)
    assert (own_labels() | everyday) - known_labels() == frozenset()
    assert own_labels() & everyday == frozenset()


@pytest.mark.parametrize(
    ("without", "label", "known"),
    [
        ((), "时间", True),
        (("everyday",), "时间", False),
        (("everyday",), "责任部门", True),
        (("everyday", "answering"), "责任部门", False),
        (("everyday", "answering"), "索引号", True),
        ((), "完成时限", False),
    ],
)
def test_a_reader_leaves_out_what_its_text_uses_too(without, label, known):
    assert (label in known_labels(*without)) is known
