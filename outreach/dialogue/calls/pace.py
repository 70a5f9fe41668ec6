"""What goes with a call from step to step: its language and pace, more time for who needs it, and its end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from outreach.dialogue.calls.emergency import LEVELS
from outreach.dialogue.calls.scene import CallScene
from outreach.dialogue.calls.silence import number_of_person
from outreach.model.calls import CallInput, CallPlace, CallSoFar, CallTimes, VoiceReply

#: the end of the longest call is announced so long before
WARN_SECONDS = 90


def carried(reply: VoiceReply, call: CallInput, scene: CallScene, times: CallTimes, now: datetime, *,
            keeps_place: bool) -> VoiceReply:
    """The reply with all that goes with the call; its last words where the longest call is over."""
    so_far = _so_far(reply, call, now)
    left = times.left(so_far.began, now)
    if reply.transfer is None and reply.gather and reply.rule not in LEVELS:
        if left <= 0 and so_far.warned:
            reply = _ended(scene, keeps_place=keeps_place)
        elif left <= WARN_SECONDS and not so_far.warned:
            reply = replace(reply, prompts=(scene.prompts.say("call-ends"), *reply.prompts))
            so_far = replace(so_far, warned=True)
    return _with(reply, call.place.language, so_far, times)


def _so_far(reply: VoiceReply, call: CallInput, now: datetime) -> CallSoFar:
    """One step on; who answers only after a reminder gets more time from then on."""
    before = call.place.so_far
    answered_late = call.place.tries > 0 and bool(call.key or call.speech)
    return replace(before, turn=before.turn + 1, began=before.began or int(now.timestamp()),
                   patient=before.patient or answered_late, slow=before.slow if reply.slow is None else reply.slow)


def _ended(scene: CallScene, *, keeps_place: bool) -> VoiceReply:
    kept = (scene.prompts.say("place-kept"),) if keeps_place else ()
    prompts = (scene.prompts.say("call-ended"), *kept, *number_of_person(scene), scene.prompts.say("goodbye"))
    return VoiceReply(prompts=prompts, rule="ended")


def _with(reply: VoiceReply, language: str, so_far: CallSoFar, times: CallTimes) -> VoiceReply:
    transfer = reply.transfer and replace(reply.transfer, then=_marked(reply.transfer.then, language, so_far))
    usual = times.long_wait if so_far.patient else times.wait
    return replace(reply, gather=reply.gather and _marked(reply.gather, language, so_far), transfer=transfer,
                   so_far=so_far, wait=reply.wait or usual, language=language or reply.language)


def _marked(place: CallPlace, language: str, so_far: CallSoFar) -> CallPlace:
    return replace(place, language=language or place.language, so_far=so_far)
