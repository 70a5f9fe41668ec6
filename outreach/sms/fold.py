"""Typographic characters written in plain ones that mean the same.

One curly apostrophe doubles what a text costs. Only characters whose plain form says
exactly the same are folded; anything else stays as it is, is reported, and is for a
person to put into words. Nothing is ever replaced by "?".
"""

from __future__ import annotations

import unicodedata

PLAIN_FORMS = {
    "\N{LEFT SINGLE QUOTATION MARK}": "'",
    "\N{RIGHT SINGLE QUOTATION MARK}": "'",
    "\N{SINGLE LOW-9 QUOTATION MARK}": "'",
    "\N{MODIFIER LETTER APOSTROPHE}": "'",
    "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    "\N{DOUBLE LOW-9 QUOTATION MARK}": '"',
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{HYPHEN}": "-",
    "\N{NON-BREAKING HYPHEN}": "-",
    "\N{FIGURE DASH}": "-",
    "\N{EN DASH}": "-",
    "\N{EM DASH}": " - ",
    "\N{HORIZONTAL BAR}": " - ",
    "\N{MINUS SIGN}": "-",
    "\N{HORIZONTAL ELLIPSIS}": "...",
    "\N{BULLET}": "-",
    "\N{PRIME}": "'",
    "\N{DOUBLE PRIME}": '"',
    "\N{FRACTION SLASH}": "/",
    "\N{MULTIPLICATION SIGN}": " x ",
    "\N{VULGAR FRACTION ONE HALF}": " 1/2",
    "\N{VULGAR FRACTION ONE QUARTER}": " 1/4",
    "\N{VULGAR FRACTION THREE QUARTERS}": " 3/4",
    # marks that carry no meaning for a reader or listener
    "\N{REGISTERED SIGN}": "",
    "\N{TRADE MARK SIGN}": "",
    "\N{COPYRIGHT SIGN}": "",
    "\N{SOFT HYPHEN}": "",
    "\N{ZERO WIDTH SPACE}": "",
    "\N{ZERO WIDTH JOINER}": "",
    "\N{ZERO WIDTH NON-JOINER}": "",
    "\N{WORD JOINER}": "",
    "\N{ZERO WIDTH NO-BREAK SPACE}": "",
}

#: signs that are said as words, so each language has its own
SPOKEN_FORMS = {
    "en": {
        "\N{LESS-THAN OR EQUAL TO}": " at most ",
        "\N{GREATER-THAN OR EQUAL TO}": " at least ",
        "\N{DEGREE SIGN}": " degrees ",
        "\N{MICRO SIGN}g": "micrograms",
        "\N{GREEK SMALL LETTER MU}g": "micrograms",
    },
    "es": {
        "\N{LESS-THAN OR EQUAL TO}": " como m\N{LATIN SMALL LETTER A WITH ACUTE}ximo ",
        "\N{GREATER-THAN OR EQUAL TO}": " al menos ",
        "\N{DEGREE SIGN}": " grados ",
        "\N{MICRO SIGN}g": "microgramos",
        "\N{GREEK SMALL LETTER MU}g": "microgramos",
    },
}


def fold_typography(text: str, language: str = "en") -> str:
    """Write curly quotes, dashes and odd spaces plainly, and join accents to their letters.

    Runs of white space become one space. Letters keep their accents. Signs such as the
    degree sign become words of the text's language; in any other language they stay.
    """
    if text.isascii():
        return " ".join(text.split())
    for fancy, plain in PLAIN_FORMS.items():
        text = text.replace(fancy, plain)
    text = unicodedata.normalize("NFC", text)
    for sign, words in SPOKEN_FORMS.get(language, {}).items():
        text = text.replace(sign, words)
    return " ".join(text.split())
