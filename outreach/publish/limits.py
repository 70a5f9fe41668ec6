"""What no build may break: the line's own texts fit one segment, prompts are not too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from outreach.bootstrap.callers import call_prompts
from outreach.catalog.parts import MOST_SECONDS, spoken_seconds
from outreach.contact.numbers import as_written
from outreach.dialogue.shelf import Shelf
from outreach.settings import Settings
from outreach.sms.segments import measure
from outreach.wording.dates import month_and_day

#: the texts that must reach a frightened person in one piece
ONE_SEGMENT = ("help", "stop", "start", "crisis", "medical", "urgent", "died", "notice", "no-topics", "unknown-many",
               "in-doubt", "person", "hold", "hold-all", "correction-all", "corrections-many")


#: a date as long as any
_LONG_DAY = date(2026, 9, 30)


def faults_of(shelf: Shelf, settings: Settings) -> Iterator[str]:
    """Every text that takes two segments with this operator's name and numbers."""
    for name in (*ONE_SEGMENT, *(("hold-overdue",) if settings.overdue == "hold" else ())):
        text = shelf.book.sms(name, topics="", date=month_and_day(_LONG_DAY, shelf.language), count="99")
        yield from _too_long(name, text, shelf, settings)
    prompts = call_prompts(settings, shelf)
    if spoken_seconds(prompts.say("greeting")) > MOST_SECONDS:
        yield f"scripts/_service/{shelf.language}/greeting.md: greeting takes over 30 seconds to say. Shorten it"


def _too_long(name: str, text: str, shelf: Shelf, settings: Settings) -> Iterator[str]:
    cost = measure(text)
    if cost.segments > 1:
        person = as_written(settings.person_for(shelf.language)) or "no person"
        yield (f"scripts/_service/{shelf.language}/{name}.md: the text takes {cost.units} {cost.encoding} units, over "
               f"one segment, for {settings.operator_name!r} and {person}. Shorten it")
