"""A text is taken back while two worker processes answer: real server, real command, kill -9."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from outreach.bootstrap import Service
from outreach.settings import Settings
from tests.databases import on_both
from tests.fakes import OTHER, PATIENT, PERSON
from tests.integration.test_demo import Demo, _wait_until_it_answers, free_port

#: DESIGN.md, rule 2
MOST_SECONDS = 60
#: enough that both workers answer some of them
TRIES = 30
TYPES = "recurrent-cancer/en/types"
HELD, CORRECTION = "We are checking this topic", "Correction: our TYPES"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")


@pytest.fixture
def clipped(service: Service, settings: Settings, add_clips: Callable[[Service], None]) -> Settings:
    """A line whose prompts are clips."""
    add_clips(service)
    service.store.close()
    return settings


def environ_of(settings: Settings, port: int, public_url: str = "") -> dict[str, str]:
    """The environment of a line in production over a data folder; reached directly, or as a proxy's address says."""
    return {"OUTREACH_DATA": str(settings.data), "OUTREACH_PHONE_KEYS": settings.phone_keys, "PORT": str(port),
            "TWILIO_ACCOUNT_SID": settings.account_sid, "TWILIO_AUTH_TOKEN": settings.auth_token,
            "PUBLIC_URL": public_url or f"http://127.0.0.1:{port}", "OUTREACH_SERVE": "drafts", "WEB_CONCURRENCY": "2",
            "OUTREACH_PERSON_NUMBER": PERSON, "OUTREACH_VOICE": "provider", "DATABASE_URL": settings.database}


@contextmanager
def serving(settings: Settings, environ: dict[str, str], *, public_url: str = "") -> Iterator[Demo]:
    """Two gunicorn workers over a data folder, from the moment that they answer."""
    port = free_port()
    log = settings.data / f"log-{port}"
    with log.open("w") as written:
        process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "--config", "python:outreach.web.gunicorn_conf",
             "outreach.desk.app:create_app()"], stdout=written, stderr=written, text=True, start_new_session=True,
            env=environ | environ_of(settings, port, public_url))
        line = Demo(process, port, {"auth_token": settings.auth_token, "account_sid": settings.account_sid})
        try:
            _wait_until_it_answers(line, log)
            yield line
        finally:
            if process.poll() is None:
                line.kill(signal.SIGKILL)


@pytest.fixture
def on_duty(clipped: Settings, environ: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `outreach hold` beside the line, as somebody on duty does."""
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "outreach", "hold", *arguments], capture_output=True, text=True,
                              env=environ | environ_of(clipped, 8000), check=False, timeout=60)
    return run


def by(reason: str) -> tuple[str, ...]:
    """Who and why."""
    return "--by", "Ann Example", "--reason", reason


def clips_heard(line: Demo, path: str, **more: str) -> tuple[str, ...]:
    """The addresses of the clips that a step of a call plays."""
    form = {"From": PATIENT, "CallSid": "CA" + "7" * 32, **more}
    return tuple(play.text or "" for play in line.post(path, form).iter("Play"))


def status_of(line: Demo, path: str) -> int:
    """How the line answers a request for a clip."""
    try:
        with urlopen(f"http://127.0.0.1:{line.port}{path}", timeout=30) as answer:
            return int(answer.status)
    except HTTPError as refused:
        return refused.code


@on_both
def test_a_text_is_taken_back_everywhere_and_its_reader_is_told_once(
        clipped: Settings, environ: dict[str, str], on_duty: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Text, call and clip are refused by both workers at once, also after kill -9; then the reader is told."""
    with serving(clipped, environ) as line:
        assert line.text("TYPES")[0].startswith("TYPES 1 of")
        menu, types = clips_heard(line, "/voice"), clips_heard(line, "/voice/step?at=menu", Digits="3")
        spoken = types[-3]
        assert {200} == {status_of(line, spoken) for _ in range(TRIES)}
        began = time.monotonic()
        assert on_duty(TYPES, *by("A number is wrong")).returncode == 0
        for number in range(TRIES):
            assert line.text("TYPES", number=f"+121655501{number + 40}")[0].startswith(HELD)
            assert spoken not in clips_heard(line, "/voice/step?at=menu", Digits="3")
            assert status_of(line, spoken) == 404
            assert status_of(line, menu[0]) == 200
        assert time.monotonic() - began < MOST_SECONDS
        line.kill(signal.SIGKILL)
    with serving(clipped, environ) as line:
        told = [line.text("TYPES") for _ in range(TRIES)]
        assert told[0][0].startswith(CORRECTION)
        assert 1 == sum(message.startswith(CORRECTION) for messages in told for message in messages)
        assert all(messages[-1].startswith(HELD) for messages in told)
        assert status_of(line, spoken) == 404
        assert on_duty(TYPES, "--lift", *by("It was right after all")).returncode == 0
        assert line.text("TYPES")[0].startswith("TYPES 1 of")
        assert status_of(line, spoken) == 200
        assert not line.text("WHY", number=OTHER)[0].startswith("Correction")
    assert ["hold", "lift"] == [row.split()[0] for row in on_duty("--history").stdout.splitlines()[1:]]
    assert "Nothing is held" in on_duty("--list").stdout


@pytest.mark.parametrize(("arguments", "said"), [
    (("gout/en/types", *by("x")), "There are: recurrent-cancer/en/control, "),
    ((TYPES, "--lift", *by("x")), "is not held. Held are: none"), ((TYPES, "--by", "Ann"), "--reason missing"),
    ((TYPES, "--by", " ", "--reason", "x"), "--by missing"), ((), "PATH, --by, --reason missing"),
    (("all", "--list"), "leave the path out"), (("../../etc/passwd", *by("x")), "no such script is served"),
])
def test_what_cannot_be_done_is_said(on_duty: Callable[..., subprocess.CompletedProcess[str]],
                                     arguments: tuple[str, ...], said: str) -> None:
    """An exit code above zero, what is wrong and what there is; never a traceback, and no line in the list."""
    done = on_duty(*arguments)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert "Nothing is held" in on_duty("--history").stdout


def test_a_database_that_is_not_there(on_duty: Callable[..., subprocess.CompletedProcess[str]],
                                      clipped: Settings) -> None:
    """A hold that cannot be kept is never said to be done."""
    (clipped.data / "outreach.sqlite").unlink()
    done = on_duty(TYPES, *by("x"))
    assert (1, "") == (done.returncode, done.stdout)
    assert "Run `outreach migrate`" in done.stderr
    assert not Path(clipped.data / "outreach.sqlite").exists()
