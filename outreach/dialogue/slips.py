"""Slips of the finger in long words: "sucide" is read as "suicide", "pian" as "pain", "brethe" as "breathe".

Sources of the limits: reference measurements of one random edit on keywords (one edit up to 6 letters,
two from 7 gave no wrong match among 39,215). Words of danger are held to less: one edit from 5 letters,
two from 9, a swap of neighbours from 4; the first letter stays, and listed real words are never read as others.
Spanish words are also known by their sound.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from types import MappingProxyType

from outreach.dialogue.spanish_sounds import by_sound, sound_of
from outreach.search.edits import edits_between

SHORTEST, ONE_EDIT, TWO_EDITS = 4, 5, 9
#: longer words are no words
LONGEST_WORD = 16


def edits_allowed(word: str) -> int:
    """How many slips a word may hold and still be read as itself."""
    return 0 if len(word) < SHORTEST else 1 + (len(word) >= TWO_EDITS)


def shortened(word: str, letters: int) -> Iterator[str]:
    """A word, and the word with up to so many letters left out."""
    for count in range(letters + 1):
        for gone in combinations(range(len(word)), count):
            yield "".join(letter for place, letter in enumerate(word) if place not in gone)


@dataclass(frozen=True, slots=True)
class Slips:
    """Words whose misspellings are understood."""

    #: each word under all its shortened forms
    near: dict[str, tuple[str, ...]]
    #: words that are read as they stand
    real: frozenset[str]
    #: Spanish words by their sound
    sounds: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, words: Iterable[str], real: Iterable[str] = (), spanish: Iterable[str] = ()) -> Slips:
        """All words that are long enough; `real` are never taken for a slip, `spanish` are known by their sound."""
        near: dict[str, tuple[str, ...]] = {}
        for word in sorted(set(words)):
            for form in set(shortened(word, edits_allowed(word))) if len(word) >= SHORTEST else ():
                near[form] = (*near.get(form, ()), word)
        return cls(near, frozenset(words) | frozenset(real), by_sound(spanish))

    def mended(self, text: str) -> str:
        """A text with each slip put right; other words stay."""
        words = text.split()
        meant = {word: self.meant(word) for word in set(words)}
        return " ".join(meant[word] for word in words)

    def meant(self, word: str) -> str:
        """The word that a misspelt word stands for: the nearest, of two the longer, as letters are oftener left out."""
        if not SHORTEST <= len(word) <= LONGEST_WORD or word in self.real:
            return word
        if same_sound := self.sounds.get(sound_of(word)):
            return same_sound
        forms = shortened(word, 1 + (len(word) >= TWO_EDITS - 1))
        candidates = {meant for form in forms for meant in self.near.get(form, ()) if _is_slip(word, meant)}
        return min(candidates, key=lambda meant: (edits_between(word, meant), -len(meant), meant), default=word)


def _is_slip(word: str, meant: str) -> bool:
    if sorted(word[:2]) != sorted(meant[:2]) and word[0] != meant[0]:
        return False
    if len(meant) < ONE_EDIT:
        return sorted(word) == sorted(meant) and edits_between(word, meant) == 1
    return edits_between(word, meant) <= edits_allowed(meant)
