"""Content files that can be read, and those that cannot: which line, and what to do."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.errors import SourceError
from outreach.ingest.reader import document_title, read_document
from outreach.model.document import Document, Finding
from tests.factories import DEVELOPMENT_DATA, NO_DATA, read_page, write_page

FRONT = "---\ntitle: {title}\nsource: Elm Clinic\n---\n\n## One\n\nWords.\n"
AT_HAND = sorted((DEVELOPMENT_DATA / "documents").glob("*.md"))


def problems(document: Document) -> list[Finding]:
    """The findings that ask somebody to act."""
    return [finding for finding in document.findings if not finding.note]


def test_a_file_without_front_matter(tmp_path: Path) -> None:
    """Its title is its own; that it names no source is told."""
    document = read_page(tmp_path, "# Sleep - Elm Clinic\n\n## One\n\nWords.\n", "sleep-well.md")

    assert ("sleep-well", "Sleep", "") == (document.slug, document_title(document), document.metadata.source)
    assert ("title", "derived") in document.metadata.origins


def test_characters_that_nobody_sees_are_left_out(tmp_path: Path) -> None:
    """A broken export holds them; a talking book with one would open nowhere."""
    document = read_page(tmp_path, FRONT.format(title="Sle\x01ep").replace("Words.", "Wo\x00rds\x1b."), "sleep.md")

    assert "Sleep" == document_title(document)
    assert read_page(tmp_path, FRONT.format(title="Sleep"), "sleep.md").sections == document.sections


def test_a_file_without_any_title(tmp_path: Path) -> None:
    """The file's name serves."""
    assert "sleep-well" == read_page(tmp_path, "## One\n\nWords.\n", "sleep-well.md").metadata.title


BROKEN_FRONT = (
    ("title: a: b", 2), ("source: x\ntags: [a, b\ntitle: y", 4), ('title: "open\nsource: x', 4), ("a: b\n\tc: d", 3),
)


@pytest.mark.parametrize("front", [front for front, _ in BROKEN_FRONT])
def test_broken_front_matter_is_refused(tmp_path: Path, front: str) -> None:
    """The error says where and what to do."""
    with pytest.raises(SourceError, match="Put values that hold a colon") as caught:
        read_page(tmp_path, f"---\n{front}\n---\n\n## One\n\nWords.\n")

    assert str(caught.value).startswith(f"{tmp_path / 'page.md'}:{caught.value.line}: ")


@pytest.mark.parametrize(("front", "line"), BROKEN_FRONT)
def test_broken_front_matter_names_its_line(tmp_path: Path, front: str, line: int) -> None:
    """The first line is the one with the three hyphens; an open quote is missed where it should close."""
    with pytest.raises(SourceError, match="Put values that hold a colon") as caught:
        read_page(tmp_path, f"---\n{front}\n---\n\n## One\n\nWords.\n")

    assert line == caught.value.line


def test_a_file_in_another_encoding_names_the_line(tmp_path: Path) -> None:
    """Line 3 holds an é of Windows' old encoding."""
    with pytest.raises(SourceError, match="Save the file as UTF-8") as caught:
        read_page(tmp_path, b"## One\n\nCaf\xe9.\n")

    assert 3 == caught.value.line


@pytest.mark.parametrize("text", [
    FRONT.format(title="x\nlastReviewed: 2026-02-30"), FRONT.format(title="x\n2026: y"),
    FRONT.format(title="x\nNO: y"), "{\nname\n}\n\n## One\n\nWords.\n",
], ids=["no such day", "a number as key", "NO as key", "a brace at the start"])
def test_odd_front_matter_is_read_or_refused(tmp_path: Path, text: str) -> None:
    """Whatever a person types, the answer names the file."""
    assert _read_or_refused(tmp_path, text)


@pytest.mark.parametrize("front", ["- title\n- source", "just words"])
def test_front_matter_without_keys_is_refused(tmp_path: Path, front: str) -> None:
    """Title and source would be lost without a word."""
    with pytest.raises(SourceError, match="no list of keys"):
        read_page(tmp_path, f"---\n{front}\n---\n\n## One\n\nWords.\n")


def test_front_matter_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    """Patients would hear its keys."""
    with pytest.raises(SourceError):
        read_page(tmp_path, "---\ntitle: Sleep\nsource: Elm Clinic\n\n## One\n\nWords.\n")


def test_a_table_is_found_on_its_line(tmp_path: Path) -> None:
    """Cells read out one by one could be taken for somebody's dose."""
    text = FRONT.format(title="Doses") + "\n| Age | Dose |\n|---|---|\n| 2-5 | 2.5 mg |\n| 6-11 | 5 mg |\n"
    (finding,) = problems(read_page(tmp_path, text))

    assert (10, True) == (finding.line, "a table of 3 rows" in finding.problem)


def test_a_missing_source_is_found(tmp_path: Path) -> None:
    """Nobody could be told where the facts come from."""
    (finding,) = problems(read_page(tmp_path, "---\ntitle: x\n---\n\n## One\n\nWords.\n"))

    assert "names no source" in finding.problem


def test_a_character_without_a_plain_form_is_found(tmp_path: Path) -> None:
    """Each once, with its code and section; Spanish is sent as it is written."""
    page = FRONT.format(title="Units") + "\n10² or 10² of α.\n"
    found = [str(finding) for finding in problems(read_page(tmp_path, page))]
    spanish = read_page(tmp_path, page.replace("source:", "language: es\nsource:"))

    assert ["'²' (U+00B2) in one has no GSM-7 form", "'α' (U+03B1) in one has no GSM-7 form"] == [
        text.split(": ", 1)[1] for text in found]
    assert [] == problems(spanish)


@given(st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_any_bytes_are_read_or_refused(tmp_path: Path, data: bytes) -> None:
    """Nothing that lies in the folder stops the others from being read."""
    assert _read_or_refused(tmp_path, b"## One\n\n" + data)


@pytest.mark.skipif(not AT_HAND, reason=NO_DATA)
@pytest.mark.parametrize("path", AT_HAND, ids=lambda path: path.stem)
def test_every_document_at_hand_is_read_or_refused(path: Path) -> None:
    """Never any other error; a document that is read has sections with names of their own."""
    document = _document(path)
    slugs = [section.slug for section in document.sections] if document else []

    assert sorted(set(slugs)) == sorted(slugs)
    assert document is None or document_title(document)


def _read_or_refused(folder: Path, text: str | bytes) -> bool:
    """True when a page is read, or refused by an error of ours."""
    document = _document(write_page(folder, text))
    return document is None or document.slug == "page"


def _document(path: Path) -> Document | None:
    """What a file is read as; None when it is refused and the error names the file."""
    try:
        return read_document(path)
    except SourceError as problem:
        return None if problem.path == path and problem.line >= 1 else pytest.fail(f"not named: {problem}")
