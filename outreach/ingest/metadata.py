"""Front matter as SourceMetadata: each value with where it came from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from outreach.model.document import SourceMetadata

#: field -> front-matter key
_KEYS = {
    "title": "title", "source": "source", "url": "url", "license": "license", "language": "language",
    "last_reviewed": "lastReviewed", "review_frequency": "reviewFrequency",
}
_DEFAULTS = {"language": "en"}


def read_metadata(front: Mapping[str, object], *, derived: Mapping[str, str]) -> SourceMetadata:
    """Take what the front matter says; `derived` fills what it leaves out, then defaults do.

    Unquoted dates and words that YAML reads as something else come back as text.
    Keys that the project does not use are kept.
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
    text = as_text(given)
    if text:
        return text, "file"
    if derived:
        return derived, "derived"
    return _DEFAULTS.get(field, ""), "default"


def is_date(text: str) -> bool:
    """True for an ISO date, "2025-12-30", and for no date at all."""
    try:
        return not text or bool(date.fromisoformat(text))
    except ValueError:
        return False


def as_text(value: object) -> str:
    """A front-matter value as its author meant it: dates in ISO form, NO as "NO"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "NO"
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return ", ".join(as_text(item) for item in value)
    return str(value).strip()
