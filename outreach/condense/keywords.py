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
    "information about comes back el la los las un una de del que qué es son por para y o en con su sus se".split()
)
_FEELING = frozenset(
    "feel feeling feelings fear feared afraid scared shock anger angry sad sadness worry worried lonely hope control "
    "cope coping".split()
)
FEELING_ALIAS = "FEEL"
ENOUGH_FEELING = 4


def keyword_for(heading: str, *, document_title: str, taken: Collection[str]) -> str:
    """The first telling word of a heading that is neither reserved nor taken.

    Words of the document's title are passed over, for every topic shares them; so are
    words under 3 or over 12 letters. Where no word is left, TOPIC1, TOPIC2 … serve.
    """
    shared = {word.lower() for word in _WORD.findall(document_title)}
    words = [word for word in _WORD.findall(heading) if word.lower() not in _PASSED_OVER]
    telling = [word for word in words if word.lower() not in shared] or words
    candidates = [word.upper().replace("'", "") for word in telling]
    usable = (word for word in candidates if not why_unusable(word) and word not in taken)
    return next(usable, None) or _numbered(taken)


def speaks_of_feelings(section: Section) -> bool:
    """True when a section is about fear, shock or control: people reach it by FEEL too."""
    words = (word.lower() for sentence in section.sentences() for word in _WORD.findall(sentence.text))
    return sum(word in _FEELING for word in words) >= ENOUGH_FEELING


def _numbered(taken: Collection[str]) -> str:
    return next(name for name in (f"TOPIC{number}" for number in range(1, len(taken) + 2)) if name not in taken)
