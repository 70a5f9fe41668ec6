"""The gate: what nobody has listened to is named with its place and a remedy, and a name settles it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from outreach.catalog.script_files import wording_path
from outreach.errors import ScriptFormatError
from outreach.speech.pronunciation import PRONUNCIATION, read_lexicon
from outreach.speech.unheard import unheard, unheard_name, unheard_words
from outreach.wording.drafts import draft_wordings
from tests.factories import make_script
from tests.unit.publish.shelves import put_script, put_wording


def test_a_risky_word_is_named_with_file_line_and_remedy(tmp_path: Path) -> None:
    """"lead" is said in two ways; every voice may take the wrong one."""
    script = make_script(voice=("Lead in paint harms.",))
    path = put_script(tmp_path, script)
    line = path.read_text(encoding="utf-8").splitlines().index("Lead in paint harms.") + 1
    (told,) = unheard(script, path, tmp_path, "pyttsx3")

    assert told.startswith(f"{path}:{line}: nobody has listened to Lead. ")
    assert f'below [en.heard] in {tmp_path / PRONUNCIATION} as "your name" = ["Lead"]' in told
    assert () == unheard(script, path, tmp_path, "provider")


@pytest.mark.parametrize("mark", [
    '[en.heard]\n"J. Okafor, RN" = ["lead"]\n', '[en]\nlead = { by = "J. Okafor, RN" }\n',
])
def test_the_mark_of_somebody_who_listened_settles_a_word(tmp_path: Path, mark: str) -> None:
    """In a list below the name, or as an entry."""
    (tmp_path / PRONUNCIATION).write_text(mark, encoding="utf-8")

    assert () == unheard_words(("Lead harms.",), "en", tmp_path, "pyttsx3")
    assert ("tear",) == unheard_words(("Lead and tear harm.",), "en", tmp_path, "pyttsx3")


def test_a_mark_leaves_this_projects_sounds(tmp_path: Path) -> None:
    """Who heard a word said right heard it with them; other sounds must be written."""
    own = read_lexicon("en").find("imatinib")
    (tmp_path / PRONUNCIATION).write_text('[en.heard]\n"J. Okafor, RN" = ["imatinib"]\n', encoding="utf-8")
    assert own == read_lexicon("en", tmp_path).find("imatinib")

    (tmp_path / PRONUNCIATION).write_text('[en]\nimatinib = { ipa = "i", by = "J. Okafor, RN" }\n', encoding="utf-8")
    assert read_lexicon("en", tmp_path).entries["imatinib"].ipa == "i"


@pytest.mark.parametrize("text", ['en = 3', '[en]\nheard = ["lead"]', '[en.heard]\n"J. Okafor, RN" = "lead"',
                                  '[en.heard]\n"" = ["lead"]'])
def test_a_list_that_cannot_be_read_is_told(tmp_path: Path, text: str) -> None:
    """A word without a name is no mark."""
    (tmp_path / PRONUNCIATION).write_text(text, encoding="utf-8")

    with pytest.raises(ScriptFormatError, match=PRONUNCIATION):
        read_lexicon("en", tmp_path)


def test_the_operators_name_is_said_too(tmp_path: Path) -> None:
    """It stands in a setting."""
    (told,) = unheard_name("Bow Clinic", "OUTREACH_OPERATOR_NAME", "en", tmp_path, "pyttsx3")

    assert told.startswith("OUTREACH_OPERATOR_NAME: nobody has listened to Bow. ")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_lines_own_words_need_nobody(tmp_path: Path, language: str) -> None:
    """A fresh line can be signed and built; a placeholder is no word."""
    for wording in draft_wordings(language).values():
        path = put_wording(tmp_path, wording)
        assert wording_path(tmp_path, wording) == path
        assert () == unheard(wording, path, tmp_path, "auto")


def test_spanish_needs_a_person_where_its_spelling_tells_nothing() -> None:
    """Names from other languages; plain words and medicine's own need none."""
    plain = ("La deshidratación, el kilogramo y la acción del oxígeno: cáncer, tórax, bíceps, club, quimioterapia, "
             "perro, ella, innato, leucemia, linfoma, metástasis, ganglios, ley y muy, cooperar, leer.")

    assert () == unheard_words((plain,), "es", Path("none"), "auto")
    assert ("Hodgkin's", "Lynch", "Whipple", "Thompson", "SIDA") == unheard_words(
        ("Hodgkin's, Lynch, Whipple, Thompson y SIDA.",), "es-419", Path("none"), "auto")


def test_a_script_is_read_in_its_own_language(tmp_path: Path) -> None:
    """English words in a Spanish script are Spanish to its voice."""
    script = replace(make_script(voice=("La Dra. Whipple.",)), language="es")

    (told,) = unheard(script, put_script(tmp_path, script), tmp_path, "auto")
    assert "Whipple" in told
