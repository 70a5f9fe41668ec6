"""Which of the line's own words are spoken with these settings: only those have to be signed."""

from __future__ import annotations

from outreach.settings import Settings
from outreach.wording.drafts import draft_wordings

_PERSON = ("ask-person", "person", "offer-person", "person-transfer", "person-missed", "person-number")
#: spoken in files that are given out, never by the line
_OFFLINE = "offline-credit"


def needed_by_line(settings: Settings, language: str = "en") -> frozenset[str]:
    """The names of the wordings that texts and calls may speak; each wording counts until a setting rules it out."""
    return frozenset(draft_wordings(language)) - _ruled_out(settings) - {_OFFLINE}


def needed_offline(settings: Settings) -> frozenset[str]:
    """The names of the wordings that are spoken in files of `outreach audio`."""
    return frozenset((_OFFLINE, "draft-mark", "overdue-warning")) - _ruled_out(settings)


def _ruled_out(settings: Settings) -> frozenset[str]:
    ruled_out = {
        ("draft-mark",): settings.serve != "drafts",
        ("topics-call",): not settings.line_number,
        _PERSON: not settings.person_number,
        ("person-none",): bool(settings.person_number),
        ("call-emergency",): settings.text_to_911,
        ("call-or-text-emergency",): not settings.text_to_911,
        ("overdue-warning",): settings.overdue != "warn",
        ("hold-overdue",): settings.overdue != "hold",
    }
    return frozenset(name for names, is_out in ruled_out.items() if is_out for name in names)
