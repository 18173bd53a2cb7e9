"""The code of a revision, and what it extracts, in a process of its own."""

import io
import json
import os
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from schemas import NamedError

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).with_name("extracting.py")


class RevisionError(NamedError):
    """A revision that cannot be used: `code` is one of no-git, no-checkout, no-revision, no-program."""


class Extracted(NamedTuple):
    """What a program made of one document: its plan as JSON, or why there is none."""

    plan: dict[str, Any] | None
    error: str | None
    seconds: float


Key = tuple[str, int]  # the path of the file, and the document's place in it


@contextmanager
def tree(revision: str, root: Path) -> Iterator[Path]:
    """The files of a revision in a folder that goes with the context. RevisionError where git, checkout or revision are missing."""
    top = git(root, "rev-parse", "--show-toplevel", code="no-checkout", reason="not a git checkout of planledger").decode().strip()
    if Path(top).resolve() != root.resolve():
        raise RevisionError(str(root), "no-checkout", "not a git checkout of planledger", hint=HINT)
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}", code="no-revision", name=revision)
    packed = git(root, "archive", "--format=zip", commit.decode().strip(), code="no-revision", name=revision)
    with tempfile.TemporaryDirectory(prefix="planledger-") as folder:
        zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)
        yield Path(folder)


HINT = "run it in the folder of a clone"


def git(root: Path, *arguments: str, code: str, name: str = "", reason: str = "no such revision") -> bytes:
    """What git prints. RevisionError with `code` where it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=False)
    except OSError as error:
        raise RevisionError("git", "no-git", "git is not installed", hint="install git") from error
    if done.returncode:
        raise RevisionError(name or str(root), code, reason, hint=HINT if code == "no-checkout" else "name a commit, branch or tag")
    return done.stdout


def extract_with(program: Path, files: Sequence[Path]) -> dict[Key, Extracted]:
    """What the planledger in a folder makes of files, in their order. RevisionError where it cannot run at all."""
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    # -P: the program's own folder must not come before the modules of the revision.
    command = [sys.executable, "-P", str(PROGRAM)]
    names = "\n".join(str(file.resolve()) for file in files)
    done = subprocess.run(command, input=names, cwd=program, env=environment, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["?"])[-1]
        raise RevisionError(str(program), "no-program", f"its extraction does not run: {last}", hint="name a later revision")
    found = {}
    for result in map(json.loads, done.stdout.splitlines()):
        found[result["path"], result["place"]] = Extracted(result.get("plan"), result.get("error"), result["seconds"])
    return found
