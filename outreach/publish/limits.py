"""What no build may break: the line's own texts fit one segment, prompts are not too long."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from outreach.bootstrap.callers import call_prompts
from outreach.catalog.parts import AIM_SECONDS, spoken_seconds
from outreach.contact.numbers import as_written
from outreach.dialogue.offers import offer_of
from outreach.dialogue.shelf import Shelf
from outreach.settings import Settings
from outreach.sms.segments import measure
from outreach.speech.spoken import spoken
from outreach.wording.dates import month_and_day

#: the texts that must reach a frightened person in one piece
ONE_SEGMENT = ("help", "stop", "start", "crisis", "medical", "urgent", "died", "notice", "no-topics", "unknown-many",
               "in-doubt", "person", "hold", "hold-all", "correction-all", "corrections-many")


#: what programmes add: shown on a screen that others may see, where a second segment is paid for each reader
_UNASKED = ("note-ready", "note-first", "note-last", "notice-joined")
#: segments of an offer to join
MOST_OF_OFFER = 2
#: a date as long as any
_LONG_DAY = date(2026, 9, 30)


def faults_of(shelf: Shelf, settings: Settings) -> Iterator[str]:
    """Every text that takes two segments with this operator's name and numbers."""
    for name in (*ONE_SEGMENT, *(("hold-overdue",) if settings.overdue == "hold" else ()),
                 *(_UNASKED if settings.sending else ())):
        text = shelf.book.sms(name, topics="", date=month_and_day(_LONG_DAY, shelf.language), count="99")
        yield from _too_long(name, text, shelf, settings)
    yield from _long_offers(shelf, settings)
    prompts = call_prompts(settings, shelf)
    first_key = " ".join(spoken(words, shelf.language) for words in prompts.greeting()[:2])
    if spoken_seconds(first_key) > AIM_SECONDS:
        yield (f"scripts/_service/{shelf.language}/greeting.md: a caller waits over {AIM_SECONDS} seconds for the "
               f"first key. Shorten the greeting")


def _long_offers(shelf: Shelf, settings: Settings) -> Iterator[str]:
    """Offers that take three segments, and rhythms at hours when nothing may be sent."""
    first, last = settings.send_hours
    for one in shelf.catalogue.programmes(shelf.language):
        path = f"scripts/_programmes/{shelf.language}/{one.code.lower()}.md"
        cost = measure(offer_of(shelf, one))
        if cost.segments > MOST_OF_OFFER:
            yield f"{path}: its offer takes {cost.segments} segments ({cost.encoding}), over two. Shorten ## SMS"
        if one.rhythm and not first <= one.rhythm.hour < last:
            yield f"{path}: nothing is sent at {one.rhythm.hour}:00 (OUTREACH_SEND_HOURS). Give it another hour"


def _too_long(name: str, text: str, shelf: Shelf, settings: Settings) -> Iterator[str]:
    cost = measure(text)
    if cost.segments > 1:
        person = as_written(settings.person_for(shelf.language)) or "no person"
        yield (f"scripts/_service/{shelf.language}/{name}.md: the text takes {cost.units} {cost.encoding} units, over "
               f"one segment, for {settings.operator_name!r} and {person}. Shorten it")
