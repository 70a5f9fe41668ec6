"""Words that nobody has listened to: out of the voice's dictionary, or written like a word that is said otherwise."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from importlib.util import find_spec

from outreach.model.language import primary_language
from outreach.speech.pronunciation import Lexicon
from outreach.speech.spoken import tokenise
from outreach.speech.tokens import Kind

#: a word as it is written, and each part of one with a hyphen
_SPELLED = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)*")


def unsure_words(texts: Iterable[str], lexicon: Lexicon, knows: Callable[[str], bool] | None = None) -> tuple[str, ...]:
    """The words that need an entry in the lexicon, or a person who listened; each once, as they are first written.

    `knows` tells whether a word is in the voice's dictionary; without it only words that are known to be risky count.
    """
    doubtful = (text for text in texts if not _is_plainly_sure(text, lexicon, knows))
    found = (token.text for text in doubtful for token in tokenise(text, lexicon.language) if token.kind is Kind.WORD)
    words = dict.fromkeys(word for word in found if word.replace("-", "").replace("'", "").isalpha())
    return tuple(word for word in words if not lexicon.find(word) and _is_unsure(word, lexicon, knows))


def _is_plainly_sure(text: str, lexicon: Lexicon, knows: Callable[[str], bool] | None) -> bool:
    """True where each word is sure as it is written, which most texts are: reading them as tokens takes far longer.

    Words that only tokens have, such as the names of units and numbers, stand in `wording/aloud`.
    """
    return all(lexicon.find(word) or not _is_unsure(word, lexicon, knows) for word in _SPELLED.findall(text))


def _is_unsure(word: str, lexicon: Lexicon, knows: Callable[[str], bool] | None) -> bool:
    risky = word in lexicon.risky or word.lower() in lexicon.risky
    return risky or bool(knows and not all(knows(part) for part in word.split("-") if part))


def dictionary_of(engine_name: str, language: str = "en") -> Callable[[str], bool] | None:
    """How a voice tells which words it says right; None for English by rules alone, which tell nothing of a word."""
    if primary_language(language) == "es":
        return spelled_as_spanish
    return hibari_knows if engine_name == "hibari" and find_spec("hibari") else None


def spelled_as_spanish(word: str) -> bool:
    """True for a word that Spanish rules of spelling read right; other languages' names are spelled in other ways."""
    return not _FOREIGN.search(word.lower())


#: letters that Spanish words do not have, or not side by side: w, doubled consonants, th, ph, st- at the beginning
#: (its spelling as the Ortografía of the Real Academia Española gives it)
_CONSONANT = "[b-df-hj-np-tv-zñ]"
_FOREIGN = re.compile(
    r"w|k(?![aeiouáéíóú])|q(?!u[eiéí])|([bdfghjkmpqstvz])\1|[ptgz]h|(?<!de)sh|tion|['\N{RIGHT SINGLE QUOTATION MARK}]"
    rf"|^s{_CONSONANT}|{_CONSONANT}y{_CONSONANT}|{_CONSONANT}(?!(?<=p)s$){_CONSONANT}$")


@cache
def hibari_knows(word: str) -> bool:
    """True for a word of hibari's dictionary, or an inflected form of one; others it guesses by their letters."""
    from hibari.g2p.token import Tok

    phonemes, _ = _hibari_dictionary()(Tok(word.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"), "NN"), _Alone())
    return phonemes is not None


class _Alone:
    """A word without neighbours."""

    future_vowel = None
    future_to = False


@cache
def _hibari_dictionary() -> Callable[..., tuple[str | None, int | None]]:
    from hibari.g2p import G2P

    dictionary: Callable[..., tuple[str | None, int | None]] = G2P(oov=False).lexicon
    return dictionary
