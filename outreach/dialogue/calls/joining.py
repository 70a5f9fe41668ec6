"""Key 7 behind a guide's topic: its programme, offered in its exact words and joined by a second key."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.scene import CallScene, Move, Step, Tell, elsewhere
from outreach.dialogue.offers import programme_for, spoken_offer_of
from outreach.model.agreeing import Joined
from outreach.model.calls import CallInput, CallPlace, TextWish, VoiceReply

JOIN_KEY = "7"
_YES, _NO = "1", "2"
_ANSWERS: Mapping[TextWish, str] = MappingProxyType({
    TextWish.SENT: "joined", TextWish.STOPPED: "text-stopped", TextWish.NO_NUMBER: "text-no-number"})


def offer_to_join(scene: CallScene, topic: Topic, place: CallPlace) -> Move | None:
    """The offer, where the guide has a programme; elsewhere the key means nothing."""
    has_one = place.step == "end" and programme_for(scene.shelf, topic.document)
    return Move(to=elsewhere(place, "join")) if has_one else None


def _arrive(scene: CallScene, place: CallPlace) -> VoiceReply:
    programme = programme_for(scene.shelf, place.document)
    words = spoken_offer_of(scene.shelf, programme) if programme else scene.prompts.say("join-declined")
    return VoiceReply(prompts=(words, *scene.prompts.offer_person()), gather=place, rule="join")


def _choose(scene: CallScene, call: CallInput) -> Move | None:
    """1 takes them in, with the words that they heard; 2 does not."""
    programme = programme_for(scene.shelf, call.place.document)
    if call.key == _NO or programme is None:
        return _back(scene, call.place, "join-declined")
    if call.key != _YES:
        return None
    wish = scene.join(Joined(programme=programme.name, wording=spoken_offer_of(scene.shelf, programme)))
    return _back(scene, call.place, _ANSWERS.get(wish, "join-failed"))


def _wait(scene: CallScene, place: CallPlace) -> Move:
    """Nobody said yes."""
    return _back(scene, place, "join-declined")


def _back(scene: CallScene, place: CallPlace, wording: str) -> Move:
    return Move(to=elsewhere(place, "end"), before=(scene.prompts.say(wording),), rule=wording, tell=Tell.CHOICES)


JOIN_STEP = Step(arrive=_arrive, choose=_choose, wait=_wait)
