"""A call that the line makes: who calls, why, and the key that ends all of it, before anything else.

47 CFR 64.1200(b): an artificial voice says first who calls, and a number; an opt-out key works from the first word.
What the call is about is told only once somebody pressed 1: another person may have picked up. A machine hears no
topic.
"""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.calls.scene import CallScene, Move, Step, Tell, elsewhere
from outreach.model.calls import CallInput, CallPlace, VoiceReply

LISTEN_KEY, STOP_KEY = "1", "2"
#: reminders before a call that nobody answers ends
MOST_SILENCES = 2
#: what is kept of the key in the list of opt-outs
RULE = "outreach-key"
_STOPPED, _UNKEPT, _OVER, MACHINE = "stopped", "unkept", "over", "machine"
#: what such a place is typed that begins the last call of a series
LAST_CALL = "last"


def arrive_outreach(scene: CallScene, place: CallPlace) -> VoiceReply:
    """Who calls and how it ends; or the last words, where it has ended."""
    if _is_over(place):
        words = {_STOPPED: ("outreach-stopped",), _UNKEPT: ("stop-by-text",),
                 MACHINE: ("outreach-machine",) if scene.leaves_messages else ()}.get(place.typed, ())
        return VoiceReply(prompts=tuple(map(scene.prompts.say, words)), rule=f"outreach-{place.typed}",
                          picks_up=bool(words) and place.typed == MACHINE)
    last = ("outreach-last",) if place.typed == LAST_CALL else ()
    names = ("outreach-greeting", *last, "outreach-choices")
    return VoiceReply(prompts=tuple(map(scene.prompts.say, names)), gather=place, rule="outreach", picks_up=True)


def _is_over(place: CallPlace) -> bool:
    return place.typed not in ("", LAST_CALL)


def for_machine(place: CallPlace) -> CallPlace:
    """Where a call goes that a machine picked up."""
    return replace(place, step="outreach", typed=MACHINE)


def _remind(scene: CallScene, place: CallPlace) -> VoiceReply:
    if _is_over(place):
        return arrive_outreach(scene, place)
    return VoiceReply(prompts=(scene.prompts.say("outreach-choices"),), gather=place, rule="outreach")


def _choose(scene: CallScene, call: CallInput) -> Move | None:
    """1 hears the message; 2 ends all calls and texts, written down before it is said."""
    if call.key == LISTEN_KEY:
        return Move(to=elsewhere(call.place, "part", part=1, typed=""))
    if call.key != STOP_KEY:
        return None
    return Move(to=elsewhere(call.place, "outreach", typed=_STOPPED if scene.stop_texts(RULE) else _UNKEPT))


def _wait(_: CallScene, place: CallPlace) -> Move:
    """Twice the choices again; then the call ends, for nobody may be there."""
    if place.tries >= MOST_SILENCES:
        return Move(to=elsewhere(place, "outreach", typed=_OVER))
    return Move(to=replace(place, tries=place.tries + 1), tell=Tell.CHOICES)


OUTREACH_STEP = Step(arrive=arrive_outreach, choose=_choose, wait=_wait, remind=_remind)
