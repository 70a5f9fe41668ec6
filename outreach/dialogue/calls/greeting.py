"""The first words of a call: who this is, the other language, and going on where the caller stopped."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.calls.menus import arrive_first, choose_first, first_place
from outreach.dialogue.calls.scene import START, CallScene, Move, Step, elsewhere
from outreach.model.calls import CallInput, CallPlace, VoiceReply

#: who wants no other language goes on to the menu without a key; nothing is lost by waiting
OFFER_SECONDS = 5


def arrive_start(scene: CallScene, _: CallPlace) -> VoiceReply:
    """Who we are; then what can only be chosen here, else the menu at once."""
    hello = scene.prompts.greeting()
    foreign = tuple((words, language) for language, words in scene.offered)
    back = (scene.prompts.say("welcome-back"),) if scene.saved else ()
    if not foreign and not back:
        menu = arrive_first(scene, first_place(scene))
        return replace(menu, prompts=(*hello, *menu.prompts), rule="greeting", picks_up=True)
    return VoiceReply(prompts=(*hello, *(words for words, _ in foreign), *back), gather=_waiting(scene),
                      rule="greeting", foreign=foreign, picks_up=True, wait=0 if back else OFFER_SECONDS)


def _waiting(scene: CallScene) -> CallPlace:
    """Where the call waits behind the greeting, with the place to go on from in mind."""
    saved = scene.saved
    if saved is None:
        return CallPlace(step="greeting")
    return CallPlace(step="greeting", document=saved.document, section=saved.section, part=saved.part,
                     typed=saved.language)


def _choose(scene: CallScene, call: CallInput) -> Move | None:
    """1 goes on where the caller stopped; other keys mean what they mean in the menu."""
    if call.key == "#":
        return Move(to=START)
    if call.key == "1" and call.place.section:
        return Move(to=elsewhere(call.place, "part", typed="", language=call.place.typed or call.place.language))
    return choose_first(scene, replace(call, place=first_place(scene))) or Move(to=first_place(scene))


def _wait(scene: CallScene, _: CallPlace) -> Move:
    return Move(to=first_place(scene))


START_STEP = Step(arrive=arrive_start, choose=lambda _scene, _call: Move(to=START), wait=lambda *_: Move(to=START))
GREETING_STEP = Step(arrive=arrive_start, choose=_choose, wait=_wait)
