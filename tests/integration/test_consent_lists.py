"""Lists of agreements, proof and ends, as staff handle them: nothing without proof, nothing twice, no number shown."""

from __future__ import annotations

import csv
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import CliRunner

from outreach.bootstrap import Service, assemble
from outreach.campaigns.deactivating import Deactivated, end_deactivated
from outreach.campaigns.history import exported, history_of
from outreach.campaigns.importing import Importing
from outreach.campaigns.named import programmes_named
from outreach.campaigns.preview import preview_of
from outreach.cli import main
from outreach.errors import SendError
from outreach.settings import Settings
from tests.databases import on_both
from tests.fakes import OTHER, PATIENT, FrozenClock

HEAD = ("number", "programme", "agreed_at", "medium", "wording", "evidence", "recorded_by")
GOOD = (PATIENT, "RECUR", "2026-11-01", "paper", "Yes, text me a part each Monday.", "form 12, binder 3", "Ann Example")


def written(folder: Path, *rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> Path:
    """A list."""
    path = folder / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows((head, *rows))
    return path


def row(**changes: str) -> tuple[str, ...]:
    """A good row with something else in it."""
    return tuple({**dict(zip(HEAD, GOOD, strict=True)), **changes}.values())


@on_both
def test_a_list_is_taken_in_once(line: Service, tmp_path: Path, clock: FrozenClock) -> None:
    """A dry run writes nothing; a second run doubles nothing; what is exported can be imported."""
    path = written(tmp_path, GOOD, row(number=OTHER, programme="news/en"))
    dry, first, second = (Importing(service=line, who="Bo Example", dry_run=is_dry).read(path)
                          for is_dry in (True, False, False))
    assert [(2, 0), (2, 0), (0, 2)] == [(one.taken, one.known) for one in (dry, first, second)]
    assert {"recur/en": 1, "news/en": 1} == line.store.member_counts()
    [fact] = history_of(line, line.keys.contact(PATIENT))
    assert ("agreed", "paper", GOOD[4], "form 12, binder 3", "Ann Example; list imported by Bo Example") == (
        fact.what, fact.how, fact.wording, fact.evidence, fact.who)
    again = tmp_path / "again.csv"
    again.write_text(exported(line))
    found = Importing(service=line, who="Bo Example").read(again)
    assert (0, 2, ()) == (found.taken, found.known, found.refused)


@pytest.mark.parametrize(("changes", "says"), [
    ({"evidence": ""}, "evidence missing"), ({"wording": " "}, "wording missing"), ({"medium": ""}, "medium missing"),
    ({"agreed_at": ""}, "agreed_at missing"), ({"agreed_at": "soon"}, "no date"), ({"agreed_at": "2027-01-01"}, "come"),
    ({"number": "12"}, "no phone number"), ({"number": "2.16556E+09"}, "set that column to text"),
    ({"agreed_at": "11/1/2026"}, "yyyy-mm-dd"), ({"number": "+442079460018"}, "countries"),
    ({"programme": "SOAP"}, "no programme SOAP")])
def test_what_is_refused(line: Service, tmp_path: Path, changes: dict[str, str], says: str) -> None:
    """By its line and with the reason; the rows around it are taken in."""
    path = written(tmp_path, row(number=OTHER), row(**changes), row(number="+12165550102"))
    found = Importing(service=line, who="Bo Example").read(path)
    [(number, reason)] = found.refused
    assert (3, 2) == (number, found.taken)
    assert says in reason
    assert "555" not in reason


@on_both
@pytest.mark.parametrize(("rule", "says"), [("stop", "STOP"), ("died", "death")])
def test_nobody_signs_up_who_ended_it(line: Service, tmp_path: Path, clock: FrozenClock, rule: str, says: str) -> None:
    """Not while it holds; after a START not with an older paper; after a death not by others at all."""
    contact = line.keys.contact(PATIENT)
    line.store.opt_out(contact, message_sid="SM1", rule=rule, at=clock())
    path = written(tmp_path, GOOD, GOOD)
    reasons = [reason for _, reason in Importing(service=line, who="Bo Example").read(path).refused]
    assert ["opted out: they said STOP"] * 2 == reasons
    clock.advance(days=1)
    line.store.opt_in(contact, message_sid="SM2", rule="start", at=clock())
    [(_, reason), _] = Importing(service=line, who="Bo Example").read(path).refused
    assert says in reason
    fresh = written(tmp_path, row(agreed_at=clock().isoformat()))
    assert (1 if rule == "stop" else 0) == Importing(service=line, who="Bo Example").read(fresh).taken


def test_a_table_without_a_column(line: Service, tmp_path: Path) -> None:
    """Nothing is read at all."""
    with pytest.raises(SendError, match="lacks the columns evidence"):
        Importing(service=line, who="Bo").read(written(tmp_path, GOOD[:5], head=HEAD[:5]))


@pytest.mark.parametrize("written_by", ["semicolons", "tabs", "a mark of bytes", "own headings", "carriage returns"])
def test_tables_as_spreadsheets_write_them(line: Service, tmp_path: Path, written_by: str) -> None:
    """The line and its reason count from the file as it is."""
    between = {"semicolons": ";", "tabs": "\t"}.get(written_by, ",")
    head = "Phone,Program,Agreed At,medium,wording,evidence" if written_by == "own headings" else ",".join(HEAD[:6])
    rows = [between.join(cells) for cells in (head.split(","), ("12", *GOOD[1:4], "Yes", "form 1"),
                                              (*GOOD[:4], '"Yes, please;\nweekly"', "form 2"))]
    path, ends = tmp_path / "list.csv", "\r\n" if written_by == "carriage returns" else "\n"
    path.write_bytes(ends.join(rows).encode("utf-8-sig" if written_by == "a mark of bytes" else "utf-8"))
    found = Importing(service=line, who="Bo").read(path)
    assert (1, [2]) == (found.taken, [number for number, _ in found.refused])
    assert "Yes, please;\nweekly" == history_of(line, line.keys.contact(PATIENT))[0].wording.replace("\r", "")


@pytest.mark.parametrize(("held", "says"), [
    (b"PK\x03\x04", "own file"), (b"\xff\xfen\x00", "no text in UTF-8"), (b"", "lacks the columns number")])
def test_files_that_are_no_table(line: Service, tmp_path: Path, held: bytes, says: str) -> None:
    """It says how to save it."""
    path = tmp_path / "list.xlsx"
    path.write_bytes(held)
    with pytest.raises(SendError, match=says):
        Importing(service=line, who="Bo").read(path)


@on_both
def test_an_older_paper_of_who_left(line: Service, tmp_path: Path, clock: FrozenClock) -> None:
    """It is refused, and not counted as taken in; a newer one counts."""
    contact = line.keys.contact(PATIENT)
    line.agreements.end(contact, "recur/en", how="staff", who="Ann Example", sid="staff-1")
    [(_, reason)] = Importing(service=line, who="Bo").read(written(tmp_path, GOOD)).refused
    assert "they left it after that day" == reason
    clock.advance(days=1)
    assert 1 == Importing(service=line, who="Bo").read(written(tmp_path, row(agreed_at=clock().isoformat()))).taken


def test_programmes_as_staff_name_them(line: Service) -> None:
    """The word alone means every language; what there is not is never taken for done."""
    assert ("recur/en",) == programmes_named(line, "RECUR") == programmes_named(line, " recur/en ")
    assert ("old/en", "old/es") == programmes_named(line, "Old", ("old/es", "old/en"))
    with pytest.raises(SendError, match=r"There is no programme SOAP\. There are: gota/es, news/en, recur/en"):
        programmes_named(line, "SOAP")


def test_numbers_that_belong_to_somebody_else_now(line: Service, tmp_path: Path, clock: FrozenClock) -> None:
    """The carriers' list ends their agreements; a line that is no number is named, and the others count."""
    Importing(service=line, who="Bo").read(written(tmp_path, GOOD, row(number=OTHER)))
    numbers = tmp_path / "numbers.txt"
    numbers.write_text(f"soap\n\n{PATIENT}\n+12165550177\n")
    clock.advance(days=1)
    for ended in (1, 0):
        assert Deactivated(numbers=2, ended=ended, refused=(1,)) == end_deactivated(line, numbers, who="Bo Example")
    assert ["agreed", "ended"] == [fact.what for fact in history_of(line, line.keys.contact(PATIENT))]
    assert {"recur/en": 1} == line.store.member_counts()


def test_a_preview(line: Service, tmp_path: Path, clock: FrozenClock) -> None:
    """How many, in how many segments, for how much; who said STOP is not counted."""
    Importing(service=line, who="Bo").read(written(tmp_path, row(programme="news/en"),
                                                   row(programme="news/en", number=OTHER)))
    line.store.opt_out(line.keys.contact(OTHER), message_sid="SM1", rule="stop", at=clock())
    priced = assemble(line.settings.with_changes(price_per_segment=Decimal("0.01")), clock=clock)
    found = preview_of(priced, "NEWS", "recurrent-cancer/en/types")
    assert (1, 1, Decimal("0.01"), 0) == (found.people, found.segments, found.cost, found.without_zone)
    assert found.words.startswith("Elm County Health: your note is ready.")
    assert found.ends_at is not None  # it is 7 in the morning there: two hours until anybody is written to
    assert timedelta(hours=2) <= found.ends_at - clock() <= timedelta(hours=2, minutes=5)
    priced.store.close()


def test_as_staff_type_it(programmes_data: Settings, tmp_path: Path) -> None:
    """Numbers are masked on the screen; what is exported is readable by its owner alone."""
    environ = {"OUTREACH_DATA": str(programmes_data.data), "DATABASE_URL": programmes_data.database_url,
               "OUTREACH_PHONE_KEYS": programmes_data.phone_keys, "OUTREACH_SENDING": "yes", "OUTREACH_SERVE": "drafts",
               "TWILIO_ACCOUNT_SID": programmes_data.account_sid, "TWILIO_AUTH_TOKEN": "t",
               "PUBLIC_URL": "https://line.example.org", "OUTREACH_LINE_NUMBER": programmes_data.line_number}
    path, target = written(tmp_path, GOOD, row(evidence="")), tmp_path / "out.csv"
    shown = []

    def run(*arguments: str) -> str:
        done = CliRunner().invoke(main, arguments, env=environ)
        assert 0 == done.exit_code, done.output
        shown.append(done.output)
        return done.output

    assert "line 3: refused, evidence missing\n1 taken in, 0 known already, 1 refused." in run(
        "consent", "import", str(path), "--by", "Bo Example")
    assert "recur/en" in run("consent", "show", PATIENT)
    assert "Nothing is on record." in run("consent", "proof", OTHER)
    told = run("consent", "proof", PATIENT)
    assert "Yes, text me a part each Monday." in told
    assert "+1 ... 23" in told
    run("consent", "export", "--to", str(target))
    assert PATIENT in target.read_text()
    assert 0o600 == target.stat().st_mode & 0o777
    assert "under 10" in run("send", "report")
    assert "people  " in run("send", "preview", "--programme", "NEWS", "--script", "recurrent-cancer/en/types")
    begin = ("send", "start", "march", "--programme", "news/en", "--script", "recurrent-cancer/en/types")
    assert "Nothing was begun." in run(*begin, "--dry-run")
    run(*begin, "--by", "Bo Example")
    assert "Paused: 0 messages wait. To let them go on: outreach send resume march" in run("send", "pause", "march")
    assert "paused" in run("send", "status")
    assert "Resumed: 0" in run("send", "resume", "march")
    assert "Cancelled: 0" in run("send", "cancel", "march")
    assert "1 lines" in run("consent", "export", "--programme", "RECUR", "--to", str(tmp_path / "recur.csv"))
    assert "Ended: nothing more of recur/en" in run(
        "consent", "withdraw", PATIENT, "--programme", "RECUR", "--by", "Bo")
    assert "0 agreements ended" in run("consent", "deactivated", str(_numbers(tmp_path)), "--by", "Bo Example")
    assert not [output for output in shown if "5550123" in output]


def _numbers(folder: Path) -> Path:
    path = folder / "numbers.txt"
    path.write_text(PATIENT)
    return path
