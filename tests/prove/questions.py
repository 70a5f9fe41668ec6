"""How many questions of our own find the right script, and how many others find one all the same.

`python -m tests.prove.questions SCRIPTS` asks those of questions.tsv over the drafts of the development documents:
a question, its document or "-", and the sections that answer it or why none may.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from click.testing import CliRunner

from outreach.cli import main

ROWS = tuple(tuple(line.split("\t")) for line in
             Path(__file__).with_name("questions.tsv").read_text(encoding="utf-8").splitlines())


def ask_all(scripts: Path) -> tuple[dict[str, str | None], ...]:
    """What `outreach ask` answers to each question."""
    asked = "\n".join(json.dumps({"id": number, "text": text}) for number, (text, _, _) in enumerate(ROWS))
    found = CliRunner().invoke(main, ["ask", "--scripts", str(scripts)], input=asked)
    return tuple(map(json.loads, found.stdout.splitlines()))


def verdict(row: tuple[str, ...], found: dict[str, str | None]) -> str:
    """Which line of the table a question counts in."""
    _, document, wanted = row
    if document == "-":
        return f"{wanted}: {'answered' if found['answer'] else 'refused'}"
    right = found["document"] == document and found["section"] in wanted.split(",")
    return "answerable: " + ("right" if right else "wrong" if found["answer"] else "refused")


if __name__ == "__main__":
    counts = Counter(map(verdict, ROWS, ask_all(Path(sys.argv[1]))))
    for line, count in sorted(counts.items()):
        sys.stdout.write(f"{line:<24}{count:>5}\n")
