"""Plans written for one test, extracted like any other."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pipeline
from schemas import Plan


@cache
def written(body: str, *, city: str = "云溪市") -> Plan:
    """The plan of a city whose text after the title is `body`."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.txt"
        file.write_text(f"{city}为老服务行动方案（2024—2026年）\n{body}\n", encoding="utf-8")
        return pipeline.extract(file)


def tasks(*items: str, safeguards: tuple[str, ...] = ()) -> str:
    """A body with the given items as tasks, and others as safeguards; an item is its text behind the number."""
    numerals = "一二三四五六七八九十"
    lines = ["一、工作目标", "到2026年，服务更加便利。", "二、重点任务"]
    lines += [f"（{numerals[place]}）{item}" for place, item in enumerate(items)]
    if safeguards:
        lines += ["三、保障措施", *(f"（{numerals[place]}）{item}" for place, item in enumerate(safeguards))]
    return "\n".join(lines)
