"""Whatever lies in the folder: it is read or refused, nothing is invented, and only the words count."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach.errors import SourceError
from outreach.ingest.reader import document_title, read_document
from outreach.model.document import Document
from outreach.sms.fold import fold_typography
from tests.factories import write_page

QUICK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
#: what a crawl leaves, whole and in pieces
SCRAPS = st.sampled_from((
    "##", "## Naps", "# Sleep", "### Length", "Naps", "They help most people.", "Is it safe?", "Rest. Drink water.",
    "- one\n- two", "1. one\n   - two", "| a | b |\n|---|---|\n| 1 | 2 |", "| 5 mg |", "![a bed](a.jpg)", "Credit: x",
    "[Enlarge](b.jpg)![y](b.jpg)", "[Go to that page](/x)", "<table><tr><td>5 mg", "</table>", "<div>Rest.</div>",
    "> Never stop.", "```\ncode", "Bring these:", "your card", "Updated: May 3, 2025", "***", "---", "It helps.[1]",
    "\N{BULLET} caf\N{LATIN SMALL LETTER E WITH ACUTE}", "[x", "](y)", "<!--", "&nbsp;", "\N{ZERO WIDTH SPACE}", "\x00",
))
PAGES = st.lists(SCRAPS, max_size=14).map("\n\n".join)
#: plain words and marks, so that what is read can be looked for
WORDS = st.lists(st.sampled_from("Rest helps you. | Do not run! | \N{LEFT DOUBLE QUOTATION MARK}Sleep"
                                 "\N{RIGHT DOUBLE QUOTATION MARK} is good. | a b c | 5\N{EN DASH}10 mg.".split(" | ")),
                 min_size=1, max_size=5).map(" ".join)
BLOCKS = st.sampled_from(("{}", "## {}", "- {}", "**{}**", "> {}", "[{}](/popups/x)", "##\n\n{}", "1. {}"))
FRONTS = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from((
    "a: !!int ''", "a: !!timestamp x", "a: &x [*x]", f"a: {'[' * 4000}", f"{'- ' * 4000}x", f"{'? ' * 4000}x",
    "sms: [1]", "sms: {a: {b: c}}", "keywords: [x]", "title: {a: b}", "language: [en, es]", "title: 12:30", "NO: NO",
    f"a: {'1' * 5000}", "lastReviewed: 2025-13-45", 'a: "\\ud800"', "? [a]\n: b", "source: |\n  a\n\n  b",
))


@given(page=PAGES)
@QUICK
def test_scraps_in_any_order_are_read(tmp_path: Path, page: str) -> None:
    """Each section has a name of its own, and a paragraph or list is never empty."""
    document = read_or_refuse(tmp_path, f"---\ntitle: x\nsource: y\n---\n{page}")
    assert document is not None
    slugs = [section.slug for section in document.sections]

    assert sorted(set(slugs)) == sorted(slugs)
    assert all(sentence.text.strip() for section in document.sections for sentence in section.sentences())


@given(text=st.text(st.characters(codec="utf-8"), max_size=200))
@QUICK
def test_any_text_is_read_or_refused(tmp_path: Path, text: str) -> None:
    """Never another error."""
    read_or_refuse(tmp_path, text)


@given(front=FRONTS)
@QUICK
def test_any_front_matter_is_read_or_refused(tmp_path: Path, front: str) -> None:
    """Neither does it bring the program down."""
    read_or_refuse(tmp_path, f"---\n{front}\n---\n\n## One\n\nWords.\n")


@given(parts=st.lists(st.tuples(BLOCKS, WORDS), min_size=1, max_size=6))
@QUICK
def test_nothing_is_invented(tmp_path: Path, parts: list[tuple[str, str]]) -> None:
    """Every sentence stands in the file, word for word, after folding its typography."""
    text = "\n\n".join(block.format(words) for block, words in parts)
    source = words_of(text)

    for section in read(tmp_path, text).sections:
        for sentence in section.sentences():
            assert words_of(sentence.text) in source


@given(page=PAGES)
@QUICK
def test_line_ends_and_marks_at_the_start_make_no_difference(tmp_path: Path, page: str) -> None:
    """Nor does reading a file twice."""
    front = "---\ntitle: x\nsource: y\n---\n"
    plain = read_or_refuse(tmp_path, front + page)
    windows = (front + page).replace("\n", "\r\n")

    for again in (front + page, windows, "\N{ZERO WIDTH NO-BREAK SPACE}" + windows, (front + page).replace("\n", "\r")):
        assert plain == read_or_refuse(tmp_path, again)


@pytest.mark.parametrize("text", [
    "Rest helps. " * 40_000, "word " * 200_000, "[" * 20_000, "- " * 4_000 + "x", "> " * 4_000 + "x", "*a " * 8_000,
    "## a\n\nb\n\n" * 2_000, "Bring:\n\n" + "your card\n\n" * 5_000, "<div>" * 20_000, "![x](y)" * 5_000,
], ids=["one line of sentences", "one line of words", "brackets", "deep lists", "deep quotes", "stars", "many sections",
        "a long list", "deep HTML", "many pictures"])
def test_large_and_deep_files_are_read(tmp_path: Path, text: str) -> None:
    """In seconds, though nobody would write them."""
    assert read_or_refuse(tmp_path, text) is not None


def words_of(text: str) -> str:
    """Folded words alone, one space apart."""
    return " ".join(re.findall(r"\w+", fold_typography(text.replace("popups/x", ""))))


def read(folder: Path, text: str) -> Document:
    """A page that must be readable."""
    return read_document(write_page(folder, text))


def read_or_refuse(folder: Path, text: str) -> Document | None:
    """The document; None when it is refused by an error that names the file."""
    path = write_page(folder, text)
    try:
        document = read_document(path)
    except SourceError as problem:
        return None if problem.path == path and problem.line >= 1 else pytest.fail(f"not named: {problem}")
    assert document_title(document)
    return document
