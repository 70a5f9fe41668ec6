"""A text that was taken back: who had it is told first, once, that it was wrong.

Danger, STOP and words of pain are answered alone; the correction then waits for the next contact.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from outreach.dialogue.shelf import Shelf
from outreach.model.calls import VoiceReply
from outreach.model.conversation import CallerRecalled, Recalled, SmsReply, TextStep
from outreach.model.holds import Correction, Hold, Served, correction_for
from outreach.sms.pages import fits_one_segment
from outreach.wording.dates import month_and_day

#: rules whose reply nothing comes before, and nothing goes with
_ALONE = frozenset(("stop", "crisis", "medical", "urgent", "in-doubt", "died", "loss", "why-me", "my-fault", "how-long",
                    "dying", "lonely", "fear"))


def owed_to_texter(recalled: Recalled) -> tuple[Correction, ...]:
    """What a text's sender has to be told first; for a repeated text, what they were told the first time."""
    first = recalled.answered
    if first:
        return _owed((hold for hold in recalled.holds.history if hold.number in first.told), recalled.served)
    return _owed_now(recalled)


def owed_to_caller(known: CallerRecalled) -> tuple[Correction, ...]:
    """What a caller has to hear first: what no text and no other call has told."""
    return _owed_now(known)


def corrected(step: TextStep, owed: tuple[Correction, ...], shelf: Shelf, now: datetime) -> TextStep:
    """Put the corrections before the answer to a text. Who said STOP is sent none."""
    if not owed or step.rule in _ALONE or step.state.opted_out:
        return step
    messages = (*_texts(owed, shelf, now, step.served), *step.reply.messages)
    return replace(step, reply=SmsReply(messages=messages), told=_numbers(owed))


def corrected_call(reply: VoiceReply, owed: tuple[Correction, ...], shelf: Shelf) -> VoiceReply:
    """Speak the corrections at the start of a call, behind who speaks and the emergency numbers."""
    greeting, *others = reply.prompts
    return replace(reply, prompts=(greeting, *(_spoken(one, shelf) for one in owed), *others), told=_numbers(owed))


def _owed_now(known: Recalled | CallerRecalled) -> tuple[Correction, ...]:
    return _owed((hold for hold in known.holds.history if hold.owes_correction and hold.number not in known.told),
                 known.served)


def _owed(holds: Iterable[Hold], served: tuple[Served, ...]) -> tuple[Correction, ...]:
    return tuple(filter(None, (correction_for(hold, served) for hold in holds)))


def _numbers(owed: tuple[Correction, ...]) -> tuple[int, ...]:
    return tuple(correction.hold.number for correction in owed)


def _texts(owed: tuple[Correction, ...], shelf: Shelf, now: datetime, answered_with: str) -> tuple[str, ...]:
    """One message for the scripts that were wrong, and one where everything is being checked."""
    wrong = tuple(correction for correction in owed if not correction.is_of_all)
    single = {correction.served.script: correction for correction in wrong}
    first = (_one(wrong[-1], shelf, now, answered_with),) if len(single) == 1 else (
        (_several(wrong, shelf),) if single else ())
    every = (_of_all(correction, shelf) for correction in owed if correction.is_of_all)
    return (*first, *every)


def _one(correction: Correction, shelf: Shelf, now: datetime, answered_with: str) -> str:
    """Name the topic and the day, and where other words are served by now how to get them."""
    served, lifted_at = correction.served, correction.hold.lifted_at
    is_mended = lifted_at is not None and lifted_at <= now and answered_with != served.script
    keyword = _keyword(served, shelf)
    again = f"{shelf.book.sms('correction-again', keyword=keyword)} " if is_mended else ""
    name = "correction-call" if served.by_call else "correction"
    return shelf.book.sms(name, keyword=keyword, date=_day(served, shelf), again=again)


def _keyword(served: Served, shelf: Shelf) -> str:
    """The keyword as they read it; for what was sent unasked as it is now, or the script's name where it is gone."""
    if served.keyword:
        return served.keyword
    topic = shelf.script(served.script)
    return topic.keyword if topic else served.script.rpartition("/")[2].replace("-", " ").upper()


def _several(wrong: tuple[Correction, ...], shelf: Shelf) -> str:
    """Name the topics where they all fit; else how many they are."""
    topics = tuple(dict.fromkeys(_keyword(correction.served, shelf) for correction in wrong))
    text = shelf.book.sms("corrections", topics=", ".join(topics))
    first = min((correction.served for correction in wrong), key=lambda served: served.at)
    return text if fits_one_segment(text) else shelf.book.sms(
        "corrections-many", count=len(topics), date=_day(first, shelf))


def _of_all(correction: Correction, shelf: Shelf) -> str:
    return shelf.book.sms("correction-all", date=_day(correction.served, shelf))


def _day(served: Served, shelf: Shelf) -> str:
    return month_and_day(served.at.date(), shelf.language)


def _spoken(correction: Correction, shelf: Shelf) -> str:
    """The topic by its title; a topic that this build has no more by none."""
    if correction.is_of_all:
        return shelf.book.voice("correction-all")
    document, _, section = correction.served.script.split("/")
    topic = shelf.place(document, section)
    return shelf.book.voice("correction", title=topic.title) if topic else shelf.book.voice("correction-gone")
