"""The weights of the expectations: stems and numbers, in one JSON file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from outreach.sms.segments import GSM7_SINGLE

SHIPPED = Path(__file__).with_name("weights_en.json")
#: weights are kept as whole hundredths
UNIT = 100
#: smaller weights of names are left out
COUNTS_FROM = 0.1
#: words from which a section counts as long
LONG_FROM = 300


@dataclass(frozen=True, kw_only=True)
class Weights:
    """One weight a model for every number, and for every name of a word's use."""

    #: model -> a weight for each number of a word's use
    numbers: tuple[tuple[float, ...], ...]
    #: "stem", "stem kind", "before>stem" or "stem<after" -> a weight a model; zeros at the end are left out
    names: dict[str, tuple[float, ...]]
    #: the logarithm of a summary's length: a constant, and factors for the section's size and likely words
    length: tuple[float, float, float]

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """The neighbours of which a name is weighed."""
        split = (name.partition(sign) for name in self.names for sign in "<>" if sign in name)
        return frozenset((before, after) for before, _, after in split)

    @cached_property
    def kinds(self) -> dict[str, frozenset[str]]:
        """For each kind of section, the stems of which a name in that kind is weighed."""
        stems: dict[str, set[str]] = {}
        for stem, kind in (name.split(" ") for name in self.names if " " in name):
            stems.setdefault(kind, set()).add(stem)
        return {kind: frozenset(found) for kind, found in stems.items()}

    @cached_property
    def first(self) -> dict[str, float]:
        """What each name weighs for the model of the first use: that one is asked for every word."""
        return {name: row[0] if row else 0.0 for name, row in self.names.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Models:
    """Weights for long sections, which have many points, and for short ones, which have one."""

    long: Weights
    short: Weights

    def fitting(self, *, words: int, budget: int) -> Weights:
        """The weights for a section of so many words: a short one told in one segment makes one point."""
        return self.short if words < LONG_FROM and budget <= GSM7_SINGLE else self.long


@cache
def shipped_models() -> Models:
    """The weights that come with the project."""
    return read_models(SHIPPED)


def read_models(path: Path) -> Models:
    """Read a file of weights."""
    return from_json(path.read_text(encoding="utf-8"))


def from_json(text: str) -> Models:
    """The weights that a text holds."""
    data = json.loads(text)
    return Models(long=_weights(data["long"]), short=_weights(data["short"]))


def as_json(models: Models) -> str:
    """The weights as the text of a file: sorted, so that the same weights give the same bytes."""
    return f'{{"long": {_as_json(models.long)},\n"short": {_as_json(models.short)}}}\n'


def _weights(data: dict[str, Any]) -> Weights:
    return Weights(
        numbers=tuple(tuple(map(float, row)) for row in data["numbers"]),
        names={name: tuple(value / UNIT for value in row) for name, row in data["names"].items()},
        length=(data["length"][0], data["length"][1], data["length"][2]),
    )


def _as_json(weights: Weights) -> str:
    data = {
        "length": [round(value, 5) for value in weights.length],
        "numbers": [[round(value, 4) for value in row] for row in weights.numbers],
        "names": _compact(weights.names),
    }
    parts = (f"{json.dumps(name)}: {_lines(value)}" for name, value in data.items())
    return "{\n" + ",\n".join(parts) + "\n}"


def _compact(rows: dict[str, tuple[float, ...]]) -> dict[str, list[int]]:
    """Rows in whole hundredths without what hardly counts; rows of zeros are left out."""
    whole = {name: _without_last_zeros([_counting(value) for value in row]) for name, row in sorted(rows.items())}
    return {name: row for name, row in whole.items() if row}


def _counting(value: float) -> int:
    return round(value * UNIT) if abs(value) >= COUNTS_FROM else 0


def _without_last_zeros(row: list[int]) -> list[int]:
    return row[:max((place for place, value in enumerate(row, start=1) if value), default=0)]


def _lines(value: object) -> str:
    text = json.dumps(value, separators=(",", ":"))
    return text.replace('],"', '],\n"').replace("],[", "],\n[")
