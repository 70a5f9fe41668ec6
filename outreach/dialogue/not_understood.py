"""What is answered to a text that names nothing the line can show: a question, a picture, a riddle."""

from __future__ import annotations

from outreach.dialogue.answering import answer_question
from outreach.dialogue.listing import show_list
from outreach.dialogue.meaning import Kind, Meaning
from outreach.dialogue.menus import choices, fitting
from outreach.dialogue.scene import Scene
from outreach.dialogue.which import either_of
from outreach.model.conversation import TextStep

#: the first, second and third text in a row that is not understood: each is answered more simply
_PUZZLED = ("unknown", "unknown-again", "unknown-third")


def answer_not_understood(scene: Scene, meaning: Meaning) -> TextStep:
    """No advice, no records, no pictures; a question finds its passage or an honest no; all else was not understood."""
    if meaning.value == "advice":
        return scene.say(scene.shelf.book.sms("advice"), meaning.rule)
    if meaning.rule == "private":
        return scene.say(scene.shelf.book.sms("private"), meaning.rule)
    if meaning.kind is Kind.QUESTION:
        return answer_question(scene, meaning)
    if meaning.rule == "either":
        return show_list(scene, either_of(meaning.value), 1, meaning.rule)
    if meaning.rule != "picture":
        return puzzled(scene)
    topics = choices(scene.shelf, scene.state, numbered=False)
    return scene.say(fitting(scene.shelf, "picture", topics), meaning.rule)


def puzzled(scene: Scene) -> TextStep:
    """Name the topics; each time in a row in other, simpler words."""
    name = _PUZZLED[min(scene.state.traffic.misses, len(_PUZZLED) - 1)]
    topics = choices(scene.shelf, scene.state, numbered=name == _PUZZLED[-1])
    return scene.say(fitting(scene.shelf, name, topics), "unknown")
