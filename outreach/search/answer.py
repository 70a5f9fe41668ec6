"""The answer to a question: the words of one signed script, or why there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outreach.catalog.finding import PassageFinder, Unit
from outreach.search.diseases import uncovered_disease
from outreach.search.question import Asked, read_question
from outreach.search.rank import Found, all_found

#: three pages of a text, their labels taken off
LONGEST_ANSWER = 400

#: answers of two guides that differ by no more are as good as each other
AS_GOOD = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A passage, and why it was chosen; no units where nothing may answer."""

    units: tuple[Unit, ...] = ()
    #: "answered", "about-person", "no-words", "nothing"
    rule: str
    asked: Asked
    found: Found | None = None
    #: of another guide that answers as well; None where the answer stands alone
    rival: Found | None = None
    language: str = ""
    #: the disease that was asked for by name, where no guide is about it
    disease: str = ""

    @property
    def text(self) -> str:
        """The words of the answer; empty without one."""
        return " ".join(unit.text for unit in self.units)

    @property
    def spans(self) -> tuple[str, ...]:
        """The source sentences that the answer says, each once."""
        return tuple(dict.fromkeys(span for unit in self.units for span in unit.spans))


def answer(text: str, finder: PassageFinder, *, document: str = "") -> Answer:
    """Answer a question from a build in one language.

    `document` is the guide that is being read, or the only one: questions without a name are about it.
    """
    asked = read_question(text, finder)
    if asked.is_personal:
        return Answer(rule="about-person", asked=asked)
    every = all_found(asked, finder, document)
    if not every:
        return Answer(rule="nothing" if asked.subject else "no-words", asked=asked, language=finder.language,
                      disease=uncovered_disease(text, finder))
    return Answer(units=passage_of(every[0].unit, every[0].units), rule="answered", asked=asked, found=every[0],
                  rival=_rival(every), language=finder.language)


def _rival(every: Sequence[Found]) -> Found | None:
    """The best answer of another guide, where it is as good as the best of all."""
    best = every[0]
    others = (each for each in every if each.unit.source_title != best.unit.source_title)
    rival = next(others, None)
    return rival if rival and best.score - rival.score <= AS_GOOD else None


def passage_of(first: Unit, units: Sequence[Unit]) -> tuple[Unit, ...]:
    """The unit that answers, then what follows it in its script while three pages hold it."""
    told: list[Unit] = []
    for unit in _in_order(first, units):
        if told and sum(len(each.text) + 1 for each in told) + len(unit.text) > LONGEST_ANSWER:
            break
        told.append(unit)
    return tuple(told)


def _in_order(first: Unit, units: Sequence[Unit]) -> tuple[Unit, ...]:
    return first, *(unit for unit in units if unit.number > first.number)
