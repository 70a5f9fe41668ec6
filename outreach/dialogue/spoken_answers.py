"""Questions on a call: which part of which topic answers what a caller said, or which words refuse it.

A call hears only what was read, signed and recorded: the part of a topic's spoken script in which the answer stands.

    found = spoken_answer(call.speech, shelf, place.document)
    if found.wording:   # "advice", "no-answer", "hold", "hold-overdue": say it, offer a person, go back where one was
    else:               # read found.part of the topic found.document / found.section, as if a key had chosen it

Danger, feelings, commands and names of topics are to be looked for before (`understand`, `Kind.QUESTION`).
"""

from __future__ import annotations

from dataclasses import dataclass

from outreach.catalog.lookup import Topic
from outreach.dialogue.answering import answer_for, words_unanswered
from outreach.dialogue.shelf import Shelf
from outreach.search.words import stems


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenAnswer:
    """Where a call goes on: the part of a topic that answers; or the wording that refuses."""

    document: str = ""
    section: str = ""
    #: counts from 1
    part: int = 1
    #: the name of the wording that is said instead; empty for an answer
    wording: str = ""
    #: words of a question that found nothing, for the weekly list
    unanswered: tuple[str, ...] = ()


def spoken_answer(said: str, shelf: Shelf, document: str = "") -> SpokenAnswer:
    """The answer to what a caller said; `document` is the guide that is open, empty for none.

    Nothing of what was said is kept but words for the weekly list.
    Two guides that answer alike: the better one, for its title is said first.
    """
    found = answer_for(said, shelf, document)
    if found is None or found.found is None:
        is_advice = found is not None and found.rule == "about-person"
        if is_advice:
            return SpokenAnswer(wording="advice")
        return SpokenAnswer(wording="no-answer", unanswered=words_unanswered(found, shelf))
    unit = found.found.unit
    topic = shelf.place(unit.document, unit.section)
    if topic is None:
        return SpokenAnswer(wording="no-answer")
    if instead := shelf.instead(topic):
        return SpokenAnswer(wording=instead)
    return SpokenAnswer(document=unit.document, section=unit.section, part=_part_with(shelf, topic, unit.text))


def _part_with(shelf: Shelf, topic: Topic, text: str) -> int:
    """The number of the part that says a unit: the first of those that share most of its words."""
    wanted = set(stems(text))
    shared = [len(wanted & set(stems(part))) for part in shelf.catalogue.parts(topic)]
    return shared.index(max(shared)) + 1 if shared else 1
