"""What the card leaves open: a region whose name several divisions bear, or none."""

from collections.abc import Iterator

from extractors.engine import Ruler
from extractors.regions import path_of, place_at
from schemas import Metadata, Warning_


def find_doubts(metadata: Metadata, ruler: Ruler) -> Iterator[Warning_]:
    """A warning for a region without a code, with all that its name can mean; townships and development zones have none by nature."""
    region = metadata.region
    if region is None or region.code or metadata.level == "township":
        return
    at = ruler.text.find(region.name)
    evidence = ruler.evidence(at, at + len(region.name)) if at >= 0 else None
    place = place_at(region.name)
    if place is not None and place.end == len(region.name) and len(place.candidates) > 1:
        meant = "、".join(f"{one.code[:6]} {''.join(path_of(one))}" for one in place.candidates)
        yield Warning_(code="region-ambiguous", message=f"地名不止一处，未予判定：{meant}", evidence=evidence, rule="metadata.region")
    elif place is None:
        yield Warning_(code="region-unknown", message="地名不在行政区划代码表内", evidence=evidence, rule="metadata.region")
