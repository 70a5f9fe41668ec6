"""A web process loads what it answers with, and nothing that only other commands need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("twilio.rest", "requests", "sqlalchemy", "alembic", "psycopg", "psycopg_pool", "dbos", "numpy", "scipy",
         "pyttsx3", "frontmatter", "yaml",
         "markdown_it", "soundfile", "lameenc", "hypothesis", "outreach.ingest", "outreach.condense",
         "outreach.publish", "outreach.catalog.write", "outreach.speech.pronunciation",
         "outreach.review", "outreach.store.migrate", "outreach.sending", "dbos", "cryptography")
START = """
import sys
from outreach.desk.app import create_app
app = create_app({{"TWILIO_AUTH_TOKEN": "t", "PUBLIC_URL": "https://line.example.org",
                  "OUTREACH_PHONE_KEYS": "a:" + "0" * 64, "OUTREACH_DATA": {data!r}}})
app.test_client().get("/")
app.test_client().post("/sms")
print(*sorted(sys.modules))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """All modules of a fresh interpreter that made the application and answered twice."""
    program = START.format(data=str(tmp_path_factory.mktemp("data")))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env={},
                          cwd=Path(__file__).parents[2])
    return set(done.stdout.split())


@pytest.mark.parametrize("module", HEAVY)
def test_not_loaded(loaded: set[str], module: str) -> None:
    """None of these is paid for by each web process."""
    assert module not in loaded


def test_loaded(loaded: set[str]) -> None:
    """The list above is of modules that were looked for in the right place."""
    assert {"outreach.web.sms", "outreach.dialogue.line", "outreach.store.sqlite", "twilio.twiml", "flask"} <= loaded
