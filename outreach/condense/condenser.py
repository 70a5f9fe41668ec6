"""Condense one section to a budget: whole sentences, in reading order, that may stand alone."""

from __future__ import annotations

import re

from outreach.condense.beam import search
from outreach.condense.choose import Budget, chooser
from outreach.condense.expectation import expect
from outreach.condense.features import words_of
from outreach.condense.rank import is_urgent, rank
from outreach.condense.units import Source, read_source
from outreach.condense.weights import Models, shipped_models
from outreach.condense.worth import Ranked
from outreach.model.document import Section
from outreach.model.language import is_english
from outreach.sms.gsm7 import count_septets

_READER = re.compile(
    r"\b(?:911|emergency|right away|immediately|as soon as possible|"
    r"(?:call|check with|talk with|talk to|tell|see|contact|ask) your)\b", re.IGNORECASE)


def condense(section: Section, *, title: str, heading: str, language: str, budget: int,
             models: Models | None = None) -> tuple[str, ...]:
    """The sentences that tell a section within a budget of septets; none when nothing may stand alone.

    One piece of urgent advice is always among them if one fits. Texts that are not English
    are told by rank, for the expectations know only English words.
    """
    source = read_source(section)
    if not is_english(language):
        return _ranked(source, budget)
    weights = (models or shipped_models()).fitting(words=words_of(source), budget=budget)
    expectation = expect(source, title=title, heading=heading, weights=weights)
    urgent = [unit for unit in source.units if any(is_urgent(source.pieces[key].text) for key in unit)]
    direct = [unit for unit in urgent if any(_speaks_to_reader(source.pieces[key].text) for key in unit)]
    best = search(source, expectation, budget=budget).best(direct, urgent)
    return tuple(piece.text for piece in source.told(best.keys))


def _speaks_to_reader(text: str) -> bool:
    """ "Ask your doctor", not "is seen by a doctor": the advice that is kept first."""
    return is_urgent(text) and bool(_READER.search(text))


def _ranked(source: Source, budget: int) -> tuple[str, ...]:
    def size(units: tuple[str, ...]) -> int:
        return count_septets(" ".join(units))

    room = Budget(limit=budget, size=size, allowed=lambda _: True)
    chosen = chooser(source, Ranked(scores=rank(source.lines)), room).choose()
    return tuple(piece.text for piece in source.told(chosen))
