"""Where a caller stopped: kept once a step, shared with texts, and never for a shared phone."""

from __future__ import annotations

from collections.abc import Callable

from outreach.bootstrap import Service
from outreach.model.calls import CallInput, CallPlace, VoiceReply
from outreach.model.conversation import Caller
from tests.conftest import MakeService
from tests.fakes import PATIENT, FrozenClock, Provider
from tests.phones import messages_of, read_twiml

START = CallPlace(step="start")
Rows = Callable[[], dict[str, list[tuple]]]
BACK = "Welcome back. To go on where you stopped: press 1. For all topics: press star."


def caller(service: Service, sid: str = "CA1", number: str = PATIENT) -> Caller:
    """Who calls."""
    found = service.caller(number, sid)
    assert found
    return found


def call(service: Service, who: Caller | None, *keys: str) -> VoiceReply:
    """The last answer to some keys."""
    reply = service.answer_call(CallInput(place=START), who)
    for key in keys:
        assert reply.gather
        reply = service.answer_call(CallInput(place=reply.gather, key=key), who)
    return reply


def test_a_part_is_offered_again_at_the_next_call(service: Service) -> None:
    """Without its name; key 1 reads it."""
    call(service, caller(service), "3", "1")
    again = call(service, caller(service, "CA2"))
    assert BACK in again.prompts
    assert "Types" not in " ".join(again.prompts)
    resumed = call(service, caller(service, "CA3"), "1")
    assert ("recurrent-cancer/en/types", 2) == (resumed.served, resumed.part)


def test_star_and_silence_lead_to_the_topics(service: Service) -> None:
    """Who does not want to go on chooses anew."""
    call(service, caller(service), "3")
    for key in ("*", ""):
        assert "Please choose a topic." in call(service, caller(service, f"CA{key}"), key).prompts


def test_it_expires(service: Service, clock: FrozenClock) -> None:
    """With the same time as a text's place."""
    call(service, caller(service), "3")
    clock.advance(hours=24)
    assert BACK not in call(service, caller(service, "CA2")).prompts


def test_withheld_and_shared_phones_keep_no_place(make_service: MakeService, rows: Rows) -> None:
    """Nor is anything offered where the operator wants none."""
    call(make_service(), None, "3")
    shared = make_service(shared_numbers=(PATIENT,))
    call(shared, caller(shared), "3")
    assert [] == rows()["inbound"]
    quiet = make_service(resume_calls=False)
    call(quiet, caller(quiet), "3")
    assert BACK not in call(quiet, caller(quiet, "CA2")).prompts


def test_a_repeated_step_is_written_once(provider: Provider, rows: Rows) -> None:
    """Ten equal webhooks: one row, equal bytes; another step is another row."""
    gather = read_twiml(provider.step()).find("Gather")
    assert gather is not None
    action = gather.get("action", "")
    answers = {provider.step(action, Digits="3").data for _ in range(10)}
    assert (1, 1) == (len(answers), len(rows()["inbound"]))
    onward = read_twiml(provider.step(action, Digits="3")).find("Gather")
    assert onward is not None
    provider.step(onward.get("action", ""), Digits="1")
    assert 2 == len(rows()["inbound"])


def test_texts_go_on_from_a_call(provider: Provider) -> None:
    """MORE behind a part sends the next page."""
    gather = read_twiml(provider.step()).find("Gather")
    assert gather is not None
    provider.step(gather.get("action", ""), Digits="3")
    assert messages_of(provider.text("MORE"))[0].startswith("TYPES 2 of")


def test_who_said_stop_is_served_and_stays_silent_by_text(provider: Provider) -> None:
    """An opt-out is of texts; a call's place does not undo it."""
    provider.text("STOP")
    gather = read_twiml(provider.step()).find("Gather")
    assert gather is not None
    heard = read_twiml(provider.step(gather.get("action", ""), Digits="3")).itertext()
    assert "Types of Recurrent Cancer" in "".join(heard)
    assert () == messages_of(provider.text("MORE"))
