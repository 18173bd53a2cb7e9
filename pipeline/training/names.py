"""Composes names of bodies from the grammar of `corpus/ner/names.toml`; nothing but the seed decides which."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

from extractors.engine import lexicon

SLOT = re.compile(r"\{(\w+)\}")
REAL_SHARE = 0.5  # of the places, how many are real divisions
# Real divisions whose codes begin with these digits (Sichuan to Tibet) are kept out of training.
HELD_PROVINCES = ("51", "52", "53", "54")
LONGEST_PLACE = 8


@lru_cache
def real_places(held: bool) -> tuple[str, ...]:
    """The divisions of the code table, those kept for the evaluation or the others; long names of autonomous ones are left out."""
    rows = [line.split() for line in str(lexicon("regions")["current"]).strip().splitlines()]
    return tuple(name for code, name in rows if code.startswith(HELD_PROVINCES) == held and len(name) <= LONGEST_PLACE)


class Names:
    """Draws names of bodies: with `held` only with words and places that training never sees, otherwise only with the others."""

    def __init__(self, folder: Path, random: Random, *, held: bool = False) -> None:
        """`folder` holds names.toml; KeyError where a form names a slot that is not there."""
        grammar: Mapping[str, Any] = tomllib.loads((folder / "names.toml").read_text("utf-8"))
        self._random, self._held = random, held
        self._places: Mapping[str, Sequence[str]] = grammar["places"]
        self._slots: Mapping[str, Mapping[str, Sequence[str]]] = grammar["slots"]
        self._collectives = grammar["collectives"]["held" if held else "train"]
        self._kinds: list[tuple[int, Sequence[str]]] = [(kind["weight"], kind["forms"]) for kind in grammar["kind"]]

    def place(self) -> str:
        """A place: a real division or a made-up one."""
        if self._random.random() < REAL_SHARE:
            return self._random.choice(real_places(self._held))
        prefix = "held_" if self._held else ""
        first, second, level = (self._random.choice(self._places[key]) for key in (f"{prefix}first", f"{prefix}second", "levels"))
        return first + second + level

    def body(self) -> str:
        """The name of one body."""
        while True:
            forms = self._random.choices([forms for _, forms in self._kinds], [weight for weight, _ in self._kinds])[0]
            name = SLOT.sub(lambda slot: self._filled(slot[1]), self._random.choice(forms))
            if len(name) > 1 and not (self._held and self._seen(name)):
                return name

    def member(self) -> str:
        """A member of an attribution's list: mostly one body, sometimes a collective."""
        return self._random.choice(self._collectives) if self._random.random() < 0.12 else self.body()

    def _filled(self, slot: str) -> str:
        if slot == "place":
            return self.place()
        words = self._slots[slot]
        return SLOT.sub(
            lambda inner: self._filled(inner[1]), self._random.choice(words["held" if self._held and "held" in words else "train"])
        )

    def _seen(self, name: str) -> bool:
        """Nothing in the name is kept out of training: 市委, 省政府."""
        parts = [word for words in self._slots.values() for word in words.get("held", ())]
        made = [one + other for one in self._places["held_first"] for other in self._places["held_second"]]
        return not any(part in name for part in (*parts, *made, *real_places(True)))
