"""Showing lists to choose from by text: the topics, the guides, which guide is meant; a person's number before them."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.menus import menu_for, texts_of_list
from outreach.dialogue.scene import Scene
from outreach.model.conversation import Question, SmsReply, TextStep


def show_list(scene: Scene, word: str, page: int, rule: str) -> TextStep:
    """Show a list, or ask which guide is meant; what is being read stays open meanwhile."""
    texts = texts_of_list(scene.shelf, word)
    if not texts:
        name = scene.shelf.no_topics_wording
        return scene.say(scene.shelf.book.sms(name), rule, replace(scene.state, question=None))
    question = Question(word=word, page=page, expires_at=scene.expires_at)
    return scene.say(texts[page - 1], rule, replace(scene.state, question=question))


def show_menu(scene: Scene, rule: str) -> TextStep:
    """The topics of the guide that is being read, or the guides."""
    return show_list(scene, menu_for(scene.shelf, scene.state), 1, rule)


def show_person(scene: Scene, rule: str) -> TextStep:
    """A person's number first, when there is one; then the topics."""
    menu = show_menu(scene, rule)
    if not scene.shelf.book.common["person_line"]:
        return menu
    return replace(menu, reply=SmsReply(messages=(scene.shelf.book.sms("person"), *menu.reply.messages)))
