"""What the pages for operators say is what the program does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from outreach.bootstrap import Service
from outreach.cli import main
from outreach.cli.serving import SERVER
from outreach.settings import Settings
from outreach.simulator.transcript import parse, play
from tests.phones import DirectPhone

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = ROOT / "Makefile"
TRANSCRIPTS = re.findall(r"```transcript\n(.*?)```", README, re.DOTALL)
needs_readme = pytest.mark.skipif(not README.strip(), reason="the README is not written yet")


def code_in(page: str) -> list[str]:
    """Each line of code on a page, without its comment: indented, fenced or between backticks."""
    lines = re.findall(r"^(?: {4}|\t)(.+)$|`([^`\n]+)`", page, re.MULTILINE)
    return [re.sub(r"\s+#\s.*", "", line or inline).strip() for line, inline in lines]


def commands_of(name: str, rest: list[str]) -> list[click.Command]:
    """A command, and the one within it that is meant where it is a group."""
    command = main.commands[name]
    within = [command.commands[word] for word in rest[:1]] if isinstance(command, click.Group) and rest else []
    return [command, *within]


def operators_pages() -> list[Path]:
    """Every page that tells an operator what to type."""
    pages = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")), ROOT / "scripts" / "README.md")
    return [path for path in pages if path.exists()]


def test_procfile_and_serve_start_the_same_server() -> None:
    """There is one way to serve."""
    [web] = [line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("web:")]
    assert [*SERVER, "outreach.desk.app:create_app()"] == shlex.split(web.removeprefix("web:"))


def test_procfile_worker_is_a_command() -> None:
    """The process that sends exists."""
    [worker] = [line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("worker:")]
    assert worker.split()[1:] == ["outreach", "worker"]
    assert "worker" in main.commands


def test_procfile_release_is_a_command() -> None:
    """The release step exists."""
    [release] = [line for line in (ROOT / "Procfile").read_text().splitlines() if line.startswith("release:")]
    assert release.split()[1:] == ["outreach", "migrate"]
    assert "migrate" in main.commands


@needs_readme
def test_commands_on_the_pages_exist() -> None:
    """Each `outreach …` is a subcommand, and each of its options is one."""
    typed = [(page, shlex.split(code)) for page in operators_pages() for code in code_in(page.read_text())
             if re.match(r"(?:\.venv/bin/)?outreach [a-z]", code)]
    assert typed
    for page, (_, command, *rest) in typed:
        assert command in main.commands, f"{page.name}: outreach {command}"
        options = {name for one in commands_of(command, rest) for option in one.params for name in option.opts}
        assert {word.partition("=")[0] for word in rest if word.startswith("--")} <= options | {"--help"}


@needs_readme
def test_make_targets_on_the_pages_exist() -> None:
    """Each `make …` is a target, and each target says what it is for."""
    targets = set(re.findall(r"^([a-z-]+):.*##", MAKEFILE.read_text(), re.MULTILINE))
    typed = {word for page in operators_pages() for code in code_in(page.read_text())
             for word in re.findall(r"^(?:\w+=\S+ )*make ([a-z-]+)", code)}
    assert {"run", "test"} <= typed
    assert typed <= targets


@needs_readme
def test_every_command_is_on_some_page() -> None:
    """An operator can find each command by reading."""
    pages = "\n".join(page.read_text() for page in (*operators_pages(), MAKEFILE))
    assert [] == [name for name in main.commands if not re.search(rf"outreach {name}\b", pages.replace("$(BIN)/", ""))]


@needs_readme
def test_links_on_the_readme_lead_somewhere() -> None:
    """Each file that the README names is there."""
    linked = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert [] == [name for name in linked if not (ROOT / name).exists()]


@needs_readme
@pytest.mark.parametrize("shown", TRANSCRIPTS, ids=lambda shown: shown.split("\n")[0])
def test_transcripts_on_the_readme_come_out_so(shown: str, service: Service) -> None:
    """A conversation on the README is what the line says today."""
    assert shown == play(parse(shown), DirectPhone(service))


def test_every_setting_is_explained() -> None:
    """docs/settings.md names each variable that is read, and no other."""
    page = ROOT / "docs" / "settings.md"
    if not page.exists():
        pytest.skip("docs/settings.md is not written yet")
    source = (ROOT / "outreach" / "variables.py").read_text()
    read = set(re.findall(r'read\.\w+\("([A-Z_0-9]+)"', source))
    assert len(read) == len(Settings.__dataclass_fields__)
    assert read <= set(re.findall(r"`([A-Z][A-Z_0-9]+)`", page.read_text()))


def test_options_share_their_names() -> None:
    """--content, --scripts and --json mean the same wherever they stand."""
    for name in ("content", "scripts"):
        found = {str(option.default) for command in main.commands.values() for option in command.params
                 if isinstance(option, click.Option) and option.name == name}
        assert {name} == found
