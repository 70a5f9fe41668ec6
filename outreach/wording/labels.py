"""Labels of pages and books that are given out: buttons and headings, one table a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from outreach.model.language import primary_language

_FILE = Path(__file__).with_name("labels.toml")


@cache
def labels(language: str) -> Mapping[str, str]:
    """The labels of a language, by name; English for one that has none."""
    languages = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return MappingProxyType(languages.get(primary_language(language), languages["en"]))
