"""`outreach classify`: a line out for each line in, whatever the lines hold."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner, Result

from outreach.cli import main

ROOT = Path(__file__).parents[3]


def classify(folder: Path, text: str, *options: str) -> Result:
    """Run the command in a folder without a build."""
    with chdir(folder):
        return CliRunner().invoke(main, ["classify", *(options or ("--scripts", str(ROOT / "scripts")))], input=text)


def test_in_order(tmp_path: Path) -> None:
    """Each kind of text with its class, value and rule, from the scripts alone."""
    texts = ["STOP", "feel", "3", "i want to die", "stage", "who is this", "hospice", "next"]
    found = classify(tmp_path, "\n".join(json.dumps({"text": text}) for text in texts))
    answers = [json.loads(line) for line in found.stdout.splitlines()]
    assert [("optout", ""), ("keyword", "CONTROL"), ("keyword", "TYPES"), ("emergency", "crisis"),
            ("keyword", "STAGING"), ("help", ""), ("question", ""), ("keyword", "MORE")] == [
        (answer["class"], answer["value"]) for answer in answers]
    assert 0 == found.exit_code


def test_a_bad_line_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    """Each line in has its line out, so that nothing is taken for another's answer."""
    yes = '{"text": "yes", "state": "%s"}'
    lines = ["{", '{"text": 3}', yes % "gone", '["STOP"]', yes % "opted_out"]
    found = classify(tmp_path, "\n".join(lines))
    assert ["unknown"] * 4 + ["optin"] == [json.loads(line)["class"] for line in found.stdout.splitlines()]
    assert all(f"line {number}: " in found.stderr for number in (1, 2, 3, 4))
    assert 1 == found.exit_code


def test_without_scripts_documents_are_drafted(tmp_path: Path) -> None:
    """A fresh copy with documents alone knows their keywords; nothing is left behind."""
    options = ("--scripts", str(tmp_path / "none"), "--content", str(ROOT / "content"))
    found = classify(tmp_path, '{"text": "staging"}', *options)
    assert "STAGING" == json.loads(found.stdout)["value"]
    assert [] == list(tmp_path.rglob("*.md"))
