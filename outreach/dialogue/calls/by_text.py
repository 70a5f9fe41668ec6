"""Key 8: the topic as a text, asked first; and what is told where none can be sent."""

from __future__ import annotations

from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.scene import CallScene, Move, Step, Tell, elsewhere
from outreach.dialogue.calls.silence import number_of_person
from outreach.model.calls import CallInput, CallPlace, TextWish, VoiceReply

_YES, _NO = "1", "2"


def offer_by_text(scene: CallScene, topic: Topic, place: CallPlace) -> Move:
    """Ask whether to send it; or say why not, and how the caller gets it all the same."""
    wish = scene.by_text()
    if wish is TextWish.SENT:
        return Move(to=elsewhere(place, "text", typed=place.step))
    return Move(to=elsewhere(place, place.step), before=_why_not(scene, topic, wish), rule="by-text",
                tell=Tell.CHOICES)


def _why_not(scene: CallScene, topic: Topic, wish: TextWish) -> tuple[str, ...]:
    """What can always be told is the word to text; not to those who said STOP, nor to a telephone without texts."""
    if wish is TextWish.STOPPED:
        return (scene.prompts.say("text-stopped"),)
    if wish is TextWish.LANDLINE:
        return (scene.prompts.say("text-landline"), scene.prompts.page_name(topic), *number_of_person(scene))
    unseen = (scene.prompts.say("text-no-number"),) if wish is TextWish.NO_NUMBER else ()
    return (*unseen, scene.prompts.keyword_by_text(topic))


def _arrive(scene: CallScene, place: CallPlace) -> VoiceReply:
    return VoiceReply(prompts=(scene.prompts.say("text-ask"), *scene.prompts.offer_person()), gather=place,
                      rule="text-ask")


def _choose(scene: CallScene, call: CallInput) -> Move | None:
    """1 sends it, once a call; 2 sends nothing."""
    topic = scene.topic(call.place)
    if call.key == _NO or topic is None:
        return _back(call.place, (scene.prompts.say("text-cancelled"),), "text-cancelled")
    if call.key != _YES:
        return None
    wish = scene.ask_for_text(topic)
    if wish is TextWish.SENT:
        return _back(call.place, (scene.prompts.say("text-sent"),), "text-sent")
    return _back(call.place, _why_not(scene, topic, wish), "by-text")


def _wait(scene: CallScene, place: CallPlace) -> Move:
    """Nobody said yes, so nothing is sent."""
    return _back(place, (scene.prompts.say("text-cancelled"),), "text-cancelled")


def _back(place: CallPlace, before: tuple[str, ...], rule: str) -> Move:
    """Where the wish came up: in a topic, or behind its last part."""
    origin = elsewhere(place, place.typed if place.typed in ("part", "end") else "part", typed="")
    return Move(to=origin, before=before, rule=rule, tell=Tell.CHOICES)


TEXT_STEP = Step(arrive=_arrive, choose=_choose, wait=_wait)
