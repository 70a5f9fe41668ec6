"""Every place that a call can reach, by all keys and by silence: none is a dead end."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from outreach.bootstrap import Service
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.voice import MOST_SILENCES
from outreach.model.conversation import CallInput, CallPlace, VoiceReply
from outreach.twiml.places import address_of, place_from
from tests.conftest import MakeService

KEYS = (*"0123456789*#", "")
START = CallPlace(step="start")
LOST = CallPlace(step="part", document="recurrent-cancer", section="gone")


@dataclass
class Walk:
    """All that was reached from the start, and every answer on the way."""

    service: Service
    places: set[CallPlace] = field(default_factory=set)
    answers: list[tuple[CallInput, VoiceReply]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Walk from the start until nothing new is found."""
        waiting = [START, LOST]
        while waiting:
            place = waiting.pop()
            if place not in self.places:
                self.places.add(place)
                waiting += [after for key in KEYS for after in self.onward(place, key)]

    def onward(self, place: CallPlace, key: str) -> list[CallPlace]:
        """Where a key leads, through the address that the provider is given."""
        call = CallInput(place=place, key=key)
        reply = self.service.answer_call(call)
        self.answers.append((call, reply))
        then = [reply.transfer.then] if reply.transfer else []
        return [place_from(query(address_of(after))) for after in (*then, *filter(None, [reply.gather]))]


def query(address: str) -> dict[str, str]:
    """The query of an address."""
    return dict(pair.split("=") for pair in address.partition("?")[2].split("&"))


@pytest.fixture(params=["with a person", "without a person", "two guides"])
def walk(request: pytest.FixtureRequest, make_service: MakeService, guides_data: Path) -> Walk:
    """The whole graph of calls: with and without somebody to connect to, with one guide and with two."""
    changes: dict[str, dict[str, object]] = {
        "with a person": {"person_number": "+12165550119"}, "without a person": {"person_number": ""},
        "two guides": {"data": guides_data},
    }
    return Walk(make_service(**changes[request.param]))


def answers_at(walk: Walk, key: str) -> list[tuple[CallInput, VoiceReply]]:
    """All answers to a key at places that wait for one."""
    return [(call, reply) for call, reply in walk.answers
            if call.key == key and call.place.step not in ("start", "after-dial")]


def test_the_whole_graph_is_reached(walk: Walk) -> None:
    """The walk below covers every topic, part and end, and not too little."""
    shelf = walk.service.builds.shelf()
    catalogue = shelf.catalogue
    heads = [topic for document in catalogue.documents("en") for topic in shelf.topics(document)]
    topics = [*heads, *(part for topic in heads for part in shelf.subtopics(topic))]
    parts = {(topic.section, number) for topic in topics for number in range(1, len(catalogue.parts(topic)) + 1)}
    reached = {(place.section, place.part) for place in walk.places if place.section != "gone"}
    assert parts <= reached
    assert bool(shelf.guides) == ({"guides", "parts"} <= {place.step for place in walk.places})
    assert {"start", "menu", "part", "end"} <= {place.step for place in walk.places}
    assert bool(walk.service.settings.person_number) == ("after-dial" in {place.step for place in walk.places})


def test_every_answer_says_something_and_goes_on_or_ends(walk: Walk) -> None:
    """No place is silent, none waits and rings at once."""
    for call, reply in walk.answers:
        assert reply.prompts, call
        assert all(words.strip() for words in reply.prompts), call
        assert not (reply.gather and reply.transfer), call


def test_only_the_goodbye_ends_a_call(walk: Walk) -> None:
    """No key ends a call; silence does after the third time, with a goodbye."""
    for call, reply in walk.answers:
        if reply.gather is None and reply.transfer is None:
            assert ("", "goodbye") == (call.key, reply.rule), call
            assert call.place.tries >= MOST_SILENCES - 1, call
            assert "Goodbye." in reply.prompts[-1], call


def test_zero_is_a_person_everywhere(walk: Walk) -> None:
    """0 connects with a person, or says kindly that there is none and goes on with the topics."""
    expected = "person" if walk.service.settings.person_number else "person-none"
    assert {expected} == {reply.rule for call, reply in answers_at(walk, "0") if call.place.section != "gone"}


def test_star_is_the_menu_everywhere(walk: Walk) -> None:
    """Star leads to the topics."""
    assert {"menu"} == {reply.rule for _, reply in answers_at(walk, "*")}


def test_pound_says_it_again(walk: Walk) -> None:
    """Pound repeats, and leads to where the caller is already."""
    for call, reply in answers_at(walk, "#"):
        assert reply.gather is not None
        if call.place.step != "end" and call.place.section != "gone":
            assert replace(call.place, tries=0) == replace(reply.gather, step=call.place.step)


def test_an_unused_key_costs_no_try(walk: Walk) -> None:
    """A key without a meaning says so, gives the choices again, and the silences count anew."""
    unused = [(call, reply) for call, reply in walk.answers if reply.rule == "no-such-key"]
    assert unused
    for call, reply in unused:
        assert reply.gather is not None
        assert (0, call.place.section) == (reply.gather.tries, reply.gather.section)
        assert reply.prompts[1:]


def test_choices_are_announced(walk: Walk) -> None:
    """Whoever is asked for a key has just heard pound, and 0 where there is a person."""
    for call, reply in walk.answers:
        heard = " ".join(reply.prompts)
        if reply.gather:
            assert "press the pound key" in heard, call
            assert bool(walk.service.settings.person_number) == ("press 0" in heard), call
        if reply.gather and reply.gather.step in ("part", "end"):
            assert "press star" in heard, call


def test_silence_ends_only_after_a_person_or_a_number(walk: Walk) -> None:
    """Before a call ends by silence a person's number is read, or there is none to give."""
    number = walk.service.builds.shelf().book.voice("person-number")
    for call, reply in walk.answers:
        if reply.rule == "goodbye" and call.place.step != "after-dial":
            assert bool(walk.service.settings.person_number) == (number in reply.prompts)


def test_menus_have_at_most_five_options_without_a_gap(walk: Walk) -> None:
    """People keep five options in mind, and count them."""
    shelf = walk.service.builds.shelf()
    for document in shelf.catalogue.documents("en"):
        digits = [topic.digit for topic in shelf.topics(document) if topic.digit]
        assert ["1", "2", "3", "4", "5"][:len(digits)] == digits


def test_every_topic_is_reached_by_its_announced_key(walk: Walk) -> None:
    """The key that the menu names leads to the topic that it names."""
    shelf = walk.service.builds.shelf()
    prompts = Prompts(shelf=shelf, has_person=False)
    for topic in shelf.topics():
        assert f"{topic.title}: press {topic.digit}." in prompts.menu()
        reply = walk.service.answer_call(CallInput(place=CallPlace(step="menu"), key=topic.digit))
        assert topic.section == getattr(reply.gather, "section", "")


def test_a_person_rings_for_a_while_only(walk: Walk) -> None:
    """A transfer stops ringing and comes back to the call."""
    for _, reply in walk.answers:
        if reply.transfer:
            assert ("after-dial", walk.service.settings.person_number) == (
                reply.transfer.then.step, reply.transfer.number)
            assert 10 <= reply.transfer.ring_seconds <= 30
