"""The built file: equal content gives equal bytes, and two builds are kept."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from outreach.catalog.current import builds_by_age, current_build
from outreach.catalog.opening import open_build
from outreach.catalog.write import CatalogueWriter, ClipEntry
from outreach.errors import NoBuild
from outreach.model.script import MessageScript, ServiceWording
from tests.factories import make_book, make_script, make_wording, sign

BYE, HELLO = make_wording(), make_wording(name="greeting", voice="Hello.")
CLIP = ClipEntry(words="Hello.", sha256="a" * 64, seconds=1.5)


def build(folder: Path, *scripts: MessageScript, wordings: Iterable[ServiceWording] = (BYE, HELLO),
          clips: Iterable[ClipEntry] = (), serve: str = "drafts") -> str:
    """The name of a finished build of these scripts."""
    with CatalogueWriter(folder, serve=serve) as writer:
        writer.add_wordings(wordings)
        writer.add_scripts(scripts, {"en": make_book()})
        writer.add_clips(clips)
        return writer.finish().stem


def test_equal_content_gives_an_equal_name_and_equal_bytes(tmp_path: Path) -> None:
    """Wherever and whenever it is built; so nothing changes for readers that changes for nobody."""
    first, second = tmp_path / "a", tmp_path / "b"
    name = build(first, make_script(), wordings=(BYE, HELLO), clips=(CLIP,))

    assert name == build(second, make_script(), wordings=(HELLO, BYE), clips=(CLIP,))
    assert (first / f"{name}.sqlite").read_bytes() == (second / f"{name}.sqlite").read_bytes()


def test_other_words_give_another_name(tmp_path: Path) -> None:
    """A build is never changed under those who read it."""
    names = {build(tmp_path, make_script()), build(tmp_path, make_script(sms=("Other.",))),
             build(tmp_path, sign(make_script())), build(tmp_path, make_script(), clips=(CLIP,)),
             build(tmp_path, make_script(), serve="reviewed")}

    assert 5 == len(names)


def test_the_newest_build_is_served(tmp_path: Path) -> None:
    """Also when the words of an older build come back."""
    old, new = build(tmp_path, make_script()), build(tmp_path, make_script(sms=("New.",)))

    assert new == current_build(tmp_path)
    assert old == build(tmp_path, make_script()) == current_build(tmp_path)
    assert {old, new} == set(builds_by_age(tmp_path))


def test_two_builds_are_kept(tmp_path: Path) -> None:
    """The one before answers repeated webhooks; older ones go, and nothing else is left."""
    names = [build(tmp_path, make_script(sms=(f"Version {number}.",))) for number in range(4)]

    assert {*(f"{name}.sqlite" for name in names[-2:]), "current"} == {path.name for path in tmp_path.iterdir()}
    assert "Version 2." in _first_page(tmp_path, names[2])


def test_a_build_that_is_broken_off_leaves_nothing(tmp_path: Path) -> None:
    """The last good one goes on being served."""
    good = build(tmp_path, make_script())
    with pytest.raises(KeyError):
        build(tmp_path, make_script(language="xx"))

    assert good == current_build(tmp_path)
    assert {f"{good}.sqlite", "current"} == {path.name for path in tmp_path.iterdir()}


def test_without_a_build_there_is_nothing_to_serve(tmp_path: Path) -> None:
    """The error says what to do."""
    with pytest.raises(NoBuild, match="Run `outreach build`"):
        current_build(tmp_path)


@pytest.mark.parametrize("name", ["0" * 16, "", "../secret", "a b", "making-1"])
def test_a_name_that_is_no_build_opens_nothing(tmp_path: Path, name: str) -> None:
    """Names come from the database; none leaves the folder."""
    (tmp_path / "making-1.sqlite").touch()
    with pytest.raises(NoBuild):
        open_build(tmp_path, name, drafts=True)


def test_a_build_with_drafts_is_not_served_as_reviewed(tmp_path: Path) -> None:
    """Nobody signed what is in it; the other way round is no harm."""
    drafts, reviewed = build(tmp_path, make_script()), build(tmp_path, sign(make_script()), serve="reviewed")
    with pytest.raises(NoBuild, match="nobody has signed"):
        open_build(tmp_path, drafts, drafts=False)

    assert reviewed == open_build(tmp_path, reviewed, drafts=False).name
    assert reviewed == open_build(tmp_path, reviewed, drafts=True).name


def test_a_damaged_build_is_refused(tmp_path: Path) -> None:
    """A file cut short by a full disk, and a file that is none."""
    name = build(tmp_path, *(make_script(section=f"s{n}", sms=("Words. " * 900,)) for n in range(3)))
    path = tmp_path / f"{name}.sqlite"
    data = path.read_bytes()
    for damaged in (data[: len(data) // 2], b"not a database" * 100, b""):
        path.write_bytes(damaged)
        with pytest.raises(NoBuild):
            open_build(tmp_path, name, drafts=True)


def test_a_built_file_cannot_be_written_to(tmp_path: Path) -> None:
    """Serving only reads."""
    catalogue = open_build(tmp_path, build(tmp_path, make_script()), drafts=True)

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        catalogue._rows("delete from script")


def _first_page(folder: Path, name: str) -> str:
    catalogue = open_build(folder, name, drafts=True)
    return catalogue.pages(catalogue.topics("illness", "en")[0])[0]
