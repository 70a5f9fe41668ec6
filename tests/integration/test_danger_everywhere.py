"""Danger is answered in every state, by signed webhook at a real `outreach serve`: its three levels, both languages."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

import pytest

from outreach.bootstrap import assemble
from outreach.bootstrap.builds import fallback_phrasebook
from outreach.settings import Settings
from outreach.sms.segments import measure
from outreach.store.address import is_postgres, sqlite_path
from tests import postgres
from tests.conftest import ROOT, build_of
from tests.databases import ask, on_both
from tests.fakes import line_settings
from tests.integration.store_people import new_database
from tests.integration.test_demo import Demo, _wait_until_it_answers, free_port
from tests.integration.test_holds_processes import environ_of
from tests.phones import hold_or_lift

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")

#: in words of no other test; the level and the language in which each is answered
DANGER: Mapping[tuple[str, str], str] = {
    ("crisis", "en"): "honestly i just want to kill myself tonight",
    ("medical", "en"): "my husband collapsed and he isnt breathing",
    ("urgent", "en"): "im on chemo and my fever is 102",
    ("crisis", "es"): "ya no quiero vivir, me voy a matar",
    ("medical", "es"): "mi esposo se desmayo y no respira",
    ("urgent", "es"): "tengo fiebre de 39 y estoy en kimio",
}
#: a STOP of its own behind danger, and what is none
STOPS, CRIES = ("STOP", "stop texting me"), ("please stop", "make it stop")
CAPS = {"OUTREACH_TEXTS_PER_HOUR": "5"}
FLOOD = {"OUTREACH_TEXTS_PER_MINUTE": "10"}


@dataclass(frozen=True, kw_only=True)
class Before:
    """What was texted before the danger, from which number, and how the line was set."""

    texts: tuple[str, ...] = ()
    #: empty for an ordinary phone of the state's own
    number: str | None = None
    environ: Mapping[str, str] = field(default_factory=dict)
    #: what the last of the texts is answered with, to be sure of the state; None: not looked at
    last: str | None = None


STATES = {
    "new": Before(), "reading": Before(texts=("TYPES", "MORE"), last="TYPES 2 of"),
    "reading in Spanish": Before(texts=("ESPANOL", "CAUSAS"), last="CAUSAS 1"),
    "asked which guide": Before(texts=("TREATMENT",), last="TREATMENT is in 3 guides"),
    "a list is open": Before(texts=("MENU",), last="Guides:"),
    "not understood": Before(texts=("qwrt", "zxcv", "plmk"), last="Reply with a number"),
    "forgotten": Before(texts=("TYPES", "FORGET"), last="Done."),
    "opted out": Before(texts=("TYPES", "STOP"), last="Elm County Health: we will not text you again"),
    "opted out, silent": Before(texts=("STOP", "TYPES"), last=""),
    "opted out in Spanish": Before(texts=("ESPANOL", "ALTO"), last="Elm County Health: ya no le mandaremos"),
    "over the cap": Before(texts=("TYPES",) * 7, environ=CAPS, last=""),
    "overdue and on hold": Before(texts=("TYPES",), environ={"OUTREACH_OVERDUE": "hold"}, last="This topic is due"),
    "withheld": Before(number="anonymous"), "no sender": Before(number=""), "a short code": Before(number="72345"),
    "a premium number": Before(number="+19005550123"), "from abroad": Before(number="+442079460018"),
    "shared": Before(number="+12165550199", environ={"OUTREACH_SHARED_NUMBERS": "+12165550199"}, texts=("TYPES",)),
}


@pytest.fixture(scope="session")
def everything_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of this repository's document, of two guides more, and of one in Spanish."""
    folder = tmp_path_factory.mktemp("everything")
    for content in ("content", "tests/guides", "tests/guides_es"):
        for file in (ROOT / content).glob("*.md"):
            shutil.copy(file, folder)
    return build_of(folder, tmp_path_factory.mktemp("everything-built"))


