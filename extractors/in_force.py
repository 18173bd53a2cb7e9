"""From when and until when a document is in force, as its own closing words say."""

from extractors.engine import Patterns

WORDS = Patterns("in_force")


def in_force(text: str) -> str | None:
    """The last words of a document's text that say it: 自2024年5月1日起施行，有效期至2026年12月31日. None where it says nothing."""
    if "有效" not in text and "起" not in text:
        return None
    found = [one for name in (WORDS.closing, WORDS.term, WORDS.handed) for one in name.finditer(text)]
    if not found:
        return None
    last = max(found, key=lambda one: (one.end(), -one.start()))
    return "，".join(part for part in (last.groupdict().get("a"), last.groupdict().get("b")) if part)
