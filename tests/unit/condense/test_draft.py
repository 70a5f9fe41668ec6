"""Drafts of one document after another."""

from outreach.condense.draft import draft_scripts
from tests.factories import make_book, make_document, make_section, seed_document, seed_title


def test_what_was_drafted_before_changes_no_word() -> None:
    """Answers about sentences are remembered; the same sentence in another document leaves a draft as it was."""
    alone = draft_scripts(seed_document(), title=seed_title(), book=make_book())
    sentences = [sentence.text for section in seed_document().sections for sentence in section.sentences()]
    other = make_document(make_section(" ".join(reversed(sentences)), heading="Why Cancer Recurs"))

    assert draft_scripts(other, title="Another Guide", book=make_book())
    assert draft_scripts(seed_document(), title=seed_title(), book=make_book()) == alone