@pytest.fixture
def line(tmp_path: Path, everything_built: Path) -> Settings:
    """A line of its own on SQLite."""
    settings = line_settings(tmp_path / "line")
    shutil.copytree(everything_built, settings.build_folder)
    new_database(settings.data / "outreach.sqlite")
    return settings


@pytest.fixture
def mortal_line(line: Settings, kind: str) -> Iterator[Settings]:
    """The same; on PostgreSQL with a server that may be killed."""
    if kind == "sqlite":
        yield line
        return
    server = postgres.new_server()
    yield line.with_changes(database_url=server.new_database())
    server.start()


@contextmanager
def served(settings: Settings, environ: Mapping[str, str]) -> Iterator[Demo]:
    """`outreach serve` over a data folder, from the moment that it answers."""
    port, log = free_port(), settings.data / "log"
    with log.open("w") as written:
        process = subprocess.Popen([sys.executable, "-m", "outreach", "serve"], stdout=written, stderr=written,
                                   text=True, env={**environ_of(settings, port), **environ}, start_new_session=True)
        demo = Demo(process, port, {"auth_token": settings.auth_token, "account_sid": settings.account_sid})
        try:
            _wait_until_it_answers(demo, log)
            yield demo
        finally:
            if process.poll() is None:
                demo.kill(signal.SIGKILL)
    assert "Traceback" not in log.read_text()


def hear_all(demo: Demo, settings: Settings, number: str = "+12165550123") -> None:
    """Each danger gets the one reply of its level in its language, in one segment, and nothing with it."""
    for (level, language), body in DANGER.items():
        expected = fallback_phrasebook(settings, language).sms(level)
        assert (expected,) == demo.text(body, number=number), (level, language)
        assert 1 == measure(expected).segments
        assert "988" in expected or "911" in expected


@pytest.mark.parametrize("environ_of_states", sorted({tuple(before.environ.items()) for before in STATES.values()}))
def test_danger_in_every_state_of_a_person(line: Settings, environ: dict[str, str],
                                           environ_of_states: tuple[tuple[str, str], ...]) -> None:
    """Whoever texts it, whatever they read, were asked or said before; a STOP stays a STOP."""
    with served(line, environ | dict(environ_of_states)) as demo:
        for number, (name, before) in enumerate(STATES.items(), start=100):
            if tuple(before.environ.items()) == environ_of_states:
                hear_all_after(demo, line, name, f"+12165550{number}" if before.number is None else before.number)


def hear_all_after(demo: Demo, settings: Settings, name: str, number: str) -> None:
    """Bring a person into a state, and text every danger from there."""
    before = STATES[name]
    said = ["".join(demo.text(text, number=number)) for text in before.texts]
    if before.last is not None:
        assert said[-1].startswith(before.last), name
        assert bool(before.last) == bool(said[-1]), name
    hear_all(demo, settings, number)
    if "opted out" in name:
        assert () == demo.text("TYPES", number=number)


def test_danger_in_a_flood_from_many_numbers(line: Settings, environ: dict[str, str]) -> None:
    """While most get no answer."""
    with served(line, environ | FLOOD) as demo:
        answers = [demo.text("TYPES", number=f"+121655501{number}") for number in range(30, 70)]
        assert () == answers[-1]
        hear_all(demo, line)
        hear_all(demo, line, "anonymous")


def _hold_everything(settings: Settings) -> None:
    service = assemble(settings)
    hold_or_lift(service, "hold", "all")
    service.store.close()


@on_both
def test_danger_while_everything_is_held(mortal_line: Settings, environ: dict[str, str]) -> None:
    """A reader who is owed a correction gets the danger's reply alone."""
    with served(mortal_line, environ) as demo:
        demo.text("TYPES")
        _hold_everything(mortal_line)
        hear_all(demo, mortal_line)
        assert demo.text("TYPES")[0].startswith("We are checking all")


