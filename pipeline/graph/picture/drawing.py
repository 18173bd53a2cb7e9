"""From rows to a picture's file."""

from pathlib import Path

from pipeline.exports.safe import replacing
from pipeline.graph.analyses import idle
from pipeline.graph.model import agency_id
from pipeline.graph.ownership import ownership_of
from pipeline.graph.picture.cooperation import cooperation_scene
from pipeline.graph.picture.ownership import ownership_scene
from pipeline.graph.picture.png import png
from pipeline.graph.picture.scene import Scene
from pipeline.graph.picture.svg import svg
from pipeline.graph.rows import Rows


def draw(rows: Rows, path: Path, *, format_: str, view: str = "cooperation", title: str | None = None, font: Path | None = None) -> None:
    """Draw a view of the rows as svg or png. ValueError for another format."""
    if format_ not in ("svg", "png"):
        raise ValueError(f"no picture as {format_!r}; there are: svg, png")
    scene = scene_of(rows, view, title)
    content = png(scene, font) if format_ == "png" else svg(scene).encode("utf-8")
    with replacing(path) as draft:
        draft.write_bytes(content)


def scene_of(rows: Rows, view: str, title: str | None = None) -> Scene:
    """The picture of a view: cooperation or ownership. ValueError for another."""
    documents = [document.name for document in rows.documents()]
    named = title or (documents[0] if len(documents) == 1 else f"{len(documents)}份文件")
    ownership = ownership_of(rows)
    if view == "ownership":
        return ownership_scene(ownership, named)
    if view != "cooperation":
        raise ValueError(f"no picture of {view!r}; there are: cooperation, ownership")
    members = frozenset(agency_id(member.identity.key) for member in rows.members())
    resting = [one for one in idle(rows) if one.named == "member"]
    return cooperation_scene(ownership, named, idle=resting, members=members)
