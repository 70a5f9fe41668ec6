"""Which words of a question that found nothing may be counted: those that stand in a document."""

from __future__ import annotations

from outreach.catalog.finding import PassageFinder
from outreach.search.question import Asked
from outreach.search.words import everyday, fillers

#: of one question no more words are counted
MOST_WORDS = 8
_SHORTEST_WORD = 3


def words_to_count(asked: Asked, finder: PassageFinder) -> tuple[str, ...]:
    """The telling words of a question that the documents hold, too; a name or a place that they lack never is one."""
    telling = (word for word in dict.fromkeys(asked.read.split())
               if len(word) >= _SHORTEST_WORD and not word.isdigit() and word not in fillers() | everyday())
    return tuple(word for word in telling if finder.knows(word))[:MOST_WORDS]
