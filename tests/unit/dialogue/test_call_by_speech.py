"""Every place that a call reaches by words alone; and each document that any call is answered with."""

from __future__ import annotations

import shutil
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from outreach.bootstrap import assemble
from outreach.speech.spoken import spoken
from outreach.twiml.voice import render_voice
from tests.fakes import FrozenClock, line_settings
from tests.integration.store_people import new_database
from tests.phones import MOST_BYTES, check_twiml
from tests.unit.dialogue.calls_walk import Walk

WORDS = ("next", "all topics", "operator", "treatment", "types", "why it comes back", "control", "staging", "pause",
         "spell a name", "mumble mumble", "i can't breathe")


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Walk:
    """The graph of calls by speech alone."""
    settings = line_settings(tmp_path_factory.mktemp("speech"), speech=True)
    shutil.copytree(built, settings.build_folder)
    new_database(settings.data / "outreach.sqlite")
    return Walk(assemble(settings, clock=FrozenClock()), words=WORDS)


def test_every_part_is_reached_by_voice(walk: Walk) -> None:
    """No section needs a key."""
    shelf = walk.service.builds.shelf()
    parts = {(topic.section, number) for topic in shelf.topics() for number in range(
        1, len(shelf.catalogue.parts(topic)) + 1)}
    assert parts <= {(place.section, place.part) for place in walk.places}
    assert {"menu", "part", "end", "paused", "spell", "danger", "after-dial"} <= {place.step for place in walk.places}


def test_words_lead_everywhere_from_everywhere(walk: Walk) -> None:
    """A person, the topics and danger are heard in every place."""
    for call, reply in walk.answers:
        if call.speech == "operator":
            assert "person" == reply.rule, call
        elif call.speech == "all topics" and call.place.section != "gone":
            assert "menu" == reply.rule, call
        elif call.speech == "i can't breathe":
            assert "medical" == reply.rule, call
            assert "call 911" in reply.prompts[0], call


def test_no_words_end_a_call(walk: Walk) -> None:
    """What is not understood leads to the choices, then to a person."""
    for call, reply in walk.answers:
        if call.speech:
            assert reply.gather or reply.transfer, call


def test_each_document_is_within_the_providers_limits(walk: Walk) -> None:
    """Also where no clip was rendered: verbs, sizes, and words that one <Say> may carry."""
    for _, reply in walk.answers:
        twiml = render_voice(reply, find_clip=lambda _: None, spoken=spoken, language="en", speech=True)
        assert len(twiml.encode()) <= MOST_BYTES
        check_twiml(ET.fromstring(twiml))
