"""What the public pages say about the line itself, in each language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from outreach.wording.fill import fill

_FILE = Path(__file__).with_name("public.toml")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicWords:
    """The words of one language, with the operator's name and numbers at hand."""

    words: Mapping[str, str]
    lists: Mapping[str, tuple[str, ...]]
    common: Mapping[str, str]

    def __call__(self, name: str, **values: object) -> str:
        """One sentence or label, filled. Raises: KeyError for one that there is not; WordingError as `fill` does."""
        return fill(self.words[name], **{**self.common, **values})

    def list(self, name: str) -> tuple[str, ...]:
        """The items of a list, filled."""
        return tuple(fill(item, **self.common) for item in self.lists[name])


def public_words(language: str, common: Mapping[str, str]) -> PublicWords:
    """The words of a language."""
    raw = _all()[language]
    return PublicWords(words={name: text for name, text in raw.items() if isinstance(text, str)},
                       lists={name: tuple(items) for name, items in raw.items() if not isinstance(items, str)},
                       common=common)


@cache
def _all() -> Mapping[str, Mapping[str, str | list[str]]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
