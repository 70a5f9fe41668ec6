"""A webhook that is repeated or raced: the same words, one effect; and STOP that holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask

from outreach.bootstrap import Service
from outreach.settings import Settings
from tests.conftest import MakeService
from tests.databases import on_both
from tests.fakes import OTHER, FrozenClock, Provider
from tests.phones import messages_of

Rows = Callable[[], dict[str, list[tuple]]]
ProviderOf = Callable[[Service], Provider]
SID = "SM" + "f" * 32
TIMES = 10
pytestmark = on_both


def page(provider: Provider, body: str, *, sid: str = "") -> str:
    """The first words of the first answer: "TYPES 2 of 5"; empty for silence."""
    return next((words.partition(" (")[0] for words in messages_of(provider.text(body, sid=sid))), "")


def test_a_repeated_more_skips_no_page(provider: Provider) -> None:
    """The retry of a MORE gives its page again, before and after the next MORE."""
    pages = [page(provider, "TYPES"), page(provider, "MORE", sid=SID), page(provider, "MORE", sid=SID),
             page(provider, "MORE"), page(provider, "MORE", sid=SID), page(provider, "MORE")]
    assert [1, 2, 2, 3, 2, 4] == [int(words.split()[1]) for words in pages]


def test_a_repeat_has_no_second_effect(provider: Provider, rows: Rows, clock: FrozenClock) -> None:
    """Neither words, rows nor times change when a message comes again much later."""
    for body in ("TYPES", "MORE", "SOURCE", "asdf", "HELP", "I want to die"):
        first, sid = provider.text(body, sid=f"SM{body.encode().hex():0>32}"), f"SM{body.encode().hex():0>32}"
        before = rows()
        clock.advance(hours=30)
        assert first.data == provider.text(body, sid=sid).data
        assert before == rows()


def test_first_notice_is_repeated_with_its_message(provider: Provider) -> None:
    """A retry of the very first text brings answer and notice again; a new text only the answer."""
    counts = [len(messages_of(provider.text("TYPES", sid=sid))) for sid in (SID, SID, "")]
    assert [2, 2, 1] == counts


@pytest.mark.parametrize("body", ["TYPES", "MORE", "STOP", "START", "asdf"])
def test_ten_times_in_parallel(app: Flask, settings: Settings, rows: Rows, body: str) -> None:
    """Ten deliveries of one message at the same moment: one row, one body."""
    Provider(app.test_client(), settings).text("TYPES", sid="SM" + "0" * 31 + "a")
    before, gate = rows(), Barrier(TIMES)

    def deliver(_: int) -> tuple[int, bytes]:
        gate.wait()
        answer = Provider(app.test_client(), settings).text(body, sid=SID)
        return answer.status_code, answer.data

    with ThreadPoolExecutor(TIMES) as threads:
        answers = Counter(threads.map(deliver, range(TIMES)))
    after = rows()
    assert [TIMES] == list(answers.values())
    assert 200 == next(iter(answers))[0]
    assert 1 == len(after["inbound"]) - len(before["inbound"])
    assert (body in ("STOP", "START")) == len(after["consent"]) - len(before["consent"])


def test_ten_different_messages_in_parallel(app: Flask, settings: Settings, rows: Rows) -> None:
    """Ten MOREs of one person at the same moment are ten rows in a row; none is lost or doubled."""
    Provider(app.test_client(), settings).text("TYPES", sid=SID)

    def deliver(number: int) -> int:
        return Provider(app.test_client(), settings).text("MORE", sid=f"SM{number:032d}").status_code

    with ThreadPoolExecutor(4) as threads:
        statuses = list(threads.map(deliver, range(TIMES)))
    assert [200] * TIMES == statuses
    assert TIMES + 1 == len(rows()["inbound"])


def test_stop_again_by_retry_is_confirmed_again(provider: Provider, rows: Rows) -> None:
    """The retry of a STOP gets the same confirmation; a second STOP gets silence."""
    first, again, second = (messages_of(provider.text("STOP", sid=sid)) for sid in (SID, SID, ""))
    assert first == again
    assert 1 == len(first)
    assert () == second
    assert 1 == len({row for row in rows()["consent"] if SID in row})


def test_an_early_message_that_comes_after_stop_is_silent(provider: Provider) -> None:
    """A retry of TYPES that arrives when its sender has said STOP since is not answered."""
    assert messages_of(provider.text("TYPES", sid=SID))
    provider.text("STOP")
    assert () == messages_of(provider.text("TYPES", sid=SID))


def test_a_late_retry_of_stop_does_not_undo_start(provider: Provider) -> None:
    """STOP, START, then the STOP once more by retry: the person stays subscribed."""
    provider.text("STOP", sid=SID)
    provider.text("START")
    provider.text("STOP", sid=SID)
    assert messages_of(provider.text("TYPES"))


def test_stop_outlives_a_restart(provider: Provider, make_service: MakeService, provider_of: ProviderOf) -> None:
    """A line put together anew over the same data knows who said STOP, and who did not."""
    provider.text("STOP")
    restarted = provider_of(make_service())
    assert () == messages_of(restarted.text("TYPES", sid=SID))
    assert messages_of(restarted.text("TYPES", sid="SM" + "e" * 32, number=OTHER))


def test_a_position_outlives_a_restart(provider: Provider, make_service: MakeService, provider_of: ProviderOf) -> None:
    """MORE goes on in a line that was restarted."""
    provider.text("TYPES")
    restarted = provider_of(make_service())
    assert page(restarted, "MORE", sid=SID).startswith("TYPES 2 of")


def test_stop_outlives_a_new_phone_key(provider: Provider, settings: Settings, make_service: MakeService,
                                       provider_of: ProviderOf) -> None:
    """With a new key in front of the old one, a STOP made under the old one still holds."""
    provider.text("STOP")
    rotated = make_service(phone_keys=f"new:{'cd' * 32},{settings.phone_keys}")
    assert () == messages_of(provider_of(rotated).text("TYPES", sid=SID))


def test_a_number_written_in_another_way_is_the_same_person(provider: Provider) -> None:
    """STOP from +12165550123 silences 216-555-0123 too."""
    provider.text("STOP")
    assert () == messages_of(provider.text("TYPES", number="(216) 555-0123"))


def test_a_stop_that_cannot_be_kept_is_never_confirmed(provider: Provider) -> None:
    """Even without a MessageSid, which every provider sends, nobody is told more than was written down."""
    numbers = [f"+121655501{last:02d}" for last in range(3)]
    confirmed = [provider.text("STOP", number=number, MessageSid="").status_code == 200 for number in numbers]
    kept = [not messages_of(provider.text("TYPES", number=number)) for number in numbers]
    assert confirmed == kept
    assert True in kept


def test_steps_of_a_call_are_repeatable(provider: Provider) -> None:
    """Any step of a call, sent ten times, is answered with the same bytes."""
    for path, digits in (("/voice", ""), ("/voice/step?at=menu", "3"), ("/voice/step?at=menu&tries=2", ""),
                         ("/voice/step?at=menu", "0"), ("/voice/step?at=after-dial", "")):
        assert 1 == len({provider.step(path, Digits=digits).data for _ in range(TIMES)})
