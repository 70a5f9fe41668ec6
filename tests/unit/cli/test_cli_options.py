"""What all commands share: tables, errors in plain words, and where the demo listens."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from outreach.cli import main
from outreach.cli.main import Commands
from outreach.cli.options import print_table, progress_bar
from outreach.errors import OutreachError


def test_tables_are_as_wide_as_their_cells(capsys: pytest.CaptureFixture[str]) -> None:
    """Columns line up, no line ends in spaces, and no rows print nothing."""
    print_table([("STATE", "FILE", "WHY"), ("ok", "a/very/long/path", ""), ("refused", "b", "because")])
    print_table([])
    assert ("STATE    FILE              WHY\nok       a/very/long/path\nrefused  b                 because\n"
            == capsys.readouterr().out)


def test_operators_errors_are_words_not_tracebacks() -> None:
    """An error that an operator can mend ends in its own text and exit code 1."""
    @click.group(cls=Commands)
    def group() -> None:
        """A group like the command's."""

    @group.command()
    def fail() -> None:
        raise OutreachError("data/x:3: it is so. Do this")

    done = CliRunner().invoke(group, ["fail"])
    assert (1, "Error: data/x:3: it is so. Do this\n") == (done.exit_code, done.output)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_says_what_it_does(command: str) -> None:
    """`--help` begins with a sentence, and every option has a text."""
    done = CliRunner().invoke(main, [command, "--help"])
    assert 0 == done.exit_code
    sentence = done.output.splitlines()[2].strip()
    assert len(sentence.split()) >= 4
    assert all(option.help for option in main.commands[command].params if isinstance(option, click.Option))


@pytest.mark.parametrize("name", sorted(main.commands))
def test_commands_are_called_as_they_are_listed(name: str) -> None:
    """What is imported by its name is the command of that name."""
    assert name == main.commands[name].name


@pytest.mark.parametrize("name", ["hold", "migrate", "worker"])
def test_a_command_loads_no_other_commands_libraries(name: str) -> None:
    """Staff who take back a text wait for its own modules alone."""
    program = (f"import sys; from outreach.cli import main; main([{name!r}, '--help'], standalone_mode=False); "
               "print(*sorted(sys.modules))")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert {"outreach.settings", "outreach.bootstrap.assemble"} <= loaded
    heavy = {"flask", "numpy", "sqlalchemy", "markdown_it", "twilio.twiml", "dbos"}
    assert set() == loaded & (heavy | {"outreach.condense", "outreach.desk"})


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org", "127.0.0.1.example.org", ""])
def test_the_demo_listens_on_loopback_only(host: str, tmp_path: Path) -> None:
    """Any other host is refused before anything is written."""
    runner = CliRunner(env={"OUTREACH_DATA": str(tmp_path), "TWILIO_AUTH_TOKEN": "", "TWILIO_ACCOUNT_SID": ""})
    done = runner.invoke(main, ["demo", "--prepare", "--host", host])
    assert 1 == done.exit_code
    assert "--host" in done.output
    assert [] == list(tmp_path.iterdir())


@pytest.mark.parametrize("megabytes", [False, True])
def test_no_bar_where_nobody_watches(megabytes: bool, capsys: pytest.CaptureFixture[str]) -> None:
    """A log file or a pipe gets no bar and no label."""
    with progress_bar("Drafting", megabytes=megabytes) as move:
        move(1, 2)
        move(2, 2)
    assert ("", "") == capsys.readouterr()
