"""The cards of two plans, field by field."""

import re
from collections.abc import Iterator
from typing import Literal

from extractors.in_force import in_force
from pipeline.compare.alike import bare
from pipeline.exports.columns import LEVELS
from schemas import Citation, Plan
from schemas.diff import FieldChange

STATUSES = {"final": "正式", "draft": "征求意见稿"}
NATION = "中华人民共和国"
DRAFTS = "citation.drafts"
TELLING = 6  # characters: a shorter title may be any words


def card_changes(a: Plan, b: Plan) -> tuple[FieldChange, ...]:
    """The fields that differ, in the order of the card, then each document that only one side cites."""
    mine, theirs = _printed(a), _printed(b)
    fields = [FieldChange(field=name, a=mine[name], b=theirs[name]) for name in mine if mine[name] != theirs[name]]
    return (*fields, *_citations(a, b))


def _printed(plan: Plan) -> dict[str, str | None]:
    card = plan.document
    return {
        "title": card.title,
        "issuers": "、".join(card.issuers) or None,
        "doc_number": card.doc_number,
        "doc_type": card.doc_type,
        "status": STATUSES[card.status],
        "level": LEVELS[card.level] if card.level else None,
        "region": card.region.name if card.region else None,
        "issued_on": card.issued_on,
        "in_force": in_force(plan.text),
        "period": "—".join(dict.fromkeys(end for end in (card.period.start, card.period.end) if end)) or None,
    }


def _citations(a: Plan, b: Plan) -> Iterator[FieldChange]:
    mine, theirs = ({_known(one): one for one in plan.document.citations} for plan in (a, b))
    for known, one in mine.items():
        if known not in theirs:
            yield FieldChange(field=_field(one, a), a=_quoted(one), b=None, note=_note(one, b))
    for known, one in theirs.items():
        if known not in mine:
            yield FieldChange(field=_field(one, b), a=None, b=_quoted(one), note=_note(one, a))


def _field(citation: Citation, plan: Plan) -> str:
    """What a plan does with the document; what an account of the past tells to have been drawn up is there."""
    at = citation.evidence.start
    past = any(section.part == "background" and section.start <= at < section.end for section in plan.sections)
    return "drafts" if citation.rule == DRAFTS and not past else "citation"


def _note(citation: Citation, other: Plan) -> Literal["itself", "unquoted"] | None:
    """Whether the other plan is the document, or its text holds the whole title without marks."""
    card = other.document
    if bare(card.title or "") == _known(citation) or (card.doc_number and card.doc_number == citation.doc_number):
        return "itself"
    title = "".join(citation.title.split())
    return "unquoted" if len(title) >= TELLING and title in _unquoted(other) else None


def _unquoted(plan: Plan) -> str:
    """A plan's text outside of 《…》 and without its own title, over one line or several: whatever these may hold, they name others."""
    title = "".join((plan.document.title or "").split())
    text = re.sub(r"\s*".join(map(re.escape, title)), "", plan.text) if title else plan.text
    return re.sub(r"[《〈<][^》〉>\n]*[》〉>]", "", text)


def _known(citation: Citation) -> str:
    """What two printings of one document's name have in common."""
    return bare(citation.title.removeprefix(NATION))


def _quoted(citation: Citation) -> str:
    return f"《{citation.title}》{f'（{citation.doc_number}）' if citation.doc_number else ''}"
