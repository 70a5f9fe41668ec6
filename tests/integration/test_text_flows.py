"""Any text gets an answer that can be sent; nothing is sent that nobody asked for; FORGET leaves nothing behind."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from outreach.bootstrap import Service
from outreach.sms.segments import measure
from tests.conftest import MakeService
from tests.databases import on_both
from tests.fakes import OTHER, PATIENT, FrozenClock, Provider
from tests.phones import DirectPhone, messages_of, read_twiml

Rows = Callable[[], dict[str, list[tuple]]]
#: a correction or a person's number, an answer, and the notice
MOST_MESSAGES = 3
#: one for most; two or three for a topic's page that holds one long sentence
MOST_SEGMENTS = 3
WORDS = ("TYPES", "WHY", "MENU", "MORE", "BACK", "SOURCE", "CALL", "FORGET", "0", "3", "ok", "asdf", "what is hospice",
         "thanks", "why me", "hola", "me bolvio el canser", "should i stop chemo", "STOP", "START", "HELP",
         "i want to die", "Liked “TYPES”", "")
#: what somebody who said STOP may still be sent
AFTER_STOP = frozenset(("START", "HELP", "i want to die"))

bodies = st.text(max_size=400) | st.sampled_from(WORDS) | st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)


@given(body=bodies, media=st.sampled_from(("0", "1", "", "x")),
       kind=st.sampled_from(("", "STOP", "START", "HELP", "?")))
@hypothesis_settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gets_an_answer_that_can_be_sent(provider: Provider, body: str, media: str, kind: str) -> None:
    """Whatever the letters, the media and the provider's own words: 200, TwiML, few messages, few segments."""
    messages = messages_of(provider.text(body.encode("utf-8", "replace").decode(), NumMedia=media, OptOutType=kind))
    assert len(messages) <= MOST_MESSAGES
    assert all(measure(message).segments <= MOST_SEGMENTS for message in messages)


def test_a_year_sends_nothing_unasked(clock: FrozenClock, provider: Provider) -> None:
    """A year of people who text, stop and come back: each reply answers a text, and after STOP hardly any comes."""
    chance, opted_out = random.Random(2026), {}
    for _ in range(730):
        clock.advance(hours=chance.choice((0, 1, 12, 22)))
        number, body = chance.choice((PATIENT, OTHER)), chance.choice(WORDS)
        messages = messages_of(provider.text(body, number=number))
        assert not messages or not opted_out.get(number) or body in AFTER_STOP, (body, messages)
        opted_out[number] = body == "STOP" or (bool(opted_out.get(number)) and body != "START")
    assert {PATIENT, OTHER} == set(opted_out)


def test_a_machine_that_answers_itself_ends(make_service: MakeService,
                                            provider_of: Callable[[Service], Provider]) -> None:
    """Two machines that answer each other come to an end: words in turn, too, once there are too many."""
    service = make_service(texts_per_hour=20, texts_per_day=30)
    provider = provider_of(service)
    answers = [messages_of(provider.text(("We got your text", "A colleague will write to you")[number % 2]))
               for number in range(40)]
    assert sum(map(len, answers)) <= 20 + MOST_MESSAGES
    assert not any(answers[21:])
    assert messages_of(provider.text("chest pain"))


def test_a_flood_from_many_numbers_ends(make_service: MakeService,
                                        provider_of: Callable[[Service], Provider]) -> None:
    """However many numbers text at once: always 200, no more answers than the cap allows, danger and STOP always."""
    provider = provider_of(make_service(texts_per_minute=20))
    replies = [provider.text("TYPES", number=f"+121655501{number:02}") for number in range(60)]
    assert {200} == {reply.status_code for reply in replies}
    assert 20 <= sum(bool(messages_of(reply)) for reply in replies) <= 25
    for body in ("chest pain", "STOP"):
        assert 1 == len(messages_of(provider.text(body, number="+12165550199")))


@on_both
def test_a_repeated_text_of_a_flood_is_answered_as_at_first(make_service: MakeService, clock: FrozenClock,
                                                            provider_of: Callable[[Service], Provider]) -> None:
    """What a flood silenced stays silent when the provider repeats it later, and what was answered is answered."""
    provider = provider_of(make_service(texts_per_minute=20))
    texts = [(f"+121655501{number:02}", f"SM{number:032x}") for number in range(40)]
    first = [messages_of(provider.text("TYPES", number=number, sid=sid)) for number, sid in texts]
    assert {True, False} == set(map(bool, first))
    clock.advance(minutes=5)
    assert first == [messages_of(provider.text("TYPES", number=number, sid=sid)) for number, sid in texts]


@on_both
def test_a_repeated_text_over_a_cap_is_answered_as_at_first(make_service: MakeService,
                                                            provider_of: Callable[[Service], Provider]) -> None:
    """Also by a line that was started again with another cap: "too many" is told again, silence stays silence."""
    sids = [f"SM{number:032x}" for number in range(6)]
    first, later = (provider_of(make_service(texts_per_hour=hour)) for hour in (3, 100))
    said = [messages_of(first.text("TYPES", sid=sid)) for sid in sids]
    assert "many texts" in said[3][0]
    assert () == said[4] == said[5]
    assert said == [messages_of(later.text("TYPES", sid=sid)) for sid in sids]


def test_forget_leaves_nothing_behind(provider: Provider, rows: Rows) -> None:
    """No place, no topic, no list, no language; that the notice was sent stays. Asked again, it says the same."""
    for body in ("me bolvio el canser", "ENGLISH", "TYPES", "MORE", "MENU"):
        provider.text(body)
    assert "recurrent-cancer" in str(rows()["inbound"])
    said = messages_of(provider.text("FORGET", sid="SM" + "f" * 32))
    kept = str(rows()["inbound"])
    assert not any(word in kept for word in ("recurrent-cancer", "types", "/topics", "'en'", "'es'"))
    assert said == messages_of(provider.text("FORGET", sid="SM" + "f" * 32))
    assert 1 == len(messages_of(provider.text("TYPES")))


def test_the_next_person_at_a_shared_phone_finds_nothing_open(make_service: MakeService, clock: FrozenClock,
                                                              provider_of: Callable[[Service], Provider]) -> None:
    """A ward's phone: MORE goes on within one sitting; a quarter of an hour later no page, list or source is told."""
    provider = provider_of(make_service(shared_numbers=(PATIENT,)))
    for number in (PATIENT, OTHER):
        provider.text("TYPES", number=number)
        clock.advance(minutes=14)
        assert messages_of(provider.text("MORE", number=number))[0].startswith("TYPES 2 of")
        clock.advance(minutes=16)
    for body in ("MORE", "BACK", "SOURCE"):
        assert messages_of(provider.text(body))[0].startswith("There is no topic open.")
    assert messages_of(provider.text("MORE", number=OTHER))[0].startswith("TYPES 3 of")


def test_forget_keeps_a_stop(provider: Provider) -> None:
    """After STOP a FORGET changes nothing, and is not answered."""
    provider.text("STOP")
    assert () == messages_of(provider.text("FORGET"))
    assert () == messages_of(provider.text("TYPES"))


def test_call_without_a_number(make_service: MakeService) -> None:
    """Said kindly, with what can be done instead."""
    [words, *_] = DirectPhone(make_service(line_number=""), PATIENT).text("CALL")
    assert "no number to call" in words
    assert "216-555-0119" in words


def test_twiml_of_silence(provider: Provider) -> None:
    """An answer that holds nothing is TwiML too."""
    assert [] == list(read_twiml(provider.text("Liked “TYPES”")))
