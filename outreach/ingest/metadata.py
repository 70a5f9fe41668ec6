"""Front matter as SourceMetadata: each value with where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from outreach.ingest.language import language_code
from outreach.model.document import SourceMetadata

#: field -> front-matter key
_KEYS = {
    "title": "title", "source": "source", "url": "url", "license": "license", "language": "language",
    "last_reviewed": "lastReviewed", "review_frequency": "reviewFrequency",
}
_DEFAULTS = {"language": "en"}
#: what a page says of itself counts more than a label: a crawl dates every page by its own day
_TEXT_FIRST = frozenset(("last_reviewed",))


def read_metadata(front: Mapping[str, object], *, derived: Mapping[str, str]) -> SourceMetadata:
    """Take what the front matter says; `derived` fills what it leaves out, then defaults do.

    The day of the last review is taken from the text where that gives one. Unquoted dates
    and words that YAML reads as something else come back as text. Keys that the project
    does not use are kept.
    """
    values, origins = {}, []
    for field, key in _KEYS.items():
        values[field], origin = _value(field, front.get(key), derived.get(field, ""))
        if field == "last_reviewed" and not is_date(values[field]):
            values[field], origin = "", "unreadable"
        origins.append((key, origin))
    other = tuple((key, as_text(front[key])) for key in sorted(front) if key not in _KEYS.values())
    return SourceMetadata(**values, origins=tuple(origins), other=other)


def _value(field: str, given: object, derived: str) -> tuple[str, str]:
    text = language_code(as_text(given)) if field == "language" else as_text(given)
    if derived and (field in _TEXT_FIRST or not text):
        return derived, "derived"
    if text:
        return text, "file"
    return _DEFAULTS.get(field, ""), "default"


def is_date(text: str) -> bool:
    """True for an ISO date, "2025-12-30", and for no date at all."""
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def as_text(value: object) -> str:
    """A front-matter value as its author meant it: dates in ISO form, NO as "NO", a list with commas.

    Lists and keys inside of a list are left empty.
    """
    if isinstance(value, list | tuple | set):
        return ", ".join(map(_scalar, value))
    if isinstance(value, Mapping):
        return ", ".join(f"{key}: {_scalar(item)}" for key, item in value.items())
    return _scalar(value)


def _scalar(value: object) -> str:
    if value is None or isinstance(value, list | tuple | set | Mapping):
        return ""
    if isinstance(value, bool):
        return "yes" if value else "NO"
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else str(value).strip()
