"""A text message brought into one plain form, for matching only; the original is not kept."""

from __future__ import annotations

import re
import unicodedata

#: the longest text that a provider delivers
LONGEST = 1600
POLITE = frozenset("please pls plz thanks thank you thx ok okay now just por favor gracias".split())

_SIGNATURE = re.compile(r"\n\s*(?:--\s|sent from\b).*", re.IGNORECASE | re.DOTALL)
_APOSTROPHES = re.compile(
    "['`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}]",
)
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
_SPACED_LETTERS = re.compile(r"^(?:[a-z] +){2,}[a-z]$")


def normalise(body: str) -> str:
    """Lower case, no accents, no punctuation, single spaces; "S T O P" becomes "stop".

    Signatures ("Sent from my phone") are cut. Only the first 1,600 characters count.
    """
    text = unicodedata.normalize("NFKC", body[:LONGEST])
    text = _SIGNATURE.sub("", text)
    text = _APOSTROPHES.sub("", text).casefold()
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    text = _NOT_WORDS.sub(" ", text).strip()
    return text.replace(" ", "") if _SPACED_LETTERS.match(text) else text


def without_politeness(text: str) -> str:
    """Cut "please", "thanks" and the like at either end, but never the whole text."""
    words = text.split()
    while len(words) > 1 and words[0] in POLITE:
        words.pop(0)
    while len(words) > 1 and words[-1] in POLITE:
        words.pop()
    return " ".join(words)
