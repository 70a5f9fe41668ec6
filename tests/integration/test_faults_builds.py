"""What still gets an answer when there is no build, a damaged one, or one that may not be served."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from outreach.bootstrap import Service
from outreach.settings import Settings
from tests.conftest import MakeService
from tests.fakes import Provider
from tests.phones import messages_of, read_twiml

ProviderOf = Callable[[Service], Provider]
DANGER = {"I want to kill myself": "988", "my chest hurts": "911", "no puedo respirar": "911"}


@pytest.fixture
def empty(settings: Settings, provider_of: ProviderOf, make_service: MakeService) -> Provider:
    """A line without any build."""
    shutil.rmtree(settings.build_folder)
    return provider_of(make_service())


def test_without_a_build_safety_is_answered(empty: Provider) -> None:
    """Danger, STOP, HELP and START are answered from the drafts that come with the program."""
    for body, words in {**DANGER, "HELP": "STOP to stop", "STOP": "we will not text", "START": "again"}.items():
        [answer] = messages_of(empty.text(body))
        assert words in answer
    assert "There are no topics to read just now" in messages_of(empty.text("TYPES"))[0]
    assert "There are no topics to read just now" in messages_of(empty.text("MORE"))[0]


def test_without_a_build_a_call_gives_the_numbers(empty: Provider) -> None:
    """The caller hears whom to call in danger, and 0 still reaches a person."""
    heard = "".join(read_twiml(empty.step()).itertext())
    assert "nine, one, one" in heard
    assert "nine, eight, eight" in heard
    assert "There are no topics to read just now" in heard
    assert read_twiml(empty.step("/voice/step?at=menu", Digits="0")).find("Dial") is not None


def test_a_build_that_appears_is_served_at_once(settings: Settings, built: Path, empty: Provider) -> None:
    """The first build after none needs no restart."""
    assert "There are no topics" in messages_of(empty.text("TYPES"))[0]
    shutil.copytree(built, settings.build_folder)
    assert messages_of(empty.text("TYPES"))[0].startswith("TYPES 1 of")


def test_a_pointer_to_a_build_that_is_gone(settings: Settings, make_service: MakeService,
                                           provider_of: ProviderOf) -> None:
    """The file was deleted: the line speaks as if there were none."""
    for file in settings.build_folder.glob("*.sqlite"):
        file.unlink()
    line = provider_of(make_service())
    assert "988" in messages_of(line.text("I want to die"))[0]
    assert "nine, one, one" in "".join(read_twiml(line.step()).itertext())


@pytest.mark.parametrize("content", [b"", b"no build at all" * 100])
def test_a_damaged_build(settings: Settings, make_service: MakeService, provider_of: ProviderOf,
                         content: bytes) -> None:
    """The file cannot be read: danger, STOP and calls are answered all the same."""
    for file in settings.build_folder.glob("*.sqlite"):
        file.write_bytes(content)
    line = provider_of(make_service())
    assert "988" in messages_of(line.text("I want to die"))[0]
    assert "we will not text you again" in messages_of(line.text("STOP"))[0]
    assert "nine, one, one" in "".join(read_twiml(line.step()).itertext())


def test_a_damaged_build_gives_way_to_the_one_before(settings: Settings, make_service: MakeService,
                                                     provider_of: ProviderOf) -> None:
    """With an earlier build at hand people go on reading."""
    (settings.build_folder / "damaged.sqlite").write_bytes(b"no build at all" * 100)
    (settings.build_folder / "current").write_text("damaged\n")
    assert messages_of(provider_of(make_service()).text("TYPES"))[0].startswith("TYPES 1 of")


def test_drafts_are_not_served_where_reviewed_words_are_asked_for(make_service: MakeService,
                                                                  provider_of: ProviderOf) -> None:
    """A build of drafts that came to a production line by mistake says nothing."""
    line = provider_of(make_service(serve="reviewed"))
    assert "There are no topics" in messages_of(line.text("TYPES"))[0]
    assert "988" in messages_of(line.text("I want to die"))[0]
