"""Spanish written as it sounds: "kiero bivir" is "quiero vivir", "mensages" is "mensajes".

Letters that sound alike in American Spanish are written as one: b and v, c, k and qu, s, z and soft c, j and soft g,
y and ll, r and rr, n and m before b and p; a mute h is left out. Accents are gone
before (outreach/dialogue/normalise.py).
Source: the letters that Spanish spelling primers list as commonly confused.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

#: shorter words sound like too many others
SHORTEST = 4
#: in this order
_ALIKE = (
    (re.compile(r"ch"), "C"), (re.compile(r"h"), ""), (re.compile(r"qu(?=[ei])|q|k"), "k"),
    (re.compile(r"c(?=[ei])|z"), "s"),
    (re.compile(r"c"), "k"), (re.compile(r"gu(?=[ei])"), "G"), (re.compile(r"g(?=[ei])"), "j"), (re.compile(r"v"), "b"),
    (re.compile(r"ll"), "y"), (re.compile(r"n(?=[bp])"), "m"), (re.compile(r"(.)\1"), r"\1"),
)


def sound_of(word: str) -> str:
    """A word as it sounds; two spellings of one Spanish word give the same."""
    for letters, sound in _ALIKE:
        word = letters.sub(sound, word)
    return word


def by_sound(words: Iterable[str]) -> Mapping[str, str]:
    """Each Spanish word of four letters and more by its sound; of two that sound alike, the first in the alphabet."""
    long_enough = sorted({word for word in words if len(word) >= SHORTEST}, reverse=True)
    return MappingProxyType({sound_of(word): word for word in long_enough})
