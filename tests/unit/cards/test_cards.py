"""What stands on posters and wallet cards, as pages and as paper."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from outreach.bootstrap import Service
from outreach.cards.card import MOST_TOPICS, Card, make_card
from outreach.cards.pages import CARDS_A_SHEET, poster_page, wallet_page
from outreach.cards.paper import poster_paper, wallet_paper
from outreach.errors import SettingsError
from tests.phones import hold_or_lift


@pytest.fixture
def card(service: Service) -> Card:
    """The English card of the tests' line."""
    return make_card(service.shelf(), service.settings)


def test_card_has_number_keywords_cost_and_danger(card: Card) -> None:
    """All that a caller needs, and what it costs."""
    assert "216-555-0142" == card.number
    assert ("TYPES", "Types of Recurrent Cancer") in card.topics
    assert "911" in card.danger
    assert "988" in card.danger
    assert "free" in card.cost
    assert card.mark.startswith("Draft")


def test_card_leaves_out_what_is_held(service: Service) -> None:
    """A topic that was taken back is not printed."""
    hold_or_lift(service, "hold", "recurrent-cancer/en/types")
    assert "TYPES" not in dict(make_card(service.shelf(), service.settings).topics)


def test_spanish_card_without_topics(service: Service) -> None:
    """A language without topics has a card that asks for no word."""
    card = make_card(service.shelf().speaking("es"), service.settings)
    assert "Llame o mande un texto" == card.how
    assert () == card.topics
    assert card.text not in poster_page(card)
    assert poster_paper(card).startswith(b"%PDF")


def test_no_card_without_a_number(service: Service) -> None:
    """A poster without a number is refused, with the setting that is missing."""
    with pytest.raises(SettingsError, match="OUTREACH_LINE_NUMBER"):
        make_card(service.shelf(), service.settings.with_changes(line_number=""))


def test_pages_hold_all_that_they_need(card: Card) -> None:
    """One language, one title, nothing from elsewhere; ten cards, of which a screen reader hears one."""
    for page in map(unescape, (poster_page(card), wallet_page(card))):
        assert '<html lang="en">' in page
        assert not re.search(r"(?:src|href)=", page)
        for words in (card.number, card.cost, card.danger, card.mark):
            assert words in page
    assert CARDS_A_SHEET == wallet_page(card).count('class="card"') == wallet_page(card).count("aria-hidden") + 1


def test_paper_is_one_sheet_and_the_same_each_day(card: Card) -> None:
    """The same words give the same bytes; the language is told to screen readers."""
    for make in (poster_paper, wallet_paper):
        paper = make(card)
        assert paper == make(card)
        assert 1 == len(re.findall(rb"/Type /Page\b", paper))
        assert b"/Lang (en)" in paper


def test_long_titles_stay_on_one_sheet(card: Card) -> None:
    """Eight topics with long names are made smaller, not cut off."""
    long = replace(card, topics=(("RADIOTHERAPY", "A title of many words that goes on for long " * 4),) * MOST_TOPICS)
    for make in (poster_paper, wallet_paper):
        assert 1 == len(re.findall(rb"/Type /Page\b", make(long)))
