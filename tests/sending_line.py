"""A line that sends, for tests and proofs: a data folder, people who asked for a text, workers as processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import urllib.request
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from outreach.bootstrap import Service, assemble
from outreach.contact.keys import KeyRing
from outreach.contact.sealing import Sealer
from outreach.model.outbox import Basis, NewMessage, State, page_of
from outreach.sending.quiet_hours import SendHours, next_allowed
from outreach.settings import Settings
from outreach.store.outbox_rows import written_message
from outreach.store.outbox_statements import ADD
from tests.databases import add_all
from tests.fakes import LINE, line_settings
from tests.provider_server import ACCOUNT, TOKEN

ROOT = Path(__file__).parents[1]
SCRIPT = "recurrent-cancer/en/types"


def people(count: int) -> list[str]:
    """So many fictional numbers, 555-0100 to 555-0199 in each area code whose time is known."""
    return [f"+1{area}55501{last:02d}" for area in _areas() for last in range(100)][:count]


@cache
def _areas() -> tuple[int, ...]:
    hours = SendHours(first=0, last=24)
    return tuple(area for area in range(201, 990) if next_allowed(f"+1{area}5550100", datetime.now(UTC), hours))


@dataclass
class SendingLine:
    """One line with its database, and the workers that a test started."""

    data: Path
    database_url: str
    provider_url: str
    changes: dict[str, object] = field(default_factory=dict)
    workers: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def settings(self) -> Settings:
        """What the workers read from their environment."""
        return line_settings(self.data, database_url=self.database_url, provider_url=self.provider_url, sending=True,
                             account_sid=ACCOUNT, auth_token=TOKEN, line_number=LINE, sends_per_second=1000,
                             sends_per_day=1_000_000, heartbeat_seconds=2).with_changes(**self.changes)

    @property
    def environ(self) -> dict[str, str]:
        """The same for a process."""
        made = self.settings
        return {"PATH": os.defpath, "PYTHONPATH": str(ROOT), "OUTREACH_SENDING": "yes",
                "PROVIDER_URL": made.provider_url, "DATABASE_URL": self.database_url,
                "OUTREACH_DATA": str(self.data), "TWILIO_ACCOUNT_SID": ACCOUNT,
                "TWILIO_AUTH_TOKEN": TOKEN, "PUBLIC_URL": made.public_url, "OUTREACH_PHONE_KEYS": made.phone_keys,
                "OUTREACH_LINE_NUMBER": LINE, "OUTREACH_SERVE": "drafts", "OUTREACH_VOICE": "provider",
                "OUTREACH_SENDS_PER_SECOND": str(made.sends_per_second), "OUTREACH_SENDS_PER_DAY": "1000000",
                "OUTREACH_SEND_HOURS": "0-24",
                "OUTREACH_HEARTBEAT_SECONDS": str(made.heartbeat_seconds), "LC_ALL": "C.UTF-8"}

    @contextmanager
    def open(self) -> Iterator[Service]:
        """The line, for the test itself."""
        line = assemble(self.settings)
        try:
            yield line
        finally:
            line.store.close()

    def owe(self, numbers: list[str], *, batch: str = "series") -> None:
        """Each number agreed to be sent a topic."""
        now, keys = datetime.now(UTC), KeyRing.parse(self.settings.phone_keys)
        sealer = Sealer(keys)
        add_all(self.database_url, ADD, [written_message(NewMessage(
            batch=batch, owner=keys.contact(number), sealed=sealer.seal(number), basis=Basis.CONSENT,
            what=page_of(SCRIPT, 1), created_at=now, due_at=now, expires_at=now + timedelta(hours=24)))
            for number in numbers])

    def start_worker(self) -> subprocess.Popen[str]:
        """A worker as a process, with the short patience of tests.

        In a group of its own: when the shell that began a proof ends while a worker of the same group stands still, the
        kernel hangs up on the whole group, and the proof ends without a word.
        """
        return self.start("worker", process_group=0)

    def start(self, what: str, **options: Any) -> subprocess.Popen[str]:
        """Start one of `tests.sending_children`; what it complains of stands in the log."""
        with self.log.open("a") as log:
            process = subprocess.Popen([sys.executable, "-m", "tests.sending_children", what], env=self.environ,
                                       cwd=ROOT, text=True, stderr=log, **options)
        self.workers.append(process)
        return process

    @property
    def log(self) -> Path:
        """What workers complain of."""
        return self.data / "workers.log"

    def end(self) -> None:
        """End all workers that still run, kindly."""
        for process in self.workers:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        for process in self.workers:
            process.wait(timeout=60)

    def states(self) -> Counter[State]:
        """How many messages stand how."""
        with self.open() as line:
            found: Counter[State] = Counter()
            for one in line.store.tally():
                found[one.state] += one.count
            return found

    def left(self) -> int:
        """How many messages are not done."""
        states = self.states()
        return states[State.WAITING] + states[State.CLAIMED]


def taken_by(provider_url: str) -> list[tuple[str, str, float]]:
    """What a provider took: number, words, when."""
    with urllib.request.urlopen(f"{provider_url}/_taken", timeout=60) as answer:
        return [(to, body, at) for to, body, at in json.load(answer)]


def count_taken(provider_url: str) -> int:
    """How many messages a provider has taken."""
    with urllib.request.urlopen(f"{provider_url}/_count", timeout=60) as answer:
        return int(answer.read())


def copy_build(built: Path, data: Path) -> None:
    """Give a data folder the build that the tests share."""
    shutil.copytree(built, line_settings(data).build_folder)
