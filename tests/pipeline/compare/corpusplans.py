"""The plans of the corpus, extracted once for all tests of comparisons."""

from functools import cache

import pipeline
from schemas import Plan
from tests.conftest import PLANS

NAMES = sorted(path.name for path in PLANS.iterdir())
DRAFT, FINAL = "yunxi-clinics-draft.docx", "yunxi-clinics.html"
CITY, DISTRICT = "yunxi-digital.txt", "qinglan-digital.docx"


@cache
def corpus_plan(name: str) -> Plan:
    return pipeline.extract(PLANS / name)