@pytest.mark.parametrize("serve", ["drafts", "reviewed"])
def test_danger_without_a_build(line: Settings, environ: dict[str, str], serve: str) -> None:
    """None was ever made, or the one that is there may not be served."""
    if serve == "drafts":
        shutil.rmtree(line.build_folder)
    with served(line, environ | {"OUTREACH_SERVE": serve}) as demo:
        demo.text("TYPES", number="+12165550124")
        demo.text("STOP", number="+12165550125")
        for number in ("+12165550123", "+12165550124", "+12165550125", "anonymous"):
            hear_all(demo, line, number)


@contextmanager
def _locked(settings: Settings) -> Iterator[None]:
    with closing(sqlite3.connect(sqlite_path(settings.database), isolation_level=None)) as database:
        database.execute("begin exclusive")
        yield
        database.execute("rollback")


@contextmanager
def _unwritable(settings: Settings) -> Iterator[None]:
    """Everything can be read and nothing written, as on a full disk."""
    for table in ("inbound", "consent"):
        ask(settings.database, f"create trigger full_{table} before insert on {table} "
                               "begin select raise(fail, 'database or disk is full'); end")
    yield
    for table in ("inbound", "consent"):
        ask(settings.database, f"drop trigger full_{table}")


@contextmanager
def _away(settings: Settings) -> Iterator[None]:
    database = sqlite_path(settings.database)
    kept = [(file, file.with_name(f"away-{file.name}")) for file in database.parent.glob(f"{database.name}*")]
    for file, away in kept:
        file.rename(away)
    yield
    for file, away in kept:
        away.rename(file)


def _killed(settings: Settings) -> AbstractContextManager[None]:
    """Its server is killed, and not there until the test is over."""
    [process] = ask(settings.database, "select pg_postmaster_start_time(), current_setting('data_directory')")
    folder = Path(process[1])
    subprocess.run(["kill", "-9", (folder / "postmaster.pid").read_text().split()[0]], check=True)
    return nullcontext()


def _dropped(settings: Settings) -> AbstractContextManager[None]:
    """The database alone is gone."""
    name = settings.database.partition("@/")[2].partition("?")[0]
    ask(settings.database.replace(name, "postgres"), f"DROP DATABASE {name} WITH (FORCE)")
    return nullcontext()


FAULTS: dict[str, Callable[[Settings], AbstractContextManager[None]]] = {
    "locked": _locked, "unwritable": _unwritable, "away": _away, "killed": _killed, "dropped": _dropped}
ON = {"locked": "sqlite", "unwritable": "sqlite", "away": "sqlite", "killed": "postgresql", "dropped": "postgresql"}


@pytest.mark.parametrize(("fault", "kind"), ON.items(), indirect=["kind"])
def test_danger_while_the_database_is_down(mortal_line: Settings, environ: dict[str, str], fault: str) -> None:
    """After a STOP and for somebody without a number; all else is silent, for a STOP may be forgotten."""
    with served(mortal_line, environ) as demo:
        demo.text("TYPES", number="+12165550124")
        demo.text("STOP", number="+12165550125")
        with FAULTS[fault](mortal_line):
            for number in ("+12165550125", "anonymous"):
                hear_all(demo, mortal_line, number)
            assert () == demo.text("TYPES", number="+12165550125")
        if not is_postgres(mortal_line.database):
            assert () == demo.text("TYPES", number="+12165550125")
            assert demo.text("MORE", number="+12165550124")[0].startswith("TYPES 2 of")


def test_danger_beside_a_stop(line: Settings, environ: dict[str, str]) -> None:
    """The danger is answered, then nothing else ever is; a cry is no STOP."""
    with served(line, environ) as demo:
        for number, ((level, language), stop) in enumerate(product(DANGER, (*STOPS, *CRIES)), start=100):
            sender, expected = f"+12165550{number}", fallback_phrasebook(line, language).sms(level)
            assert (expected,) == demo.text(f"{DANGER[level, language]}. {stop}", number=sender)
            assert (stop in STOPS) == (() == demo.text("TYPES", number=sender)), (level, language, stop)
