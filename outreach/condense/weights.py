"""The weights of the expectations: stems and numbers, in one JSON file."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).with_name("weights_en.json")
#: weights are kept as whole hundredths
UNIT = 100


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


@cache
def shipped_weights() -> Weights:
    """The weights that come with the project."""
    return read_weights(SHIPPED)


def read_weights(path: Path) -> Weights:
    """Read a file of weights."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Weights(
        numbers=tuple(tuple(map(float, row)) for row in data["numbers"]),
        words={stem: _whole(row) for stem, row in data["words"].items()},
        crossed={name: _whole(row) for name, row in data["crossed"].items()},
        length=(data["length"][0], data["length"][1]),
    )


def as_json(weights: Weights) -> str:
    """The weights as the text of a file: sorted, so that the same weights give the same bytes."""
    data = {
        "length": [round(value, 5) for value in weights.length],
        "numbers": [[round(value, 4) for value in row] for row in weights.numbers],
        "words": _compact(weights.words),
        "crossed": _compact(weights.crossed),
    }
    parts = (f"{json.dumps(name)}: {_lines(value)}" for name, value in data.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _whole(row: list[int]) -> tuple[float, ...]:
    return tuple(value / UNIT for value in row)


def _compact(rows: dict[str, tuple[float, ...]]) -> dict[str, list[int]]:
    """Rows in whole hundredths; rows of zeros are left out."""
    whole = {name: [round(value * UNIT) for value in row] for name, row in sorted(rows.items())}
    return {name: row for name, row in whole.items() if any(row)}


def _lines(value: object) -> str:
    text = json.dumps(value, separators=(",", ":"))
    return text.replace('],"', '],\n"').replace("],[", "],\n[")
