"""What extraction depends on besides the file: a fingerprint of the program, its rules and its libraries."""

import hashlib
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pipeline.store.upgrade import revisions

ROOT = Path(__file__).parents[2]
# What comes after extraction (batch, store, exports, cli) may change without extracting anew.
SOURCES = (
    *("schemas", "extractors", "pipeline/readers", "pipeline/repair"),
    *("pipeline/typeset", "pipeline/outline", "pipeline/extract.py"),
)
LIBRARIES = ("lxml", "openpyxl", "pdfplumber", "pypdfium2", "python-docx", "python-pptx", "rapidocr")
DERIVED = {".pyc", ".pyo"}


@lru_cache
def fingerprint() -> str:
    """Sixteen hexadecimal digits that change when a plan extracted from the same file might."""
    digest = hashlib.sha256()
    for source in SOURCES:
        for file in sorted(_files(ROOT / source)):
            digest.update(f"{file.relative_to(ROOT).as_posix()}\0".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    for library in LIBRARIES:
        digest.update(f"{library} {_version(library)}\0".encode())
    return digest.hexdigest()[:16]


def agencies_fingerprint(file: Path) -> str:
    """Sixteen hexadecimal digits that change when a user's file of bodies does, or the form of the store, which resolves without it."""
    return hashlib.sha256(revisions()[-1].encode() + file.read_bytes()).hexdigest()[:16]


def _files(source: Path) -> list[Path]:
    if source.is_file():
        return [source]
    return [file for file in source.rglob("*") if file.is_file() and file.suffix not in DERIVED]


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"
