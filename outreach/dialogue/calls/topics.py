"""Reading a topic aloud, part by part, and the keys that steer it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.by_text import offer_by_text
from outreach.dialogue.calls.joining import JOIN_KEY, offer_to_join
from outreach.dialogue.calls.menus import instead_of_topic, menu_place, topic_gone
from outreach.dialogue.calls.order import next_topic
from outreach.dialogue.calls.scene import CallScene, Move, Step, Tell, at, elsewhere
from outreach.dialogue.calls.silence import wait_in_topic
from outreach.model.calls import CallInput, CallPlace, VoiceReply

#: who paused is in no hurry
PAUSE_SECONDS = 60


def read_part(scene: CallScene, place: CallPlace, *, with_choices: bool = True) -> VoiceReply:
    """Read a part aloud; behind the last one comes where it is from."""
    topic = scene.topic(place)
    if topic is None:
        return topic_gone(scene)
    if instead := scene.shelf.instead(topic):
        return instead_of_topic(scene, topic, instead)
    parts = scene.shelf.catalogue.parts(topic)
    number = min(place.part, len(parts))
    here = replace(place, part=number, step="part" if number < len(parts) else "end")
    ending = () if number < len(parts) else (scene.prompts.credit(topic, scene.today),)
    choices = _choices(scene, topic, here) if with_choices else ()
    return VoiceReply(prompts=(*scene.prompts.part(topic, number, parts), *ending, *choices), gather=here, rule="part",
                      served=topic.name, keyword=topic.keyword, part=number, parts=len(parts))


def _arrive_part(scene: CallScene, place: CallPlace) -> VoiceReply:
    return read_part(scene, place)


def _arrive_end(scene: CallScene, place: CallPlace) -> VoiceReply:
    """Behind the last part, "again" means the whole topic."""
    return read_part(scene, replace(place, step="part", part=1))


def _remind(scene: CallScene, place: CallPlace) -> VoiceReply:
    """The choices at a place again, without reading the part again."""
    topic = scene.topic(place)
    if topic is None or scene.shelf.is_taken_back(topic):
        return read_part(scene, place)
    return VoiceReply(prompts=_choices(scene, topic, place), gather=place, rule="choices")


def _choices(scene: CallScene, topic: Topic, place: CallPlace) -> tuple[str, ...]:
    if place.step == "part":
        return scene.prompts.between_parts()
    return scene.prompts.choices_after_topic(topic, has_next=next_topic(scene.shelf, topic) is not None)


def choose_in_topic(scene: CallScene, call: CallInput) -> Move | None:
    """1 and 6 go on, 4 goes back, 2 pauses, 3 tells the parts, 5 where this is, 8 sends it as a text."""
    place, topic = call.place, scene.topic(call.place)
    if topic is None or scene.shelf.is_taken_back(topic):
        return Move(to=place)
    meant = _KEYS.get(call.key or "")
    return meant(scene, topic, place) if meant else None


def _onward(scene: CallScene, topic: Topic, place: CallPlace) -> Move:
    """The next part, and after the last part the next topic."""
    if place.step == "part":
        return Move(to=elsewhere(place, "part", part=place.part + 1))
    following = next_topic(scene.shelf, topic)
    return Move(to=at(following) if following else menu_place(scene, topic.document))


def _where(scene: CallScene, topic: Topic, place: CallPlace) -> Move:
    parts = len(scene.shelf.catalogue.parts(topic))
    before = scene.prompts.where(topic, min(place.part, parts), parts, scene.today)
    return Move(to=elsewhere(place, place.step), before=before, rule="where", tell=Tell.CHOICES)


def _back(_: CallScene, _topic: Topic, place: CallPlace) -> Move:
    """The part before; from the first part its beginning."""
    return Move(to=elsewhere(place, "part", part=max(1, place.part - 1)))


def _pause(_: CallScene, _topic: Topic, place: CallPlace) -> Move:
    return Move(to=elsewhere(place, "paused"))


def _to_parts(scene: CallScene, topic: Topic, place: CallPlace) -> Move | None:
    """Behind the last part, the parts that are topics of their own."""
    has_parts = place.step == "end" and scene.shelf.subtopics(topic)
    return Move(to=at(topic, "parts")) if has_parts else None


_KEYS: Mapping[str, Callable[[CallScene, Topic, CallPlace], Move | None]] = MappingProxyType({
    "1": _onward, "2": _pause, "3": _to_parts, "4": _back, "5": _where, "6": _onward, JOIN_KEY: offer_to_join,
    "8": offer_by_text,
})


def _arrive_paused(scene: CallScene, place: CallPlace) -> VoiceReply:
    return VoiceReply(prompts=(scene.prompts.say("paused"),), gather=place, rule="paused", wait=PAUSE_SECONDS)


PART_STEP = Step(arrive=_arrive_part, choose=choose_in_topic, wait=wait_in_topic, remind=_remind)
END_STEP = Step(arrive=_arrive_end, choose=choose_in_topic, wait=wait_in_topic, remind=_remind)
PAUSED_STEP = Step(
    arrive=_arrive_paused, choose=lambda _scene, call: Move(to=elsewhere(call.place, "part")),
    wait=lambda _scene, place: Move(to=place, rule="paused"))
