"""Names as the keys of a telephone, so that the first letters of one find it (ITU-T E.161)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from types import MappingProxyType

from outreach.model.script import MessageScript

_LETTERS = {"2": "abc", "3": "def", "4": "ghi", "5": "jkl", "6": "mno", "7": "pqrs", "8": "tuv", "9": "wxyz"}
_KEYS = MappingProxyType({letter: key for key, letters in _LETTERS.items() for letter in letters})
#: as many keys of a name are kept; nobody types more
MOST_KEYS_OF_A_NAME = 16
#: shorter words of a title find nothing by themselves
_SHORTEST_WORD = 3


def keys_of(name: str) -> str:
    """The keys that spell a name; accents count as their letters, digits as themselves."""
    plain = unicodedata.normalize("NFKD", name.lower())
    keys = (_KEYS.get(character, character if character in "0123456789" else "") for character in plain)
    return "".join(keys)[:MOST_KEYS_OF_A_NAME]


def names_of(script: MessageScript) -> Iterator[tuple[str, bool]]:
    """The keys of all that finds a script, and True for those that find its guide."""
    yield from ((keys, False) for keys in _of_title(script.title))
    yield from ((keys_of(word), False) for word in (script.keyword, *script.aliases))
    yield from ((keys, True) for keys in _of_title(script.source.title))


def _of_title(title: str) -> Iterator[str]:
    """A title from its first letter on, and from each of its words."""
    words = title.split()
    yield keys_of(title)
    yield from (keys_of(" ".join(words[at:])) for at, word in enumerate(words) if len(word) >= _SHORTEST_WORD)
