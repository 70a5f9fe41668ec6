"""What somebody feels, in their own words: the sentence that says of which guide's subject this is the meaning."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from outreach.catalog.finding import PassageFinder, Unit
from outreach.search.definitions import explained, sentences
from outreach.search.question import Asked
from outreach.search.words import listed, meanings, stems

#: how good such a sentence is: less than any guide that is named
MEANS = 2.5
#: a complaint of fewer words may be anybody's
LEAST_WORDS = 2
_OWN = re.compile(r"\b(?:i|im|ive|my|mi|mis|me|tengo)\b")
#: a complaint asks what it is, or where it comes from; who asks for a treatment or a fate has a disease in mind
_WHY = {"cause"}


def meaning_unit(asked: Asked, finder: PassageFinder) -> tuple[Unit, float] | None:
    """The unit that explains its guide's name with the very words of a complaint; None where not one does.

    "why do i leak urine" finds "Incontinence is when urine leaks"; "what is kidney failure" is no complaint.
    """
    if len(asked.subject) < LEAST_WORDS or not _OWN.search(asked.read) or set(asked.kinds) - _WHY:
        return None
    units = finder.units_with([meanings(word) for word in asked.subject], ())
    return next(((unit, MEANS) for unit in units if _means(unit, asked.subject, finder)), None)


def _means(unit: Unit, subject: Sequence[str], finder: PassageFinder) -> bool:
    names = finder.names_of(unit.document)
    return any(_holds(sentence, subject) and any(explained(sentence, telling(name)) for name in names)
               for sentence in sentences(unit.text))


def telling(name: Collection[str]) -> tuple[str, ...]:
    """The words that tell a name from others, all of them where each is shared: "palpitations" of the heart's."""
    shared = listed("organs") | listed("generic")
    return tuple(word for word in name if not meanings(word) & shared) or tuple(name)


def _holds(sentence: str, subject: Sequence[str]) -> bool:
    words = set(stems(sentence))
    return all(meanings(word) & words for word in subject)
