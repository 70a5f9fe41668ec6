"""A text message brought into one plain form, for matching only; the original is not kept."""

from __future__ import annotations

import re
import unicodedata

#: the longest text that a provider delivers
LONGEST = 1600
COURTEOUS = frozenset("please pls plz thanks thank you thank_you thx ty ok okay "
                      "por favor gracias x fabor xfavor xfa porfa porfavor porfabor".split())
#: "now" and "just" say as little before a command; within words of danger they count ("can't talk right now")
POLITE = COURTEOUS | {"now", "just"}

#: "-- " and all behind it; "Sent from my phone" to the end; "Thanks," or a dash on a line of its own, and a name
_SIGNATURES = (
    re.compile(r"\n\s*(?:--\s|sent from\b|sent via\b|get outlook\b|enviado desde\b).*", re.IGNORECASE | re.DOTALL),
    re.compile(r"[ \t]+(?:sent from|enviado desde) (?:my|mi) \w+(?: \w+){0,3}\W*$", re.IGNORECASE),
    re.compile(r"\n\s*(?:thanks|thank you|thx|regards|best|sincerely|love|gracias|saludos|atte)\b[ ,.!]*\n"
               r"\s*\w+\W{0,2}(?:\s\w+\W{0,2}){0,2}\s*$", re.IGNORECASE),
    re.compile(r"\n\s*[-\u2013\u2014~]\s*\w+\.?(?: \w+\.?){0,2}\s*$"),
)
_APOSTROPHES = re.compile(
    "['`\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}\N{MODIFIER LETTER APOSTROPHE}\N{ACUTE ACCENT}]",
)
_SPACES = re.compile(r"[^\S\n]+")
_NOT_WORDS = re.compile(r"[^a-z0-9]+")
#: a whole text of single letters, or four and more in a row anywhere
_SPACED_LETTERS = re.compile(r"^(?:[a-z] ){2,}[a-z]$|(?<![^ ])(?:[a-z] ){3,}[a-z](?![^ ])")


def normalise(body: str) -> str:
    """Lower case, no accents, no punctuation, single spaces; "S T O P" becomes "stop".

    Signatures ("Sent from my phone") are cut. Only the first 1,600 characters count.
    """
    text = _SPACES.sub(" ", unicodedata.normalize("NFKC", _APOSTROPHES.sub("", body[:LONGEST])))
    text = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    for signature in _SIGNATURES:
        text = signature.sub("", text)
    text = unicodedata.normalize("NFD", _APOSTROPHES.sub("", text).casefold())
    text = _NOT_WORDS.sub(" ", text).strip()
    return _SPACED_LETTERS.sub(lambda letters: letters[0].replace(" ", ""), text)


def without_politeness(text: str, polite: frozenset[str] = POLITE) -> str:
    """Cut "please", "thanks" and the like at either end, never the whole text; "more more" is "more"."""
    words = text.split()
    while len(words) > 1 and words[0] in polite:
        words.pop(0)
    while len(words) > 1 and words[-1] in polite:
        words.pop()
    return words[0] if len(set(words)) == 1 else " ".join(words)
