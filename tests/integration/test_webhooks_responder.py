"""STOP, START and HELP are answered once in total: by the line, or by the provider before it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from outreach.bootstrap import Service
from tests.conftest import MakeService
from tests.fakes import Provider
from tests.phones import messages_of

ProviderOf = Callable[[Service], Provider]

#: the provider's own words and what each does there: its page "Advanced Opt-Out"
WORDS = {**dict.fromkeys(("STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"), "STOP"),
         **dict.fromkeys(("START", "UNSTOP"), "START"), **dict.fromkeys(("HELP", "INFO"), "HELP")}
every_word = pytest.mark.parametrize(("word", "kind"), WORDS.items())


@every_word
def test_the_line_answers(make_service: MakeService, provider_of: ProviderOf, word: str, kind: str) -> None:
    """Where the provider keeps quiet, each word gets one message from the line."""
    assert 1 == len(messages_of(provider_of(make_service()).text(word)))


@every_word
@pytest.mark.parametrize("written", [str.upper, str.lower, str.title, lambda word: f" {word}\r\n"])
def test_the_provider_answers_its_words(make_service: MakeService, provider_of: ProviderOf, word: str, kind: str,
                                        written: Callable[[str], str]) -> None:
    """The provider has sent its own reply: the line stays silent, and keeps what was said."""
    line = provider_of(make_service(responder="provider_default"))
    assert () == messages_of(line.text(written(word)))
    assert (kind == "STOP") == (messages_of(line.text("TYPES")) == ())


@pytest.mark.parametrize("body", ["Stop.", "stop please", "opt out", "S T O P", "baja", "STOP STOP", "ayuda", "help!"])
@pytest.mark.parametrize("responder", ["provider_default", "provider_advanced"])
def test_the_line_answers_what_the_provider_does_not_know(make_service: MakeService, provider_of: ProviderOf,
                                                          body: str, responder: str) -> None:
    """The provider acts on its exact words only; all else is the line's to answer."""
    assert 1 == len(messages_of(provider_of(make_service(responder=responder)).text(body)))


@every_word
def test_the_provider_says_that_it_answered(make_service: MakeService, provider_of: ProviderOf, word: str,
                                            kind: str) -> None:
    """With OptOutType in the form the line stays silent; without it the line answers."""
    line = provider_of(make_service(responder="provider_advanced"))
    assert 1 == len(messages_of(line.text(word, number="+12165550101")))
    assert () == messages_of(line.text(word, OptOutType=kind))
    assert (kind == "STOP") == (messages_of(line.text("TYPES")) == ())


@pytest.mark.parametrize("responder", ["app", "provider_default", "provider_advanced"])
@pytest.mark.parametrize("body", ["I want to die", "TYPES", "MENU", "asdf"])
def test_all_other_texts_are_the_lines(make_service: MakeService, provider_of: ProviderOf, responder: str,
                                       body: str) -> None:
    """Whoever answers STOP, topics and danger are answered by the line."""
    assert messages_of(provider_of(make_service(responder=responder)).text(body))


@pytest.mark.parametrize("body", ["BASTA", "no quiero", "TYPES"])
def test_a_stop_word_of_the_operators_own(make_service: MakeService, provider_of: ProviderOf, body: str) -> None:
    """OptOutType=STOP counts whatever the words: one reply in total, and silence from then on."""
    line = provider_of(make_service(responder="provider_advanced"))
    assert () == messages_of(line.text(body, OptOutType="STOP"))
    assert () == messages_of(line.text("TYPES"))


def test_a_start_word_of_the_operators_own(make_service: MakeService, provider_of: ProviderOf) -> None:
    """OptOutType=START counts whatever the words."""
    line = provider_of(make_service(responder="provider_advanced"))
    line.text("STOP", OptOutType="STOP")
    line.text("SUBSCRIBE", OptOutType="START")
    assert messages_of(line.text("TYPES"))


def test_yes_at_the_provider(make_service: MakeService, provider_of: ProviderOf) -> None:
    """The provider takes YES as START: the line says nothing more, and answers from then on."""
    line = provider_of(make_service(responder="provider_default"))
    assert () == messages_of(line.text("YES", number="+12165550101"))
    line.text("STOP")
    assert () == messages_of(line.text("YES"))
    assert messages_of(line.text("TYPES"))
