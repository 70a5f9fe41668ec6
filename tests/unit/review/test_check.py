"""`outreach check`: a row for every document and script; a broken file hides no other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from outreach.catalog.script_files import script_path, wording_path, write_script, write_wording
from outreach.errors import SourceError
from outreach.review.check import check_all
from outreach.review.rows import Row, State
from outreach.settings import Settings
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
    return {Path(row.path).name: row for row in checked(*folders)}


def checked(content: Path, scripts: Path, **settings: object) -> tuple[Row, ...]:
    """Every row, as on the last day of 2026."""
    return check_all(content, scripts, today=date(2026, 12, 31), settings=Settings().with_changes(**settings))


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


def test_a_good_page_stays_accepted_whatever_is_noted(folders: tuple[Path, Path]) -> None:
    """Dates, keys that are not there and other people's numbers are worth knowing, and no more."""
    page = ("---\ntitle: Sleep\nsource: Elm Clinic\nlastReviewed: 2026-01-31\nreviewFrequency: quarterly\n---\n\n"
            "## Naps\n\nCall 216-555-0142.\n\nCall 911 at once.\n")
    path = write_page(folders[0], page, "good.md")
    row = rows(folders)["good.md"]

    assert (State.ACCEPTED, ()) == (row.state, row.reasons)
    assert f"{path}:10: 216-555-0142 is a phone number that the settings do not have" in row.notes
    assert f"{path}:1: overdue: last reviewed 2026-01-31, review quarterly" in row.notes
    assert f"{path}:1: the front matter leaves out url, license, language" in row.notes
    assert not [note for note in row.notes if "911" in note]


def test_the_lines_own_numbers_are_no_finding(folders: tuple[Path, Path]) -> None:
    """However the document writes them."""
    write_page(folders[0], f"{GOOD}\nCall (216) 555-0142 or +1 216 555 0142.\n", "good.md")

    assert not [note for row in checked(*folders, person_number="+12165550142") for note in row.notes if "0142" in note]


def test_another_countrys_emergency_number_is_looked_at(folders: tuple[Path, Path]) -> None:
    """The line gives the configured one, and a message must not give another."""
    path = write_page(folders[0], f"{GOOD}\nIn an emergency call 108.\n", "far.md")
    row = rows(folders)["far.md"]

    assert (State.FLAGGED, (f"{path}:10: 108 is an emergency number that the settings do not have",)) == (
        row.state, row.reasons)


def test_characters_are_found_on_their_own_line(folders: tuple[Path, Path]) -> None:
    """Not on the first."""
    path = write_page(folders[0], f"{GOOD}\nThe α wave is slow.\n", "wave.md")

    assert rows(folders)["wave.md"].reasons[0].startswith(f"{path}:10: ")


def test_two_files_for_one_folder_of_scripts(folders: tuple[Path, Path]) -> None:
    """The second would overwrite what the first is read as; so would one in another folder."""
    (folders[0] / "more").mkdir()
    first, second = (write_page(folder, GOOD, "naps.md") for folder in (folders[0] / "more", folders[0]))
    found = {row.path: row for row in checked(*folders)}

    assert [State.ACCEPTED, State.REFUSED] == [found[str(path)].state for path in sorted((first, second))]


def test_what_is_no_markdown_is_named(folders: tuple[Path, Path]) -> None:
    """Somebody may have dropped a letter into the folder, and wait for it."""
    write_page(folders[0], b"PK", "letter.docx")

    assert State.QUARANTINED is rows(folders)["letter.docx"].state
    assert "a .docx file" in rows(folders)["letter.docx"].reasons[0]


def test_a_script_that_carries_the_trademark_is_flagged(folders: tuple[Path, Path]) -> None:
    """Its owner allows the text, and not the name on shortened text."""
    marked = make_script(section="marked", title="Sleep (PDQ)")
    put(script_path(folders[1], marked), write_script(marked))

    assert (State.FLAGGED, True) == (rows(folders)["marked.md"].state, "PDQ" in rows(folders)["marked.md"].reasons[0])


def test_wordings_are_checked_too(folders: tuple[Path, Path]) -> None:
    """Broken braces would be heard by everybody."""
    put(wording_path(folders[1], make_wording()), write_wording(make_wording()))
    put(folders[1] / "_service" / "en" / "help.md", write_wording(make_wording(sms="Call {")))

    assert {"goodbye.md": State.ACCEPTED, "help.md": State.REFUSED} == {
        name: row.state for name, row in rows(folders).items()}


def test_a_row_for_a_program(folders: tuple[Path, Path]) -> None:
    """Plain words and lists, as JSON has them."""
    path = write_page(folders[0], GOOD, "good.md")

    (row,) = [row.as_json() for row in checked(*folders)]
    assert (str(path), "accepted", {"path", "state", "reasons"}) == (row["path"], row["state"], set(row))
    assert f"{path}:1: 1 topics: naps" in row["reasons"]  # type: ignore[operator]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    """Nothing to check is not the same as nothing wrong."""
    with pytest.raises(SourceError, match="--content DIR"):
        checked(tmp_path / "nowhere", tmp_path)


def test_this_repositorys_files_can_all_be_used() -> None:
    """Whatever is flagged, nothing is refused."""
    found = checked(CONTENT, ROOT / "scripts")

    assert len(found) > 5
    assert [] == [row for row in found if row.state is State.REFUSED]


def test_a_script_in_another_encoding_hides_no_other(folders: tuple[Path, Path]) -> None:
    """It is one refused row among the rows."""
    put(folders[1] / "illness" / "en" / "latin.md", write_script(make_script()).replace("short", "sh\xf6rt").encode(
        "latin-1"))
    put(script_path(folders[1], make_script()), write_script(make_script()))

    assert {"latin.md": State.REFUSED, "types.md": State.ACCEPTED} == {
        name: row.state for name, row in rows(folders).items()}
