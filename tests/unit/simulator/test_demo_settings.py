"""The demo's own secrets, and why it never takes real ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from outreach.errors import SettingsError
from outreach.settings import Settings
from outreach.simulator.demo_settings import SECRETS, demo_settings


def test_a_token_of_its_own(tmp_path: Path) -> None:
    """Fresh secrets the first time, the same ones after, readable by their owner alone."""
    first = demo_settings(Settings(data=tmp_path))
    file = tmp_path / "demo" / SECRETS
    assert first == demo_settings(Settings(data=tmp_path))
    assert "0o600" == oct(file.stat().st_mode & 0o777)
    assert first.auth_token == json.loads(file.read_text())["auth_token"]
    assert len(first.auth_token) >= 32
    assert first.auth_token != demo_settings(Settings(data=tmp_path / "other")).auth_token
    assert [file] == list(file.parent.iterdir())


def test_loopback_and_drafts_only(tmp_path: Path) -> None:
    """The demo signs for its own loopback address, and marks what it serves as drafts."""
    demo = demo_settings(Settings(data=tmp_path, port=8123, serve="reviewed", public_url="https://line.example.org",
                                  database_url="sqlite:////srv/real.sqlite"))
    assert ("http://127.0.0.1:8123", "drafts") == (demo.public_url, demo.serve)
    assert f"sqlite:///{tmp_path / 'demo' / 'outreach.sqlite'}" == demo.database
    assert demo == demo.for_production()


@pytest.mark.parametrize("real", [{"auth_token": "real"}, {"account_sid": "AC" + "0" * 32}])
def test_a_real_account_is_refused(tmp_path: Path, real: dict[str, str]) -> None:
    """Whoever opens the page could sign with it, so nothing is even written."""
    with pytest.raises(SettingsError, match="TWILIO_AUTH_TOKEN"):
        demo_settings(Settings(data=tmp_path, **real))
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("content", ["", "{", "not json"])
def test_unreadable_secrets_are_named(tmp_path: Path, content: str) -> None:
    """A damaged file is named with what to do."""
    demo_settings(Settings(data=tmp_path))
    file = tmp_path / "demo" / SECRETS
    file.write_text(content)
    with pytest.raises(SettingsError, match=SECRETS):
        demo_settings(Settings(data=tmp_path))
