"""Key 0: a person, promised only while there is one; else when, and the number, and how to get it in writing."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.calls.menus import arrive_first, menu_place
from outreach.dialogue.calls.reading import READING_STEP
from outreach.dialogue.calls.scene import GOODBYE, CallScene, Move, Step, elsewhere
from outreach.dialogue.calls.silence import number_of_person, read_all
from outreach.model.calls import CallInput, CallPlace, Transfer, VoiceReply

#: how long a person's phone rings before the call comes back
RING_SECONDS = 25


def arrive_person(scene: CallScene, place: CallPlace) -> VoiceReply:
    """Connect with a person; where nobody answers now, say when somebody does, and the number."""
    person = scene.person
    if person.number:
        transfer = Transfer(number=person.number, ring_seconds=RING_SECONDS, then=replace(place, step="after-dial"))
        return VoiceReply(prompts=(_announced(scene, place),), transfer=transfer, rule="person")
    if not person.told:
        return _then_menu(scene, place, (scene.prompts.say("person-none"),), "person-none")
    opens = (scene.shelf.book.voice("person-opens", when=person.opens),) if person.opens else ()
    before = (scene.prompts.say("person-closed"), *opens, *_in_writing(scene))
    return _then_menu(scene, place, before, "person-closed")


def after_dial(scene: CallScene, call: CallInput) -> VoiceReply:
    """Back from a person: the call ends after a talk; else the number is told, twice."""
    if call.dial_status in ("completed", "answered"):
        return arrive_goodbye(scene, GOODBYE)
    missed = (scene.prompts.say("person-missed"), *_in_writing(scene))
    if call.place.tries:
        move = read_all(scene, missed)
        reply = READING_STEP.arrive(scene, move.to) if move.to != GOODBYE else arrive_goodbye(scene, GOODBYE)
        return replace(reply, prompts=(*move.before, *reply.prompts))
    return _then_menu(scene, call.place, missed, "menu")


def arrive_goodbye(scene: CallScene, _: CallPlace) -> VoiceReply:
    """The last words of a call."""
    return VoiceReply(prompts=(scene.prompts.say("goodbye"),), rule="goodbye")


def _announced(scene: CallScene, place: CallPlace) -> str:
    """Who is being called; somebody who said nothing is told why."""
    if scene.person.is_night:
        return scene.prompts.say("person-night")
    return scene.prompts.say("silence-person" if place.tries else "person-transfer")


def _in_writing(scene: CallScene) -> tuple[str, ...]:
    """The number digit by digit, twice, and how to have it as a text; a text tells the number of the day alone."""
    number = number_of_person(scene)
    by_text = (scene.prompts.say("number-by-text"),) if number and not scene.person.is_night else ()
    return (*number, *by_text)


def _then_menu(scene: CallScene, place: CallPlace, before: tuple[str, ...], rule: str) -> VoiceReply:
    menu = arrive_first(scene, menu_place(scene, place.document))
    return replace(menu, prompts=(*before, *menu.prompts), rule=rule)


def _to_menu(scene: CallScene, place: CallPlace) -> Move:
    return Move(to=elsewhere(menu_place(scene, place.document), menu_place(scene, place.document).step))


PERSON_STEP = Step(arrive=arrive_person, choose=lambda scene, call: _to_menu(scene, call.place), wait=_to_menu)
GOODBYE_STEP = Step(arrive=arrive_goodbye, choose=lambda scene, call: _to_menu(scene, call.place), wait=_to_menu)
