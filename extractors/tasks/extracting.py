"""Outline to tasks: items, duties and tables put together, finished in the order of the text."""

from collections.abc import Mapping

from extractors.agencies import Roster
from extractors.engine import Ruler
from extractors.tasks.doubts import doubts
from extractors.tasks.duties import duty_drafts
from extractors.tasks.finishing import add_included, finish
from extractors.tasks.items import item_drafts
from extractors.tasks.scene import Scene
from extractors.tasks.tables import with_tables
from schemas import Agency, Outline, Task, Warning_


def extract_tasks(
    outline: Outline, parts: Mapping[str, str], ruler: Ruler
) -> tuple[tuple[Task, ...], tuple[Agency, ...], tuple[Warning_, ...]]:
    """(tasks, agencies, warnings) of a document; tasks in the order of the text, ids t1, t2 …

    The warnings say what the outline, the attributions and the task tables left unsettled.
    """
    scene = Scene(outline, parts, ruler)
    drafts = with_tables(scene, [*item_drafts(scene), *duty_drafts(scene)])
    drafts.sort(key=lambda draft: draft.at)
    add_included(scene, drafts)
    roster = Roster()
    tasks = tuple(finish(scene, f"t{i}", draft, roster) for i, draft in enumerate(drafts, 1))
    return tasks, roster.agencies(), tuple(doubts(scene))
