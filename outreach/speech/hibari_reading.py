"""How hibari turns words into sounds, without its reading of capital letters as Roman numerals.

Behind words such as "stage", "type", "phase", "class" and "part" hibari 0.2.1 takes any word that begins with I, V, X,
L or C for a numeral: "Phase Clinical Trials" was said "phase zero clinical trials", "hepatitis type C" was said
"hepatitis type one hundred". Numerals are read before a voice is asked (`stages.py`), so it is kept from doing it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

#: stands where its rule expects nothing, and has no sound; taken out again before the words are looked up
_GUARD = "\N{WORD JOINER}"
_MISREAD = re.compile(r"(?<=\w) (?=[IVXLCDM])")


@dataclass(frozen=True, slots=True)
class Reading:
    """Words into phonemes, for a voice that was given it instead of its own."""

    g2p: Any
    normalize: Any

    def __call__(self, text: str) -> str:
        """The phonemes of a sentence."""
        plain = self.normalize(_MISREAD.sub(f"{_GUARD} ", text)).replace(_GUARD, "")
        return str(self.g2p(plain, normalize_text=False))


def new_reading() -> Reading:
    """A reading of American English; loading its dictionary takes a quarter of a second."""
    from hibari.g2p import G2P
    from hibari.g2p.normalize import normalize

    return Reading(g2p=G2P(), normalize=normalize)
