"""The weights of the expectations: stems and numbers, in one JSON file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from outreach.sms.segments import GSM7_SINGLE

SHIPPED = Path(__file__).with_name("weights_en.json")
#: weights are kept as whole hundredths
UNIT = 100
#: words from which a section counts as long
LONG_FROM = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """One weight a model for every number, stem, and stem in a kind of section."""

    #: model -> a weight for each number of a word's use
    numbers: tuple[tuple[float, ...], ...]
    #: stem -> a weight a model
    words: dict[str, tuple[float, ...]]
    #: "stem kind" -> a weight a model
    crossed: dict[str, tuple[float, ...]]
    #: the logarithm of a summary's length: a constant, and a factor for the section's own
    length: tuple[float, float]


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
    data = json.loads(path.read_text(encoding="utf-8"))
    return Models(long=_weights(data["long"]), short=_weights(data["short"]))


def as_json(models: Models) -> str:
    """The weights as the text of a file: sorted, so that the same weights give the same bytes."""
    return f'{{"long": {_as_json(models.long)},\n"short": {_as_json(models.short)}}}\n'


def _weights(data: dict[str, Any]) -> Weights:
    return Weights(
        numbers=tuple(tuple(map(float, row)) for row in data["numbers"]),
        words={stem: _whole(row) for stem, row in data["words"].items()},
        crossed={name: _whole(row) for name, row in data["crossed"].items()},
        length=(data["length"][0], data["length"][1]),
    )


def _as_json(weights: Weights) -> str:
    data = {
        "length": [round(value, 5) for value in weights.length],
        "numbers": [[round(value, 4) for value in row] for row in weights.numbers],
        "words": _compact(weights.words),
        "crossed": _compact(weights.crossed),
    }
    parts = (f"{json.dumps(name)}: {_lines(value)}" for name, value in data.items())
    return "{\n" + ",\n".join(parts) + "\n}"


def _whole(row: list[int]) -> tuple[float, ...]:
    return tuple(value / UNIT for value in row)


def _compact(rows: dict[str, tuple[float, ...]]) -> dict[str, list[int]]:
    """Rows in whole hundredths; rows of zeros are left out."""
    whole = {name: [round(value * UNIT) for value in row] for name, row in sorted(rows.items())}
    return {name: row for name, row in whole.items() if any(row)}


def _lines(value: object) -> str:
    text = json.dumps(value, separators=(",", ":"))
    return text.replace('],"', '],\n"').replace("],[", "],\n[")
