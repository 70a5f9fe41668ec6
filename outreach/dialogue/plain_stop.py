"""STOP in plain words: "stop texting me", "no more messages", "leave me alone".

Any wording that a reasonable person reads as a stop counts (47 CFR 64.1200(a)(10)). But a question about
stopping a treatment must never silence a patient (CTIA 5.1.3): a stop verb counts only with something of this
line as its object. All patterns stand in outreach/wording/heard/stop.toml.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from outreach.dialogue.normalise import LONGEST, normalise
from outreach.dialogue.phrases import heard, pattern_words, phrases, word_lists
from outreach.dialogue.slips import Slips
from outreach.search.edits import edits_between
from outreach.wording import commands

#: a first word of its own, as in "stop i want to die", not in "stop the bleeding"
_OPENING = re.compile(r"^(?:stop|unsubscribe)(?: (?:i|im|ive|and|now|all|please|texting|messaging|he|she|we|my)\b|$)")
_UNSUBSCRIBE, _SHORTEST_UNSUBSCRIBE = "unsubscribe", 8
_SENTENCE_ENDS = re.compile(r"[.!?;\n]+")
#: how many words of courtesy a lone STOP may have around it
MOST_COURTESY = 6


def is_lone_stop(text: str) -> bool:
    """True for STOP and its family alone, repeated, or with nothing but courtesy around it."""
    if text in commands.STOP_WORDS or text.replace(" ", "") == "stop":
        return True
    words = text.split()
    rest = [word for word in words if word not in _words("polite")]
    stops = [word for word in rest if word in commands.STOP_WORDS or _is_unsubscribe(word)]
    courtesy = len(words) - len(rest)
    return (0 < len(stops) == len(rest) and courtesy <= MOST_COURTESY) or " ".join(rest) in commands.STOP_WORDS


def is_stop_elsewhere(body: str) -> bool:
    """True for the one word that means STOP in a writing that is not ours, such as Russian or Chinese."""
    plain = re.sub(r"\W+", "", unicodedata.normalize("NFKC", body[:100])).casefold()
    return plain in _words("elsewhere")


def asks_to_stop(text: str) -> bool:
    """True when a normalised text asks in plain words for no more texts."""
    return phrases("stop", "whole").stand_in(_mended(text)) or _is_about_our_texts(text)


def opens_with_stop(text: str) -> bool:
    """True for "stop i want to die": STOP as a first word of its own, not "stop the bleeding"."""
    return bool(_OPENING.match(text))


def has_stop_beside(body: str) -> bool:
    """True when one sentence of a text is a STOP: "he isnt breathing. stop texting me", or "... STOP" in capitals.

    A small "stop" of its own may be a cry ("it hurts. stop. please"), and so may one among nothing but capitals.
    """
    sentences = [sentence.strip() for sentence in _SENTENCE_ENDS.split(body[:LONGEST])]
    named = not body.isupper() and any(one.isupper() and normalise(one) in commands.STOP_WORDS for one in sentences)
    return named or any(map(_is_about_our_texts, map(normalise, sentences)))


def _is_about_our_texts(text: str) -> bool:
    """True for a STOP verb with our texts as its object, and nothing of the body."""
    return phrases("stop", "within").stand_in(_mended(text)) and not phrases("stop", "blocked").stand_in(_mended(text))


def _mended(text: str) -> str:
    """Slips in the names of our texts put right; the verb is left as it stands, for STEP is one letter from STOP."""
    words = (_UNSUBSCRIBE if _is_unsubscribe(word) else word for word in text.split())
    return " ".join(_slips().meant(word) for word in words)


def _is_unsubscribe(word: str) -> bool:
    """"unsuscribe", "unsubscrib": no other word is like it, and "subscribe" does not begin so."""
    return (word.startswith("un") and len(word) >= _SHORTEST_UNSUBSCRIBE
            and edits_between(word, _UNSUBSCRIBE) <= 2)


@cache
def _words(part: str) -> frozenset[str]:
    written = heard("stop")[part]
    return frozenset(written["words"].split() if isinstance(written, dict) else ())


@cache
def _slips() -> Slips:
    """Words of 5 letters and more that name our texts."""
    lists = word_lists("stop")
    names = {word for name in ("object", "textos") for word in lists[name] if len(word) > 4 and word.isalpha()}
    names |= _words("mended")
    verbs = {word for words in lists.values() for many in words for word in many.split()}
    spanish = pattern_words("stop", ("whole", "within"), "es") | lists["textos"]
    return Slips.of(names, (verbs | spanish | _words("real")) - _words("mended"), spanish)
