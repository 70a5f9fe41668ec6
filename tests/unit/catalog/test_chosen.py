"""The list of chosen documents: read, added to and taken from without losing what a person wrote."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.catalog.chosen import CHOSEN, add_names, drop_names, read_choice
from outreach.catalog.script_files import files_left_out, script_files
from outreach.errors import ChoiceError
from tests.factories import make_script
from tests.unit.publish.shelves import put_script


def listed(folder: Path, text: str | bytes) -> Path:
    """A folder of scripts with a list."""
    (folder / CHOSEN).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_without_a_list_all_are_chosen(tmp_path: Path) -> None:
    """The demo needs no choice."""
    assert read_choice(tmp_path).has("anything")


def test_only_what_is_listed_is_chosen(tmp_path: Path) -> None:
    """Remarks, empty lines and Windows line ends are taken; an empty list chooses nothing."""
    choice = read_choice(listed(tmp_path, "# ours\r\nflu\r\n\r\n  colon-cancer  # since May\r\n"))
    assert [True, True, False, False] == [choice.has(name) for name in ("flu", "colon-cancer", "since", "")]
    assert not read_choice(listed(tmp_path, "# nothing yet\n")).has("flu")


@pytest.mark.parametrize(("text", "line"), [("flu\nbreast/*\n", 2), ("flu, colon\n", 1), (b"flu\n\nb\xf6se\n", 3)])
def test_a_line_that_is_no_name(tmp_path: Path, text: str | bytes, line: int) -> None:
    """Named with its line and what to write."""
    with pytest.raises(ChoiceError, match=f"{CHOSEN}:{line}: "):
        read_choice(listed(tmp_path, text))


def test_remarks_outlive_changes(tmp_path: Path) -> None:
    """A name goes with its own remark; all else stays in its place."""
    listed(tmp_path, "# for the clinic\nflu  # asked for\n\ncolon")
    add_names(tmp_path, ["lung"])
    drop_names(tmp_path, frozenset(["flu"]))

    assert "# for the clinic\n\ncolon\nlung\n" == (tmp_path / CHOSEN).read_text()


def test_scripts_of_other_documents_are_left_out(tmp_path: Path) -> None:
    """Whoever asks for script files gets those of the chosen documents alone."""
    flu, cold = (put_script(tmp_path, make_script(document=name)) for name in ("flu", "cold"))
    assert [cold, flu] == list(script_files(tmp_path))
    assert () == files_left_out(tmp_path)
    listed(tmp_path, "flu\n")
    assert [flu] == list(script_files(tmp_path))
    assert (cold,) == files_left_out(tmp_path)
