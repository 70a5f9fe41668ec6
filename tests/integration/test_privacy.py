"""What is held of people can be told, counted, paused, copied and put back; on both databases, on a fake clock."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.bootstrap import Service
from outreach.bootstrap.upkeep import forget_due
from outreach.cli import main
from outreach.errors import BackupError, HoldError
from outreach.model.legal_holds import LegalAct, LegalLine
from outreach.settings import Settings
from outreach.store.account import PERSONAL
from outreach.store.address import is_postgres
from outreach.store.backups.folder import erase_old, new_path, refuse_keys_beside
from outreach.store.backups.keeping import back_up, restore
from outreach.store.migrate import migrate
from tests import postgres
from tests.conftest import MakeService
from tests.databases import ask, on_both
from tests.fakes import NOON, OTHER, PATIENT, FrozenClock, Provider, said_stop
from tests.phones import messages_of

Command = Callable[..., Result]
COLUMNS = {
    True: "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'",
    False: "SELECT one.name, columns.name FROM sqlite_master AS one JOIN pragma_table_info(one.name) AS columns "
           "WHERE one.type = 'table'",
}


@pytest.fixture
def command(settings: Settings) -> Command:
    """Runs an `outreach` command over the line's data, as staff do."""
    environ = {"OUTREACH_DATA": str(settings.data), "DATABASE_URL": settings.database,
               "OUTREACH_PHONE_KEYS": settings.phone_keys, "TWILIO_AUTH_TOKEN": settings.auth_token}
    return lambda *words: CliRunner(env=environ).invoke(main, list(words))


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's own programs on the path, as on a machine that has those of the server's version."""
    monkeypatch.setenv("PATH", postgres.programs(), prepend=os.pathsep)


def legal(act: LegalAct, name: str = "Smith v. Elm") -> LegalLine:
    """A line of the list of legal holds."""
    return LegalLine(name=name, act=act, at=NOON, by="Ann Example", reason="Subpoena")


@on_both
def test_every_table_of_persons_is_told(settings: Settings) -> None:
    """Whoever adds a table or column with a person's hash adds it to `outreach account` as well."""
    there: dict[str, set[str]] = {}
    for table, column in ask(settings.database, COLUMNS[is_postgres(settings.database)]):
        there.setdefault(table, set()).add(column)
    personal = {table: columns - {"id"} for table, columns in there.items() if "phone" in columns}
    assert personal == {table.name: set(table.columns) for table in PERSONAL}


@on_both
def test_account_tells_all_that_is_held(provider: Provider, command: Command) -> None:
    """Of one number: what it read, heard and said STOP to; of nobody else, and never the number."""
    for body in ("TYPES", "MORE", "STOP"):
        provider.text(body)
    provider.text("WHY", number=OTHER)
    provider.step("/voice/step?at=menu", Digits="3")
    told = command("account", PATIENT).output
    for words in ("inbound: 4 rows", "consent: 1 rows", "heard: ", "recurrent-cancer/en/types", "rule stop"):
        assert words in told
    assert PATIENT.removeprefix("+1") not in told
    assert "why" not in told.lower().replace("rule", "")
    assert "Nothing is held of this number." in command("account", "+12165550199").output
    assert '"inbound"' in command("account", OTHER, "--json").output


@on_both
def test_exposure_counts_people(provider: Provider, command: Command, clock: FrozenClock) -> None:
    """How many, since when, and which fields."""
    provider.text("TYPES")
    clock.advance(days=2)
    provider.text("TYPES", number=OTHER)
    told = command("exposure", "--since", "2026-11-23")
    assert told.exit_code == 0
    [inbound] = [line.split() for line in told.output.splitlines() if line.startswith("inbound")]
    assert ["inbound", "2", "1", "2"] == inbound[:4]
    assert "phone" in inbound
    assert "At most 2 people" in told.output


@on_both
def test_places_are_erased_after_a_day(service: Service, provider: Provider, settings: Settings,
                                       clock: FrozenClock) -> None:
    """To the second: until then MORE goes on, afterwards no row tells where somebody stopped; who read what, a week."""
    provider.text("TYPES")
    provider.text("treatment", number=OTHER)
    clock.advance(hours=24, seconds=-1)
    assert forget_due(service.store, settings, clock()).places == 0
    assert messages_of(provider.text("MORE"))[0].startswith("TYPES 2 of")
    clock.advance(hours=24, seconds=1)
    assert forget_due(service.store, settings, clock()).places >= 1
    assert [] == ask(settings.database, "select id from inbound where document || section || question <> ''")
    assert ask(settings.database, "select id from inbound where served <> ''")
    assert "no topic open" in messages_of(provider.text("MORE"))[0]
    clock.advance(days=7, seconds=1)
    forget_due(service.store, settings, clock())
    assert [] == ask(settings.database, "select id from inbound where served <> ''")


@on_both
def test_a_legal_hold_pauses_erasing(service: Service, provider: Provider, settings: Settings,
                                     clock: FrozenClock) -> None:
    """Under a name: nothing goes by age or by staff until each hold is ended; then all that is due does."""
    provider.text("TYPES")
    service.store.keep_legal_line(legal(LegalAct.ADD))
    service.store.keep_legal_line(legal(LegalAct.ADD, "Inquiry 7"))
    clock.advance(days=60)
    before = ask(settings.database, "select * from inbound")
    assert ("Smith v. Elm", "Inquiry 7") == forget_due(service.store, settings, clock()).paused_by
    with pytest.raises(HoldError, match="Inquiry 7"):
        service.store.refuse_while_held()
    service.store.keep_legal_line(legal(LegalAct.END))
    assert forget_due(service.store, settings, clock()).paused_by == ("Inquiry 7",)
    assert before == ask(settings.database, "select * from inbound")
    service.store.keep_legal_line(legal(LegalAct.END, "Inquiry 7"))
    assert forget_due(service.store, settings, clock()).texts == 1
    assert [] == ask(settings.database, "select * from inbound")


