"""Drafting with a memory gives what drafting without one gives, whatever happened in between."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from outreach.catalog.reviewers import REVIEWERS
from outreach.faithful.sources import SourceGone, Sources
from outreach.review.approve import Desk, approve
from outreach.review.drafts import write_drafts
from outreach.review.keep import Outcome
from outreach.review.memory import Memory
from outreach.wording.phrasebook import Phrasebook
from tests.factories import REVIEWER, make_book, write_page

DAY = date(2026, 2, 2)
FRONT = "---\ntitle: {name}\nsource: Elm Clinic\n---\n\n# {name}\n\n"
SECTION = "## {heading} for everybody\n\nA {heading} helps many people to feel better. Ask your doctor about it.\n\n"
PAGES = {"sleep": ("Nap", "Bedroom"), "food": ("Breakfast", "Supper"), "walks": ("Garden", "Hill")}
STUB = "---\ntitle: Stub\n---\n\nYou must enable JavaScript.\n"

Report = list[tuple[str, Outcome, str]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Three pages and a stub, drafted once with a memory."""
    place = tmp_path / "place"
    (place / "content").mkdir(parents=True)
    for name, headings in PAGES.items():
        put(place, name, *headings)
    write_page(place / "content", STUB, "stub.md")
    drafted(place)
    return place


def put(place: Path, name: str, *headings: str) -> None:
    """Write a page with these sections."""
    sections = "".join(SECTION.format(heading=heading) for heading in headings)
    write_page(place / "content", FRONT.format(name=name.title()) + sections, f"{name}.md")


def drafted(place: Path, book: Phrasebook | None = None, *, memory: bool = True,
            moves: list[tuple[int, int]] | None = None) -> Report:
    """Draft a place: the files below it, and what became of each."""
    lines = write_drafts(place / "content", place / "scripts", book or make_book(),
                         memory=Memory(place / "memory.json") if memory else None,
                         progress=lambda done, total: None if moves is None else moves.append((done, total)))
    return [(line.path.relative_to(place).as_posix(), line.outcome, line.problem.replace(str(place), ""))
            for line in lines]


def files(place: Path) -> dict[str, bytes]:
    """Every script with its bytes."""
    return {path.relative_to(place).as_posix(): path.read_bytes() for path in (place / "scripts").rglob("*.md")}


def script(place: Path, name: str = "sleep") -> Path:
    """The first script of a page."""
    return sorted((place / "scripts" / name / "en").glob("*.md"))[0]


def edit(path: Path, old: str = "many people", new: str = "most people") -> None:
    """Change words of a file."""
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def damage(place: Path) -> None:
    """Lose the end of the memory."""
    (place / "memory.json").write_bytes((place / "memory.json").read_bytes()[:-9])


def sign(place: Path) -> None:
    """Sign a script while its source stands."""
    (place / "scripts" / REVIEWERS).write_text(f'[[reviewer]]\nname = "{REVIEWER}"\n', encoding="utf-8")
    with suppress(SourceGone):
        approve(script(place), reviewer=REVIEWER,
                desk=Desk(sources=Sources(place / "content", place / "scripts"), today=DAY))


CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda place: None,
    "a script is deleted": lambda place: script(place).unlink(),
    "a script is edited": lambda place: edit(script(place)),
    "a script is signed": sign,
    "a script is retired": lambda place: edit(script(place, "food"), '"draft"', '"retired"'),
    "a script is put beside the others": lambda place: shutil.copy(script(place), script(place).with_name("more.md")),
    "a folder of scripts is deleted": lambda place: shutil.rmtree(place / "scripts" / "food"),
    "all scripts are deleted": lambda place: shutil.rmtree(place / "scripts"),
    "a source changes": lambda place: edit(place / "content" / "sleep.md", "better", "well"),
    "a source is put back": lambda place: edit(place / "content" / "sleep.md", "well", "better"),
    "a section is gone": lambda place: put(place, "food", "Supper"),
    "a source becomes a stub": lambda place: write_page(place / "content", STUB, "walks.md"),
    "a source is broken": lambda place: write_page(place / "content", "---\ntitle: a: b\n---\n", "food.md"),
    "a source is no text": lambda place: write_page(place / "content", b"\xff\xfe", "walks.md"),
    "a source is mended": lambda place: put(place, "walks", "Garden", "Hill"),
    "a source moves": lambda place: shutil.move(place / "content" / "sleep.md", place / "content" / "rest.md"),
    "a source moves back": lambda place: shutil.move(place / "content" / "rest.md", place / "content" / "sleep.md"),
    "a source comes twice": lambda place: put(place, "Sleep", "Nap"),
    "a source is removed": lambda place: (place / "content" / "food.md").unlink(),
    "a source is new": lambda place: put(place, "baths", "Bath"),
    "a wording of the line is edited": lambda place: edit(place / "scripts/_service/en/help.md", "Text", "Send"),
    "the memory is damaged": damage,
    "the memory is lost": lambda place: (place / "memory.json").unlink(),
}
LATER = ("a source is put back", "a source moves back", "a source is mended")


def same_without_memory(place: Path, book: Phrasebook | None = None) -> None:
    """Draft a place with its memory, and a copy of it without: the outcome must be the same."""
    twin = place.with_name("twin")
    shutil.copytree(place, twin)
    try:
        assert drafted(twin, book, memory=False) == drafted(place, book)
        assert files(twin) == files(place)
    finally:
        shutil.rmtree(twin)


@pytest.mark.parametrize("change", [name for name in CHANGES if name not in LATER])
def test_after_a_change_the_memory_misleads_nobody(place: Path, change: str) -> None:
    """Once right after it, and once more when nothing else has changed since."""
    CHANGES[change](place)
    same_without_memory(place)
    same_without_memory(place)


@pytest.mark.parametrize("seed", range(3))
def test_after_many_changes_the_memory_misleads_nobody(place: Path, seed: int) -> None:
    """One upon the other, in any order, some of them at once."""
    chance = random.Random(seed)
    for _ in range(8):
        for change in chance.sample(sorted(CHANGES), chance.randint(1, 2)):
            try:
                CHANGES[change](place)
            except (FileNotFoundError, IndexError):  # an earlier change took away what this one needs
                continue
        same_without_memory(place)


def test_other_wordings_are_other_drafts(place: Path) -> None:
    """They take room on every page."""
    wordings = dict(make_book().wordings)
    longer = replace(wordings["page"], sms=f"{'Elm Clinic tells you more. ' * 5}{wordings['page'].sms}")
    before = files(place)
    same_without_memory(place, Phrasebook(wordings=wordings | {"page": longer}, common=make_book().common))

    assert before != files(place)


def test_one_changed_document_costs_only_itself(place: Path) -> None:
    """And nothing changed costs nothing."""
    moves: list[tuple[int, int]] = []
    drafted(place, moves=moves)
    assert [] == moves

    edit(place / "content" / "walks.md", "better", "well")
    drafted(place, moves=moves)
    size = (place / "content" / "walks.md").stat().st_size
    assert [(size, size)] == moves


def test_two_runs_at_once(tmp_path: Path, place: Path) -> None:
    """Each gives the right result, and what they leave behind is right."""
    shutil.rmtree(place / "scripts")
    (place / "memory.json").unlink()
    twin = tmp_path / "drafted once"
    shutil.copytree(place, twin)
    drafted(twin, memory=False)
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(drafted, [place] * 4))

    assert files(twin) == files(place)
    assert {Outcome.NEW, Outcome.UNCHANGED, Outcome.SET_ASIDE} >= {outcome for report in reports
                                                                    for _, outcome, _ in report}
    same_without_memory(place)


def test_two_places_share_one_memory_without_harm(tmp_path: Path, place: Path) -> None:
    """Another folder of scripts is another question, even where it holds the same."""
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(place / "scripts", elsewhere)
    lines = write_drafts(place / "content", elsewhere, make_book(), memory=Memory(place / "memory.json"))

    assert [] == [line.path for line in lines if line.path.is_relative_to(place / "scripts")]
    same_without_memory(place)
