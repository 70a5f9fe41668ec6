"""What no build may break: the line's own texts fit one segment, prompts are not too long."""

from __future__ import annotations

from collections.abc import Iterator

from outreach.catalog.parts import MOST_SECONDS, spoken_seconds
from outreach.contact.numbers import as_written
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.settings import Settings
from outreach.sms.segments import measure

#: the texts that must reach a frightened person in one piece
ONE_SEGMENT = ("help", "stop", "start", "crisis", "medical", "notice", "no-topics", "unknown-many", "in-doubt",
               "person", "hold", "hold-all", "correction-all", "corrections-many")


def faults_of(shelf: Shelf, settings: Settings) -> Iterator[str]:
    """Every text that takes two segments with this operator's name and numbers."""
    for name in (*ONE_SEGMENT, *(("hold-overdue",) if settings.overdue == "hold" else ())):
        yield from _too_long(name, shelf.book.sms(name, topics="", date="Sep 30", count="99"), settings)
    prompts = Prompts(shelf=shelf, has_person=bool(settings.person_number))
    if spoken_seconds(prompts.say("greeting")) > MOST_SECONDS:
        yield "scripts/_service: greeting takes over 30 seconds to say. Shorten it"


def _too_long(name: str, text: str, settings: Settings) -> Iterator[str]:
    cost = measure(text)
    if cost.segments > 1:
        yield (f"scripts/_service/en/{name}.md: the text takes {cost.units} {cost.encoding} units, over one segment, "
               f"for {settings.operator_name!r} and {as_written(settings.person_number) or 'no person'}. Shorten it")
