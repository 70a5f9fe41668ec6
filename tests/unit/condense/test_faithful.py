"""Drafts of any document repeat its sentences, keep what is bound together, and tell lists whole."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach.condense.bonds import bonds_of, join_units, told_together
from outreach.condense.draft import draft_scripts
from outreach.condense.lines import read_lines
from outreach.errors import SourceError
from outreach.ingest.reader import document_title, read_document
from outreach.model.document import Document, ItemList, Section, Sentence, Subheading
from outreach.wording.commands import why_unusable
from tests.factories import DEVELOPMENT_DATA, NO_DATA, make_book, make_document, make_section
from tests.unit.condense.told import said_in

#: larger ones take long and show nothing more
LARGEST_BYTES = 12_000
AT_HAND = [path for path in sorted((DEVELOPMENT_DATA / "documents").glob("*.md"))
           if path.stat().st_size < LARGEST_BYTES]

sentences = st.sampled_from([
    "Rest helps most people.", "This does not mean that rest cures.", "But ask your doctor first.",
    "Tell your nurse about any fever over 38.5 degrees.", "It may take 3 weeks.", "However, some people need longer.",
    "Do not drive.", "Sleep is a kind of rest.", "Call 911 if you faint.", "Only a few need surgery.",
    "These are rare.", "See our page on rest.", "There are two kinds.", "The signs are",
])
paragraphs = st.lists(sentences, min_size=1, max_size=4, unique=True).map(" ".join)
lists = st.lists(st.sampled_from(["a fever", "Pain. It may come and go.", "Feeling tired.", "no sleep"]), min_size=1,
                 max_size=4, unique=True)
sections = st.builds(lambda blocks: make_section(*blocks),
                     st.lists(st.one_of(paragraphs, lists, st.just("Signs include:")), min_size=1, max_size=6))


@given(sections)
@settings(max_examples=60, deadline=None)
def test_drafts_invent_nothing(section: Section) -> None:
    """Every unit is made of sentences of the section."""
    for draft in draft_scripts(make_document(section), title="Rest", book=make_book()):
        source = [sentence.text for sentence in section.sentences()]

        assert [] == [rest for unit in (*draft.sms, *draft.voice) for rest in [said_in(unit, source)[1]] if rest]
        assert {span.section for span in draft.spans} <= {section.slug}


@given(sections, st.data())
def test_what_is_told_together_is_closed(section: Section, data: st.DataObject) -> None:
    """Taking along what a line needs never calls for more; and the line itself is among it."""
    lines = read_lines(section)
    if lines:
        number = data.draw(st.integers(0, len(lines) - 1))
        together = told_together(bonds_of(lines), number)

        assert number in together
        assert together == frozenset().union(*(told_together(bonds_of(lines), other) for other in together))


@given(sections)
def test_joined_units_of_all_lines_tell_all_lines(section: Section) -> None:
    """Joining loses nothing and keeps the order."""
    lines = read_lines(section)
    units = join_units(lines, range(len(lines)))

    assert " ".join(line.text for line in lines) == " ".join(units)


@pytest.mark.skipif(not AT_HAND, reason=NO_DATA)
@pytest.mark.parametrize("path", AT_HAND, ids=lambda path: path.stem)
def test_real_pages_are_told_faithfully(path: Path) -> None:
    """Sentences, spans and keywords of every draft hold; no two topics share a keyword or a file."""
    document = _document(path)
    drafts = draft_scripts(document, title=document_title(document), book=make_book()) if document else ()
    source = _sentences(document) if document else {}

    for draft in drafts:
        assert "" == why_unusable(draft.keyword)
        assert [] == [span for span in draft.spans if (span.section, span.sentence) not in source]
        if draft.strategy != "author":
            assert [] == [unit for unit in (*draft.sms, *draft.voice) if said_in(unit, source.values())[1]]
    assert len({draft.name for draft in drafts}) == len({draft.keyword for draft in drafts}) == len(drafts)


@pytest.mark.skipif(not AT_HAND, reason=NO_DATA)
@pytest.mark.parametrize("path", AT_HAND, ids=lambda path: path.stem)
def test_lists_of_real_pages_are_told_whole(path: Path) -> None:
    """Whoever hears one item of a list hears the first sentence of each."""
    document = _document(path)
    drafts = draft_scripts(document, title=document_title(document), book=make_book()) if document else ()
    by_slug = {section.slug: section for section in document.sections} if document else {}

    for draft in drafts:
        told = " ".join(draft.sms)
        for items in _lists(by_slug, {span.section for span in draft.spans}):
            heard = [item[0].text.rstrip(",") in told for item in items.items if item]

            assert len(set(heard)) <= 1 or draft.strategy in ("key-points", "lead"), items


def _document(path: Path) -> Document | None:
    try:
        return read_document(path)
    except SourceError:
        return None


def _sentences(document: Document) -> dict[tuple[str, str], str]:
    """Every sentence and sub-heading, by what a span calls it."""
    told = [(section.slug, sentence) for section in document.sections for sentence in section.sentences()]
    told += [(section.slug, Sentence(text=block.text)) for section in document.sections for block in section.blocks
             if isinstance(block, Subheading)]
    return {(slug, sentence.sha): sentence.text for slug, sentence in told}


def _lists(by_slug: dict[str, Section], slugs: set[str]) -> list[ItemList]:
    return [block for slug in slugs for block in by_slug[slug].blocks if isinstance(block, ItemList)]
