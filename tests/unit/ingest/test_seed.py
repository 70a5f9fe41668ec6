"""The document that the project starts with, read as its readers would divide it."""

from pathlib import Path

from outreach.ingest.reader import document_title
from outreach.sms.gsm7 import not_gsm7
from tests.factories import SEED, read_page, seed_document


def test_an_introduction_and_five_sections() -> None:
    """Their headings stand in the paragraph below an empty "##"."""
    expected = [
        ("introduction", ""), ("youre-in-control", "You're in Control"),
        ("why-cancer-comes-back", "Why Cancer Comes Back"), ("types-of-recurrent-cancer", "Types of Recurrent Cancer"),
        ("staging-recurrent-cancer", "Staging Recurrent Cancer"),
        ("treatment-for-recurrent-cancer", "Treatment for Recurrent Cancer"),
    ]

    assert expected == [(section.slug, section.heading) for section in seed_document().sections]


def test_what_the_front_matter_says() -> None:
    """Title, publisher, address and the date of its own review."""
    data = seed_document().metadata

    assert "recurrent-cancer" == seed_document().slug
    assert "Recurrent Cancer" == document_title(seed_document())
    assert ("NCI", "https://www.cancer.gov/types/recurrent-cancer", "2025-12-30", "quarterly", "en") == (
        data.source, data.url, data.last_reviewed, data.review_frequency, data.language)
    assert ("audienceLevel", "patient") in data.other


def test_picture_caption_and_credit_are_dropped() -> None:
    """The introduction is its three sentences; the picture's owner licensed it to nobody else."""
    introduction = [sentence.text for sentence in seed_document().sections[0].sentences()]

    assert [
        "When cancer comes back after treatment, doctors call it a recurrence or recurrent cancer.",
        "Finding out that cancer has come back can cause feelings of shock, anger, sadness, and fear.",
        "But you have something now that you didn't have before - experience.",
    ] == introduction


def test_links_are_their_words_and_quotes_are_plain() -> None:
    """No address, mark or expensive character is left anywhere."""
    words = " ".join(sentence.text for section in seed_document().sections for sentence in section.sentences())

    assert "Local recurrence means that the cancer is in the same place" in words
    assert 'Your doctor may refer to this new assessment of your cancer as "restaging."' in words
    assert () == not_gsm7(words)
    assert not any(mark in words for mark in ("](", "http", "**", "/Common", "®"))


def test_a_question_within_quotes_stays_with_its_sentence() -> None:
    """The thought of a frightened person is not cut in two."""
    control = [sentence.text for sentence in seed_document().sections[1].sentences()]

    assert ('Now you might be thinking, "How can this be happening to me again? Haven\'t I been through enough?"'
            in control)


def test_nothing_in_it_needs_a_person() -> None:
    """No table, no character without a plain form."""
    assert () == seed_document().findings


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    """The same document, whichever editor saved it."""
    text = SEED.read_text(encoding="utf-8").replace("\n", "\r\n")
    document = read_page(tmp_path, b"\xef\xbb\xbf" + text.encode(), "recurrent-cancer.md")

    assert seed_document() == document
