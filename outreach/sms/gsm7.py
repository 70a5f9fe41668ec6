"""The GSM 7-bit alphabet (3GPP TS 23.038): which characters it has and what each costs."""

from __future__ import annotations

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
#: each of these is sent as an escape and itself: two septets
EXTENSION = frozenset("\f^{}\\[~]|€")
_ALPHABET = BASIC | EXTENSION


def is_gsm7(text: str) -> bool:
    """True when every character can be sent in the cheap 7-bit alphabet."""
    return _ALPHABET.issuperset(text)


def count_septets(text: str) -> int:
    """How many 7-bit units a text takes: brackets, braces and € count two, any other character one."""
    return len(text) + sum(text.count(character) for character in EXTENSION)


def not_gsm7(text: str) -> tuple[str, ...]:
    """The characters that would make the whole text cost twice as much, each once."""
    return () if is_gsm7(text) else tuple(dict.fromkeys(c for c in text if c not in _ALPHABET))
