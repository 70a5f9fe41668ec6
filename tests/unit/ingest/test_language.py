"""The language of a text: taken from its words where nobody says it, compared with the label where somebody does."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.ingest.language import language_code, language_of
from outreach.model.document import Document
from tests.factories import read_page

ENGLISH = "The nap is short, and it is good for you. Talk to the nurse about it if you are not well. "
SPANISH = "La siesta es corta y es buena para la salud. Hable con la enfermera si no se siente bien por la noche. "


@pytest.mark.parametrize(("text", "language"), [
    (ENGLISH, "en"), (SPANISH, "es"), (ENGLISH + SPANISH, ""), ("Naps", ""),
])
def test_the_language_of_words(text: str, language: str) -> None:
    """Mixed or few words leave it open."""
    assert language == language_of(text)


@pytest.mark.parametrize(("label", "code"), [
    ("en", "en"), ("en-US", "en"), ("ES_mx", "es"), ("Spanish", "es"), ("español", "es"), ("hi", "hi"), ("", ""),
])
def test_a_label_as_a_code(label: str, code: str) -> None:
    """As the rest of the project compares it."""
    assert code == language_code(label)


def page(folder: Path, label: str, text: str) -> Document:
    """A page with a label or without one."""
    return read_page(folder, f"---\ntitle: x\nsource: y\n{label}---\n\n## One\n\n{text}\n")


def test_a_missing_label_is_derived(tmp_path: Path) -> None:
    """Or English, where the words do not tell."""
    found = [page(tmp_path, "", text).metadata for text in (SPANISH, ENGLISH, "Naps.")]

    assert [("es", "derived"), ("en", "derived"), ("en", "default")] == [
        (metadata.language, dict(metadata.origins)["language"]) for metadata in found]


def test_a_wrong_label_is_found_on_its_line(tmp_path: Path) -> None:
    """A voice would read it as another language; addresses of links say nothing."""
    link = "[x](/pop.aspx?language=en&en=en \"en\") " * 9
    found = [finding for finding in page(tmp_path, "language: en\n", SPANISH).findings if not finding.note]

    assert [(4, True)] == [(finding.line, "the text is Spanish" in finding.problem) for finding in found]
    assert not [finding for finding in page(tmp_path, "language: en\n", link + ENGLISH).findings if not finding.note]
