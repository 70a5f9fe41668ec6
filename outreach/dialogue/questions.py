"""Whether a text asks something, or at least speaks of what our documents are about."""

from __future__ import annotations

import re

from outreach.dialogue.phrases import phrases
from outreach.dialogue.vocabulary import Vocabulary

#: a text of so many words says enough to be searched for
ENOUGH_WORDS = 4
_LONG_NUMBER = re.compile(r"\d{4,}|\d+ \d+ \d+")
_SPELT = re.compile(r"[a-z]{2,}")


def is_question(text: str, *, marked: bool, vocabulary: Vocabulary) -> bool:
    """True for a text with a question word, a question mark, a word of the documents, or four words and more.

    `marked` says whether the text held a question mark. People's own data (names, birthdays, account numbers)
    and texts without a word are no questions.
    """
    words = _SPELT.findall(text)
    if not words or phrases("said", "private").stand_in(text):
        return False
    if any(map(vocabulary.has, words)) or phrases("said", "health").stand_in(text):
        return True
    if len(words) > 1 and (marked or phrases("said", "asks").stand_in(text)):
        return True
    return len(words) >= ENOUGH_WORDS and not _LONG_NUMBER.search(text)
