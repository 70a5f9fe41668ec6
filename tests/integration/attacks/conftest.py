"""The line that is attacked: one for all, in production as the Procfile starts it. It stays well whatever comes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.settings import Settings
from tests.fakes import LINE, line_settings
from tests.integration.attacks.attackers import Target
from tests.integration.store_people import new_database
from tests.integration.test_holds_processes import serving


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Settings:
    """Settings of a line of these tests' own."""
    settings = line_settings(tmp_path_factory.mktemp("attacked"))
    shutil.copytree(built, settings.build_folder)
    new_database(settings.data / "outreach.sqlite")
    return settings.with_changes(database_url=f"sqlite:///{settings.data / 'outreach.sqlite'}")


@pytest.fixture(scope="session")
def target(settings: Settings, environ: dict[str, str]) -> Iterator[Target]:
    """The line, running with two workers; its hourly cap is low, so that floods are short."""
    with serving(settings, environ | {"OUTREACH_TEXTS_PER_HOUR": "40", "OUTREACH_LINE_NUMBER": LINE}) as line:
        yield Target(line=line, settings=settings, log=settings.data / f"log-{line.port}")


@pytest.fixture(autouse=True)
def stays_well(target: Target) -> Iterator[None]:
    """After each attack the line answers others, and its log holds no trace of code or people."""
    yield
    assert target.is_well()
    log = target.log.read_text(errors="replace")
    assert "Traceback" not in log
    assert not any(private in log for private in ("2165550", target.settings.auth_token, "zqxjkv"))
