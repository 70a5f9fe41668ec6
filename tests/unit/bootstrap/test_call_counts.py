"""What is counted of calls, from signed webhooks to the table, and what is never kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from outreach.bootstrap import Service
from outreach.bootstrap.call_counts import CallOver
from outreach.bootstrap.upkeep import forget_due
from outreach.settings import Settings
from tests.fakes import LINE, PATIENT, FrozenClock, Provider
from tests.phones import read_twiml

RowsOf = Callable[[Path, str], list[tuple]]


def action(provider: Provider, path: str = "/voice", **more: str) -> str:
    """Where a step's key goes."""
    gather = read_twiml(provider.step(path, **more)).find("Gather")
    assert gather is not None
    return gather.get("action", "")


def over(provider: Provider, sid: str, *, status: str = "completed", seconds: str = "61",
         direction: str = "inbound") -> int:
    """The provider reports the end of a call."""
    form = {"CallSid": sid, "AccountSid": provider.settings.account_sid, "From": PATIENT, "To": LINE,
            "CallStatus": status, "CallDuration": seconds, "Direction": direction}
    return provider.post("/status/voice", form).status_code


def cells(service: Service) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """Everything that was counted: calls and seconds by kind and name."""
    return {(count.kind, count.name): (count.calls, count.seconds) for count in service.call_counts.told()}


@pytest.fixture
def sid(provider: Provider) -> str:
    """A call that hears the first topic's first part."""
    provider.step(action(provider), Digits="3")
    return str(provider._call_sid)


def test_a_call_counts_with_its_topic_and_its_last_place(provider: Provider, service: Service, sid: str) -> None:
    """Reported twice, and once more as something else, it is still one call of 61 seconds."""
    assert [204] * 3 == [over(provider, sid), over(provider, sid), over(provider, sid, status="failed")]
    topic = next(name for kind, name in cells(service) if kind == "topic")
    assert cells(service) == {("calls", "completed"): (1, 61), ("ended at", f"part {topic}"): (1, 61),
                              ("topic", topic): (1, 0)}
    assert service.shelf().script(topic)


def test_reports_of_calls_that_go_on_count_nothing(provider: Provider, service: Service, sid: str) -> None:
    """Nor do those without an id, nor those that come before the end in the wrong order."""
    for status in ("queued", "ringing", "in-progress", "", "nonsense"):
        assert 204 == over(provider, sid, status=status)
    assert 204 == over(provider, "")
    assert cells(service) == {}
    assert 204 == over(provider, sid)
    assert 204 == over(provider, sid, status="in-progress")
    assert cells(service)["calls", "completed"] == (1, 61)


def test_a_report_that_overtakes_the_last_step(provider: Provider, service: Service, sid: str) -> None:
    """Counts the call once where it was known to be; the late step counts no more."""
    before = dict(cells(service))
    over(provider, sid)
    provider.step("/voice/step?at=menu&turn=9", Digits="")
    over(provider, sid)
    assert before == {}
    assert sum(calls or 0 for (kind, _), (calls, _) in cells(service).items() if kind == "ended at") == 1


def test_a_call_of_ours_counts_by_itself(provider: Provider, service: Service) -> None:
    """What people began and what the line began are not added up."""
    over(provider, "CA9", direction="outbound-api", status="no-answer", seconds="")
    assert cells(service) == {("calls made", "no-answer"): (1, 0)}


@pytest.mark.parametrize("seconds", ["", "-5", "1.5", "٣", "9" * 30, "abc"])
def test_odd_durations_count_as_none(provider: Provider, service: Service, sid: str, seconds: str) -> None:
    """The call still counts."""
    assert 204 == over(provider, sid, seconds=seconds)
    assert cells(service)["calls", "completed"] == (1, 0)


def test_a_person_and_a_goodbye_are_places(provider: Provider, service: Service) -> None:
    """Who was put through ended there."""
    provider.step(action(provider), Digits="0")
    over(provider, str(provider._call_sid))
    assert ("ended at", "person") in cells(service)


def test_no_number_is_kept_and_no_id_for_a_day(provider: Provider, service: Service, sid: str, clock: FrozenClock,
                                               settings: Settings, rows_of: RowsOf) -> None:
    """Of a call that nobody reported, too."""
    file, ids = settings.data / "outreach.sqlite", "select sid from call_step union select sid from call_report"
    over(provider, "CA7")
    assert rows_of(file, ids) == [(sid,), ("CA7",)] or rows_of(file, ids) == [("CA7",), (sid,)]
    kept = rows_of(file, "select * from call_step") + rows_of(file, "select * from call_count")
    assert PATIENT[2:] not in repr(kept)
    clock.advance(hours=23)
    forget_due(service.store, service.settings, clock())
    assert rows_of(file, ids) == []
    assert cells(service)["calls", "completed"] == (1, 61)
    clock.advance(weeks=30)
    forget_due(service.store, service.settings, clock())
    assert cells(service) == {}


def test_only_the_count_is_lost_when_the_table_does_not_answer(provider: Provider, settings: Settings) -> None:
    """The call goes on."""
    with closing(sqlite3.connect(settings.data / "outreach.sqlite")) as database:
        database.execute("drop table call_step")
    assert action(provider)


def count(service: Service, which: str, times: int) -> None:
    """So many calls of a kind."""
    for number in range(times):
        service.call_counts.ended(CallOver(sid=f"{which}{number}", status=which))


def test_a_report_tells_weeks_that_are_over_and_no_small_cell(service: Service, clock: FrozenClock) -> None:
    """A single small cell takes the next with it: else the whole less the others would tell it."""
    for which, times in (("completed", 12), ("busy", 11), ("failed", 9)):
        count(service, which, times)
    assert service.call_counts.told(for_report=True) == ()
    clock.advance(weeks=1)
    told = {each.name: (each.calls, each.seconds) for each in service.call_counts.told(for_report=True)}
    assert told == {"completed": (12, 0), "busy": (None, None), "failed": (None, None)}
    assert cells(service)["calls", "failed"] == (9, 0)


def test_ten_of_all_are_told(service: Service, clock: FrozenClock) -> None:
    """Nothing is hidden where nothing is small; a lone small cell is."""
    count(service, "completed", 10)
    clock.advance(weeks=1)
    count(service, "busy", 9)
    clock.advance(weeks=1)
    assert [each.calls for each in service.call_counts.told(for_report=True)] == [None, 10]
