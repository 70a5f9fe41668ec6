"""Examples: sections with the summary that their own editors wrote."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from outreach.condense.features import WordUse, size_of, uses_of
from outreach.condense.stems import stems_of
from outreach.condense.units import Source, read_source
from outreach.model.document import Section

#: Markdown -> the section it holds
ReadSection = Callable[[str], Section]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One section, its summary's words, and the rows of numbers of its own words."""

    name: str
    #: examples of one site are never on both sides of a cross-validation
    site: str
    title: str
    heading: str
    source: Source
    size: float
    uses: tuple[WordUse, ...]
    #: stem -> how often the summary uses it
    summary: Counter[str]


def read_examples(path: Path, read_section: ReadSection) -> tuple[Example, ...]:
    """Read a file of JSON lines with id, site, title, section, markdown and keypoints."""
    with path.open(encoding="utf-8") as lines:
        return tuple(_example(json.loads(line), read_section) for line in lines if line.strip())


def _example(row: dict[str, object], read_section: ReadSection) -> Example:
    source = read_source(read_section(str(row["markdown"])))
    title, heading = str(row["title"]), str(row["section"])
    points = row["keypoints"]
    summary = " ".join(map(str, points)) if isinstance(points, list) else ""
    return Example(
        name=str(row["id"]), site=str(row["site"]), title=title, heading=heading, source=source,
        size=size_of(source), uses=uses_of(source, title=title, heading=heading),
        summary=Counter(stems_of(summary)),
    )
