"""Words of danger: they are answered first, with the configured numbers, whatever else is said.

Three levels: a crisis (thoughts of suicide), a medical emergency, and what a clinic wants to hear of at any
hour. When in doubt between danger and anything else, it is danger: a needless number does less harm than a
missing one. The words stand in outreach/wording/heard/danger.toml, which a clinician has to sign.
"""

from __future__ import annotations

import re
from functools import cache

from outreach.dialogue.phrases import Phrases, heard, pattern_words, phrases, word_lists
from outreach.dialogue.slips import Slips

#: a crisis outweighs the rest, a medical emergency what is urgent
LEVELS = ("crisis", "medical", "urgent")
SECTIONS = (*LEVELS, "alone")
_YEAR = re.compile(r" (?:in|en) (?:19|20)\d\d ")


def danger_in(text: str) -> str:
    """"crisis", "medical", "urgent" or "" for a normalised text; slips of the finger hide nothing."""
    forms = (text, _slips().mended(text))
    return next((level for level in LEVELS for form in forms if _sounds(phrases("danger", level), form, level)), "")


def danger_alone(text: str) -> str:
    """The level of a text that is a name of danger and nothing else, such as "stroke"; else empty."""
    alone = phrases("danger", "alone")
    form = next((form for form in (text, _slips().mended(text)) if alone.stand_in(form)), "")
    if not form:
        return ""
    return "urgent" if set(form.split()) & _calming("mild") else "medical"


def _sounds(phrases_of_level: Phrases, text: str, level: str) -> bool:
    """True when a phrase of a level stands in a text that neither denies it nor speaks of something else."""
    return any(not (phrase.deniable and _is_denied(match)) and not _is_remote(text, level)
               for phrase, match in phrases_of_level.found_in(text))


def _is_denied(match: re.Match[str]) -> bool:
    """True for "i have no …", "without …" and "… is gone", close by."""
    before, after = match.string[:match.start()], match.string[match.end() - 1:]
    return (any(before.endswith(f" {words} ") for words in _calming("words_before"))
            or any(after.startswith(f" {words} ") for words in _calming("words_after")))


def _is_remote(text: str, level: str) -> bool:
    """True for what was long ago and for a plain question what something is, unless it is happening too."""
    if level == "crisis":
        return _holds(text, "facts") and not _holds(text, "still") and not _of_somebody(text)
    if text.startswith(tuple(f"{words} " for words in _calming("general"))):
        return not _of_somebody(text)
    if level == "urgent" and text.startswith(tuple(f"{word} " for word in _calming("asking"))):
        return not _of_somebody(text)
    long_ago = _holds(text, "long_ago") or bool(_YEAR.search(f" {text} "))
    return long_ago and not _holds(text.replace("gone now", ""), "still")


def _of_somebody(text: str) -> bool:
    """True when a text speaks of its sender or of one person, not of people in general."""
    return bool(set(text.split()) & _calming("somebody"))


def _holds(text: str, name: str) -> bool:
    return any(f" {words} " in f" {text} " for words in _calming(name))


@cache
def _calming(name: str) -> frozenset[str]:
    lists = heard("danger")["calm"]
    written = lists[name] if isinstance(lists, dict) else ""
    return frozenset(words.replace("_", " ") for words in written.split())


@cache
def _slips() -> Slips:
    """Every word of the list and of its patterns, and the real words that look like them."""
    real = heard("danger")["real"]
    spanish = pattern_words("danger", SECTIONS, "es")
    words = spanish | pattern_words("danger", SECTIONS, "en")
    words |= {word for members in word_lists("danger").values() for words in members for word in words.split()}
    return Slips.of(words, real["words"].split() if isinstance(real, dict) else (), spanish)
