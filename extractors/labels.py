"""The labels of index cards and forms (索引号, 发文机关, 成文日期 …), by what they name."""

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from extractors.engine import lexicon

# Lists of `lexicon/labels.toml` that mark labels of the others.
MARKING = ("own", "everyday")


@lru_cache
def labels_by_kind() -> Mapping[str, tuple[str, ...]]:
    """The labels of each kind: number, issuer, publisher, title, written, published, filed, answering, page, saved."""
    return {kind: tuple(words) for kind, words in lexicon("labels").items() if kind not in MARKING}


@lru_cache
def own_labels() -> frozenset[str]:
    """Labels that hardly anything but an index card holds."""
    return frozenset(lexicon("labels")["own"])


@lru_cache
def known_labels(*without: str) -> frozenset[str]:
    """All labels but those of these lists (`answering`, `everyday`)."""
    left_out = frozenset(chain.from_iterable(lexicon("labels")[name] for name in without))
    return frozenset(chain.from_iterable(labels_by_kind().values())) - left_out
