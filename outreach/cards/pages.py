"""Cards as pages that a browser shows, reads aloud and prints; each holds all that it needs."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from outreach.cards.card import Card

#: business cards of 3.5 x 2 inches, as ready-cut sheets have them
CARDS_A_SHEET = 10

_PAGES = Environment(loader=PackageLoader("outreach.cards"), autoescape=True, undefined=StrictUndefined,
                     trim_blocks=True, lstrip_blocks=True)


def poster_page(card: Card) -> str:
    """The poster, one sheet of letter paper."""
    return _PAGES.get_template("poster.html").render(card=card)


def wallet_page(card: Card) -> str:
    """A sheet of wallet cards; a screen reader hears the first one alone."""
    return _PAGES.get_template("wallet.html").render(card=card, copies=CARDS_A_SHEET)
