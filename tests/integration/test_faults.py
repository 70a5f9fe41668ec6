"""What still gets an answer when the database, the build or a wording is broken."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from time import monotonic

import pytest

from outreach.bootstrap import Service, assemble
from outreach.errors import StoreUnavailable
from outreach.model.conversation import InboundSms
from outreach.settings import Settings
from tests.conftest import MakeService
from tests.fakes import PATIENT, Provider
from tests.phones import messages_of, read_twiml

ProviderOf = Callable[[Service], Provider]
#: after this long the provider gives up
PATIENCE_SECONDS = 15
DANGER = {"I want to kill myself": "988", "my chest hurts": "911", "no puedo respirar": "911"}


def _unmigrated(path: Path) -> None:
    sqlite3.connect(path).close()


def _missing(path: Path) -> None:
    path.unlink()


def _garbage(path: Path) -> None:
    path.write_bytes(b"this is no database" * 500)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _one_table_gone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("drop table inbound")


def _full(path: Path) -> None:
    """Everything can be read and nothing written, as on a full disk."""
    with closing(sqlite3.connect(path)) as database:
        for table in ("inbound", "consent"):
            database.execute(f"create trigger full_{table} before insert on {table} "
                             "begin select raise(fail, 'database or disk is full'); end")


BREAKS = {"unmigrated": _unmigrated, "missing": _missing, "garbage": _garbage, "a folder": _folder,
          "one table gone": _one_table_gone, "full": _full}


@pytest.fixture(params=BREAKS.values(), ids=BREAKS.keys())
def broken(request: pytest.FixtureRequest, settings: Settings, make_service: MakeService) -> Service:
    """A line whose database is of no use, each time in another way."""
    database = settings.data / "outreach.sqlite"
    if request.param is _unmigrated:
        database.unlink()
    request.param(database)
    return make_service()


@pytest.fixture
def far(broken: Service, provider_of: ProviderOf) -> Provider:
    """The provider of the broken line."""
    return provider_of(broken)


@pytest.mark.parametrize(("body", "number"), DANGER.items())
def test_danger_is_answered_without_a_database(far: Provider, body: str, number: str) -> None:
    """The configured numbers come at once, as an ordinary answer."""
    [answer] = messages_of(far.text(body))
    assert number in answer


@pytest.mark.parametrize("body", ["STOP", "stop please", "opt out", "START", "stop types"])
def test_stop_is_asked_for_again(far: Provider, body: str) -> None:
    """What cannot be kept is not confirmed: 503 makes the provider send it once more."""
    answer = far.text(body)
    assert 503 == answer.status_code
    assert b"Message" not in answer.data


@pytest.mark.parametrize("body", ["TYPES", "MORE", "HELP", "asdf", ""])
def test_all_else_is_silent(far: Provider, body: str) -> None:
    """Whether the person said STOP is not known, so nothing else is said."""
    assert () == messages_of(far.text(body))


def test_a_call_needs_no_database_to_reach_a_person(far: Provider, request: pytest.FixtureRequest) -> None:
    """Nobody can tell what was taken back, so no topic is read; the numbers and a person stay."""
    readable = "full" in request.node.callspec.id or "one table gone" in request.node.callspec.id
    first = "".join(read_twiml(far.step()).itertext())
    assert "nine, one, one" in first
    assert readable == ("Types of Recurrent Cancer: press 3." in first)
    heard = "".join(read_twiml(far.step("/voice/step?at=menu", Digits="3")).itertext())
    assert ("Types of Recurrent Cancer" if readable else "I cannot read any of them now") in heard
    assert "I will connect you" in "".join(read_twiml(far.step("/voice/step?at=menu", Digits="0")).itertext())


def test_health_pages_tell_it_apart(far: Provider, broken: Service, request: pytest.FixtureRequest) -> None:
    """The process is alive; it is ready only when the tables can be read."""
    readable = "full" in request.node.callspec.id or "one table gone" in request.node.callspec.id
    assert 200 == far.client.get("/healthz").status_code
    assert (200 if readable else 503) == far.client.get("/readyz").status_code
    assert 200 == far.client.get("/").status_code


def test_the_dialogue_says_that_the_store_is_down(broken: Service) -> None:
    """Without the web the caller of the dialogue is told, and can decide."""
    message = InboundSms(message_sid="SM1", sender=broken.keys.contact(PATIENT), body="TYPES")
    with pytest.raises(StoreUnavailable):
        broken.texts.answer(message)


def no_time() -> datetime:
    """A clock that fails, for something that nobody foresaw."""
    raise RuntimeError("+12165550123 said something private")


def test_something_unforeseen(settings: Settings, provider_of: ProviderOf, caplog: pytest.LogCaptureFixture) -> None:
    """Any other failure: danger is answered, STOP comes again, a call gives numbers; the log stays private."""
    service = assemble(settings, clock=no_time)
    line = provider_of(service)
    assert "988" in messages_of(line.text("I want to die"))[0]
    assert (503, 200) == (line.text("STOP").status_code, line.text("TYPES").status_code)
    heard = "".join(read_twiml(line.step("/voice/step?at=menu", Digits="3")).itertext())
    assert "nine, one, one" in heard
    assert "nine, eight, eight" in heard
    assert "RuntimeError" in caplog.text
    assert "private" not in caplog.text
    service.store.close()


def test_a_database_that_comes_back_is_used(settings: Settings, make_service: MakeService,
                                            provider_of: ProviderOf) -> None:
    """A STOP refused while the file was away is kept when it comes again, without a restart."""
    database, away = settings.data / "outreach.sqlite", settings.data / "away"
    database.rename(away)
    line = provider_of(make_service())
    assert 503 == line.text("STOP", sid="SM1").status_code
    away.rename(database)
    assert "we will not text you again" in messages_of(line.text("STOP", sid="SM1"))[0]
    assert () == messages_of(line.text("TYPES"))


def test_a_locked_database_delays_danger_for_seconds_only(settings: Settings, provider: Provider) -> None:
    """Another program holds the file: danger is answered well within the provider's patience."""
    with closing(sqlite3.connect(settings.data / "outreach.sqlite", isolation_level=None)) as database:
        database.execute("begin exclusive")
        started = monotonic()
        assert messages_of(provider.text("I want to kill myself"))
        assert monotonic() - started < PATIENCE_SECONDS / 2
        database.execute("rollback")
