"""Everything read in order, for a phone without keys or speech; the number of a person between the topics."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.calls.menus import first_place
from outreach.dialogue.calls.order import next_of_all
from outreach.dialogue.calls.scene import GOODBYE, CallScene, Move, Step, at, elsewhere
from outreach.dialogue.calls.silence import number_of_person
from outreach.dialogue.calls.topics import choose_in_topic, read_part
from outreach.model.calls import CallInput, CallPlace, VoiceReply

#: between two parts; nobody is waited for, but a key is heard all the while
BETWEEN_SECONDS = 2


def _arrive(scene: CallScene, place: CallPlace) -> VoiceReply:
    """A part alone, without choices that nobody can make."""
    reply = read_part(scene, place, with_choices=False)
    if not reply.served or reply.gather is None:
        return reply
    return replace(reply, gather=replace(reply.gather, step="reading"), rule="reading", wait=BETWEEN_SECONDS)


def _wait(scene: CallScene, place: CallPlace) -> Move:
    """The next part; behind the last one the number, and the next topic; behind all of them a goodbye."""
    topic = scene.topic(place)
    if topic is None:
        return Move(to=first_place(scene))
    if place.part < len(scene.shelf.catalogue.parts(topic)):
        return Move(to=elsewhere(place, "reading", part=place.part + 1))
    following = next_of_all(scene.shelf, topic)
    if following is None:
        return Move(to=GOODBYE, before=(scene.prompts.say("reading-end"), *number_of_person(scene)), rule="goodbye")
    return Move(to=at(following, "reading"), before=number_of_person(scene))


def _choose(scene: CallScene, call: CallInput) -> Move | None:
    """Keys mean what they mean in a topic."""
    topic = scene.topic(call.place)
    is_last = topic is not None and call.place.part >= len(scene.shelf.catalogue.parts(topic))
    place = replace(call.place, step="end" if is_last else "part")
    return choose_in_topic(scene, replace(call, place=place)) or Move(to=elsewhere(place, "part"))


READING_STEP = Step(arrive=_arrive, choose=_choose, wait=_wait)
