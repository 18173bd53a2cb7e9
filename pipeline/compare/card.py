"""The cards of two plans, field by field."""

from collections.abc import Iterator

from pipeline.compare.alike import bare
from pipeline.exports.columns import LEVELS
from schemas import Citation, Metadata
from schemas.diff import FieldChange

STATUSES = {"final": "正式", "draft": "征求意见稿"}
NATION = "中华人民共和国"


def card_changes(a: Metadata, b: Metadata) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the card, then each citation that only one side has."""
    mine, theirs = _printed(a), _printed(b)
    fields = [FieldChange(field=name, a=mine[name], b=theirs[name]) for name in mine if mine[name] != theirs[name]]
    return (*fields, *_citations(a, b))


def _printed(card: Metadata) -> dict[str, str | None]:
    return {
        "title": card.title,
        "issuers": "、".join(card.issuers) or None,
        "doc_number": card.doc_number,
        "doc_type": card.doc_type,
        "status": STATUSES[card.status],
        "level": LEVELS[card.level] if card.level else None,
        "region": card.region.name if card.region else None,
        "issued_on": card.issued_on,
        "period": "—".join(dict.fromkeys(end for end in (card.period.start, card.period.end) if end)) or None,
    }


def _citations(a: Metadata, b: Metadata) -> Iterator[FieldChange]:
    mine, theirs = ({_known(one): one for one in card.citations} for card in (a, b))
    yield from (FieldChange(field="citation", a=_quoted(one), b=None) for known, one in mine.items() if known not in theirs)
    yield from (FieldChange(field="citation", a=None, b=_quoted(one)) for known, one in theirs.items() if known not in mine)


def _known(citation: Citation) -> str:
    """What two printings of one document's name have in common."""
    return bare(citation.title.removeprefix(NATION))


def _quoted(citation: Citation) -> str:
    return f"《{citation.title}》{f'（{citation.doc_number}）' if citation.doc_number else ''}"
