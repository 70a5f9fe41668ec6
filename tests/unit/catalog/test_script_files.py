"""Script files: what is written is read back, and what is read is written back, byte for byte."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from outreach.catalog.script_files import (
    read_script,
    read_wording,
    script_files,
    script_path,
    scripts_of,
    wording_files,
    wording_path,
    write_script,
    write_wording,
)
from outreach.model.script import MessageScript, Review, Status
from outreach.sms.fold import fold_typography
from tests.factories import ROOT, make_credit, make_script, make_wording, sign

SCRIPTS = ROOT / "scripts"
ALL_SCRIPTS, ALL_WORDINGS = tuple(script_files(SCRIPTS)), tuple(wording_files(SCRIPTS))

on_disk = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
#: words as they come out of the reader: folded, on one line; quotes, colons, accents, hashes and all
letters = st.characters(codec="utf-8", exclude_categories=("C",))
tricky = st.sampled_from([
    "a: b", '"', "'", "\\", "# x", "- a", "NO", "12:30", "{b}", "---", "áéñ ¿?", "\\n", "%", "@", "* a", "#", "##",
    "...", "| a", "> b", "<b>", "null", "~", "\N{GRINNING FACE}",
])
words = st.one_of(tricky, st.text(letters, max_size=30)).map(fold_typography).filter(bool)
units = st.lists(words.filter(lambda unit: not unit.startswith("## ")), min_size=1, max_size=3).map(tuple)


def written(folder: Path, script: MessageScript) -> Path:
    """The file of a script below a folder."""
    path = script_path(folder, script)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_script(script), encoding="utf-8")
    return path


@given(units, units, words, st.lists(words, max_size=2).map(tuple))
@example(("##",), ("a",), "b", ())
@on_disk
def test_a_script_is_read_as_it_was_written(tmp_path: Path, sms: tuple[str, ...], voice: tuple[str, ...], title: str,
                                            flags: tuple[str, ...]) -> None:
    """Whatever its words are."""
    script = make_script(sms=sms, voice=voice, passages=voice, title=title, flags=flags, aliases=("KINDS",),
                         parent="CARE", source=make_credit(title=title))

    assert script == read_script(written(tmp_path, script))


@given(units, words)
@on_disk
def test_a_signed_script_is_read_as_it_was_written(tmp_path: Path, sms: tuple[str, ...], reviewer: str) -> None:
    """Name, date and hash come back, and the words are those that were signed."""
    script = sign(make_script(sms=sms))
    script = make_script(sms=sms, drafted_sha256="a" * 64, review=Review(
        status=Status.REVIEWED, reviewer=reviewer, reviewed_on="2026-02-02", words_sha256=script.words_sha256))

    assert script == read_script(written(tmp_path, script))


@given(st.one_of(words, st.just("")), words)
@on_disk
def test_a_wording_is_read_as_it_was_written(tmp_path: Path, sms: str, voice: str) -> None:
    """With a text, a voice or both; placeholders stay."""
    without_braces = str.maketrans("{}", "()")
    wording = make_wording(sms=sms.replace("##", "#").translate(without_braces), drafted_sha256="b" * 64,
                           voice=f"Hello. {voice.translate(without_braces)} {{operator}}")
    path = wording_path(tmp_path, wording)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_wording(wording), encoding="utf-8")

    assert wording == read_wording(path)


@pytest.mark.parametrize("path", ALL_SCRIPTS, ids=lambda path: path.stem)
def test_scripts_of_this_repository_are_in_the_canonical_form(path: Path) -> None:
    """So that a diff shows what changed and nothing else."""
    assert path.read_text(encoding="utf-8") == write_script(read_script(path))


@pytest.mark.parametrize("path", ALL_WORDINGS, ids=lambda path: path.stem)
def test_wordings_of_this_repository_are_in_the_canonical_form(path: Path) -> None:
    """The same for the line's own words."""
    assert path.read_text(encoding="utf-8") == write_wording(read_wording(path))


def test_a_files_place_is_its_name(tmp_path: Path) -> None:
    """Document, language and section are folders and file; _service holds no document."""
    script, wording = make_script(document="flu", language="es", section="shots"), make_wording(language="es")
    written(tmp_path, script)
    path = wording_path(tmp_path, wording)
    path.parent.mkdir(parents=True)
    path.write_text(write_wording(wording), encoding="utf-8")

    assert [tmp_path / "flu" / "es" / "shots.md"] == list(script_files(tmp_path))
    assert [tmp_path / "_service" / "es" / "goodbye.md"] == list(wording_files(tmp_path)) == [path]
    assert ("flu", "es", "shots") == ((read := read_script(script_path(tmp_path, script))).document, read.language,
                                      read.section)


def test_the_scripts_of_one_document(tmp_path: Path) -> None:
    """In the order of their files, whatever their status; other documents and languages are left out."""
    scripts = [make_script(section=name) for name in ("a", "b")]
    others = [make_script(document="flu"), make_script(language="es")]
    for script in (*reversed(scripts), *others):
        written(tmp_path, script)

    assert tuple(scripts) == scripts_of(tmp_path, "illness", "en")
    assert () == scripts_of(tmp_path, "gone", "en")


def test_the_form_is_the_one_that_reviewers_know() -> None:
    """Keys in a fixed order and in quotes, one paragraph a unit, no empty parts."""
    assert write_script(make_script(spans=())).startswith(
        '---\nformat: "1"\nkeyword: "TYPES"\nmenu_digit: "1"\ntitle: "Types of Illness"\nstatus: "draft"\nsource: ')
    assert write_script(make_script(sms=("One.", "Two."))).split("---\n")[2] == (
        "\n## SMS\n\nOne.\n\nTwo.\n\n## Voice\n\nThere are two types.\n\nOne is short.\n\nOne is long.\n")


def test_a_unit_that_looks_like_a_part_is_read_as_it_was_written(tmp_path: Path) -> None:
    """As an escaped heading in a source would become."""
    script = make_script(sms=("## Voice",))

    assert script == read_script(written(tmp_path, script))
