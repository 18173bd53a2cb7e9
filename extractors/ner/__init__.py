"""Names of bodies in running text: by rules, and by a small trained spaCy pipeline that only what asks for it imports."""

from extractors.ner.rules import find_by_rules
from extractors.ner.trained import MODEL, find_by_model, united

__all__ = ["MODEL", "find_bodies", "find_by_model", "find_by_rules"]


def find_bodies(text: str) -> list[tuple[int, int]]:
    """Half-open ranges of the names of bodies in a text by model and rules together; where they differ over a range, the model's stands."""
    return united(find_by_model(text), find_by_rules(text))
