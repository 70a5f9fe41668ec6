"""The text dialogue: (text, state, shelf, time) -> (reply, new state). Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from outreach.dialogue.answers import answer
from outreach.dialogue.caution import with_caution
from outreach.dialogue.choose_language import for_danger, in_language
from outreach.dialogue.limits import TELL, is_damped, remembered
from outreach.dialogue.meaning import NOT_UNDERSTOOD, Kind
from outreach.dialogue.notice import with_notice
from outreach.dialogue.scene import Scene
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.situation import situation_of, without_what_is_stale
from outreach.dialogue.understand import understand
from outreach.model.conversation import InboundSms, SmsReply, TextState, TextStep

#: what still gets an answer after a STOP
_ALWAYS_ANSWERED = frozenset((Kind.OPT_IN, Kind.HELP, Kind.EMERGENCY))
#: what is answered whatever the number of texts, and wherever they come from
_NEVER_LIMITED = _ALWAYS_ANSWERED | {Kind.IN_DOUBT}


def reply_to(inbound: InboundSms, state: TextState, shelf: Shelf, *, now: datetime, position_hours: float) -> TextStep:
    """Answer one text. Nothing is looked up or stored but through the arguments."""
    before, first = without_what_is_stale(state, now), shelf.on(now.date())
    state, shelf = in_language(inbound.body, before, first)
    meaning = understand(inbound.body, situation_of(inbound, state, shelf))
    if meaning.kind is Kind.EMERGENCY:
        state, shelf = for_danger(inbound.body, before, first)
    if state.opted_out and meaning.kind not in _ALWAYS_ANSWERED:
        return TextStep(reply=SmsReply(), state=state, rule="opted-out")
    if inbound.limit and meaning.kind not in _NEVER_LIMITED and not meaning.ends_something:
        return _limited(inbound, state, shelf)
    if meaning.kind in NOT_UNDERSTOOD and is_damped(inbound, state, now):
        return TextStep(reply=SmsReply(), state=state, rule="repeated")
    scene = Scene(state=state, shelf=shelf, now=now, expires_at=now + timedelta(hours=position_hours),
                  note=inbound.note)
    step = remembered(with_caution(answer(scene, meaning), meaning, shelf), inbound, now)
    return with_notice(step, shelf, is_member=inbound.is_member)


def _limited(inbound: InboundSms, state: TextState, shelf: Shelf) -> TextStep:
    """Say once that there were too many texts; after that nothing, so that no loop goes on."""
    if inbound.limit != TELL:
        return TextStep(reply=SmsReply(), state=state, rule="limited")
    state = replace(state, traffic=replace(state.traffic, told=True))
    return TextStep(reply=SmsReply(messages=(shelf.book.sms("too-many"),)), state=state, rule="too-many")
