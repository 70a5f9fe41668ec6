"""Which language a text is in: English or Spanish, by the small words that each cannot do without."""

from __future__ import annotations

import re

_ENGLISH = frozenset("the of and to in is that for it with as are be this or have from by not may can you your".split())
_SPANISH = frozenset("el la los las de que y en un una es por con para del se su al lo como más puede si sus".split())
_WORD = re.compile(r"[^\W\d_]+")
#: the beginning of a text shows its language, in characters
ENOUGH_TEXT = 6000
#: as many small words, and twice as many as of the other language, decide
FEWEST = 8
_NAMES = {"english": "en", "inglés": "en", "ingles": "en", "eng": "en",
          "spanish": "es", "español": "es", "espanol": "es", "spa": "es"}


def language_code(label: str) -> str:
    """A label as its short code: "en-US" is "en", "Spanish" is "es"; empty stays empty."""
    first = re.split(r"[-_,;/ ]", label.strip().lower(), maxsplit=1)[0]
    return _NAMES.get(first, first)


def language_of(text: str) -> str:
    """ "en" or "es" when the words leave no doubt; empty when they do."""
    words = _WORD.findall(text[:ENOUGH_TEXT].lower())
    english, spanish = (sum(word in small for word in words) for small in (_ENGLISH, _SPANISH))
    if max(english, spanish) < FEWEST or 2 * min(english, spanish) > max(english, spanish):
        return ""
    return "en" if english > spanish else "es"
