"""What one step of a call is answered from, and what a key can lead to."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from outreach.catalog.lookup import Topic
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.model.agreeing import Joined
from outreach.model.calls import CallInput, CallPlace, PersonNow, SavedPlace, TextWish, VoiceReply


@dataclass(frozen=True, slots=True, kw_only=True)
class CallScene:
    """The prompts in the caller's language, who can be reached, and the day."""

    prompts: Prompts
    person: PersonNow
    today: date
    #: another language, and the words that offer it; empty where there is none to choose
    offered: tuple[tuple[str, str], ...] = ()
    #: where the caller stopped the last time; None for a stranger
    saved: SavedPlace | None = None
    #: whether this caller can be sent a text; asked only when they want one
    by_text: Callable[[], TextWish] = field(default=lambda: TextWish.KEYWORD)
    #: sends a topic as a text
    ask_for_text: Callable[[Topic], TextWish] = field(default=lambda _: TextWish.KEYWORD)
    #: writes down, by the rule that heard it, that the caller wants no texts; False where that cannot be kept
    stop_texts: Callable[[str], bool] = field(default=lambda _: False)
    #: counts words of a question that found nothing
    count_unanswered: Callable[[Collection[str]], None] = field(default=lambda _: None)

    #: takes the caller into a programme
    join: Callable[[Joined], TextWish] = field(default=lambda _: TextWish.KEYWORD)
    #: True where a machine that picks up hears who called; else the call ends at once
    leaves_messages: bool = False

    @property
    def shelf(self) -> Shelf:
        """What may be read aloud."""
        return self.prompts.shelf

    def topic(self, place: CallPlace) -> Topic | None:
        """The topic at a place; None where this build has it no more."""
        return self.shelf.place(place.document, place.section)


class Tell(StrEnum):
    """How much of a place is told on arriving there."""

    ALL = "all"
    #: the choices alone; what was read is not read again
    CHOICES = "choices"
    #: nothing: the caller was just told how to hear the choices
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Where a key leads, and what is said on the way."""

    to: CallPlace
    before: tuple[str, ...] = ()
    #: the name of what happened, where it is not that of the place
    rule: str = ""
    tell: Tell = Tell.ALL
    #: slow or normal speech from here on; None to go on as before
    slow: bool | None = None


#: says what is heard at a place, and waits there
Arrive = Callable[[CallScene, CallPlace], VoiceReply]
#: what a key leads to at a place; None where it has no meaning there
Choose = Callable[[CallScene, CallInput], Move | None]
#: what silence leads to
Wait = Callable[[CallScene, CallPlace], Move]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One kind of place in a call."""

    arrive: Arrive
    choose: Choose
    wait: Wait
    #: the choices again, shorter than arriving; the same where there is nothing shorter
    remind: Arrive | None = None


START, MENU, GUIDES = CallPlace(step="start"), CallPlace(step="menu"), CallPlace(step="guides")
PERSON, GOODBYE = CallPlace(step="person"), CallPlace(step="goodbye")


def at(topic: Topic, step: str = "part", number: int = 1) -> CallPlace:
    """The place of a topic's part."""
    return CallPlace(step=step, document=topic.document, section=topic.section, part=number)


def elsewhere(place: CallPlace, step: str, **changes: object) -> CallPlace:
    """Another step with the same topic in mind; tries count anew."""
    return replace(place, step=step, tries=0, odd=0, **changes)  # type: ignore[arg-type]


def afresh(place: CallPlace) -> CallPlace:
    """The same place after a key that had a meaning: tries count anew."""
    return replace(place, tries=0, odd=0)
