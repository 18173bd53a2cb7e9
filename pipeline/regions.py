"""Which plans are of a region or of one below it, as a user names it: a name, a piece of one, or a GB/T 2260 code."""

import re

from schemas import Region

WHOLE = re.compile(r"(?<=^\d{2})0000$|(?<=^\d{4})00$")


def code_prefix(code: str) -> str:
    """What the codes of a region and of all below it begin with: 330000 is 33 and everything below it, 330700 is 3307."""
    return WHOLE.sub("", code)


def is_within(region: Region | None, wanted: str) -> bool:
    """The region is the one that a user names, or one below it."""
    if region is None:
        return False
    return (region.code or "").startswith(code_prefix(wanted)) or any(wanted in name for name in (region.name, *region.path))
