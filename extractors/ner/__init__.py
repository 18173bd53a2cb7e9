"""Names of bodies in running text: by rules, and by a small trained spaCy pipeline that only what asks for it imports."""

from extractors.ner.rules import find_by_rules, may_be_body
from extractors.ner.trained import MODEL, find_by_model, united

__all__ = ["MODEL", "find_bodies", "find_by_model", "find_by_rules"]


def find_bodies(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the names of bodies in a text by model and rules together, in order.

    What the model proposes must pass the grammar of names (alone it calls 国家中医药战略 a body); the rules add what it misses.
    """
    proposed = [(start, end) for start, end in find_by_model(text) if may_be_body(text, start, end)]
    return united(proposed, find_by_rules(text))
