"""Which build speaks: the current one, an earlier one that was named, or none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from outreach.bootstrap import Service, assemble
from outreach.bootstrap.builds import Builds
from outreach.errors import SettingsError
from outreach.settings import Settings
from tests.fakes import line_settings


def another_build(settings: Settings, name: str = "another") -> str:
    """A second build beside the current one; the name of the first."""
    first = (settings.build_folder / "current").read_text().strip()
    shutil.copy(settings.build_folder / f"{first}.sqlite", settings.build_folder / f"{name}.sqlite")
    return first


def test_a_new_build_is_served_from_the_next_question(settings: Settings) -> None:
    """No restart: the pointer is read each time."""
    builds, first = Builds(settings), another_build(settings)
    assert first == builds.shelf().catalogue.name
    (settings.build_folder / "current").write_text("another\n")
    assert "another" == builds.shelf().catalogue.name


def test_a_named_build_is_kept_open(settings: Settings) -> None:
    """A repeated message is answered from the build that answered it first."""
    builds, first = Builds(settings), another_build(settings)
    (settings.build_folder / "current").write_text("another\n")
    assert first == builds.shelf(first).catalogue.name
    assert builds.shelf(first) is builds.shelf(first)


@pytest.mark.parametrize("name", ["gone", "../current", "", "making-1"])
def test_a_build_that_is_gone_gives_way_to_the_current_one(settings: Settings, name: str) -> None:
    """Any name that opens nothing means the current build."""
    builds = Builds(settings)
    assert builds.shelf().catalogue.name == builds.shelf(name).catalogue.name


def test_without_any_build_the_drafts_speak(tmp_path: Path) -> None:
    """No topics, but every wording of the line."""
    shelf = Builds(line_settings(tmp_path)).shelf()
    assert ((), "") == (shelf.topics(), shelf.first_document)
    assert "988" in shelf.book.sms("crisis")
    assert "911" in shelf.book.voice("trouble")


def test_last_words_survive_everything(settings: Settings) -> None:
    """Damaged builds and a pointer that is a folder: the line's own words are still there."""
    for file in settings.build_folder.iterdir():
        file.unlink()
    (settings.build_folder / "current").mkdir()
    assert "988" in Builds(settings).last_words().sms("crisis")


@pytest.mark.parametrize("name", ["", "a", "../secret", "A" * 64, "g" * 64, "0" * 63, f"{'0' * 64}.wav", "0" * 64])
def test_only_hashes_name_clips(service: Service, name: str) -> None:
    """What is no hash, or no file, is no clip."""
    assert service.clip_file(name) is None


@pytest.mark.parametrize("keys", ["", "a", "a:zz", "a:" + "0" * 62, f"a:{'0' * 64},a:{'1' * 64}"])
def test_keys_that_cannot_be_used_stop_the_start(tmp_path: Path, keys: str) -> None:
    """A line never starts with keys that protect nobody."""
    with pytest.raises(SettingsError, match="OUTREACH_PHONE_KEYS"):
        assemble(line_settings(tmp_path, phone_keys=keys))


def test_numbers_and_secrets_stay_out_of_texts_about_the_line(settings: Settings, service: Service) -> None:
    """Printing settings or keys, as a log may, shows no secret."""
    shown = repr(settings) + repr(service.keys)
    assert settings.auth_token not in shown
    assert settings.phone_keys.partition(":")[2] not in shown
