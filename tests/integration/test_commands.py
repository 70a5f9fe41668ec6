"""The `outreach` command in processes of its own, as an operator types it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Outreach = Callable[..., subprocess.CompletedProcess[str]]
PRODUCTION = {"TWILIO_AUTH_TOKEN": "t", "PUBLIC_URL": "https://line.example.org",
              "OUTREACH_PHONE_KEYS": "a:" + "0" * 64}


def test_check_for_a_program(workplace: Path, outreach: Outreach) -> None:
    """Every document and script as JSON, none of ours refused."""
    done = outreach("check", "--json")
    rows = json.loads(done.stdout)
    assert (0, "") == (done.returncode, done.stderr)
    assert {"content/recurrent-cancer.md", "scripts/recurrent-cancer/en/types.md"} <= {row["path"] for row in rows}
    assert {"path", "state", "reasons"} == set().union(*rows)
    assert {row["state"] for row in rows} <= {"accepted", "flagged"}


@pytest.mark.parametrize(("broken", "line"), [
    ("---\ntitle: A\nsource: a: b\n---\n# A\n\nB.\n", 3), ("---\ntitle: A\n", 1), ("no front matter at all\n", 1),
])
def test_check_names_file_and_line(workplace: Path, outreach: Outreach, broken: str, line: int) -> None:
    """Front matter that cannot be read is named with its place, and hides no other file."""
    (workplace / "content" / "broken.md").write_text(broken)
    done = outreach("check")
    assert "Traceback" not in done.stderr
    assert f"content/broken.md:{line}:" in done.stdout
    assert "content/recurrent-cancer.md" in done.stdout


def test_a_review_date_that_is_no_date(workplace: Path, outreach: Outreach) -> None:
    """It is refused with its line, or people are told that there is no date; nobody gets an error."""
    document = workplace / "content/recurrent-cancer.md"
    document.write_text(document.read_text().replace("2025-12-30", "December 2025"))
    if outreach("check").returncode == 0:
        outreach("demo", "--prepare")
        done = outreach("text", stdin="WHY\nSOURCE\n")
        assert (0, "") == (done.returncode, done.stderr)


def test_check_refuses(workplace: Path, outreach: Outreach) -> None:
    """One unreadable document makes the command fail, for the sake of whoever calls it."""
    (workplace / "content" / "broken.md").write_text("---\ntitle: [unclosed\n---\n")
    rows = json.loads((done := outreach("check", "--json")).stdout)
    assert 1 == done.returncode
    assert ["content/broken.md"] == [row["path"] for row in rows if row["state"] == "refused"]


def test_draft_twice(workplace: Path, outreach: Outreach) -> None:
    """The second run changes nothing and says so; an edited script is left alone."""
    before = outreach("draft").stdout.splitlines()[-1]
    files = {path: path.read_bytes() for path in (workplace / "scripts").rglob("*") if path.is_file()}
    done = outreach("draft")
    drafts = before.split()[0]
    assert (0, [f"{drafts} drafts, {drafts} unchanged."]) == (done.returncode, done.stdout.splitlines())
    assert files == {path: path.read_bytes() for path in (workplace / "scripts").rglob("*") if path.is_file()}


def test_draft_leaves_an_edited_script_alone(workplace: Path, outreach: Outreach) -> None:
    """Words that a person changed are never overwritten."""
    outreach("draft")
    script = workplace / "scripts/recurrent-cancer/en/why.md"
    edited = script.read_text().replace("fully remove or destroy", "wholly remove")
    script.write_text(edited)
    assert "edited by hand, left alone" in outreach("draft").stdout
    assert edited == script.read_text()


def test_text_from_a_pipe(workplace: Path, outreach: Outreach) -> None:
    """A conversation typed into the terminal's phone."""
    done = outreach("text", stdin="TYPES\nMORE\nSTOP\nTYPES\n")
    assert (0, "") == (done.returncode, done.stderr)
    lines = done.stdout.splitlines()
    assert any(line.startswith("< TYPES 1 of") for line in lines)
    assert any(line.startswith("< TYPES 2 of") for line in lines)
    assert "  (silence)" == lines[-1]


def test_call_from_a_pipe(workplace: Path, outreach: Outreach) -> None:
    """A call in the terminal, hung up by q."""
    done = outreach("call", stdin="3\n1\nq\n")
    assert (0, "") == (done.returncode, done.stderr)
    assert "= Types of Recurrent Cancer. Part 2 of 3." in done.stdout
    assert "  (the call has ended)" == done.stdout.splitlines()[-1]


@pytest.mark.parametrize("missing", PRODUCTION)
def test_serve_without(workplace: Path, outreach: Outreach, missing: str) -> None:
    """Production does not start, and names what is missing."""
    done = outreach("serve", environ={name: value for name, value in PRODUCTION.items() if name != missing})
    assert 1 == done.returncode
    assert missing in done.stderr
    assert "Traceback" not in done.stderr
    assert "https://line" not in done.stderr.replace("such as https://line.example.org", "")


@pytest.mark.parametrize(("arguments", "changes", "named"), [
    (("demo", "--host", "0.0.0.0"), {}, "--host"),
    (("demo",), {"TWILIO_AUTH_TOKEN": "real"}, "TWILIO_AUTH_TOKEN"),
    (("demo",), {"TWILIO_ACCOUNT_SID": "AC" + "0" * 32}, "TWILIO_ACCOUNT_SID"),
    (("text",), {"TWILIO_AUTH_TOKEN": "real"}, "TWILIO_AUTH_TOKEN"),
    (("demo",), {"PORT": "99999"}, "PORT"), (("demo",), {"OUTREACH_VOICE": "robot"}, "OUTREACH_VOICE"),
    (("build",), {"OUTREACH_SERVE": "all"}, "OUTREACH_SERVE"),
    (("migrate",), {"DATABASE_URL": "mysql://x"}, "DATABASE_URL"),
])
def test_settings_that_cannot_be_used(workplace: Path, outreach: Outreach, arguments: tuple[str, ...],
                                      changes: dict[str, str], named: str) -> None:
    """The setting is named, with exit code 1, without a traceback and without its value if it is secret."""
    done = outreach(*arguments, environ=changes)
    assert 1 == done.returncode
    assert named in done.stderr
    assert "Traceback" not in done.stderr
    assert "real" not in done.stderr.replace("a real account", "")


def test_build_refuses_unsigned_words(workplace: Path, outreach: Outreach) -> None:
    """Nothing unreviewed is built for the public, and the build that is served stays."""
    pointer = workplace / "data/demo/builds/current"
    before = pointer.read_text()
    done = outreach("build", environ={"OUTREACH_DATA": "data/demo"})
    assert 1 == done.returncode
    assert "nobody has signed it" in done.stderr
    assert before == pointer.read_text()
    assert [] == list(pointer.parent.glob("making-*"))


def test_text_without_a_build(workplace: Path, outreach: Outreach) -> None:
    """A phone with nothing behind it says what to run."""
    done = outreach("text", stdin="TYPES\n", environ={"OUTREACH_DATA": "elsewhere"})
    assert 1 == done.returncode
    assert "make run" in done.stderr
