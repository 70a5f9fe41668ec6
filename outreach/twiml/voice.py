"""Call replies as TwiML, in the few verbs that every provider knows.

<Play> for what was rendered, <Say> for what was not; never <Pause>. Speech is listened for only where the
operator says that the provider can.
"""

from __future__ import annotations

from collections.abc import Callable

from twilio.twiml.voice_response import Gather, VoiceResponse

from outreach.model.calls import CallPlace, VoiceReply
from outreach.twiml.pick_up import SILENCE_SHA256
from outreach.twiml.places import address_of
from outreach.twiml.plain import without_forbidden

#: hints beyond this length are refused by providers
MOST_OF_HINTS = 500

#: the hash of the clip that says some words, or None
FindClip = Callable[[str], str | None]
#: words as a voice of a language has to be given them: numbers digit by digit
Spoken = Callable[[str, str], str]


def render_voice(reply: VoiceReply, *, find_clip: FindClip, spoken: Spoken, language: str,
                 speech: bool = False) -> str:
    """What the caller hears, then what the line waits for; with neither, the call ends."""
    response = VoiceResponse()
    if reply.gather:
        gather = _gather(reply, reply.gather, language, speech=speech)
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


def _gather(reply: VoiceReply, place: CallPlace, language: str, *, speech: bool) -> Gather:
    """Wait for one key, or for letters that the pound key ends; with speech, for words as well."""
    keys = {"finish_on_key": "#"} if reply.typing else {"num_digits": 1, "finish_on_key": ""}
    heard = {"input": "dtmf speech", "speech_timeout": "auto", "language": _SAY_LANGUAGES.get(language, language),
             "hints": _hints(reply.hints)} if speech else {}
    return Gather(action=address_of(place), method="POST", timeout=reply.wait, action_on_empty_result=True,
                  **keys, **{name: value for name, value in heard.items() if value})


def _hints(words: tuple[str, ...]) -> str:
    """As many words as fit; a comma would part them."""
    told: list[str] = []
    for word in (each.replace(",", " ") for each in words):
        if len(",".join((*told, word))) <= MOST_OF_HINTS:
            told.append(word)
    return ",".join(told)


def _play(verb: VoiceResponse | Gather, reply: VoiceReply, find_clip: FindClip, spoken: Spoken,
          language: str) -> None:
    if reply.picks_up:
        verb.play(clip_address(SILENCE_SHA256))
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
