"""Tells what is reported from what is to be reached: by the words of the clause, the date's tense, the sentence, and the passage."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from extractors.engine import rules
from extractors.timeline import TimeHit

Role = Literal["target", "status"]


class Tense:
    """The words of one sentence that tell a report or a target.

    `now` is the plan's first year ahead, `sure` unset where it is a guess; `reports` says that the sentence stands in a part
    that tells how things are; `passage` is the role where nothing in the words decides.
    """

    def __init__(
        self, text: str, start: int, end: int, now: int | None, *, passage: Role, reports: bool = False, sure: bool = True
    ) -> None:
        self._text, self._start, self._now, self._reports, self._sure = text, start, now, reports, sure
        self._passage = passage
        found = [cues_in(kind, text, start, end) for kind in KINDS]
        self._status, self._target, self._limit, self._survey, self._since, self._aim = found

    def role(self, clause: tuple[int, int], due: TimeHit | None) -> Role:
        """The role of an amount by its clause (up to the end of the amount), its date, and what its passage is about."""
        start, end = clause
        past, future = stands(self._status, start, end), stands(self._target, start, end)
        if not future and self._text.startswith("使", start):  # 要新建水厂，使普及率达到90%
            future = stands(self._target, self._start, start)
        told = past or (self._reports and stands(self._status, self._start, start))
        future = future or (self._ahead(due) and not (told and (self._now is None or self._reports)))
        limit = not future and stands(self._limit, start, end) and not (due is not None and self._dated(due) == "status")
        if past != (future or limit):
            return "status" if past else "target"
        if (due is None or due.ref.kind == "range") and not future and not limit and stands(self._survey, self._start, end):
            return "status"
        if due is not None:
            dated = self._dated(due)
            if dated is not None and not (dated == "target" and told):
                return dated
        aimed = stands(self._target, self._start, start)
        if stands(self._since, self._start, start) and not (aimed or stands(self._limit, self._start, start)):
            return "status"
        if not self._reports and aimed and not stands(self._status, self._start, start):
            return "target"  # 全县将新建水厂5座，完成管网80公里
        return "target" if stands(self._aim, self._start, start) else self._passage

    def _ahead(self, due: TimeHit | None) -> bool:
        """The date is a deadline that lies ahead, or one at all where the plan's year is unknown."""
        if due is None or due.ref.end is None or due.ref.kind not in ("deadline", "range") or due.ref.text.startswith("截"):
            return False
        if self._changed_to(due) or (due.ref.kind == "range" and (self._reports or self._survey)):
            return False
        return due.ref.kind == "deadline" if self._now is None else int(due.ref.end[:4]) >= self._now

    def _dated(self, due: TimeHit) -> Role | None:
        """The role that a date gives, where it gives one."""
        year = int(due.ref.end[:4]) if due.ref.end else None
        past = year is not None and self._now is not None and year < self._now and self._sure
        if past or due.ref.text.startswith("截"):
            return "status"
        later = year is not None and self._now is not None and year > self._now and not self._reports
        return "target" if later or (due.ref.kind == "deadline" and not self._changed_to(due)) else None

    def _changed_to(self, due: TimeHit) -> bool:
        """由2018年的77岁提高到2019年的77.3岁: 到 goes with the verb of change, and says nothing of what lies ahead."""
        return due.ref.text[0] in "到至" and self._text[due.start - 1 : due.start] in CHANGES


CHANGES = frozenset("高升加长大少降低减短小")
KINDS = ("status", "target", "limit", "survey", "since", "aim")


def stands(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of some cues stands in text[start:end]."""
    return bool(places) and any(start <= at and stop <= end for at, stop in places)


def cues_in(kind: str, text: str, start: int, end: int) -> Sequence[tuple[int, int]]:
    """Where in text[start:end] the cues of a kind stand."""
    sign = signs(kind)
    if sign is not None and not sign.search(text, start, end):
        return ()
    return [match.span() for match in cues(kind).finditer(text, start, end)]


@lru_cache
def cues(kind: str) -> re.Pattern[str]:
    """Matches the words of a kind (rules `role.*` of indicators.toml); in one row, so that the search can jump to how they begin."""
    return re.compile("|".join(rule.pattern.pattern for rule in rules("indicators") if rule.data["kind"] == kind))


@lru_cache
def signs(kind: str) -> re.Pattern[str] | None:
    """Matches what every cue of a kind holds (the anchors of its rules), where all of them say it: a quick look that only skips work."""
    of_kind = [rule.anchors for rule in rules("indicators") if rule.data["kind"] == kind]
    return re.compile("|".join(re.escape(anchor) for anchors in of_kind for anchor in anchors)) if all(of_kind) else None
