"""Walks every place that a call can reach, through the addresses that the provider is given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from outreach.bootstrap import Service
from outreach.model.calls import CallInput, CallPlace, CallSoFar, VoiceReply
from outreach.twiml.places import address_of, place_from

START = CallPlace(step="start")
LOST = CallPlace(step="part", document="recurrent-cancer", section="gone")
#: the time, the pace and the number of steps lead to no other places
_FRESH = CallSoFar()
MOST_PLACES = 5000


@dataclass
class Walk:
    """All that was reached from the start, and every answer on the way."""

    service: Service
    keys: Iterable[str] = ()
    words: Iterable[str] = ()
    places: set[CallPlace] = field(default_factory=set)
    answers: list[tuple[CallInput, VoiceReply]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Walk from the start until nothing new is found."""
        waiting = [START, LOST]
        while waiting:
            place = waiting.pop()
            assert len(self.places) < MOST_PLACES
            if place not in self.places:
                self.places.add(place)
                waiting += [after for call in self.ways(place) for after in self.onward(call)]

    def ways(self, place: CallPlace) -> list[CallInput]:
        """All that a caller may do at a place."""
        if place.step == "start":
            return [CallInput(place=place)]
        if place.step == "after-dial":
            return [CallInput(place=place, key="", dial_status=status) for status in ("completed", "busy")]
        return [*(CallInput(place=place, key=key) for key in self.keys),
                *(CallInput(place=place, speech=words) for words in self.words)]

    def onward(self, call: CallInput) -> list[CallPlace]:
        """Where something leads, through the address that the provider is given."""
        reply = self.service.answer_call(call)
        self.answers.append((call, reply))
        then = [reply.transfer.then] if reply.transfer else []
        return [replace(place_from(query(address_of(after))), so_far=_FRESH)
                for after in (*then, *filter(None, [reply.gather]))]


def query(address: str) -> dict[str, str]:
    """The query of an address."""
    return dict(pair.split("=") for pair in address.partition("?")[2].split("&"))
