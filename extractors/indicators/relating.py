"""Turns a noun with its predicate (企业获得认定) into the noun that the predicate describes (获得认定的企业)."""

from extractors.engine import Patterns

RELATING = Patterns("indicators/relating")


def related(words: str) -> tuple[str, str] | None:
    """(what it does with 的, the noun) of a noun with its predicate, or None where the words are no such clause."""
    clause = RELATING.clause.match(words) or RELATING.progress.match(words)
    if clause is None:
        return None
    return clause["does"].rstrip("的") + "的", clause["noun"]
