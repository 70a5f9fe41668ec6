"""Which of the line's own words are spoken with these settings: only those have to be signed."""

from __future__ import annotations

from outreach.settings import Settings
from outreach.wording.drafts import draft_wordings

_PERSON = ("person", "offer-person", "person-transfer", "person-missed", "person-number", "number-by-text",
           "silence-person")
_HOURS = ("offer-person-closed", "person-closed", "person-opens")
_SPEECH = ("misheard", "misheard-again", "or-say", "menu-aloud", "guides-aloud")
#: offers to join, and what comes by itself
_PROGRAMMES = ("join-offer", "join-offer-call", "joined", "join-declined", "join-which", "join-failed", "left",
               "left-all", "offer-join", "note-ready", "note-first", "note-last", "notice-joined", "outreach-greeting",
               "outreach-choices", "outreach-last", "outreach-stopped", "outreach-machine")
#: spoken in files that are given out, never by the line
_OFFLINE = frozenset(("offline-credit", "offline-due", "offline-reviewed", "offline-renew", "offline-renew-call",
                      "offline-danger"))
#: spoken by the line, and in those files too
_OFFLINE_TOO = frozenset(("page-credit", "checked", "checked-never", "draft-mark", "overdue-warning", "call-crisis",
                          "call-crisis-988"))


def needed_by_line(settings: Settings, language: str = "en") -> frozenset[str]:
    """The names of the wordings that texts and calls may speak; each wording counts until a setting rules it out."""
    return frozenset(draft_wordings(language)) - _ruled_out(settings, language) - _OFFLINE


def needed_by_languages(settings: Settings) -> dict[str, frozenset[str]]:
    """The same for each language that the line answers in."""
    return {language: needed_by_line(settings, language) for language in settings.languages}


def needed_offline(settings: Settings, language: str = "en") -> frozenset[str]:
    """The names of the wordings that are spoken in recordings and talking books."""
    there = (_OFFLINE | _OFFLINE_TOO) & frozenset(draft_wordings(language))
    return there - _ruled_out(settings, language)


def _ruled_out(settings: Settings, language: str) -> frozenset[str]:
    person, speaker = settings.person_for(language), language == "es" and settings.person_number_es
    ruled_out = {
        ("draft-mark",): settings.serve != "drafts",
        ("topics-call", "call", "offline-renew-call"): not settings.line_number,
        ("call-none", "offline-renew"): bool(settings.line_number),
        _PERSON: not person,
        _HOURS: not (person and settings.person_hours.spells),
        ("person-night",): not (person and settings.person_hours.spells and settings.night_number),
        _SPEECH: not settings.speech,
        ("ask-person",): not person or bool(speaker),
        ("ask-speaker",): not speaker,
        ("person-hours",): not (speaker and settings.person_hours_es),
        ("person-none",): bool(person),
        ("call-crisis",): settings.crisis_number == "988",
        ("call-crisis-988", "text-crisis-988"): settings.crisis_number != "988",
        ("language-set", "no-topics-here"): len(settings.languages) == 1,
        ("language-offer",): language == settings.languages[0],
        ("call-emergency",): settings.text_to_911,
        ("call-or-text-emergency",): not settings.text_to_911,
        ("overdue-warning",): settings.overdue != "warn",
        ("hold-overdue",): settings.overdue != "hold",
        _PROGRAMMES: not settings.sending,
    }
    return frozenset(name for names, is_out in ruled_out.items() if is_out for name in names)
