"""What most tests need: a line with a build of this repository's scripts, a clock that stands still.

`pytest --update` writes the expected files anew: tests/transcripts/ (each move is played
on the terminal's phones) and tests/golden/. Read the difference before you commit it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, sync_playwright

from outreach.bootstrap import Service, assemble
from outreach.bootstrap.builds import fallback_phrasebook
from outreach.bootstrap.callers import call_prompts
from outreach.dialogue.every_prompt import every_prompt
from outreach.model.paces import USUAL_WORDS_PER_MINUTE
from outreach.publish.build import build
from outreach.review.drafts import write_drafts
from outreach.settings import Settings
from outreach.web.app import create_line
from tests.browser.watching import CHROMIUM, CHROMIUM_ARGS, NO_CHROMIUM
from tests.databases import ask, new_address
from tests.fakes import NOON, FrozenClock, Provider, line_settings
from tests.integration.small_line import mulaw_wav
from tests.integration.store_people import new_database

ROOT = Path(__file__).parent.parent

MakeService = Callable[..., Service]

hypothesis_settings.register_profile("default", deadline=None)
hypothesis_settings.register_profile("prove", deadline=None, max_examples=2000)
hypothesis_settings.load_profile("default")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add --update, --every-phone and --screenshots."""
    parser.addoption("--update", action="store_true", help="write transcripts and golden files anew")
    parser.addoption("--every-phone", action="store_true", help="play all transcripts on all phones over PostgreSQL")
    parser.addoption("--screenshots", action="store_true", help="take the pictures in docs/screenshots anew")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """True when expected files are to be written anew."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def clock() -> FrozenClock:
    """The time of the tests: noon on 22 November 2026."""
    return FrozenClock()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of scripts/, drafts and all, brought up to date as `make run` does; never change it."""
    return build_of(ROOT / "content", tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def guides_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of the two guides in tests/guides/, which share keywords; one has parts. Never change it."""
    return build_of(ROOT / "tests" / "guides", tmp_path_factory.mktemp("guides"))


@pytest.fixture(scope="session")
def spanish_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of this repository's document and the Spanish guide in tests/guides_es/. Never change it."""
    folder = tmp_path_factory.mktemp("spanish")
    for file in (*(ROOT / "content").glob("*.md"), *(ROOT / "tests" / "guides_es").glob("*.md")):
        shutil.copy(file, folder)
    return build_of(folder, tmp_path_factory.mktemp("spanish-built"))


@pytest.fixture(scope="session")
def programmes_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build of two languages with the programmes in tests/programmes/. Never change it."""
    folder = tmp_path_factory.mktemp("programmes")
    for file in (*(ROOT / "content").glob("*.md"), *(ROOT / "tests" / "guides_es").glob("*.md")):
        shutil.copy(file, folder)
    return build_of(folder, tmp_path_factory.mktemp("programmes-built"), programmes=ROOT / "tests" / "programmes")


@pytest.fixture
def programmes_data(tmp_path: Path, programmes_built: Path, kind: str) -> Iterator[Settings]:
    """Settings of a line that sends, and has programmes."""
    settings = line_settings(tmp_path / "programmes", sending=True)
    shutil.copytree(programmes_built, settings.build_folder)
    with new_address(kind, settings.data / "outreach.sqlite") as address:
        yield settings.with_changes(database_url=address)


@pytest.fixture
def line(programmes_data: Settings, clock: FrozenClock) -> Iterator[Service]:
    """A line that sends, and has programmes to join."""
    made = assemble(programmes_data, clock=clock)
    yield made
    made.store.close()


@pytest.fixture
def kind(request: pytest.FixtureRequest) -> str:
    """Which database a line has: "postgresql" in the second run of a test that is marked `on_both`."""
    return str(getattr(request, "param", "sqlite"))


@pytest.fixture
def spanish_data(tmp_path: Path, spanish_built: Path) -> Path:
    """The data folder of a line that has topics in English and in Spanish."""
    settings = line_settings(tmp_path / "spanish")
    shutil.copytree(spanish_built, settings.build_folder)
    new_database(settings.data / "outreach.sqlite")
    return settings.data


@pytest.fixture
def guides_data(tmp_path: Path, guides_built: Path) -> Path:
    """The data folder of a line that serves the two guides."""
    settings = line_settings(tmp_path / "guides")
    shutil.copytree(guides_built, settings.build_folder)
    new_database(settings.data / "outreach.sqlite")
    return settings.data


def build_of(content: Path, folder: Path, *, programmes: Path | None = None) -> Path:
    """Draft and build a folder of documents with this repository's service words; the folder of the build."""
    settings = line_settings(folder)
    shutil.copytree(ROOT / "scripts" / "_service", folder / "scripts" / "_service")
    if content == ROOT / "content":
        shutil.copytree(ROOT / "scripts", folder / "scripts", dirs_exist_ok=True)
    if programmes:
        shutil.copytree(programmes, folder / "scripts" / "_programmes")
    write_drafts(content, folder / "scripts", fallback_phrasebook(settings))
    build(settings, folder / "scripts", today=NOON.date(), content=content)
    return settings.build_folder


@pytest.fixture
def settings(tmp_path: Path, built: Path, kind: str) -> Iterator[Settings]:
    """Settings of a line with a build and a database of its own."""
    settings = line_settings(tmp_path / "data")
    shutil.copytree(built, settings.build_folder)
    with new_address(kind, settings.data / "outreach.sqlite") as address:
        yield settings if kind == "sqlite" else settings.with_changes(database_url=address)


@pytest.fixture
def make_service(settings: Settings, clock: FrozenClock) -> Iterator[MakeService]:
    """Puts lines together over one data folder; a second one is the line after a restart."""
    made: list[Service] = []

    def make(**changes: object) -> Service:
        made.append(assemble(settings.with_changes(**changes), clock=clock))
        return made[-1]

    yield make
    for service in made:
        service.store.close()


@pytest.fixture
def service(make_service: MakeService) -> Service:
    """A line at work."""
    return make_service()


@pytest.fixture
def app(service: Service) -> Flask:
    """The line's web face."""
    return create_line(service)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A caller of the web face."""
    return app.test_client()


@pytest.fixture
def provider(client: FlaskClient, settings: Settings) -> Provider:
    """The provider, which signs what it sends."""
    return Provider(client, settings)


@pytest.fixture
def provider_of() -> Callable[[Service], Provider]:
    """The provider of any line that a test put together."""
    return lambda service: Provider(create_line(service).test_client(), service.settings)


@pytest.fixture
def rows(settings: Settings) -> Callable[[], dict[str, list[tuple]]]:
    """Reads all that the database holds, so that a test can tell whether anything changed."""
    def read() -> dict[str, list[tuple]]:
        return {table: ask(settings.database, f"select * from {table} order by id") for table in ("inbound", "consent")}
    return read


@pytest.fixture
def add_clips() -> Callable[[Service], None]:
    """Gives every prompt of a line a short clip, as a build with a voice does."""
    return lambda service: _add_clips(service, service.settings)


def _add_clips(service: Service, settings: Settings) -> None:
    tongues = service.builds.shelf().tongues
    prompts = [call_prompts(settings, shelf) for shelf in tongues]
    settings.audio_folder.mkdir(parents=True, exist_ok=True)
    copy = settings.build_folder / "making.sqlite"
    shutil.copy(settings.build_folder / f"{service.builds.shelf().catalogue.name}.sqlite", copy)
    with closing(sqlite3.connect(copy)) as database:
        for words in dict.fromkeys(words for one in prompts for words in every_prompt(one, NOON.date())):
            clip = mulaw_wav(hashlib.sha256(words.encode()).digest())
            name = hashlib.sha256(clip).hexdigest()
            (settings.audio_folder / f"{name}.wav").write_bytes(clip)
            database.execute("insert into clip values (?, ?, ?, 1.0)", (words, USUAL_WORDS_PER_MINUTE, name))
        database.commit()
    copy.rename(settings.build_folder / "clips.sqlite")
    (settings.build_folder / "current").write_text("clips\n")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium of this computer: one for the whole session, since a process can drive but one."""
    if CHROMIUM is None:
        pytest.skip(NO_CHROMIUM)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def environ() -> dict[str, str]:
    """The environment of commands that tests start: this checkout's code, nothing of the person's who runs them."""
    return {"PATH": os.defpath, "OUTREACH_VOICE": "provider", "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT)}


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory, environ: dict[str, str]) -> Path:
    """A checkout in which `outreach demo --prepare` was run once; copy it, never change it."""
    folder = tmp_path_factory.mktemp("prepared")
    for name in ("content", "scripts"):
        shutil.copytree(ROOT / name, folder / name)
    subprocess.run([sys.executable, "-m", "outreach", "demo", "--prepare"], cwd=folder, env=environ, check=True,
                   capture_output=True)
    return folder


@pytest.fixture
def workplace(prepared: Path, tmp_path: Path) -> Path:
    """A prepared checkout of the test's own."""
    shutil.copytree(prepared, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture
def outreach(workplace: Path, environ: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs one `outreach` command in the workplace."""
    def run(*arguments: str, stdin: str = "", environ: dict[str, str] = environ) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "outreach", *arguments], cwd=workplace, env=base | environ,
                              input=stdin, capture_output=True, text=True, check=False, timeout=60)

    base = environ
    return run
