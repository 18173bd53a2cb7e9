"""Completes names with what the words before them gave: which completions can add to a name, and in which order they are asked."""

from collections.abc import Callable, Mapping
from functools import lru_cache

from extractors.indicators.bearing import borne
from extractors.indicators.belonging import belongs
from extractors.indicators.context import LISTED, Gap
from extractors.indicators.grading import graded, lettered, resized, sized
from extractors.indicators.grants import given_again, granted, permitted_to
from extractors.indicators.inheriting import (
    among_last,
    bare_measure,
    compared,
    divided,
    nameless,
    of_task,
    other_end,
    parallel,
    part_in_brackets,
    population_before,
    same_population,
    same_rate,
    same_share,
    set_up_in_each,
    sort_of_last,
    under_same,
    verb_alone,
)
from extractors.indicators.measuring import measured_of
from extractors.indicators.owning import owned, spent_on
from extractors.indicators.terms import terms_of
from extractors.indicators.wording import WORDS


def completed(gap: Gap) -> str:
    """The name with what it leaves to the words before it: the first of COMPLETIONS that has something to add."""
    name, last = gap.name, gap.mention.last
    can_be_given = last.shape == "share" or "元" in (last.unit or "")
    for complete in fitting(gap.mention.joint, min(len(name), LONG_NAME), (name[:1], name[-1:]), can_be_given):
        if full := complete(gap):
            return full
    return name


COMPLETIONS: tuple[Callable[[Gap], str], ...] = (
    compared,
    given_again,
    nameless,
    other_end,
    set_up_in_each,
    granted,
    terms_of,
    sized,
    graded,
    lettered,
    resized,
    belongs,
    same_rate,
    measured_of,
    bare_measure,
    among_last,
    of_task,
    sort_of_last,
    same_share,
    permitted_to,
    verb_alone,
    part_in_brackets,
    same_population,
    parallel,
    divided,
    under_same,
    population_before,
    owned,
    borne,
)
# What can complete a name of more than 14 characters.
LONG = (granted, bare_measure, among_last, permitted_to, parallel, under_same, spent_on)
# What can complete the first name of a sentence, which has no name before it.
ALONE = (
    nameless,
    set_up_in_each,
    granted,
    terms_of,
    belongs,
    measured_of,
    bare_measure,
    permitted_to,
    verb_alone,
    population_before,
    owned,
    borne,
)
LONG_NAME = 15  # characters from which on it does not matter how long a name is
# How long a name at most these add to, what it begins and ends with, and behind which joints they do.
LONGEST: Mapping[Callable[[Gap], str], int] = {
    given_again: 4,
    nameless: 6,
    other_end: 3,
    terms_of: 11,
    sized: 8,
    graded: 11,
    lettered: 6,
    resized: 17,
    measured_of: 14,
    of_task: 14,
    same_rate: 5,
    same_share: 8,
    verb_alone: 6,
    sort_of_last: 14,
    part_in_brackets: 4,
    divided: 4,
    same_population: 14,
    population_before: 4,
    borne: 10,
}
BEHIND: Mapping[Callable[[Gap], str], str] = {
    of_task: "，,（(",
    sized: "shared、，,；和及与",
    same_rate: "；;",
    same_share: LISTED,
    divided: "、shared",
    sort_of_last: "，,、和及与；",
    part_in_brackets: "（(",
    same_population: "，,、和及与；",
    parallel: LISTED,
    under_same: "、，,；和及与",
}
OPENS: Mapping[Callable[[Gap], str], frozenset[str]] = {
    given_again: frozenset("给予再另则分可"),
    of_task: frozenset("完占为省市县下年全计目既总任"),
    graded: frozenset("其国省市县区自地部厅校院世"),
    lettered: frozenset("ABCDE甲乙丙丁一二三四五"),
    resized: frozenset("超过千百十万亿"),
    bare_measure: frozenset(
        "同环任村镇乡组社上下亩交产人余使保全存出日月营主其利单占参合品增完实市带幅平年总成户所投担授收数普标每比满率的知签累经综融覆配安联处建开竣整办改治清到签持回规该贷费辐达通里金销长面鼓"
    ),
}
ENDS: Mapping[Callable[[Gap], str], frozenset[str]] = {
    other_end: frozenset("初末"),
    set_up_in_each: frozenset("设成立备置造建育进"),
    measured_of: frozenset("造理治迁置除改利入收润作例值务场复平应度数料日时本案次比毕率用积结节重量长间限项额"),
    terms_of: frozenset("度额限率准例费"),
    same_rate: frozenset("率"),
    borne: frozenset("率例程积户口入收利润值税量数额办建头合树林育化沙造治理复业偿达固浚护迁置淤整"),
}


@lru_cache(maxsize=8192)
def fitting(joint: str, size: int, edges: tuple[str, str], can_be_given: bool) -> tuple[Callable[[Gap], str], ...]:
    """The completions that may add to a name of `size` characters, by its first and last, behind `joint`, in their order.

    `can_be_given` says that the amount is money or a share; what else is given has a name that says so.
    """
    (first, last), given = edges, can_be_given or any(word.endswith(edges[1]) for word in (*WORDS.given, "津贴"))
    some = ALONE if not joint else LONG if size == LONG_NAME else COMPLETIONS
    return tuple(
        complete
        for complete in some
        if size <= LONGEST.get(complete, LONG_NAME)
        and joint in BEHIND.get(complete, joint)
        and (complete not in OPENS or first in OPENS[complete])
        and (complete not in ENDS or last in ENDS[complete])
        and (complete is not granted or given)
    )
