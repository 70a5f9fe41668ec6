"""What calls offer with these settings: the prompts, and who can be reached now."""

from __future__ import annotations

from datetime import datetime

from outreach.bootstrap.agreements import Agreements
from outreach.bootstrap.outbox import Outbox, Requested
from outreach.catalog.lookup import Topic
from outreach.contact.numbers import as_written
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.errors import StoreUnavailable
from outreach.model.agreeing import Joined
from outreach.model.calls import CallTimes, PersonNow, TextWish
from outreach.model.conversation import Caller
from outreach.settings import Settings
from outreach.telemetry import log_trouble
from outreach.wording.times import spoken_opening


def call_prompts(settings: Settings, shelf: Shelf) -> Prompts:
    """The prompts of a language, with all that these settings may have to tell."""
    openings = settings.person_hours.every_opening()
    return Prompts(
        shelf=shelf, has_person=bool(settings.person_for(shelf.language)), speech=settings.speech,
        openings=tuple(dict.fromkeys(spoken_opening(each, shelf.language) for each in openings)),
        night_number=as_written(settings.night_number),
    )


def person_now(settings: Settings, language: str, at: datetime) -> PersonNow:
    """Who answers at a moment: the person in their hours, else those of the night, else nobody."""
    number = settings.person_for(language)
    if not number:
        return PersonNow()
    if settings.person_hours.is_open(at):
        return PersonNow(number=number, told=as_written(number))
    opening = settings.person_hours.next_opening(at)
    opens = spoken_opening(opening, language) if opening else ""
    if settings.night_number:
        return PersonNow(number=settings.night_number, told=as_written(settings.night_number), is_night=True,
                         opens=opens)
    return PersonNow(told=as_written(number), opens=opens)


def text_for_caller(outbox: Outbox, caller: Caller | None, topic: Topic | None) -> TextWish:
    """Send a topic's first page to who is calling, once a call; without a topic: whether that can be done."""
    if caller is None or not caller.number:
        return TextWish.NO_NUMBER
    try:
        if topic is None:
            return _could_be_texted(outbox, caller)
        asked = outbox.request_text(caller.number, topic.name, request_id=caller.call_sid)
    except StoreUnavailable as problem:
        log_trouble("outbox", problem)
        return TextWish.KEYWORD
    return {Requested.OWED: TextWish.SENT, Requested.OPTED_OUT: TextWish.STOPPED}.get(asked, TextWish.KEYWORD)


def _could_be_texted(outbox: Outbox, caller: Caller) -> TextWish:
    if outbox.store.recall(caller.contact, caller.call_sid).state.opted_out:
        return TextWish.STOPPED
    if not outbox.can_be_texted(caller.number):
        return TextWish.KEYWORD
    return TextWish.LANDLINE if outbox.store.takes_no_texts(caller.contact) else TextWish.SENT


def join_caller(agreements: Agreements, outbox: Outbox, caller: Caller | None, joined: Joined) -> TextWish:
    """Take a caller into a programme, once a call, or say why not."""
    if caller is None or not caller.number:
        return TextWish.NO_NUMBER
    try:
        if agreements.store.is_opted_out(caller.contact):
            return TextWish.STOPPED
        can_join = outbox.can_be_texted(caller.number) and agreements.agree_by_call(caller, joined)
    except StoreUnavailable as problem:
        log_trouble("agreements", problem)
        return TextWish.KEYWORD
    return TextWish.SENT if can_join else TextWish.KEYWORD


def call_times(settings: Settings) -> CallTimes:
    """How long a call waits, and lasts at most."""
    return CallTimes(wait=settings.key_seconds, long_wait=settings.long_key_seconds, minutes=settings.call_minutes)
