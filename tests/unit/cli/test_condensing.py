"""`outreach condense`: a JSON line for a JSON line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from outreach.cli import main

ROW = {"id": "a", "budget": 160, "lang": "en", "title": "Rest - NCI", "section": "Treatment",
       "markdown": "Rest helps.\n\n- fever\n- pain\n", "text": ""}


def condense(*lines: object) -> Result:
    """Run the command on lines; what is no text is written as JSON."""
    text = "".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines)
    return CliRunner().invoke(main, ["condense"], input=text)


def test_lines_are_answered_in_order() -> None:
    """Each section has its line with id, budget and sentences; empty lines are passed over."""
    done = condense(ROW, "", {**ROW, "id": "b", "budget": 5})
    rows = [json.loads(line) for line in done.stdout.splitlines()]

    assert 0 == done.exit_code
    assert [("a", 160), ("b", 5)] == [(row["id"], row["budget"]) for row in rows]
    assert "Rest helps." in rows[0]["sentences"]
    assert [] == rows[1]["sentences"]


@pytest.mark.parametrize(("line", "problem"), [
    ("{", "line 2: Expecting"), ("[]", "line 2: this is no section with an id"),
    ({**ROW, "budget": "many"}, "line 2: budget is 'many'"), ({**ROW, "budget": True}, "line 2: budget is True"),
    ({**ROW, "markdown": 3}, "line 2: markdown is 3"),
])
def test_a_bad_line_is_named_and_the_others_are_done(line: object, problem: str) -> None:
    """The error says which line; the exit code is 1; no traceback."""
    done = condense(ROW, line, ROW)

    assert 1 == done.exit_code
    assert problem in done.stderr
    assert 2 == len(done.stdout.splitlines())


def test_plain_text_serves_where_there_is_no_markdown() -> None:
    """Each line of the text is a paragraph."""
    done = condense({"id": 7, "budget": 100, "text": "Rest helps.\nSleep helps."})

    assert {"Rest helps.", "Sleep helps."} >= set(json.loads(done.stdout)["sentences"]) != set()


def test_other_languages_are_told_by_rank() -> None:
    """Spanish has no expectations, but is condensed all the same."""
    done = condense({**ROW, "lang": "es", "markdown": "El descanso ayuda. Hable con su médico."})

    assert "Hable con su médico." in json.loads(done.stdout)["sentences"]


def test_weights_are_fitted_to_examples(tmp_path: Path) -> None:
    """`outreach train` writes weights and cross-validated sentences, and prints a figure a budget."""
    rows = [{**ROW, "id": f"{site}{number}", "site": site, "keypoints": ["Rest helps."],
             "markdown": f"Rest helps. Sleep helps {site}. Pain is common."}
            for site in "abcdef" for number in range(3)]
    for name in ("sections", "points"):
        (tmp_path / f"{name}.dev.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    done = CliRunner().invoke(main, ["train", "--data", str(tmp_path), "--out", str(tmp_path / "w.json"),
                                     "--outputs", str(tmp_path / "told.jsonl")])

    assert 0 == done.exit_code, done.output
    assert ["sections at 160", "sections at 306", "sections at 459", "points at 160"] == [
        line.partition(":")[0] for line in done.stdout.splitlines()[1:]]
    assert 3 * len(rows) == len((tmp_path / "told.sections.jsonl").read_text(encoding="utf-8").splitlines())
    assert {"long", "short"} == set(json.loads((tmp_path / "w.json").read_text(encoding="utf-8")))