@on_both
def test_a_legal_hold_is_begun_and_ended_once(service: Service) -> None:
    """Twice the same name, or the end of none: refused, so that no slip of the pen ends another's hold."""
    with pytest.raises(HoldError, match="not open"):
        service.store.keep_legal_line(legal(LegalAct.END))
    service.store.keep_legal_line(legal(LegalAct.ADD))
    with pytest.raises(HoldError, match="already"):
        service.store.keep_legal_line(legal(LegalAct.ADD))


def test_legal_holds_by_command(command: Command, provider: Provider) -> None:
    """What counsel's assistant types, and what it does to `outreach forget`."""
    provider.text("TYPES")
    by = ("--by", "Ann Example", "--reason", "Subpoena")
    assert "Nothing is erased" in command("legal-hold", "add", "Smith", *by).output
    for words in (("forget", PATIENT, "--by", "Ann Example"), ("forget", "--old")):
        refused = command(*words)
        assert (1, True) == (refused.exit_code, "Smith" in refused.output)
    assert command("legal-hold", "end", "Other", *by).exit_code == 1
    assert "Open: Smith." in command("legal-hold", "list").output
    assert command("legal-hold", "end", "Smith", *by).exit_code == 0
    assert "Erased: 1 rows" in command("forget", PATIENT, "--by", "Ann Example").output


@on_both
@pytest.mark.usefixtures("programs")
def test_a_backup_put_back(make_service: MakeService, provider_of: Callable[[Service], Provider], settings: Settings,
                           clock: FrozenClock, tmp_path: Path) -> None:
    """All is as it was then, but nobody who said STOP since is texted, and no hold made since is lost."""
    line = make_service()
    provider = provider_of(line)
    provider.text("TYPES")
    provider.text("STOP", number=OTHER)
    made = back_up(settings.database, tmp_path / "backups", clock())
    assert (0o600, True) == (made.stat().st_mode & 0o777, made.name.startswith("outreach-20261122T120000Z"))
    before = ask(settings.database, "select * from inbound order by id")
    clock.advance(hours=1)
    provider.text("STOP")
    provider.text("START", number=OTHER)
    line.store.keep_legal_line(legal(LegalAct.ADD))
    assert 3 == restore(settings.database, made, line.store, migrate)
    assert before == ask(settings.database, "select * from inbound order by id")
    restored = make_service()
    assert (said_stop(restored, PATIENT), said_stop(restored, OTHER)) == (True, False)
    assert ("Smith v. Elm",) == restored.store.open_legal_holds()
    assert 0 == restore(settings.database, made, restored.store, migrate) - 3
    assert () == messages_of(provider_of(make_service()).text("TYPES", sid="SM" + "e" * 32))


@on_both
@pytest.mark.usefixtures("programs")
def test_what_is_no_backup_is_refused(service: Service, provider: Provider, settings: Settings, tmp_path: Path) -> None:
    """Cut short, of another kind, or no such file: named, and nothing is changed."""
    provider.text("STOP")
    made = back_up(settings.database, tmp_path, NOON)
    made.write_bytes(made.read_bytes()[:3000])
    other = tmp_path / "outreach-20260101T000000Z.zip"
    other.write_bytes(b"PK")
    for file in (made, other, tmp_path / "none"):
        with pytest.raises(BackupError):
            restore(settings.database, file, service.store, migrate)
    assert said_stop(service, PATIENT)


def test_backups_by_command(command: Command, provider: Provider, tmp_path: Path) -> None:
    """Made every night, put back on purpose alone."""
    provider.text("STOP")
    folder = tmp_path / "away" / "backups"
    assert "Made: " in command("backup", str(folder)).output
    [made] = folder.glob("*.sqlite")
    assert command("restore", str(made)).exit_code == 2
    assert "Restored: " in command("restore", str(made), "--yes").output


def test_backups_are_erased_after_thirty_days(tmp_path: Path) -> None:
    """By the time in their names; files of others in the folder stay."""
    times = [NOON - timedelta(days=days) for days in (31, 30, 1)]
    for at in times:
        new_path(tmp_path, at, ".sqlite").touch()
    (tmp_path / "outreach-notes-Z.txt").touch()
    assert (new_path(tmp_path, times[0], ".sqlite"),) == erase_old(tmp_path, NOON)
    assert 3 == len(list(tmp_path.iterdir()))


def test_no_backup_lies_beside_a_key(settings: Settings, command: Command, tmp_path: Path) -> None:
    """A file with the phone key in the folder, below it or right above it: refused by name, nothing is written."""
    for place in ("backups/.env", "backups/keys/notes.txt", "env"):
        folder, file = tmp_path / place.replace("/", "-") / "backups", tmp_path / place.replace("/", "-") / place
        folder.mkdir(parents=True)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"OUTREACH_PHONE_KEYS={settings.phone_keys.upper()}\n")
        refused = command("backup", str(folder))
        assert (1, True) == (refused.exit_code, file.name in refused.output)
        assert not list(folder.glob("outreach-*"))
    refuse_keys_beside(tmp_path / "nowhere", ["ab" * 32])
