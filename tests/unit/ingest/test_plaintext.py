"""Inline Markdown as plain words."""

from pathlib import Path

import pytest

from tests.factories import read_page


@pytest.mark.parametrize(("markdown", "words"), [
    ("[cancer](/x \"title (with brackets)\") comes **back**", "cancer comes back"),
    ("[**Regional** *recurrence*](/x)", "Regional recurrence"),
    ("a line\nand the next  \nand a third", "a line and the next and a third"),
    ("before<br>after<br/>that", "before after that"),
    ("5 &lt; 6 &amp; more &mdash; `as is`", "5 < 6 & more - as is"),
    ("see <https://clinic.example.org>", "see https://clinic.example.org"),
    ("a picture ![alt (x)](y.png \"not shown)\") within words", "a picture within words"),
    ("escaped \\*stars\\* and \\# marks", "escaped *stars* and # marks"),
    ("curly “quotes” and don’t", 'curly "quotes" and don\'t'),
])
def test_links_become_text_and_marks_go(tmp_path: Path, markdown: str, words: str) -> None:
    """What is left is what a person would read aloud."""
    assert words == _read(tmp_path, markdown)


@pytest.mark.parametrize(("markdown", "words"), [
    ("A fact.[1] More.", "A fact. More."), ("A fact[1,2]", "A fact"), ("A fact[1][2]", "A fact"),
    ("A fact [12, 13]", "A fact"), ("keep [sic] this", "keep [sic] this"), ("open [1 stays", "open [1 stays"),
    ("a [] b", "a [] b"), ("[[3](#ref)] read", "read"), ("A fact [1](#ref).", "A fact."),
    ("A fact [1].\n\n[1]: /notes", "A fact."), ("Stage [2](/stage-2)", "Stage 2"),
    ("In [2019] it was.", "In [2019] it was."),
    ("[a [4] b]", "[a b]"),
])
def test_footnote_marks_go_and_other_brackets_stay(tmp_path: Path, markdown: str, words: str) -> None:
    """A reference that leads nowhere on a phone is noise."""
    assert words == _read(tmp_path, markdown)


@pytest.mark.parametrize(("markdown", "words"), [
    ("A fact.[3-5] More.", "A fact. More."), ("A fact [1].", "A fact."),
], ids=["a range", "before the full stop"])
def test_footnote_marks_go_without_a_trace(tmp_path: Path, markdown: str, words: str) -> None:
    """As in reports that give their references in ranges, or before the full stop."""
    assert words == _read(tmp_path, markdown)


def test_a_reference_at_the_start_of_a_paragraph(tmp_path: Path) -> None:
    """A list of references is read or refused."""
    assert _read(tmp_path, "[1]. Smith wrote this. It is old.")


def _read(folder: Path, paragraph: str) -> str:
    (section,) = read_page(folder, f"## One\n\n{paragraph}\n").sections
    return " ".join(sentence.text for sentence in section.sentences())
