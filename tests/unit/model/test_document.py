"""Sections and sentences: what their names and hashes bind to."""

import hashlib
from pathlib import Path

from outreach.model.document import Finding, Sentence
from tests.factories import make_section


def test_a_sentence_is_named_by_its_words() -> None:
    """Twelve hex digits of their SHA-256; one letter more is another sentence."""
    expected = hashlib.sha256(b"Ask your doctor.").hexdigest()[:12]

    assert expected == Sentence(text="Ask your doctor.").sha
    assert expected != Sentence(text="Ask your doctors.").sha


def test_sentences_come_in_reading_order_with_list_items() -> None:
    """Sub-headings are not among them."""
    section = make_section("One. Two.", "### Three", ["Four. Five.", "Six."], "Seven.")

    assert ["One.", "Two.", "Four.", "Five.", "Six.", "Seven."] == [sentence.text for sentence in section.sentences()]


def test_a_sections_hash_changes_with_its_words() -> None:
    """Words, their order and the heading count."""
    section = make_section("One.", "Two.")
    others = (make_section("One.", "Three."), make_section("Two.", "One."), make_section("One."),
              make_section("One.", "Two.", heading="Other"))

    assert make_section("One.", "Two.").sha256 == section.sha256
    assert section.sha256 not in {other.sha256 for other in others}


def test_a_finding_says_where_it_is() -> None:
    """File, line, problem: an editor can jump there."""
    assert "a/b.md:7: a table" == str(Finding(path=Path("a/b.md"), line=7, problem="a table"))
