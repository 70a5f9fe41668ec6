"""`outreach choose`: patterns, and what a choice does to drafts, queue and build."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from time import perf_counter

import pytest
from click.testing import CliRunner

from outreach.catalog.chosen import CHOSEN, add_names
from outreach.catalog.script_files import script_files
from outreach.cli.main import main
from outreach.errors import ChoiceError, OutreachError, SourceError
from outreach.ingest.folder import document_files
from outreach.publish.build import build
from outreach.review.check import check_all
from outreach.review.choosing import candidates, choose, chosen_documents, drop
from outreach.review.drafts import write_drafts
from outreach.review.rows import State
from outreach.settings import Settings
from tests.factories import make_book, make_script, sign
from tests.unit.publish.shelves import fill, put_script, settings_of

PAGE = "---\ntitle: A Page\n---\n# A Page\n\n## What it is\n\n" + "It is a short page for a test of a choice. " * 20


def library(folder: Path, *names: str) -> Path:
    """A folder of documents."""
    for name in names:
        path = folder / "content" / f"{name}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE, encoding="utf-8")
    return folder / "content"


def chosen(content: Path, scripts: Path) -> set[str]:
    """The names of the chosen documents."""
    return {document.name for document in candidates(content, scripts) if document.is_chosen}


@pytest.mark.parametrize(("pattern", "names"), [
    ("flu", {"flu"}), ("FLU.md", {"flu"}), ("*cancer", {"colon-cancer", "lung-cancer"}), ("more", {"flu-shot"}),
    ("more/", {"flu-shot"}), ("more/*", {"flu-shot"}), ("more/Flu Shot", {"flu-shot"}), ("flu-shot", {"flu-shot"}),
    ("*", {"flu", "colon-cancer", "lung-cancer", "flu-shot"}),
])
def test_a_document_is_called_by_name_file_or_folder(tmp_path: Path, pattern: str, names: set[str]) -> None:
    """In small or capital letters; the first choice ends "all are chosen"."""
    content = library(tmp_path, "flu", "colon-cancer", "lung-cancer", "more/Flu Shot")
    result = choose(content, tmp_path / "scripts", (pattern,))

    assert (names, len(names), 4) == (set(result.changed), result.chosen, result.documents)
    assert names == chosen(content, tmp_path / "scripts")


def test_a_path_as_the_shell_completes_it(tmp_path: Path) -> None:
    """content/flu.md means flu."""
    content = library(tmp_path, "flu", "cold")
    assert ("flu",) == choose(content, tmp_path / "scripts", (str(content / "flu.md"),)).changed


def test_a_pattern_that_fits_nothing_changes_nothing(tmp_path: Path) -> None:
    """The others are not chosen either; names like it are told."""
    content, scripts = library(tmp_path, "flu", "colon-cancer"), tmp_path / "scripts"
    for act in (choose, drop):
        with pytest.raises(OutreachError, match=r"colon-canser: .*\(like it: colon-cancer\).*outreach choose --list"):
            act(content, scripts, ("flu", "colon-canser"))
    assert not (scripts / CHOSEN).exists()


def test_choosing_twice_and_dropping(tmp_path: Path) -> None:
    """What is there already is not written again; what is dropped can be chosen again."""
    content, scripts = library(tmp_path, "flu", "cold", "lung"), tmp_path / "scripts"
    assert ("flu",) == choose(content, scripts, ("flu",)).changed
    assert ("cold",) == choose(content, scripts, ("flu", "cold")).changed
    assert ("flu",) == drop(content, scripts, ("flu", "lung")).changed
    assert ("flu",) == choose(content, scripts, ("flu",)).changed
    assert ["cold", "flu"] == (scripts / CHOSEN).read_text().splitlines()[1:]


def test_dropping_before_any_choice_leaves_all_others(tmp_path: Path) -> None:
    """Until then everything was chosen."""
    content, scripts = library(tmp_path, "flu", "cold", "lung"), tmp_path / "scripts"
    assert 2 == drop(content, scripts, ("flu",)).chosen
    assert {"cold", "lung"} == chosen(content, scripts)


def test_a_listed_name_that_no_document_has(tmp_path: Path) -> None:
    """Drafting stops before anything is written; checking names it beside all else."""
    content, scripts = library(tmp_path, "flu", "cold"), tmp_path / "scripts"
    add_names(scripts, ["flu", "colds"])
    with pytest.raises(ChoiceError, match=rf"{CHOSEN}:3: no document is called 'colds' \(like it: cold\)"):
        write_drafts(content, scripts, make_book())
    assert [] == list(scripts.rglob("*.md"))
    rows = check_all(content, scripts, today=date(2026, 11, 22), settings=Settings())
    assert [str(scripts / CHOSEN)] == [row.path for row in rows if row.state is State.REFUSED]
    assert len(document_files(content)) == sum(row.path.endswith(".md") for row in rows)


def test_no_such_folder(tmp_path: Path) -> None:
    """Said as everywhere."""
    with pytest.raises(SourceError, match="there is no such folder"):
        choose(tmp_path / "nowhere", tmp_path / "scripts", ("flu",))


def test_only_chosen_documents_are_drafted_and_queued(tmp_path: Path) -> None:
    """The scripts of a dropped document are no orphans, wait for nobody, and stay as they are."""
    content, scripts = library(tmp_path, "flu", "cold"), tmp_path / "scripts"
    write_drafts(content, scripts, make_book())
    before = {path: path.read_bytes() for path in scripts.glob("cold/*/*.md")}
    assert before
    drop(content, scripts, ("cold",))
    lines = write_drafts(content, scripts, make_book())

    assert not [line for line in lines if "cold" in line.path.parts or line.path.stem == "cold"]
    queue = CliRunner().invoke(main, ["review", "--scripts", str(scripts)]).output
    assert str(scripts / "flu") in queue
    assert str(scripts / "cold") not in queue
    assert before == {path: path.read_bytes() for path in scripts.glob("cold/*/*.md")}


def test_only_chosen_documents_are_served(tmp_path: Path) -> None:
    """Signed or not; a broken script of another document refuses no build."""
    scripts = fill(tmp_path / "scripts", signed=True)
    put_script(scripts, sign(make_script(document="flu")))
    put_script(scripts, make_script(document="cold")).write_text("broken", encoding="utf-8")
    add_names(scripts, ["flu"])
    built = build(settings_of(tmp_path), scripts, today=date(2026, 11, 22))

    assert (1, 2) == (built.scripts, built.left_out)


def test_hundreds_of_documents_are_chosen_at_once(tmp_path: Path) -> None:
    """Choosing reads no document: it takes less time than opening each of them five times."""
    content, scripts = library(tmp_path, *(f"page-{number}" for number in range(600))), tmp_path / "scripts"
    began = perf_counter()
    for _ in range(5):
        assert 600 == sum(path.read_text(encoding="utf-8") == PAGE for path in document_files(content))
    opened, began = perf_counter() - began, perf_counter()
    result = choose(content, scripts, ("page-1*", "page-20?"))
    taken = perf_counter() - began

    assert (121, 600) == (result.chosen, result.documents)
    assert 121 == len(chosen_documents(content, scripts))
    assert taken < opened
    assert [] == list(script_files(scripts))
