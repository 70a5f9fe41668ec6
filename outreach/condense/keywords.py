"""Keywords: the one word that a person texts for a topic."""

from __future__ import annotations

import re
from collections.abc import Collection

from outreach.model.document import Section
from outreach.wording.commands import why_unusable

_WORD = re.compile(r"[a-záéíóúñü]+(?:'[a-z]+)?", re.IGNORECASE)
_PASSED_OVER = frozenset(
    "a an and are as at be by can do does for from has have how if in into is it its may of on or that the their them "
    "there these they this those to was what when where which who will with you your you're youre general overview "
    "information about comes back summary introduction getting ways use uses need needs know learn not also called "
    "here iii vii viii resumen introducción el la los las un una de del que qué es son por para y o en con su sus "
    "se".split()
)
_FEELING = frozenset(
    "feel feeling feelings fear feared afraid scared shock anger angry sad sadness worry worried lonely hope control "
    "cope coping".split()
)
FEELING_ALIAS = "FEEL"
ENOUGH_FEELING = 4


def keyword_for(heading: str, *, document_title: str, taken: Collection[str]) -> str:
    """The first telling word of a heading that is neither reserved nor taken.

    Words of the document's title come last, for every topic shares them; words under 3 or
    over 12 letters are passed over. Where no word is left, TOPIC1, TOPIC2 … serve.
    """
    title_words, words = _content_words(document_title), _content_words(heading)
    shared = {word.lower() for word in title_words}
    telling = [word for word in words if word.lower() not in shared]
    candidates = [word.upper().replace("'", "") for word in (*telling, *words, *title_words)]
    usable = (word for word in candidates if not why_unusable(word) and word not in taken)
    return next(usable, None) or _numbered(taken)


def _content_words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text) if word.lower() not in _PASSED_OVER]


def speaks_of_feelings(section: Section) -> bool:
    """True when a section is about fear, shock or control: people reach it by FEEL too."""
    words = (word.lower() for sentence in section.sentences() for word in _WORD.findall(sentence.text))
    return sum(word in _FEELING for word in words) >= ENOUGH_FEELING


def _numbered(taken: Collection[str]) -> str:
    return next(name for name in (f"TOPIC{number}" for number in range(1, len(taken) + 2)) if name not in taken)
