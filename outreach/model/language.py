"""Languages as documents, scripts and people name them: BCP 47 tags such as "en" and "es-MX"."""

from __future__ import annotations


def primary_language(tag: str) -> str:
    """The language of a tag without its region, in lower case: "es" for "es-MX"."""
    return tag.partition("-")[0].lower()


def is_english(tag: str) -> bool:
    """True for English of any region: what was measured on English words counts for no other language."""
    return primary_language(tag) == "en"
