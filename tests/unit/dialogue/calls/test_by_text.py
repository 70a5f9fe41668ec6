"""Key 8 on a telephone that took no text: said kindly, with where to read it and whom to ask."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outreach.bootstrap import Service
from outreach.model.calls import CallInput, CallPlace, VoiceReply
from outreach.model.outbox import Chunk, State
from tests.conftest import MakeService
from tests.fakes import OTHER, PATIENT

PART = CallPlace(step="part", document="recurrent-cancer", section="types")


def press(service: Service, place: CallPlace | None, key: str, *, number: str = PATIENT,
          sid: str = "CA1") -> VoiceReply:
    """A key of somebody's call."""
    assert place is not None
    return service.answer_call(CallInput(place=place, key=key), service.caller(number, sid))


@pytest.fixture
def service(make_service: MakeService) -> Service:
    """A line that sends, whose provider refused the text of one caller: no mobile telephone."""
    service = make_service(sending=True)
    asked = press(service, PART, "8")
    assert press(service, asked.gather, "1").rule == "text-sent"
    now = service.clock()
    service.store.take_due("c1", now, most=50, is_urgent=True)
    for row in service.store.owed(service.store.with_numbers(Chunk(name="c1", is_urgent=True)).numbers):
        later = now + timedelta(hours=1)
        claimed = service.store.claim(row, worker="w", words="x", build="b", now=now, settle_at=later)
        assert claimed
        service.store.note_ended(claimed, State.FAILED, reason="21614", now=now)
    return service


def test_the_next_wish_is_answered_with_the_page_and_the_number(service: Service) -> None:
    """Nothing is asked that cannot be kept, and the topic goes on."""
    reply = press(service, PART, "8", sid="CA2")
    assert reply.gather is not None
    assert (reply.gather.step, reply.gather.section) == ("part", "types")
    assert reply.prompts[0].startswith("This phone could not take a text from us.")
    assert "Recurrent Cancer" in reply.prompts[1]
    assert "216-555-0119" in reply.prompts[2]
    assert press(service, reply.gather, "1").served.endswith("/types")


def test_another_telephone_is_asked(service: Service) -> None:
    """Nobody else's texts stop."""
    reply = press(service, PART, "8", number=OTHER, sid="CA3")
    assert reply.gather is not None
    assert reply.gather.step == "text"
