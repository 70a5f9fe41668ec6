"""Which programmes a text names behind words that end them: "leave recur", "stop the recur texts"."""

from __future__ import annotations

from collections.abc import Collection

from outreach.search.edits import edits_between

#: a shorter code is one slip away from many words
_SHORTEST_MENDED = 5
#: before the words that end something they ask for nothing else
_OPENING = frozenset(
    "how do does can could would will i id we you u want wanna need would like to please pls plz hi hello hey and just "
    "quiero quisiera puedo como por favor me".split())
#: around a programme's word they name nothing else
_AROUND = frozenset(
    "the my me us a an this that these those from of off out in with sending send getting text texts txt message "
    "messages msg msgs note notes call calls program programme programs programmes series list group please pls now "
    "anymore thanks thank you and or "
    "de del la el los las lo mi mis su sus texto textos mensaje mensajes nota notas llamada llamadas programa "
    "programas serie lista por favor gracias ya y o".split())


def opened(text: str) -> str:
    """A text from the first word that says what is wanted: "i want to leave recur" is "leave recur"."""
    words = text.split()
    while len(words) > 1 and words[0] in _OPENING:
        words = words[1:]
    return " ".join(words)


def words_behind(text: str, verbs: Collection[str]) -> list[str] | None:
    """What a text says behind the longest of some words that it begins with; None where it begins with none."""
    found = max((verb for verb in verbs if f"{text} ".startswith(f"{verb} ")), key=len, default="")
    return text.removeprefix(found).split() if found else None


def codes_in(words: Collection[str], codes: Collection[str]) -> frozenset[str]:
    """The programmes that some words name, one slip allowed; none where they name anything else beside."""
    meant = [_meant(word, codes) for word in words if word in codes or word not in _AROUND]
    return frozenset(meant) if all(meant) else frozenset()


def _meant(word: str, codes: Collection[str]) -> str:
    if word in codes:
        return word
    near = [code for code in codes if len(code) >= _SHORTEST_MENDED and edits_between(word, code, 1) <= 1]
    return near[0] if len(near) == 1 else ""
