"""STOP said aloud: written down before the answer, confirmed once, and the call goes on."""

from __future__ import annotations

import pytest

from outreach.bootstrap import Service
from outreach.model.calls import CallInput, CallPlace, VoiceReply
from tests.fakes import PATIENT, said_stop

START, PART = CallPlace(step="start"), CallPlace(step="part", document="recurrent-cancer", section="types")
NO_MORE, BY_TEXT = "We will send you no more texts.", "I cannot stop our texts from this call."


def say(service: Service, words: str, place: CallPlace = PART, *, who: str = PATIENT) -> VoiceReply:
    """What a caller hears to some words."""
    return service.answer_call(CallInput(place=place, speech=words), service.caller(who, "CA1"))


@pytest.mark.parametrize("words", ["stop", "Stop texting me.", "unsubscribe", "no more messages please", "Pare.",
                                   "no me manden más mensajes"])
@pytest.mark.parametrize("place", [PART, START, CallPlace(step="menu")])
def test_the_caller_is_texted_no_more_and_goes_on_being_served(service: Service, words: str, place: CallPlace) -> None:
    """Whatever place the call is at."""
    reply = say(service, words, place)
    assert said_stop(service, PATIENT)
    assert 1 == sum(NO_MORE in prompt for prompt in reply.prompts)
    assert reply.gather
    further = service.answer_call(CallInput(place=reply.gather, key="*"), service.caller(PATIENT, "CA1"))
    assert "Please choose a topic." in further.prompts


@pytest.mark.parametrize("words", ["should i stop chemo", "can i stop taking my pills", "stop the bleeding", "pause",
                                   "when does the pain stop", "i want to stop my treatment", "next",
                                   "puedo dejar la quimio"])
def test_questions_about_a_treatment_stop_nothing(service: Service, words: str) -> None:
    """Nobody is silenced by asking."""
    say(service, words)
    assert not said_stop(service, PATIENT)


def test_cancel_is_no_where_the_line_asks(service: Service) -> None:
    """Key 8 asked whether to send a text."""
    reply = say(service, "cancel", CallPlace(step="text", document="recurrent-cancer", section="types", typed="part"))
    assert "Nothing was sent." in reply.prompts
    assert not said_stop(service, PATIENT)


def test_danger_beside_a_stop(service: Service) -> None:
    """The numbers at once; and no more texts."""
    assert "crisis" == say(service, "stop texting me i want to kill myself").rule
    assert said_stop(service, PATIENT)


def test_a_withheld_number_is_told_how(service: Service) -> None:
    """Nothing is promised that cannot be kept."""
    reply = say(service, "stop texting me", who="anonymous")
    assert BY_TEXT in reply.prompts[0]
    assert reply.gather


def test_a_repeated_step_undoes_no_start(service: Service) -> None:
    """The webhook comes again after START."""
    caller = service.caller(PATIENT, "CA1")
    assert caller
    say(service, "stop texting me")
    service.store.opt_in(caller.contact, message_sid="SM1", rule="start", at=service.clock())
    say(service, "stop texting me")
    assert not said_stop(service, PATIENT)


def test_it_waits_on_the_disk_while_the_database_is_down(service: Service) -> None:
    """And is confirmed, for it is kept."""
    service.store.close()
    (service.settings.data / "outreach.sqlite").rename(service.settings.data / "away")
    assert NO_MORE in " ".join(say(service, "stop texting me").prompts)
    assert service.opt_outs.is_waiting()
