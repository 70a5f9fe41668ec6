"""`outreach check`: a row for every document and script; a broken file hides no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.script_files import script_path, wording_path, write_script, write_wording
from outreach.errors import SourceError
from outreach.review.check import Row, State, check_all
from tests.factories import CONTENT, ROOT, make_script, make_wording, write_page

GOOD = "---\ntitle: Sleep\nsource: Elm Clinic\n---\n\n## Naps\n\nA nap helps.\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Two empty folders: documents and scripts."""
    content, scripts = tmp_path / "content", tmp_path / "scripts"
    content.mkdir()
    scripts.mkdir()
    return content, scripts


def rows(folders: tuple[Path, Path]) -> dict[str, Row]:
    """The rows by file name."""
    return {Path(row.path).name: row for row in check_all(*folders)}


def put(path: Path, text: str | bytes) -> Path:
    """Write a file, with its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_documents_are_accepted_flagged_set_aside_or_refused(folders: tuple[Path, Path]) -> None:
    """Each with its reasons, file and line first."""
    pages = {"good.md": GOOD, "table.md": f"{GOOD}\n| a | b |\n|---|---|\n| 1 | 2 |\n",
             "empty.md": "---\ntitle: x\nsource: y\n---\n", "broken.md": "---\ntitle: a: b\n---\n",
             "latin.md": b"## One\n\nCaf\xe9\n"}
    paths = {name: write_page(folders[0], text, name) for name, text in pages.items()}
    found = rows(folders)

    assert {"good.md": State.ACCEPTED, "table.md": State.FLAGGED, "empty.md": State.QUARANTINED,
            "broken.md": State.REFUSED, "latin.md": State.REFUSED} == {name: row.state for name, row in found.items()}
    assert () == found["good.md"].reasons
    assert f"{paths['table.md']}:10: a table of 2 rows: a person must put it into words" == found["table.md"].reasons[0]
    assert f"{paths['empty.md']}:1: nearly empty: 0 words" in found["empty.md"].reasons[0]
    assert found["latin.md"].reasons[0].startswith(f"{paths['latin.md']}:3: ")


def test_scripts_are_accepted_flagged_or_refused(folders: tuple[Path, Path]) -> None:
    """Flags of the draft are for a person to look at; so is a file that is not in the canonical form."""
    scripts = folders[1]
    good, flagged = make_script(section="good"), make_script(section="flagged", flags=("grade-above-8",))
    put(script_path(scripts, good), write_script(good))
    put(script_path(scripts, flagged), write_script(flagged))
    put(scripts / "illness" / "en" / "broken.md", write_script(good).replace('"TYPES"', "NO"))
    put(scripts / "illness" / "en" / "loose.md", write_script(good).replace("One is short.", "One is\nshort."))
    found = rows(folders)

    assert {"good.md": State.ACCEPTED, "flagged.md": State.FLAGGED, "broken.md": State.REFUSED,
            "loose.md": State.FLAGGED} == {name: row.state for name, row in found.items()}
    assert ("look at: grade-above-8",) == found["flagged.md"].reasons
    assert "Put it in quotes" in found["broken.md"].reasons[0]
    assert "not in the canonical form" in found["loose.md"].reasons[0]


def test_wordings_are_checked_too(folders: tuple[Path, Path]) -> None:
    """Broken braces would be heard by everybody."""
    put(wording_path(folders[1], make_wording()), write_wording(make_wording()))
    put(folders[1] / "_service" / "en" / "help.md", write_wording(make_wording(sms="Call {")))

    assert {"goodbye.md": State.ACCEPTED, "help.md": State.REFUSED} == {
        name: row.state for name, row in rows(folders).items()}


def test_a_row_for_a_program(folders: tuple[Path, Path]) -> None:
    """Plain words and lists, as JSON has them."""
    path = write_page(folders[0], GOOD, "good.md")

    assert [{"path": str(path), "state": "accepted", "reasons": []}] == [row.as_json() for row in check_all(*folders)]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Nothing to check is not the same as nothing wrong."""
    with pytest.raises(SourceError, match="--content DIR"):
        check_all(tmp_path / "nowhere", tmp_path)


def test_this_repositorys_files_can_all_be_used() -> None:
    """Whatever is flagged, nothing is refused."""
    found = check_all(CONTENT, ROOT / "scripts")

    assert len(found) > 5
    assert [] == [row for row in found if row.state is State.REFUSED]


def test_a_script_in_another_encoding_hides_no_other(folders: tuple[Path, Path]) -> None:
    """It is one refused row among the rows."""
    put(folders[1] / "illness" / "en" / "latin.md", write_script(make_script()).replace("short", "sh\xf6rt").encode(
        "latin-1"))
    put(script_path(folders[1], make_script()), write_script(make_script()))

    assert {"latin.md": State.REFUSED, "types.md": State.ACCEPTED} == {
        name: row.state for name, row in rows(folders).items()}
