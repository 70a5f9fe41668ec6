"""Any document gives scripts whose every sentence is its own, and that never tell half a list."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.condense.draft import draft_scripts
from outreach.ingest.reader import document_title
from outreach.model.document import Document, ItemList, Subheading
from outreach.model.script import MessageScript
from outreach.wording.commands import why_unusable
from tests.factories import make_book, read_page
from tests.unit.condense.told import said_in, without_labels

#: every sentence and item of a document is made unlike all others by a number
SENTENCES = (
    "Fact {n} helps most people.", "This does not mean that fact {n} cures.", "But ask your doctor about fact {n}.",
    "Call 911 if sign {n} comes.", "It may take {n} weeks.", "However, {n} people in ten need longer.",
    "Do not take pill {n}.", "See our page on topic {n}.", "Over time, these {n} cells grow.",
    "Only {n} percent fall ill.", "Test {n}.",
    "More information about topic {n} is provided by the clinic.", "Unless sign {n} comes, wait.",
)
ITEMS = ("sign {n}", "Kind {n}: it grows slowly.", "Kind {n}: it does not grow. It may spread.", "pain {n} in the arm",
         "[Step {n}](/step \"Step (one)\") comes next.", "Kind {n}, such as the {n} cells, which doctors see seldom.")
LEAD_INS = ("The {n} signs are:", "Signs {n} include the following:", "See the following links {n}:",
            "There are kinds {n}:")
HEADINGS = ("## Part {n}", "##\n\nPart {n}", "### Detail {n}", "### Detail {n} is a sentence.", "#### Deep {n}")

sentence, item = st.sampled_from(SENTENCES), st.sampled_from(ITEMS)
paragraph = st.lists(sentence, min_size=1, max_size=5).map(" ".join)
bullets = st.lists(st.tuples(st.sampled_from(["- ", "  - "]), item).map("".join), min_size=1, max_size=9)
a_list = st.tuples(st.one_of(st.just(""), st.sampled_from(LEAD_INS)), bullets.map("\n".join)).map("\n\n".join)
key_points = bullets.map("\n".join).map(lambda text: f"### Key Points\n\n{text}")
other = st.sampled_from(["| a | b |\n|---|---|\n| {n} | 2 |", "![Figure {n}](x.png)\n\nCaption {n}.\n\nCredit: C {n}",
                         "> Quoted fact {n} helps.", "<p>Fact {n} in a tag helps.</p>"])
block = st.one_of(paragraph, paragraph, a_list, a_list, st.sampled_from(HEADINGS), key_points, other)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """A Markdown page in which no two sentences are alike."""
    blocks = draw(st.lists(block, min_size=1, max_size=14))
    parts = "\n\n".join(["## Part {n}", *blocks]).split("{n}")
    return "".join(f"{part}{number}" for number, part in enumerate(parts[:-1], start=100)) + parts[-1]


def read(folder: Path, page: str) -> tuple[Document, tuple[MessageScript, ...]]:
    """A page as a document, and its drafts."""
    document = read_page(folder, f"---\ntitle: Rest\nsource: Elm Clinic\n---\n\n{page}")
    return document, draft_scripts(document, title=document_title(document), book=make_book())


def own_words(document: Document) -> list[str]:
    """Every sentence and sub-heading of a document."""
    sections = document.sections
    headings = [block.text for section in sections for block in section.blocks if isinstance(block, Subheading)]
    return [sentence.text for section in sections for sentence in section.sentences()] + headings


@given(page=pages())
@settings(max_examples=80, deadline=None)
def test_every_sentence_is_traceable(tmp_path_factory: pytest.TempPathFactory, page: str) -> None:
    """To a sentence of the document, and to a span that names it; terms stand at an item's beginning."""
    document, drafts = read(tmp_path_factory.mktemp("page"), page)
    words = own_words(document)
    terms = [text.partition(":")[0] for text in words if ":" in text]

    for draft in drafts:
        assert [] == [unit for unit in draft.sms if said_in(unit, [*words, *terms])[1]]
        assert [] == [unit for unit in draft.voice if said_in(unit, [*words, *terms])[1]]
        assert not why_unusable(draft.keyword)
    assert len({draft.keyword for draft in drafts}) == len(drafts)


@given(page=pages())
@settings(max_examples=80, deadline=None)
def test_no_list_is_half_told(tmp_path_factory: pytest.TempPathFactory, page: str) -> None:
    """Whoever is told one item is told of each; a lead-in never stands without its items."""
    document, drafts = read(tmp_path_factory.mktemp("page"), page)
    lists = [block for section in document.sections for block in section.blocks if isinstance(block, ItemList)]

    for draft in drafts:
        for told in (" ".join(draft.sms), " ".join(map(without_labels, draft.voice))):
            for items in lists:
                openers = [item[0].text.partition(":")[0].rstrip(".;,") for item in items.items if item]
                assert len({opener in told for opener in openers}) == 1, (told, openers)
            assert not told.endswith(":")

