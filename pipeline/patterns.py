"""A user's own pattern: run by `regex`, with a limit of time, so that one that would run for ever ends with an error."""

import time
import warnings
from collections.abc import Callable

from schemas import NamedError

ONE_TEXT = 0.5  # seconds that a pattern may look at one text: a task's wording takes some microseconds
ALL_TEXTS = 60.0  # and at all texts of one question
SIMPLER = "make it simpler: no repetition within a repetition, such as (a|aa)+"


class PatternError(NamedError):
    """A pattern that cannot be used: `name` is the pattern, `code` bad-pattern (with its `place`) or slow-pattern."""


class Pattern:
    """A pattern as `regex` reads it (\\p{Han}, fuzzy {e<=1} and so on), to be looked for anywhere in many texts.

    PatternError bad-pattern if it is none, with the place of the mistake, counted from 1.
    """

    def __init__(self, source: str) -> None:
        import regex

        self.source, self._left, self._slow = source, ALL_TEXTS, False
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", FutureWarning)  # of set operations, which need (?V1)
                self._search: Callable[..., object] = regex.compile(source).search
        except (regex.error, ValueError, RecursionError) as error:
            reason, at = getattr(error, "msg", None) or str(error), getattr(error, "pos", None) or 0
            hint = "a regular expression as of Python's `regex`"
            raise PatternError(source, "bad-pattern", reason, hint=hint, place=str(at + 1)) from error

    def found(self, text: str | None) -> bool:
        """The pattern stands in the text; after one that took too long it stands in none, and `settle` tells."""
        if text is None or self._slow:
            return False
        began = time.monotonic()
        try:
            return self._search(text, timeout=min(ONE_TEXT, self._left)) is not None
        except TimeoutError:
            self._slow = True
            return False
        finally:
            self._left = max(self._left - (time.monotonic() - began), 0.001)

    def settle(self) -> None:
        """PatternError slow-pattern if a text took too long, so that what was found is not all."""
        if self._slow:
            raise PatternError(self.source, "slow-pattern", "the pattern takes too long", hint=SIMPLER)


def valid_pattern(source: str) -> str:
    """The pattern itself. ValueError, with what is wrong and where, if it is none."""
    try:
        Pattern(source)
    except PatternError as error:
        raise ValueError(f"not a pattern: {error.reason} at character {error.place}") from error
    return source
