"""`outreach review` as it is typed: what is shown, what is signed, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.catalog.script_files import read_script
from outreach.cli.main import main
from outreach.model.script import Status
from tests.factories import REVIEWER
from tests.unit.faithful.sleep import PAGE
from tests.unit.review.office import FRONT, Office, open_office

KEPT = "A nap may help you in the afternoon."


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A page about naps, its draft, and two people who may sign."""
    return open_office(tmp_path)


def typed(office: Office, *arguments: object, keys: str = "") -> Result:
    """The command with the folders of the office."""
    folders = ("--content", str(office.content), "--scripts", str(office.scripts))
    return CliRunner().invoke(main, ["review", *map(str, arguments), *folders], input=keys)


def test_the_list_says_what_waits_and_how_long_it_takes(office: Office) -> None:
    """Each file with why it waits, then all counted."""
    shown = typed(office)

    assert 0 == shown.exit_code
    assert f"{office.naps}" in shown.output
    assert "draft. Reading all takes about " in shown.output


def test_a_script_is_shown_beside_its_source_and_signed(office: Office) -> None:
    """Two commands: read, then approve."""
    assert "THE SOURCE" in typed(office, office.naps).output

    done = typed(office, office.naps, "--approve", "--by", REVIEWER)

    assert f"{office.naps}: signed by {REVIEWER} on " in done.output
    assert read_script(office.naps).review.status is Status.REVIEWED


def test_errors_are_said_with_exit_code_1(office: Office) -> None:
    """A lost word is named; nobody signs without a name, or a file from elsewhere."""
    office.edit("Do not nap", "Nap")
    for arguments, words in (((office.naps, "--approve", "--by", REVIEWER), "lost: not"),
                             ((office.naps, "--approve"), "needs a person's name"),
                             ((office.content / "sleep.md",), "not a script of"),
                             (("--session", "--by", "Mallory"), "Mallory is not listed as a reviewer")):
        done = typed(office, *arguments)
        assert (1, True) == (done.exit_code, words in done.output)


def test_own_wordings_are_marked_and_accepted(office: Office) -> None:
    """The editor's command, then the reviewer's."""
    office.edit(KEPT, "An afternoon nap may help you.")
    assert "sentences marked as reworded" in typed(office, office.naps, "--reworded").output
    assert "add --accept rewording" in typed(office, office.naps, "--approve", "--by", REVIEWER).output

    assert 0 == typed(office, office.naps, "--approve", "--by", REVIEWER, "--accept", "rewording").exit_code


def test_renewals_are_shown_and_then_signed_at_once(office: Office) -> None:
    """Nothing is signed without a name."""
    office.sign()
    office.write(front=FRONT.replace("2026-01-31", "2026-02-01"))

    assert "1 renewals, no sentence changed. Add --by NAME" in typed(office, "--renew").output
    assert "2026-01-31" == read_script(office.naps).source.reviewed_on
    assert f"1 renewed by {REVIEWER}." in typed(office, "--renew", "--by", REVIEWER).output
    assert "2026-02-01" == read_script(office.naps).source.reviewed_on


def test_a_session_is_a_line_for_each_key_without_a_terminal(office: Office) -> None:
    """So that it can be scripted and timed; the reopened script comes first."""
    office.sign()
    office.write(PAGE.replace(KEPT, "A nap may help you."))
    office.edit(KEPT, "A nap may help you.")
    done = typed(office, "--session", "--by", REVIEWER, keys="a\nq\n")

    assert "1 signed, 0 skipped, " in done.output
    assert done.output.index(str(office.naps)) < done.output.index("Signed: ")
