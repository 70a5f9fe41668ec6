"""The canary among staff: a number that is imported, written to, watched at the desk and backed up is found nowhere."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import quote
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest
from click.testing import CliRunner

from outreach.cli import main
from outreach.settings import Settings
from outreach.store.address import is_postgres
from tests import postgres
from tests.databases import ask, on_both
from tests.fakes import LINE
from tests.integration.canaries import NUMBER, WORD, leaks_in, leaks_in_files, leaks_in_tables, tables
from tests.integration.test_consent_lists import HEAD
from tests.integration.test_demo import Demo
from tests.integration.test_holds_processes import environ_of, serving
from tests.provider_server import FakeProvider, Fault

pytestmark = [on_both, pytest.mark.skipif(sys.platform == "win32", reason="gunicorn knows no Windows")]
TYPES, BY = "recurrent-cancer/en/types", ("--by", "Ann Example")
PATIENCE_S = 60
IMPORTED = [HEAD, *((number, programme, "2026-11-01", "paper", "Yes, text me.", "form 12", "Ann Example")
                    for number in (NUMBER, WORD) for programme in ("RECUR", "NEWS"))]
#: in this order; whoever of staff types the number sees it masked, or not at all
COMMANDS = (
    ("consent", "import", "{folder}/list.csv", *BY), ("consent", "show", NUMBER), ("consent", "proof", NUMBER),
    ("send", "preview", "--programme", "NEWS", "--script", TYPES),
    ("send", "start", "march-note", "--programme", "NEWS", "--script", TYPES, *BY), ("send", "status"),
    ("desk-user", "add", "ann", "--role", "manager", "--no-password"),
    ("hold", "recurrent-cancer/en/why", *BY, "--reason", "A number is wrong"),
    ("legal-hold", "add", "Smith v. Elm", *BY, "--reason", "Subpoena"),
)
AFTERWARDS = (
    ("send", "report"), ("send", "status"), ("account", NUMBER), ("account", NUMBER, "--json"),
    ("exposure", "--since", "2020-01-01"), ("unanswered",), ("calls",), ("backup", "{folder}/backups"),
    ("consent", "withdraw", NUMBER, "--programme", "recur/en", *BY), ("optout", NUMBER, *BY),
)
PAGES = ("", "trail", "use", "health", "holds", "campaigns", f"use?q={WORD}", f"{WORD}", f"trail?who={quote(NUMBER)}")


@pytest.fixture
def provider() -> Iterator[FakeProvider]:
    """The provider's REST API, which has too much to do at first."""
    with FakeProvider() as fake:
        fake.plan(Fault.TOO_MANY)
        yield fake


@pytest.fixture
def own(programmes_data: Settings, environ: dict[str, str], provider: FakeProvider, tmp_path: Path) -> dict[str, str]:
    """The environment of every process of a line that sends, and has a temporary folder of its own."""
    (tmp_path / "temporary").mkdir()
    return environ | environ_of(programmes_data, 8000) | {
        "OUTREACH_SENDING": "yes", "OUTREACH_LINE_NUMBER": LINE, "OUTREACH_SEND_HOURS": "0-24",
        "PROVIDER_URL": provider.url, "TMPDIR": str(tmp_path / "temporary"), "OUTREACH_DESK": "watch",
        "OUTREACH_DESK_LOGIN_HEADER": "X-Remote-User", "OUTREACH_DESK_PROXY": "127.0.0.1",
        "OUTREACH_METRICS_TOKEN": "0123456789abcdef", "PATH": os.pathsep.join((postgres.programs(), environ["PATH"]))}


def run(own: dict[str, str], folder: Path, *commands: tuple[str, ...]) -> str:
    """What commands say, one after the other."""
    said = ""
    for command in commands:
        done = CliRunner(env=own).invoke(main, [word.replace("{folder}", str(folder)) for word in command])
        assert done.exit_code == 0, (command, done.output)
        said += done.output
    return said


def send_all(own: dict[str, str], settings: Settings, provider: FakeProvider) -> None:
    """A worker with a test's short patience sends what is owed, the first of it at the second try."""
    with (settings.data / "worker.log").open("w") as log, subprocess.Popen(
            [sys.executable, "-m", "tests.sending_children", "worker"], env=own, stdout=log, stderr=log) as worker:
        try:
            until = time.monotonic() + PATIENCE_S
            while len(provider.bodies(NUMBER)) < 2:
                assert time.monotonic() < until, Path(log.name).read_text()
                time.sleep(0.2)
        finally:
            worker.terminate()


def at_the_desk(line: Demo) -> str:
    """All its pages, as somebody sees them who logged in at the proxy; and the metrics."""
    opener = build_opener(HTTPCookieProcessor(CookieJar()))
    opener.addheaders = [("X-Remote-User", "ann"), ("Authorization", "Bearer 0123456789abcdef")]
    return "".join(_read(opener, f"http://127.0.0.1:{line.port}/desk/{page}") for page in PAGES) + _read(
        opener, f"http://127.0.0.1:{line.port}/metrics")


def _read(opener: OpenerDirector, url: str) -> str:
    try:
        with opener.open(url, timeout=20) as page:
            return str(page.read().decode())
    except OSError as refused:  # no such page: what it says of it is looked at, too
        return str(refused.read().decode())  # type: ignore[attr-defined]


def backup_as_text(own: dict[str, str], backup: Path) -> bytes:
    """All that stands in a backup; PostgreSQL's are compressed."""
    if backup.suffix == ".sqlite":
        return backup.read_bytes()
    return subprocess.run(["pg_restore", "--file=-", str(backup)], env=own, capture_output=True, check=True).stdout


def test_staff_leave_no_canary(programmes_data: Settings, own: dict[str, str], provider: FakeProvider,
                               tmp_path: Path) -> None:
    """Neither on a screen of theirs, nor in a page, a log, a table (the engine's, too), a file or a backup."""
    with (tmp_path / "list.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(IMPORTED)
    said = run(own, tmp_path, *COMMANDS)
    with serving(programmes_data, own) as line:
        for body in (f"JOIN NEWS {WORD}", "JOIN RING", "YES", f"GO {WORD}", "TYPES"):
            line.text(body, number=NUMBER)
        for step, key in (("part", "8"), ("text", "1")):
            line.post(f"/voice/step?at={step}&doc=recurrent-cancer&sec=types&part=1",
                      {"From": NUMBER, "CallSid": "CA1", "Digits": key, "SpeechResult": WORD})
        send_all(own, programmes_data, provider)
        pages = at_the_desk(line)
    said += run(own, tmp_path, *AFTERWARDS)
    [backup] = (tmp_path / "backups").iterdir()
    assert "march-note" in pages
    sent = " ".join(provider.bodies(NUMBER))
    assert {"TYPES 1 of", "note is ready"} == set(re.findall("note is ready|TYPES 1 of", sent))
    assert 2 <= len(ask(programmes_data.database, "select id from agreement"))
    assert [] == leaks_in(pages.encode(), "pages")
    assert [] == leaks_in(said.encode(), "screen")
    assert [] == leaks_in(backup_as_text(own, backup), "backup")
    assert [] == leaks_in_files(programmes_data.data, tmp_path / "temporary")
    assert [] == leaks_in_tables(programmes_data)
    assert any("workflow" in name for name in tables(programmes_data)) == is_postgres(programmes_data.database)
