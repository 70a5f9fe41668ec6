"""A small library, drafted and checked as a large one is: side by side, and nothing twice.

`make prove` measures a library of 1,440 documents; see tests/prove/scale.py.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import process_time

import pytest
from markdown_it import MarkdownIt

from outreach.review.check import check_all
from outreach.review.drafting import Drafting
from outreach.review.drafts import write_drafts
from outreach.review.keep import Outcome
from outreach.review.memory import Memory
from outreach.review.processes import WORTH_PROCESSES
from outreach.settings import Settings
from tests.factories import make_book
from tests.prove.library import write_library
from tests.prove.pages import page
from tests.prove.population import FILES, shapes, words_at

#: so many documents are more than the least that is worth further processes
DOCUMENTS = 72
#: drafting costs so many times what the Markdown alone costs, both on one core: 5 to 7 when this was written
MOST_TIMES = 25
DAY = date(2026, 2, 2)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with content/, drafted once with a memory."""
    place = tmp_path_factory.mktemp("library")
    assert write_library(place / "content", DOCUMENTS) > WORTH_PROCESSES
    drafted(place)
    return place


def drafted(place: Path, *, memory: bool = True) -> tuple[dict[Outcome, int], int]:
    """Draft a library: how often there was each outcome, and how many bytes were worked through."""
    moves = [0]
    lines = write_drafts(place / "content", place / "scripts", make_book(), progress=lambda done, _: moves.append(done),
                         memory=Memory(place / "memory.json") if memory else None)
    outcomes = [line.outcome for line in lines]
    return {outcome: outcomes.count(outcome) for outcome in Outcome if outcome in outcomes}, moves[-1]


def test_the_library_has_the_shape_of_a_real_one() -> None:
    """Half below 764 words, one in ten above 13,335; 297 pages for professionals, seven stubs; the same each time."""
    all_shapes = list(shapes(FILES))
    kinds = [shape.kind for shape in all_shapes]

    assert (764, 13_335, 170_858) == (words_at(0.5), words_at(0.9), words_at(1.0))
    assert (297, 7) == (kinds.count("professional"), kinds.count("stub"))
    assert 22_000 < sum(len(shape.sections) for shape in all_shapes) < 27_000
    assert page(all_shapes[0], 1) == page(all_shapes[0], 1) != page(all_shapes[0], 2)


@pytest.fixture(scope="module")
def alone(library: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """The same library drafted by this process alone: the folder of scripts, and its time by that of the Markdown."""
    place = tmp_path_factory.mktemp("alone")
    parser, drafting = MarkdownIt("commonmark").enable("table"), Drafting(scripts=place, book=make_book())
    tokenised = drafted_in = 0.0
    for path in sorted((library / "content").glob("*.md")):
        began = process_time()
        parser.parse(path.read_text(encoding="utf-8"))
        between = process_time()
        drafting(path)
        tokenised, drafted_in = tokenised + between - began, drafted_in + process_time() - between
    return place, drafted_in / tokenised


def test_side_by_side_gives_what_one_after_the_other_gives(library: Path, alone: tuple[Path, float]) -> None:
    """Every file, byte for byte."""
    together = {path.relative_to(library / "scripts"): path.read_bytes()
                for path in (library / "scripts").glob("page-*/*/*.md")}

    assert together
    assert together == {path.relative_to(alone[0]): path.read_bytes() for path in alone[0].rglob("*.md")}


def test_drafting_takes_a_few_times_what_the_markdown_takes(alone: tuple[Path, float]) -> None:
    """A limit far above what is measured: it finds work that grows with the square of a document."""
    assert alone[1] < MOST_TIMES


def test_pages_for_professionals_and_stubs_are_set_aside(library: Path) -> None:
    """None of them reaches scripts/."""
    folders = [folder.name for folder in (library / "scripts").iterdir()]

    assert [] == [name for name in folders if name.endswith(("-professional", "-stub"))]


def test_a_second_run_does_nothing(library: Path) -> None:
    """With a memory no byte is read as Markdown again; without one all are, and nothing comes out otherwise."""
    outcomes, worked = drafted(library)

    assert (0, {Outcome.UNCHANGED, Outcome.SET_ASIDE}) == (worked, set(outcomes))
    assert outcomes == drafted(library, memory=False)[0]


def test_one_changed_document_costs_only_itself(library: Path) -> None:
    """In bytes that are read anew."""
    changed = sorted((library / "content").glob("*-patient.md"))[0]
    changed.write_text(f"{changed.read_text(encoding='utf-8')}\nOne more sentence stands here.\n", encoding="utf-8")

    assert changed.stat().st_size == drafted(library)[1]


def test_checking_remembers_too(tmp_path: Path) -> None:
    """The same rows the second time, for nothing; on another day all is compared anew."""
    size = write_library(tmp_path / "content", 12)
    moves: list[int] = []
    rows = [check_all(tmp_path / "content", tmp_path / "scripts", today=day, settings=Settings(),
                      memory=Memory(tmp_path / "check.json"), progress=lambda done, _: moves.append(done))
            for day in (DAY, DAY, DAY.replace(year=2027))]

    assert rows[0] == rows[1]
    assert [size, size] == [done for done in moves if done == size]
