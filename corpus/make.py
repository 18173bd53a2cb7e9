#!/usr/bin/env python3
"""Make the sample files under corpus/plans from corpus/sources, or check that they are up to date.

usage: python corpus/make.py [--check]
"""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from corpus.rendering import docx, html, pdf, text  # noqa: E402
from corpus.rendering.source import Sample, load  # noqa: E402

RENDERERS = {"txt": text.render, "html": html.render, "docx": docx.render, "pdf": pdf.render}


def samples() -> list[Sample]:
    """Every source, in the order of the slugs."""
    return [load(path) for path in sorted((HERE / "sources").glob("*.plan"))]


def target(sample: Sample) -> Path:
    """Where the file of a sample stands."""
    return HERE / "plans" / f"{sample.slug}.{sample.get('format')}"


def main() -> int:
    """Write or compare; the exit code is 1 where --check finds a file that its source would not give."""
    stale = []
    (HERE / "plans").mkdir(exist_ok=True)
    for sample in samples():
        path, made = target(sample), RENDERERS[sample.get("format")](sample)
        if "--check" not in sys.argv[1:]:
            path.write_bytes(made)
        elif not path.exists() or path.read_bytes() != made:
            stale.append(path.name)
    known = {target(sample).name for sample in samples()}
    stale += [path.name for path in (HERE / "plans").iterdir() if path.name not in known]
    for name in stale:
        print(f"{name}: not what its source gives; run python corpus/make.py", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
