"""Tokens as hibari reads them: words with phonemes of their own in its inline markup."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.speech.plain_text import separator, settled, words_of
from outreach.speech.pronunciation import Lexicon
from outreach.speech.tokens import Kind, Token

#: the voice writes diphthongs, affricates and the English r in signs of its own
_SIGNS = (("eɪ", "A"), ("aɪ", "I"), ("oʊ", "O"), ("aʊ", "W"), ("ɔɪ", "Y"), ("tʃ", "ʧ"), ("dʒ", "ʤ"), ("ɝ", "ɜɹ"),
          ("ɚ", "əɹ"), ("ər", "əɹ"), ("r", "ɹ"), ("g", "ɡ"), ("ː", ""), (".", ""), ("əl", "ᵊl"))
#: it stresses vowels, where the alphabet marks the beginning of the syllable
_STRESS = re.compile("([ˈˌ])([^ˈˌAIOQWYaeiouæɑɒɔəɛɜɪʊʌᵻ]+)")
#: the letter A alone would be read as the article
_LETTERS = {"A": "ˈA"}


def as_hibari_text(tokens: Sequence[Token], lexicon: Lexicon) -> str:
    """Write the tokens with the lexicon's phonemes: "[metastasis](/mətˈæstəsɪs/)"."""
    ready = settled(tokens)
    text = ""
    for token, before in zip(ready, (None, *ready), strict=False):
        text += f"{_gap(token, before)}{_written(token, lexicon)}"
    return text.strip()


def _gap(token: Token, before: Token | None) -> str:
    """A full stop stands apart: the voice takes "no." for "number", and "Sun." for Sunday."""
    return " " if token.text == "." and before else separator(token, before)


def _written(token: Token, lexicon: Lexicon) -> str:
    if token.kind is Kind.LETTERS:
        return words_of(Token(Kind.LETTERS, token.text), lexicon.language).translate(_LINKS)
    entry = lexicon.find(token.text) if token.kind is Kind.WORD else None
    if entry and entry.ipa:
        return f"[{token.text}](/{own_signs(entry.ipa)}/)"
    return words_of(token, lexicon.language)


def own_signs(ipa: str) -> str:
    """Phonemes of the International Phonetic Alphabet in hibari's signs."""
    for usual, own in _SIGNS:
        ipa = ipa.replace(usual, own)
    return _STRESS.sub(r"\2\1", ipa)


_LINKS = str.maketrans({letter: f"[{letter}](/{phonemes}/)" for letter, phonemes in _LETTERS.items()})
