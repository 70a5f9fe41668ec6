"""How many questions of our own find the right script, and how many others find one all the same.

`python -m tests.prove.questions SCRIPTS` asks those of questions.tsv over drafts of the development documents:
a question, its document or "-", the sections that answer it or why none may, its kind, and its set. The rules were
mended with the sets in sight; what each set said when it was asked first stands in docs/questions.md.

    outreach draft --content DOCUMENTS --scripts SCRIPTS && python -m tests.prove.questions SCRIPTS
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from outreach.cli import main

FOLDER = Path(__file__).parent
Found = Mapping[str, str | None]
RIGHT, WRONG, REFUSED, ANSWERED = "right", "wrong", "refused", "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A question, and what it deserves."""

    text: str
    #: empty where nothing may answer
    document: str
    sections: tuple[str, ...]
    #: clinical, plain, frightened, misspelt, spanish; disease, offtopic, near, person where nothing may answer
    kind: str

    def verdict(self, found: Found) -> str:
        """How an answer is counted."""
        if not self.document:
            return ANSWERED if found["answer"] else REFUSED
        if not found["answer"]:
            return REFUSED
        is_right = found["document"] == self.document and found["section"] in self.sections
        return RIGHT if is_right else WRONG


def rows_of(name: str, chosen: str = "") -> tuple[Row, ...]:
    """The rows of a file; of one set, where one is named."""
    cut = (line.split("\t") for line in (FOLDER / name).read_text(encoding="utf-8").splitlines())
    return tuple(Row(text=text, document=document.removeprefix("-"), sections=tuple(sections.split(",")),
                     kind=kind)
                 for text, document, sections, kind, *sets in cut if not chosen or chosen in sets)


def ask_all(rows: Iterable[Row], scripts: Path) -> Iterator[tuple[Row, Found]]:
    """Each question with what `outreach ask` answers."""
    rows = tuple(rows)
    asked = "\n".join(json.dumps({"id": number, "text": row.text}) for number, row in enumerate(rows))
    found = CliRunner().invoke(main, ["ask", "--scripts", str(scripts)], input=asked, catch_exceptions=False)
    return zip(rows, map(json.loads, found.stdout.splitlines()), strict=True)


def counted(rows: Iterable[Row], scripts: Path) -> Mapping[str, Counter[str]]:
    """By kind: how many answers were right, wrong, refused; or answered where nothing may."""
    counts: dict[str, Counter[str]] = {}
    for row, found in ask_all(rows, scripts):
        counts.setdefault(row.kind, Counter())[row.verdict(found)] += 1
    return counts


def _main(scripts: Path) -> None:
    for name in ("sight", "first", "second", "third"):
        for kind, count in sorted(counted(rows_of("questions.tsv", name), scripts).items()):
            told = "  ".join(f"{word} {number}" for word, number in sorted(count.items()))
            sys.stdout.write(f"{name:<8}{kind:<12}{count.total():>4}  {told}\n")


if __name__ == "__main__":
    _main(Path(sys.argv[1]))
