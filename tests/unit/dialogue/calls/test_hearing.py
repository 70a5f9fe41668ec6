"""What callers say in a menu in place of a key."""

from __future__ import annotations

import pytest

from outreach.bootstrap import Service
from outreach.model.calls import CallInput, CallPlace
from tests.conftest import MakeService

MENU, PART = CallPlace(step="menu"), CallPlace(step="part", document="recurrent-cancer", section="types")


@pytest.fixture
def service(make_service: MakeService) -> Service:
    """A line whose provider understands speech."""
    return make_service(speech=True)


@pytest.mark.parametrize("said", ["three", "3", "number three please", "option three", "the third one", "third",
                                  "I would like the third", "la tercera", "opción tres", "la tercera opción"])
def test_a_choice_by_its_number_or_order(service: Service, said: str) -> None:
    """With whatever stands around it, in either language."""
    assert service.answer_call(CallInput(place=MENU, speech=said)).served.endswith("/types")


@pytest.mark.parametrize("said", ["the second one", "fifth"])
def test_an_order_means_nothing_in_a_topic(service: Service, said: str) -> None:
    """There the second key pauses, and nobody meant that."""
    reply = service.answer_call(CallInput(place=PART, speech=said))
    assert reply.rule != "paused"
    assert reply.gather is not None
    assert reply.gather.step != "paused"
