"""Offers to join: in their exact words, and which of them waits for a yes."""

from __future__ import annotations

from outreach.dialogue.shelf import Shelf
from outreach.model.conversation import TextState
from outreach.model.outbox import Channel
from outreach.model.programmes import Programme

#: begins the name of an offer, kept as the question that is open; no keyword begins so
_OFFER = "/join "


def offer_name(programme: Programme) -> str:
    """The name under which an offer stays open."""
    return f"{_OFFER}{programme.name}"


def offered(shelf: Shelf, state: TextState) -> Programme | None:
    """The programme whose offer waits for a yes; None for none."""
    word = state.question.word if state.question else ""
    return shelf.programme(word.removeprefix(_OFFER)) if word.startswith(_OFFER) else None


def programme_for(shelf: Shelf, document: str) -> Programme | None:
    """The programme that leads through a guide; None where there is none."""
    return next((one for one in shelf.programmes if document and one.document == document), None)


def offer_of(shelf: Shelf, programme: Programme) -> str:
    """The exact words of an offer: who, what and how often, what it may cost, how it ends."""
    return shelf.book.sms(_wording(programme), promise=programme.sms)


def spoken_offer_of(shelf: Shelf, programme: Programme) -> str:
    """The same in a call."""
    return shelf.book.voice(_wording(programme), promise=programme.voice)


def _wording(programme: Programme) -> str:
    return "join-offer-call" if programme.channel is Channel.CALL else "join-offer"
