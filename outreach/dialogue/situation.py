"""What must be known of a text's sender before the text can be understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from outreach.catalog.lookup import Topic
from outreach.dialogue.answering import chosen_passage
from outreach.dialogue.guides import GuideNames, chosen_guide
from outreach.dialogue.meaning import Situation
from outreach.dialogue.menus import GUIDES, listed_document, texts_of_list
from outreach.dialogue.offers import offered
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.turning import texts_of
from outreach.dialogue.vocabulary import vocabulary_of
from outreach.dialogue.which import answered
from outreach.model.conversation import InboundSms, TextState


def situation_of(inbound: InboundSms, state: TextState, shelf: Shelf) -> Situation:
    """The sender's situation, as the rules want it."""
    return Situation(
        is_topic=lambda word: bool(chosen_passage(state.question, word) or topics_meant(word, state, shelf)
                                   or chosen_guide(shelf, state.question, word, GUIDES)),
        guides=words_for_guides(shelf), codes=shelf.catalogue.programme_codes,
        vocabulary=vocabulary_of(shelf.catalogue, shelf.language),
        opted_out=state.opted_out, is_offered=offered(shelf, state) is not None, has_note=_has_note(inbound, state),
        reading=_has_more(state, shelf), provider_answered=inbound.provider_answered, has_media=inbound.has_media,
    )


def words_for_guides(shelf: Shelf) -> GuideNames:
    """The words that stand for guides, as a text is compared."""
    return GuideNames(shelf)


def topics_meant(word: str, state: TextState, shelf: Shelf) -> tuple[Topic, ...]:
    """The topics that a word or number may mean: an answer to what was asked, a menu's number, a keyword."""
    document = state.position.document if state.position else ""
    if word.isdigit() and state.question and state.question.word == GUIDES:
        return ()
    listed = listed_document(state.question) or document
    chosen = answered(shelf, state.question, word) or (shelf.numbered(word, listed) if word.isdigit() else None)
    return (chosen,) if chosen else shelf.named(word, document)


def without_what_is_stale(state: TextState, now: datetime) -> TextState:
    """The state without a position and a question that have expired."""
    position, question = state.position, state.question
    return replace(state, position=position if position and position.expires_at > now else None,
                   question=question if question and question.expires_at > now else None)


def _has_note(inbound: InboundSms, state: TextState) -> bool:
    """True where a note was announced that is not what is being read: there GO means MORE."""
    position = state.position
    here = f"{position.document}/{position.section}" if position else ""
    document, _, rest = inbound.note.partition("/")
    return bool(inbound.note) and here != f"{document}/{rest.partition('/')[2]}"


def _has_more(state: TextState, shelf: Shelf) -> bool:
    """True while MORE would go on: a list with more to choose from, or a topic that was not read to its end."""
    asked, position = state.question, state.position
    if asked and asked.page < len(texts_of_list(shelf, asked.word)):
        return True
    topic = shelf.place(position.document, position.section) if position else None
    return bool(position and topic and shelf.today and position.page < len(texts_of(shelf, topic, shelf.today)))
