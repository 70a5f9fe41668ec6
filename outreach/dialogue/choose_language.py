"""The language of a conversation: what was asked for, else what is clearly written, else what it was before."""

from __future__ import annotations

from dataclasses import replace

from outreach.dialogue.languages import asked_for, leans_to, steers_in, written_in
from outreach.dialogue.normalise import normalise
from outreach.dialogue.shelf import Shelf
from outreach.model.conversation import TextState


def in_language(body: str, state: TextState, shelf: Shelf) -> tuple[TextState, Shelf]:
    """A person's state and the shelf in the language of this conversation.

    Nobody has to ask: one clear text sets the language, and it is remembered. What was being read stays open
    where the new language has it, too.
    """
    before = shelf.speaking(state.language)
    shown = asked_for(normalise(body)) or written_in(body) or _steered(body, state)
    language = shown if shown in shelf.books else state.language
    after = shelf.speaking(language)
    state = replace(state, language=language)
    if after.language != before.language and not _is_open(state, after):
        state = replace(state, position=None, question=None)
    return state, after


def for_danger(body: str, state: TextState, shelf: Shelf) -> tuple[TextState, Shelf]:
    """The same for words of danger: answered in their own language, while what is open can still be read on."""
    shown = "" if state.language or state.position else written_in(body)
    kept = shown if shown in shelf.books else state.language
    return replace(state, language=kept), shelf.speaking(state.language).speaking(leans_to(body))


def _steered(body: str, state: TextState) -> str:
    """A lone "temas" from a newcomer; whoever reads in some language goes on in it with MAS."""
    return "" if state.language or state.position else steers_in(normalise(body))


def _is_open(state: TextState, shelf: Shelf) -> bool:
    position = state.position
    return bool(position and shelf.place(position.document, position.section))
