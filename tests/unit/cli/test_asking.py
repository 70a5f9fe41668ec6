"""`outreach ask`: a line out for each line in, null where nothing answers."""

from __future__ import annotations

import json
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner, Result

from outreach.cli import main

ROOT = Path(__file__).parents[3]


def ask(folder: Path, text: str, *options: str) -> Result:
    """Run the command over the repository's scripts, in a folder without a build."""
    with chdir(folder):
        return CliRunner().invoke(main, ["ask", "--scripts", str(ROOT / "scripts"), *options], input=text)


def test_answers_and_refusals(tmp_path: Path) -> None:
    """A definition, advice about the person, another disease, a Spanish question without Spanish scripts."""
    texts = ["what is restaging", "should i stop chemo", "symptoms of gout", "¿qué es la metástasis y qué significa?"]
    found = ask(tmp_path, "\n".join(json.dumps({"id": text, "text": text}) for text in texts))
    first, *others = map(json.loads, found.stdout.splitlines())
    assert ("recurrent-cancer", "staging") == (first["document"], first["section"])
    assert "restaging" in first["answer"].split(". ")[0]
    assert all(span.startswith("staging-recurrent-cancer:") for span in first["spans"])
    assert [(text, None) for text in texts[1:]] == [(other["id"], other["answer"]) for other in others]


def test_reasons_are_told(tmp_path: Path) -> None:
    """So that an educator sees why."""
    found = ask(tmp_path, '{"id": 1, "text": "should i stop chemo"}', "--explain")
    assert "about-person" == json.loads(found.stdout)["rule"]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    """The others are answered all the same."""
    found = ask(tmp_path, '{"text": 3}\n{"id": 1, "text": "what is restaging"}')
    assert "line 1: " in found.stderr
    assert (1, 1) == (found.exit_code, len(found.stdout.splitlines()))
