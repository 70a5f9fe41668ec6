"""What a question costs in a build of many scripts: opening the index, and each question after that.

`python -m tests.prove.asking [SCRIPTS]` prints a table, and fails where a limit is passed. Times are of the processor.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import process_time

from outreach.catalog.lookup import Catalogue
from outreach.catalog.write import CatalogueWriter
from outreach.model.script import MessageScript
from outreach.search.ask import ask
from outreach.search.entries import search_rows
from tests.factories import make_book, make_credit, make_script

SCRIPTS = 10_000
#: milliseconds: of all but one question in twenty, and for opening a build with nothing asked yet
MOST_MS, MOST_OPENING_MS = 5.0, 50.0
#: a question in a build of so many times the scripts may cost so many times as much
MOST_GROWTH = 10.0
#: how often every question is asked
ROUNDS = 5
_HEADINGS = ("What is {}?", "Symptoms of {}", "Tests to diagnose {}", "Treatment of {}", "Outlook for {}")
_WORDS = ("doctors", "look", "for", "changes", "that", "come", "with", "rest", "and", "water", "blood", "pain", "fever",
          "scan", "clinic", "medicine", "nurse", "weeks", "children", "adults")
_SYLLABLES = ("ba", "cor", "den", "fil", "gam", "hul", "jor", "kep", "lum", "mor", "nas", "pol", "rin", "sel", "tov")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What questions cost, in milliseconds."""

    scripts: int
    opening: float
    middle: float
    slow: float


def disease(number: int) -> str:
    """A made-up name of its own for each number: three syllables and an ending."""
    parts = (_SYLLABLES[number // len(_SYLLABLES) ** place % len(_SYLLABLES)] for place in range(3))
    return f"{''.join(parts)}osis".capitalize()


def scripts(count: int) -> Iterator[MessageScript]:
    """So many scripts, five a document, eight units each."""
    for number in range(count):
        name, topic = disease(number // len(_HEADINGS)), number % len(_HEADINGS)
        units = tuple(f"{name} {' '.join(_WORDS[(number + 3 * unit + place) % len(_WORDS)] for place in range(14))}."
                      for unit in range(8))
        yield replace(make_script(), document=f"page-{number // len(_HEADINGS):05}", section=f"topic-{topic}",
                      keyword=f"T{number}", menu_digit=str(topic + 1), title=_HEADINGS[topic].format(name), sms=units,
                      voice=units, source=make_credit(title=name))


def questions(count: int) -> tuple[str, ...]:
    """Clinical, plain, misspelt, on what is not there, and of daily life."""
    names = [disease(number) for number in range(0, count // len(_HEADINGS), max(1, count // 100))]
    some = tuple(f"{words} {name}" for name in names for words in (
        "what is", "symptoms of", "will i die from", "how do doctors find", "my child has"))
    return (*some, *(f"treatment for {name[:4]}x{name[4:]}" for name in names), "symptoms of lung cancer",
            "how do i bake bread", "what medicine helps with fever and pain", "is it my fault", "que es la gota")


def measured(count: int) -> Asking:
    """Build so many scripts, open them, and ask."""
    with TemporaryDirectory() as folder, CatalogueWriter(Path(folder), serve="drafts") as writer:
        every = tuple(scripts(count))
        writer.add_scripts(every, {"en": make_book()})
        writer.add_search(search_rows(every))
        started = process_time()
        catalogue = Catalogue(writer.path)
        catalogue.documents("en")
        opening = process_time() - started
        costs = [_cost(catalogue, text) for _ in range(ROUNDS) for text in questions(count)]
    return Asking(scripts=count, opening=1000 * opening, middle=1000 * median(costs),
                  slow=1000 * quantiles(costs, n=20)[-1])


def _cost(catalogue: Catalogue, text: str) -> float:
    started = process_time()
    ask(text, catalogue, language="en")
    return process_time() - started


def _main(count: int) -> None:
    small, large = measured(count // 10), measured(count)
    for each in (small, large):
        sys.stdout.write(f"{each.scripts:>7} scripts: opening {each.opening:.1f} ms, a question {each.middle:.2f} ms, "
                         f"one in twenty over {each.slow:.2f} ms\n")
    if large.slow > MOST_MS or large.opening > MOST_OPENING_MS or large.middle > MOST_GROWTH * small.middle:
        sys.exit("questions take too long: look at outreach/search/guides.py and outreach/catalog/finding.py")


if __name__ == "__main__":
    _main(int(sys.argv[1]) if len(sys.argv) > 1 else SCRIPTS)
