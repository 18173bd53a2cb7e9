"""What was seen and not settled about the outline, the attributions and the task tables."""

from collections.abc import Iterator

from extractors.tasks.scene import Scene
from extractors.tasktables import speaks_of_bodies
from schemas import Evidence, Warning_

LONGEST = 60  # characters of evidence that are worth showing


def doubts(scene: Scene) -> Iterator[Warning_]:
    """The warnings, in a fixed order: outline, attributions, tables."""
    for code, message, offset in scene.outline.notes:
        yield Warning_(code=code, message=message, evidence=shown(scene, offset), rule="outline")
    yield from unread_attributions(scene)
    yield from dropped_names(scene)
    yield from unread_tables(scene)


def shown(scene: Scene, offset: int) -> Evidence:
    """The beginning of the line at an offset."""
    end = scene.text.find("\n", offset)
    return scene.ruler.evidence(offset, min(offset + LONGEST, end if end >= 0 else len(scene.text)))


def unread_attributions(scene: Scene) -> Iterator[Warning_]:
    """Brackets and lines that look like attributions and name nobody known."""
    for start, end in scene.unread:
        evidence = scene.ruler.evidence(start, min(end, start + LONGEST))
        yield Warning_(code="attribution-unread", message="看似责任分工的文字未能识别出单位", evidence=evidence, rule="attribution")


def dropped_names(scene: Scene) -> Iterator[Warning_]:
    """Pieces of a list of bodies that were taken for no name."""
    for attribution in scene.attributions:
        for start, end in attribution.dropped:
            message = f"责任分工名单中的“{scene.text[start:end][:20]}”未识别为单位"
            yield Warning_(code="attribution-partial", message=message, evidence=scene.ruler.evidence(start, end), rule="attribution")


def unread_tables(scene: Scene) -> Iterator[Warning_]:
    """Tables whose heads speak of responsibility and whose columns were not understood."""
    for table, rows in zip(scene.outline.document.tables, scene.rows, strict=True):
        if not rows and speaks_of_bodies(scene.ruler.grid(table)):
            start = next(cell.start for cell in table.cells if cell.start < cell.end)
            yield Warning_(code="table-unread", message="看似任务分工的表格未能识别其列", evidence=shown(scene, start), rule="tasktables")
