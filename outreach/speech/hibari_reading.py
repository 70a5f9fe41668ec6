"""How hibari turns words into sounds, without its reading of capital letters as Roman numerals.

Behind words such as "stage", "type", "phase", "class" and "part" hibari 0.2.1 takes any word that begins with I, V, X,
L or C for a numeral: "Phase Clinical Trials" was said "phase zero clinical trials", "hepatitis type C" was said
"hepatitis type one hundred". Numerals are read before a voice is asked (`stages.py`), so it is kept from doing it.

A word that is not in its dictionary it guesses by its letters, of which it leaves out those that it never met, and all
behind the 24th. So it is given letters that it knows, and a long word in pieces.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container
from dataclasses import dataclass
from typing import Any

#: stands where its rule expects nothing, and has no sound; taken out again before the words are looked up
_GUARD = "\N{WORD JOINER}"
_MISREAD = re.compile(r"(?<=\w) (?=[IVXLCDM])")
#: a syllable's likely beginning: a consonant before a vowel
_SYLLABLE = re.compile("(?<=[aeiouy])(?=[bcdfghjklmnpqrstvwxz][aeiouy])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """Words into phonemes, for a voice that was given it instead of its own."""

    g2p: Any
    normalize: Any

    def __call__(self, text: str) -> str:
        """The phonemes of a sentence."""
        plain = self.normalize(_MISREAD.sub(f"{_GUARD} ", text)).replace(_GUARD, "")
        return str(self.g2p(plain, normalize_text=False))


@dataclass(frozen=True, slots=True)
class Guess:
    """The sounds of a word that stands in no dictionary, whole."""

    #: guesses a word of letters that it knows, up to so many
    guess: Callable[[str], str | None]
    letters: Container[str]
    most: int

    def __call__(self, word: str) -> str | None:
        """The phonemes of a word; None where there is no letter in it."""
        known = "".join(map(self._known, word))
        sounds = [self.guess(piece) for piece in pieces_of(known, self.most)]
        return "".join(sound for sound in sounds if sound) or None

    def _known(self, letter: str) -> str:
        """A letter as this voice knows it: small, or without its mark."""
        if letter in self.letters:
            return letter
        plain = unicodedata.normalize("NFD", letter)[0]
        return next((other for other in (letter.lower(), plain, plain.lower()) if other in self.letters), letter)


def pieces_of(word: str, most: int) -> tuple[str, ...]:
    """A word cut before syllables into pieces of at most so many letters, the last two about as long as each other."""
    if len(word) <= most:
        return (word,)
    wish = min(most, -(-len(word) // -(-len(word) // most)) + 2)
    cuts = [match.start() for match in _SYLLABLE.finditer(word, 2, wish + 1)]
    at = max(cuts, default=wish) or wish
    return (word[:at], *pieces_of(word[at:], most))


def new_reading() -> Reading:
    """A reading of American English; loading its dictionary takes a quarter of a second."""
    from hibari.g2p import G2P
    from hibari.g2p.normalize import normalize
    from hibari.g2p.oov import OOV

    own = OOV()
    return Reading(g2p=G2P(oov=Guess(guess=own, letters=own.cin, most=own.maxlen)), normalize=normalize)
