"""Starts the program again in UTF-8 where the locale's encoding has no Chinese."""

import os
import sys


def with_chinese() -> None:
    """Come back if names of files and words of a user can be Chinese; else start this process again so that they can.

    Python takes arguments and names of files for what the locale says. In C and POSIX it settles for UTF-8 by itself unless it is
    told not to (PYTHONUTF8=0); in a Latin locale it does not, and 卫健局 would come in as something else.
    """
    try:
        os.fsencode("卫健局")
    except UnicodeEncodeError:
        if not sys.flags.utf8_mode:
            os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])
