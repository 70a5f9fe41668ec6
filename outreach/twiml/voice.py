"""Call replies as TwiML, in the few verbs that every provider knows.

<Play> for what was rendered, <Say> for what was not; never <Pause>, never speech input.
"""

from __future__ import annotations

from collections.abc import Callable

from twilio.twiml.voice_response import Gather, VoiceResponse

from outreach.model.conversation import VoiceReply
from outreach.twiml.places import address_of
from outreach.twiml.plain import without_forbidden

#: the provider's own 5 seconds are too short for slow hands and relay operators
KEY_SECONDS = 10
#: behind the offer of another language: who wants none goes on to the menu without a key
OFFER_SECONDS = 5

#: the hash of the clip that says some words, or None
FindClip = Callable[[str], str | None]
#: words as a voice of a language has to be given them: numbers digit by digit
Spoken = Callable[[str, str], str]


def render_voice(reply: VoiceReply, *, find_clip: FindClip, spoken: Spoken, language: str) -> str:
    """What the caller hears, then what the line waits for; with neither, the call ends."""
    response = VoiceResponse()
    if reply.gather:
        gather = Gather(action=address_of(reply.gather), method="POST", num_digits=1, finish_on_key="",
                        timeout=OFFER_SECONDS if reply.foreign else KEY_SECONDS, action_on_empty_result=True)
        _play(gather, reply, find_clip, spoken, language)
        response.append(gather)
        response.redirect(address_of(reply.gather, silent=True), method="POST")
    else:
        _play(response, reply, find_clip, spoken, language)
        _end(response, reply)
    return str(response)


def clip_address(sha256: str) -> str:
    """Where a clip is served: its name is the hash of its bytes, so nobody can guess it."""
    return f"/audio/{sha256}.wav"


def _play(verb: VoiceResponse | Gather, reply: VoiceReply, find_clip: FindClip, spoken: Spoken,
          language: str) -> None:
    foreign = dict(reply.foreign)
    for words in reply.prompts:
        sha256, its_own = find_clip(words), foreign.get(words, language)
        if sha256:
            verb.play(clip_address(sha256))
        else:
            verb.say(without_forbidden(spoken(words, its_own)), language=_SAY_LANGUAGES.get(its_own, its_own))


def _end(response: VoiceResponse, reply: VoiceReply) -> None:
    if reply.transfer:
        response.dial(reply.transfer.number, timeout=reply.transfer.ring_seconds, method="POST",
                      action=address_of(reply.transfer.then))
    else:
        response.hangup()


_SAY_LANGUAGES = {"en": "en-US", "es": "es-US"}
