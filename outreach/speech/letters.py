"""Letters and signs that no voice here can say: written in a form that can be said, else named, never left out.

Left to itself hibari says "TNF-alpha" as "T N F f", minus five as "five", "Nguyễn" as "Nguyn", and of a Chinese word
nothing; espeak-ng says "Chinese letter" for each sign of one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from outreach.speech.tokens import Kind, Token

#: both voices read the letters up to here, the last of Latin Extended-A
_LAST_LATIN = 0x17F
_LIKE = {"\N{MODIFIER LETTER TURNED COMMA}": "'", "\N{MODIFIER LETTER APOSTROPHE}": "'", "\N{FRACTION SLASH}": "/",
         "\N{DEGREE CELSIUS}": "\N{DEGREE SIGN}C", "\N{DEGREE FAHRENHEIT}": "\N{DEGREE SIGN}F"}
#: forms of a letter or digit that mean the letter: ligatures, wide letters, Roman numerals and digits in circles
_FORMS = ("<compat>", "<wide>", "<circle>", "<font>")
#: a letter behind a word is named, and the word read as by itself: "TNFα"; before a unit it stays: "5 μg"
_HANGING_GREEK = re.compile(r"(?<=[A-Za-z\d])(?=[α-λν-ωΑ-Ω])")
#: money and amounts are put into words where they stand by a number; alone, a voice has its own
_SAID_ALONE = frozenset("$£€¥¢₹₩°")
#: the longest words of English dictionaries have 45
MOST_LETTERS = 60
#: a dash, where it stands between two numbers; a sign before one
_BETWEEN_NUMBERS = re.compile("(?<=\\d)\N{MINUS SIGN}(?=\\d)")
_RUN = re.compile(r"[^\W\d_]+")


def plain_letters(text: str) -> str:
    """The text with letters and digits that voices know: "Nguyễn" as "Nguyen", "Ⅲ" as "III", "٣" as "3"."""
    if text.isascii():
        return text
    plain = _BETWEEN_NUMBERS.sub("\N{EN DASH}", "".join(map(_plain, text)))
    return _HANGING_GREEK.sub(" ", plain)


def _plain(character: str) -> str:
    kind = unicodedata.category(character)
    if character in _LIKE:
        return _LIKE[character]
    if kind == "Nd":
        return str(unicodedata.decimal(character))
    if kind[0] in "LN" and unicodedata.decomposition(character).startswith(_FORMS):
        return unicodedata.normalize("NFKC", character)
    if kind[0] == "L" and ord(character) > _LAST_LATIN and unicodedata.name(character, "").startswith("LATIN"):
        first = unicodedata.normalize("NFD", character)[0]
        return first if first.isascii() else character
    return character


def why_unsayable(tokens: Sequence[Token]) -> str:
    """The letters and signs that no voice says, or the beginning of a row of letters that is no word; or nothing."""
    text = " ".join(token.text for token in tokens if token.kind in (Kind.WORD, Kind.MARK, Kind.LETTERS))
    longest = max(map(len, _RUN.findall(text)), default=0)
    if longest > MOST_LETTERS:
        return f"it holds a row of {longest} letters, which is no word that a voice can say"
    strange = "".join(dict.fromkeys(character for character in text if not _is_said(character)))
    return f"no voice here can say {' '.join(strange[:8])}" if strange else ""


def _is_said(character: str) -> bool:
    """Punctuation is a pause, or nothing; letters are Latin, and signs stand in words already."""
    if character.isascii() or character in _SAID_ALONE:
        return True
    kind = unicodedata.category(character)
    if kind[0] == "L":
        return ord(character) <= _LAST_LATIN or character == "\N{GREEK SMALL LETTER MU}"
    if kind[0] == "N":
        return unicodedata.normalize("NFKC", character).isascii()
    return kind[0] != "S"
