"""Words of danger in a call: the numbers at once, then a person."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.calls.scene import CallScene, Move, Step, elsewhere
from outreach.dialogue.calls.silence import MOST_SILENCES, give_up
from outreach.model.calls import CallPlace, VoiceReply

LEVELS = ("crisis", "medical", "urgent")


def _arrive(scene: CallScene, place: CallPlace) -> VoiceReply:
    """The numbers for this danger; of an unknown level the general one."""
    level = place.typed if place.typed in LEVELS else "medical"
    prompts = (scene.prompts.say(level), *scene.prompts.offer_person(), scene.prompts.say("menu-end"),
               scene.prompts.say("all-topics"))
    return VoiceReply(prompts=prompts, gather=replace(place, typed=level), rule=level)


def _wait(scene: CallScene, place: CallPlace) -> Move:
    """Say the numbers again; then a person, or what can be read."""
    if place.tries + 1 >= MOST_SILENCES:
        return give_up(scene, elsewhere(place, "menu", typed=""))
    return Move(to=replace(place, tries=place.tries + 1))


DANGER_STEP = Step(arrive=_arrive, choose=lambda _scene, _call: None, wait=_wait)
