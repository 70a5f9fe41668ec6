"""A question by text: its passage, a choice between two guides, or an honest no."""

from __future__ import annotations

from dataclasses import replace

from outreach.catalog.finding import PassageFinder, has_index
from outreach.dialogue.danger import sounds_low
from outreach.dialogue.listing import show_list
from outreach.dialogue.meaning import Meaning
from outreach.dialogue.menus import choices, fitting
from outreach.dialogue.passages import (
    Place,
    either_name,
    passage_name,
    place_of,
    places_in,
    texts_of_passage,
    topic_at,
)
from outreach.dialogue.scene import Scene
from outreach.dialogue.shelf import Shelf
from outreach.model.conversation import Question, ReadingPosition, TextStep
from outreach.search.answer import Answer
from outreach.search.ask import ask
from outreach.search.unanswered import words_to_count
from outreach.sms.pages import fits_one_segment

#: the rule of a question that a passage answered; that of every refusal is "question"
ANSWERED = "answer"


def answer_for(text: str, shelf: Shelf, document: str) -> Answer | None:
    """What the build says to a question in the shelf's language; None where the line has no build to search.

    `document` is the guide that is being read, if any.
    """
    if not has_index(shelf.catalogue):
        return None
    return ask(text, shelf.catalogue, topic=document, language=shelf.language)


def answer_question(scene: Scene, meaning: Meaning) -> TextStep:
    """The passage that answers, the question which of two guides is meant, or a refusal and where else to turn."""
    position = scene.state.position
    found = answer_for(meaning.asked, scene.shelf, position.document if position else "")
    if found is None or found.found is None:
        return _refuse(scene, meaning, found)
    if found.rival is None:
        return show_passage(scene, place_of(found.found.unit), 1, ANSWERED)
    return show_list(scene, either_name((place_of(found.found.unit), place_of(found.rival.unit))), 1, "which")


def show_passage(scene: Scene, place: Place, page: int, rule: str) -> TextStep:
    """A page of an answer, unless its script is not served today; its topic is open from then on."""
    topic, texts = topic_at(scene.shelf, place), texts_of_passage(scene.shelf, place)
    if topic is None or not texts:
        return scene.say(fitting(scene.shelf, "no-answer", choices(scene.shelf, scene.state, numbered=False)), rule)
    if instead := scene.shelf.instead(topic):
        return scene.say(scene.shelf.book.sms(instead), instead, replace(scene.state, question=None))
    page = min(page, len(texts))
    position = ReadingPosition(document=place.document, section=place.section, page=0, expires_at=scene.expires_at)
    question = Question(word=passage_name(place), page=page, expires_at=scene.expires_at)
    step = scene.say(texts[page - 1], rule, replace(scene.state, position=position, question=question))
    return replace(step, served=topic.name, keyword=topic.keyword)


def chosen_passage(question: Question | None, text: str) -> Place | None:
    """The passage that a number chooses, where two guides answered what was asked."""
    places = places_in(question.word) if question else ()
    return places[int(text) - 1] if text.isdecimal() and 1 <= int(text) <= len(places) else None


def _refuse(scene: Scene, meaning: Meaning, found: Answer | None) -> TextStep:
    """No advice about a person, no guess: which disease we have nothing on, the topics, a person's number."""
    if found and found.rule == "about-person":
        return scene.say(scene.shelf.book.sms("advice"), meaning.rule)
    text = _without(scene, found.disease) if found and found.disease else _no_answer(scene, meaning)
    return replace(scene.say(text, meaning.rule), unanswered=words_unanswered(found, scene.shelf))


def _no_answer(scene: Scene, meaning: Meaning) -> str:
    """The topics, and whom to call; kinder words first for somebody whose mood may be low."""
    if sounds_low(meaning.asked):
        return scene.shelf.book.sms("unsure")
    return fitting(scene.shelf, "no-answer", choices(scene.shelf, scene.state, numbered=False))


def words_unanswered(found: Answer | None, shelf: Shelf) -> tuple[str, ...]:
    """What the weekly list may count of a question that found nothing."""
    return words_to_count(found.asked, PassageFinder(shelf.catalogue, shelf.language)) if found else ()


def _without(scene: Scene, disease: str) -> str:
    topics = choices(scene.shelf, scene.state, numbered=False)
    text = scene.shelf.book.sms("nothing-on", disease=disease, topics=topics)
    return text if topics and fits_one_segment(text) else scene.shelf.book.sms("nothing-on-many", disease=disease)
