"""Every transcript, played on four kinds of phone: the same words on each.

The files are written anew by `pytest tests/integration/test_transcripts.py --update`:
each line beginning with "#" and each move is kept, the answers come from the terminal's
phones. Put a new conversation in tests/transcripts/ with its moves alone, then run that.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import cycle, product
from pathlib import Path

import pytest

from outreach.bootstrap import Service
from outreach.opening_hours import OpeningHours
from outreach.settings import Settings
from outreach.simulator.transcript import Phone, parse, play
from tests.conftest import MakeService
from tests.databases import on_both
from tests.fakes import FrozenClock, Provider
from tests.phones import DirectPhone, WebhookPhone

FOLDER = Path(__file__).parent.parent / "transcripts"
FILES = sorted(FOLDER.glob("*/*.txt"))
#: somebody who speaks Spanish, and no topic in that language
SPEAKER: dict[str, object] = {"person_number_es": "+12165550136", "person_hours_es": "lunes a viernes, 8 a 5"}
#: the tests' clock stands on a Sunday
MONDAYS = OpeningHours.parse("mon 8-17", "America/New_York")
#: beside signed webhooks, which play everything on both databases
PHONES = ("terminal", "no silence told", "clips")
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
ProviderOf = Callable[[Service], Provider]
LineFor = Callable[[Path], Service]


#: what is different in the line that the transcripts of a folder speak with
CHANGES: dict[str, dict[str, object]] = {
    "without-person": {"person_number": ""}, "overdue-warn": {"overdue": "warn"}, "overdue-hold": {"overdue": "hold"},
    "spanish-speaker": SPEAKER, "speech": {"speech": True}, "closed": {"person_hours": MONDAYS},
    "sending": {"sending": True}, "night": {"person_hours": MONDAYS, "night_number": "+12165550137"}}
#: the fixtures of those that have another build
DATA = {"two-guides": "guides_data", "spanish-guide": "spanish_data"}


@pytest.fixture
def line_for(make_service: MakeService, request: pytest.FixtureRequest) -> LineFor:
    """The line that a transcript speaks with; another build or database is made for those alone that have it."""
    def make(file: Path) -> Service:
        folder = file.parent.name
        if folder == "programmes":
            settings: Settings = request.getfixturevalue("programmes_data")
            return make_service(data=settings.data, database_url=settings.database_url, sending=True)
        if folder in DATA:
            return make_service(data=request.getfixturevalue(DATA[folder]))
        return make_service(**CHANGES.get(folder, {}))

    return make


def expected(file: Path) -> str:
    """The conversation without the comments."""
    return "\n".join(line for line in file.read_text().splitlines() if not line.startswith("#")) + "\n"


def played(file: Path, phone: Phone) -> str:
    """The conversation as it comes out on a phone."""
    return play(parse(file.read_text()), phone)


def test_there_are_texts_and_calls() -> None:
    """Nothing below passes because the folder is empty."""
    assert {"text", "call"} == {file.stem.partition("-")[0] for file in FILES}
    assert {"with-person", "without-person", "two-guides", "overdue-warn", "overdue-hold", "spanish-guide",
            "spanish-speaker"} <= {
        file.parent.name for file in FILES}


@every_file
def test_on_the_terminals_phones(file: Path, line_for: LineFor, *, update: bool) -> None:
    """The dialogue alone says what the transcript says."""
    came_out = played(file, DirectPhone(line_for(file)))
    if update:
        comments = [line for line in file.read_text().splitlines() if line.startswith("#")]
        file.write_text("\n".join([*comments, came_out]))
    assert expected(file) == came_out


@on_both
@every_file
def test_by_signed_webhooks(file: Path, line_for: LineFor, provider_of: ProviderOf) -> None:
    """A provider that follows the TwiML brings the same words to the person."""
    service = line_for(file)
    assert expected(file) == played(file, WebhookPhone(service, provider_of(service)))


@every_file
def test_by_a_provider_that_tells_no_silence(file: Path, line_for: LineFor, provider_of: ProviderOf) -> None:
    """Without actionOnEmptyResult a silent caller hears the same."""
    service = line_for(file)
    assert expected(file) == played(file, WebhookPhone(service, provider_of(service), reports_silence=False))


@every_file
def test_with_clips(file: Path, line_for: LineFor, provider_of: ProviderOf,
                    add_clips: Callable[[Service], None]) -> None:
    """Clips that say the prompts give the same words as the provider's voice."""
    service = line_for(file)
    add_clips(service)
    assert expected(file) == played(file, WebhookPhone(service, provider_of(service)))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """On the other database the phones take turns at one text and one call of each line; each plays all on demand.

    That is --every-phone, part of `make prove`: 234 conversations of three quarters of a second each.
    """
    if "elsewhere" in metafunc.fixturenames:
        firsts = {(file.parent.name, file.stem.partition("-")[0]): file for file in reversed(FILES)}
        some = zip(sorted(firsts.values()), cycle(PHONES), strict=False)
        cases = list(product(FILES, PHONES) if metafunc.config.getoption("--every-phone") else some)
        metafunc.parametrize(("elsewhere", "phone"), cases, ids=[
            f"{file.parent.name}/{file.stem} {phone}" for file, phone in cases])


@pytest.mark.parametrize("kind", ["postgresql"], indirect=True)
def test_on_each_phone_elsewhere(elsewhere: Path, phone: str, line_for: LineFor, provider_of: ProviderOf,
                                 add_clips: Callable[[Service], None]) -> None:
    """The same words over PostgreSQL as over SQLite, on those phones that the tests above play there alone."""
    line = line_for(elsewhere)
    if phone == "clips":
        add_clips(line)
    by_webhook = WebhookPhone(line, provider_of(line), reports_silence=phone != "no silence told")
    assert expected(elsewhere) == played(elsewhere, DirectPhone(line) if phone == "terminal" else by_webhook)


def test_a_position_expires(clock: FrozenClock, service: Service, provider: Provider) -> None:
    """MORE goes on for 24 hours, by webhook as in the terminal, and not a moment longer."""
    for phone in (DirectPhone(service, "+12165550102"), WebhookPhone(service, provider)):
        phone.text("TYPES")
        clock.advance(hours=24, seconds=-1)
        assert phone.text("MORE")[0].startswith("TYPES 2 of")
        clock.advance(hours=24)
        assert phone.text("MORE")[0].startswith("There is no topic open.")
