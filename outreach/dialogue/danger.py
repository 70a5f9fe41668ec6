"""Words of danger: they are answered first, with the configured numbers, whatever else is said.

Three levels: a crisis (thoughts of suicide), a medical emergency, and what a clinic wants to hear of at any
hour. When in doubt between danger and anything else, it is danger: a needless number does less harm than a
missing one. The words stand in outreach/wording/heard/danger.toml, which a clinician has to sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from outreach.dialogue.phrases import heard, pattern_words, phrases, word_lists
from outreach.dialogue.signs import Spoken, sign_words, signs_in, spoken
from outreach.dialogue.slips import Slips

#: a crisis outweighs the rest, a medical emergency what is urgent
LEVELS = ("crisis", "medical", "urgent")
#: what may be despair, said in other words
HINTED = "hinted"
#: somebody speaks of themselves and of an end, of nobody, of no use: too faint for a rule, but not for kindness
FAINT = "faint"
SECTIONS = (*LEVELS, "alone")
#: "no … or …": so far back a denial reaches
LISTED = 6
#: shorter words of the signs look like too many others to be taken for a slip
SHORTEST_OF_SIGNS = 6
_YEAR = re.compile(r" (?:in|en) (?:19|20)\d\d | hace \w+ anos | \w+ (?:years?|yrs) ago ")


def danger_in(text: str) -> str:
    """"crisis", "medical", "urgent" or "" for a normalised text; slips of the finger hide nothing."""
    forms = _forms(text)
    return next((level for level in LEVELS for form in forms if _sounds(form, level)), "")


def is_only_asked(text: str) -> bool:
    """True for a text that names danger of the body without an alarm: asked about, feared, denied or long over."""
    form = spoken(text)
    return any(next(_mentions(form, level), None) for level in LEVELS[1:])


def denies_despair(text: str) -> bool:
    """True for "i am not suicidal" and for despair that is over: no alarm, yet 988 and kindness are due."""
    mentions = tuple(_mentions(spoken(text), LEVELS[0]))
    return any(map(_is_not_meant, mentions)) or (bool(mentions) and _holds(text, "overcome"))


def hints_despair(text: str) -> bool:
    """True when despair is only hinted at, as by a burden, a farewell or things given away: 988 is due."""
    return not _holds(text, "laughter") and any(next(signs_in(form, HINTED), None) for form in _forms(text))


def sounds_low(text: str) -> bool:
    """True when the sender's own mood may be low; whatever is answered then, 988 is named with it."""
    return any(next(signs_in(form, FAINT), None) for form in _forms(text))


def _forms(text: str) -> tuple[Spoken, ...]:
    """A text as written, with slips mended, and with words put right that were spelt as they sound."""
    respelt = " ".join(_respelt().get(word, word) for word in text.split())
    mend = _slips().mended
    return tuple(map(spoken, dict.fromkeys((text, mend(text), mend(respelt)))))


def danger_alone(text: str) -> str:
    """The level of a text that is a name of danger and nothing else, such as "stroke"; else empty."""
    alone = phrases("danger", "alone")
    form = next((form for form in (text, _slips().mended(text)) if alone.stand_in(form)), "")
    if not form:
        return ""
    return "urgent" if set(form.split()) & _calming("mild") else "medical"


@dataclass(frozen=True, slots=True)
class _Mention:
    """Where a text names danger: what stands before, and behind."""

    before: str
    after: str
    deniable: bool


def _mentions(form: Spoken, level: str) -> Iterator[_Mention]:
    """Each place where a phrase or a sign of a level stands."""
    words = form.words
    for phrase, match in phrases("danger", level).found_in(" ".join(words)):
        yield _Mention(match.string[:match.start()], match.string[match.end() - 1:], phrase.deniable)
    for start, end in signs_in(form, level):
        yield _Mention(f" {' '.join(words[:start])} ", f" {' '.join(words[end:])} ", level != LEVELS[0])


def _sounds(form: Spoken, level: str) -> bool:
    """True when danger of a level is named in a text that neither denies it nor speaks of something else."""
    return any(not _is_denied(mention) and not (level == LEVELS[0] and _is_not_meant(mention))
               for mention in _mentions(form, level)) and not _is_remote(" ".join(form.words), level)


def _is_denied(mention: _Mention) -> bool:
    """True for "i have no …", "without …", "no … or …" and "… is gone", close by."""
    if not mention.deniable:
        return False
    before = mention.before.split()
    listed = before[-1:] in (["or"], ["nor"], ["ni"]) and bool({"no", "without", "sin"} & set(before[-LISTED:]))
    return (listed or any(mention.before.endswith(f" {words} ") for words in _calming("words_before"))
            or any(mention.after.startswith(f" {words} ") for words in _calming("words_after")))


def _is_not_meant(mention: _Mention) -> bool:
    """True for "i am not suicidal" and the like; "why not kill myself" is meant."""
    words = next((words for words in _calming("not_meant") if mention.before.endswith(f" {words} ")), "")
    asked = mention.before.removesuffix(f" {words} ").split()[-2:]
    return bool(words) and not {"why", "if", "promise", "sure", "cant"} & set(asked)


def _is_remote(text: str, level: str) -> bool:
    """True for what was long ago and for a plain question what something is, unless it is happening too."""
    if level == "crisis":
        return _is_remote_crisis(text)
    if _is_asked_of_all(text):
        return not _of_somebody(text)
    if _holds(text, "laughter") or (level == "urgent" and _holds(text, "supposed") and not _holds(text, "still")):
        return True
    long_ago = _holds(text, "long_ago") or bool(_YEAR.search(f" {text} "))
    return long_ago and not _holds(text.replace("gone now", ""), "still")


def _is_asked_of_all(text: str) -> bool:
    """True for a text that begins as a question of what something is or causes; "can barely …" begins none."""
    opening = "general" if _holds(text, "still") else "asking"
    begins = any(text.startswith(f"{words} ") for name in {opening, "general"} for words in _calming(name))
    return begins and not any(text.startswith(f"{words} ") for words in _calming("pointing"))


def _is_remote_crisis(text: str) -> bool:
    """True for talk of prevention and of work against suicide, and for what is over."""
    if _holds(text, "overcome") and _holds(text, "long_ago"):
        return True
    about_it = _holds(text, "elsewhere") or (_holds(text, "facts") and not _of_somebody(text))
    return about_it and not _holds(text, "still")


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
def _respelt() -> dict[str, str]:
    """Each word that is often spelt as it sounds, and what it stands for."""
    pairs = heard("danger")["respelt"]
    written = pairs["pairs"].split(",") if isinstance(pairs, dict) else []
    return {pair.split()[0]: pair.split()[1] for pair in written}


@cache
def _slips() -> Slips:
    """Every word of the list and of its patterns, and the real words that look like them."""
    real = heard("danger")["real"]
    spanish = pattern_words("danger", SECTIONS, "es")
    words = spanish | pattern_words("danger", SECTIONS, "en")
    words |= {word for members in word_lists("danger").values() for words in members for word in words.split()}
    of_signs = {word for word in sign_words("en") | sign_words("es") if len(word) >= SHORTEST_OF_SIGNS}
    names = real["words"].split() if isinstance(real, dict) else []
    names += [word for word in sign_words("en") | sign_words("es") if len(word) < SHORTEST_OF_SIGNS]
    return Slips.of(words | of_signs, names, spanish | {word for word in sign_words("es") if word in of_signs})
