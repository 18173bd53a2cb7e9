"""What two tasks share, in their own words."""

from difflib import SequenceMatcher

from pipeline.compare.tasks.work import Work

SHORTEST = 4  # characters: what is shorter stands in every plan
MOST = 3
LONGEST = 40


def reasons(a: Work, b: Work) -> tuple[str, ...]:
    """The longest runs of characters that both texts hold in the same order, at most three, as printed in A."""
    if a.plain == b.plain:
        return ("原文相同",)
    one, other = a.text, b.text
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    runs = [one[block.a : block.a + block.size].strip("，。；、：,. \n") for block in blocks]
    longest = sorted({run for run in runs if len(run) >= SHORTEST}, key=lambda run: (-len(run), one.index(run)))[:MOST]
    return tuple(f"共有“{run[:LONGEST]}”" for run in longest)
