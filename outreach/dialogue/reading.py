"""Reading a topic by text: its pages, MORE and BACK, and where it comes from."""

from __future__ import annotations

from dataclasses import replace

from outreach.catalog.lookup import Topic
from outreach.dialogue.answering import ANSWERED, chosen_passage, show_passage
from outreach.dialogue.guides import chosen_guide
from outreach.dialogue.listing import show_list, show_menu
from outreach.dialogue.meaning import Meaning
from outreach.dialogue.menus import GUIDES, list_of, texts_of_list
from outreach.dialogue.not_understood import puzzled
from outreach.dialogue.passages import passage_in
from outreach.dialogue.scene import Scene
from outreach.dialogue.situation import topics_meant
from outreach.dialogue.source import source_sms
from outreach.dialogue.turning import texts_of
from outreach.model.conversation import ReadingPosition, TextStep


def show_topic(scene: Scene, meaning: Meaning) -> TextStep:
    """The first page of the topic that is meant; which one, where several are; a guide's list of topics."""
    if place := chosen_passage(scene.state.question, meaning.value):
        return show_passage(scene, place, 1, ANSWERED)
    topics = topics_meant(meaning.value, scene.state, scene.shelf)
    if len(topics) > 1:
        return show_list(scene, meaning.value.replace(" ", ""), 1, "which")
    if topics:
        return page_step(scene, topics[0], 1, meaning.rule)
    guide = chosen_guide(scene.shelf, scene.state.question, meaning.value, GUIDES)
    return show_list(scene, list_of(guide), 1, meaning.rule) if guide else puzzled(scene)


def go_on(scene: Scene, rule: str) -> TextStep:
    """The rest of what was asked, where there is more of it; else the next page."""
    asked = scene.state.question
    if asked and asked.page < len(texts_of_list(scene.shelf, asked.word)):
        if place := passage_in(asked.word):
            return show_passage(scene, place, asked.page + 1, rule)
        return show_list(scene, asked.word, asked.page + 1, rule)
    return _turn(scene, rule, 1)


def go_back(scene: Scene, rule: str) -> TextStep:
    """The page before, of an answer where one is being read."""
    asked = scene.state.question
    if asked and asked.page > 1 and (place := passage_in(asked.word)):
        return show_passage(scene, place, asked.page - 1, rule)
    return _turn(scene, rule, -1)


def show_source(scene: Scene, rule: str) -> TextStep:
    """Where the open topic comes from, and how old that is."""
    topic = scene.open_topic()
    if topic is None:
        return nothing_open(scene, rule)
    if scene.shelf.is_taken_back(topic):
        return scene.say_held()
    return scene.say(source_sms(scene.shelf, topic, scene.now.date()), rule)


def page_step(scene: Scene, topic: Topic, number: int, rule: str) -> TextStep:
    """A page of a topic, or what is told in its place; MORE goes on from there."""
    if instead := scene.shelf.instead(topic):
        return scene.say(scene.shelf.book.sms(instead), instead, replace(scene.state, question=None))
    texts = texts_of(scene.shelf, topic, scene.now.date())
    number = min(number, len(texts))
    position = ReadingPosition(document=topic.document, section=topic.section, page=number,
                               expires_at=scene.expires_at)
    step = scene.say(texts[number - 1], rule, replace(scene.state, position=position, question=None))
    return replace(step, served=topic.name, keyword=topic.keyword)


def _turn(scene: Scene, rule: str, pages: int) -> TextStep:
    topic = scene.open_topic()
    if topic is None or scene.state.position is None:
        return nothing_open(scene, rule)
    if scene.shelf.is_taken_back(topic):
        return scene.say_held()
    number = scene.state.position.page + pages
    if number > len(texts_of(scene.shelf, topic, scene.now.date())):
        return show_menu(scene, rule)
    if number < 1:
        return scene.say(scene.shelf.book.sms("first-page", keyword=topic.keyword), rule)
    return page_step(scene, topic, number, rule)


def nothing_open(scene: Scene, rule: str) -> TextStep:
    """How to begin, for somebody who reads nothing."""
    topics = scene.shelf.topics()
    if not topics:
        return puzzled(scene)
    example = topics[min(2, len(topics) - 1)].keyword
    return scene.say(scene.shelf.book.sms("nothing-open", example=example), rule)
