"""The document's own card (公文要素, GB/T 9704): title, issuers, number, type, status, level, region, date, period."""

from extractors.engine import Ruler
from extractors.metadata.dates import find_date
from extractors.metadata.doubts import find_doubts
from extractors.metadata.frame import read_frame
from extractors.metadata.issuers import find_issuers
from extractors.metadata.number import find_number
from extractors.metadata.period import find_period
from extractors.metadata.place import find_place
from extractors.metadata.signature import find_signature
from extractors.metadata.title import find_title
from extractors.metadata.wording import clean, doc_type
from schemas import Metadata, Outline

__all__ = ["extract_metadata", "find_doubts"]


def extract_metadata(outline: Outline, ruler: Ruler) -> Metadata:
    """The card of a document, citations aside. What is printed nowhere stays null; nothing is guessed."""
    frame = read_frame(outline)
    title = find_title(frame)
    signature = find_signature(frame)
    issuers = find_issuers(frame, title, signature)
    titles = [one for one in (title.text, clean(title.notice or "")) if one]
    number = find_number(frame, title)
    level, region = find_place(issuers, titles, ruler.text, number or "")
    source = outline.document.source
    return Metadata(
        id=source.sha256[:16],
        source=source,
        title=title.text,
        issuers=issuers,
        doc_number=number,
        doc_type=doc_type(title.text) if title.text else None,
        status=title.status,
        level=level,
        region=region,
        issued_on=find_date(frame, title, signature.date, by_names=bool(signature.names)),
        period=find_period(titles, outline),
    )
