"""Time in a call: waits, more of it for who needs it, the longest call, and the first key."""

from __future__ import annotations

from dataclasses import replace

from outreach.bootstrap import Service
from outreach.bootstrap.callers import call_prompts
from outreach.catalog.parts import spoken_seconds
from outreach.model.calls import CallInput, CallPlace, VoiceReply
from outreach.speech.spoken import spoken
from tests.conftest import MakeService
from tests.fakes import FrozenClock

START = CallPlace(step="start")


def press(service: Service, reply: VoiceReply, key: str) -> VoiceReply:
    """The next answer."""
    assert reply.gather is not None
    return service.answer_call(CallInput(place=reply.gather, key=key))


def test_a_key_is_waited_for_ten_seconds(service: Service) -> None:
    """As long as the operator sets, and no less."""
    reply = service.answer_call(CallInput(place=START))
    assert (10, 0) == (reply.wait, service.settings.key_seconds - 10)


def test_who_answers_late_has_a_minute_from_then_on(service: Service) -> None:
    """A relay operator types every prompt; the first key behind a reminder tells that more time is needed."""
    reply = press(service, press(service, service.answer_call(CallInput(place=START)), ""), "3")
    assert 60 == reply.wait
    assert 60 == press(service, reply, "1").wait


def test_the_longest_call_is_announced_and_ends_with_a_number(make_service: MakeService, clock: FrozenClock) -> None:
    """Ninety seconds before; never without that announcement, and not while a person is called."""
    service = make_service(call_minutes=3)
    reply = press(service, service.answer_call(CallInput(place=START)), "3")
    clock.advance(seconds=89)
    reply = press(service, reply, "1")
    assert not reply.so_far.warned
    clock.advance(seconds=2)
    reply = press(service, reply, "1")
    assert reply.so_far.warned
    assert reply.prompts[0].startswith("This call ends in about a minute.")
    clock.advance(seconds=90)
    assert press(service, reply, "0").transfer
    ended = press(service, reply, "#")
    assert (None, "ended") == (ended.gather, ended.rule)
    assert "216-555-0119" in " ".join(ended.prompts)
    assert ended.prompts[-1].endswith("Goodbye.")


def test_a_call_that_was_never_announced_to_end_is_announced_first(service: Service, clock: FrozenClock) -> None:
    """A pause may outlast the longest call."""
    reply = service.answer_call(CallInput(place=START))
    clock.advance(hours=2)
    assert press(service, reply, "#").so_far.warned


def test_a_place_without_a_beginning_begins_now(service: Service, clock: FrozenClock) -> None:
    """An address that was opened cold ends no call."""
    clock.advance(hours=99)
    reply = service.answer_call(CallInput(place=CallPlace(step="menu"), key="#"))
    assert reply.gather
    assert not reply.so_far.warned


def test_the_first_key_works_within_twenty_seconds(service: Service) -> None:
    """Keys interrupt from the first word on; the first one that is named is named in time, as numbers are spoken."""
    for shelf in service.builds.shelf().tongues:
        prompts = call_prompts(service.settings, shelf)
        who, person, recorded, slower = (spoken_seconds(spoken(words, shelf.language)) for words in prompts.greeting())
        assert who + person + recorded <= 20
        assert slower <= 3
        for words in prompts.menu():
            assert spoken_seconds(words) <= 20


def test_slow_speech_stays_until_nine_is_pressed_again(service: Service) -> None:
    """9 says the place again, slowly, and so do all steps behind it."""
    reply = press(service, press(service, service.answer_call(CallInput(place=START)), "9"), "3")
    assert reply.so_far.slow
    reply = press(service, reply, "9")
    assert not replace(reply, prompts=()).so_far.slow
    assert reply.served.endswith("/types")
