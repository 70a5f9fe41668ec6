"""What stands on a poster and on a wallet card: number, keywords, cost, danger; from the topics that are served."""

from __future__ import annotations

from dataclasses import dataclass

from outreach.catalog.lookup import Topic
from outreach.contact.numbers import as_written
from outreach.dialogue.shelf import Shelf
from outreach.errors import SettingsError
from outreach.settings import Settings
from outreach.wording.public import public_words

#: what fits a poster in letters that can be read from two metres
MOST_TOPICS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The words of one language, in the order in which they are read."""

    language: str
    title: str
    how: str
    number: str
    what: str
    text: str
    #: keyword and title
    topics: tuple[tuple[str, str], ...]
    more: str
    call: str
    cost: str
    stop: str
    danger: str
    #: set where a topic is a draft: such paper is not for giving out
    mark: str
    #: what the two sheets are called
    poster: str
    wallet: str


def make_card(shelf: Shelf, settings: Settings) -> Card:
    """The card of a language.

    Raises:
        SettingsError: the line has no number that could be printed.
    """
    number = as_written(settings.line_number)
    if not number:
        raise SettingsError("OUTREACH_LINE_NUMBER", problem="a card without a number helps nobody",
                            remedy="Set the number that people call and text")
    told = public_words(shelf.language, {
        "operator": settings.operator_name, "line": number, "emergency": settings.emergency_number,
        "crisis": settings.crisis_number})
    topics = _topics(shelf)
    return Card(
        language=shelf.language, title=told("title"), how=told("card_how"), number=number, what=told("card_what"),
        text=told("card_text"), topics=tuple((topic.keyword, topic.title) for topic in topics), more=told("card_more"),
        call=told("card_call"), cost=told("card_cost"), stop=told("card_stop"), danger=told("danger"),
        mark=told("card_draft") if any(topic.is_draft for topic in topics) else "",
        poster=told("card_poster"), wallet=told("card_wallet"),
    )


def _topics(shelf: Shelf) -> tuple[Topic, ...]:
    """All topics where they fit, else the first ones of each guide in turn."""
    guides = [shelf.topics(document) for document in shelf.catalogue.documents(shelf.language)[:MOST_TOPICS]]
    longest = max(map(len, guides), default=0)
    if sum(map(len, guides)) <= MOST_TOPICS:
        return tuple(topic for topics in guides for topic in topics)
    in_turn = (topics[place] for place in range(longest) for topics in guides if place < len(topics))
    return tuple(in_turn)[:MOST_TOPICS]
