"""The drafts of the line's own words, read from one file a language."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from outreach.model.script import ServiceWording

LANGUAGES = ("en", "es")


@cache
def draft_wordings(language: str) -> Mapping[str, ServiceWording]:
    """Every service wording of a language as a draft, by name."""
    raw = tomllib.loads(files("outreach.wording").joinpath(f"{language}.toml").read_text(encoding="utf-8"))
    return MappingProxyType({
        name: ServiceWording(name=name, language=language, sms=texts.get("sms", ""), voice=texts.get("voice", ""))
        for name, texts in raw.items()
    })
