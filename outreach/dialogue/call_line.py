"""The call line: what is held, the pure step of the call, what was heard written down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from outreach.dialogue.corrections import corrected_call, owed_to_caller
from outreach.dialogue.line import ATTEMPTS, Shelves
from outreach.dialogue.ports import CallStore, Clock
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.voice import CallFlow
from outreach.errors import StoreUnavailable
from outreach.model.conversation import Caller, CallerRecalled, CallInput, CallPlace, VoiceReply
from outreach.model.holds import UNKNOWN, Holds

#: the key that the words of every offer name
OTHER_LANGUAGE = "2"
#: what is held, as far as it can be told; never raises
KnownHolds = Callable[[], Holds]


class CallLine:
    """Answers calls step by step, and never reads aloud what is held."""

    def __init__(self, *, store: CallStore, holds: KnownHolds, shelves: Shelves, clock: Clock,
                 person_for: Callable[[str], str]) -> None:
        self._store = store
        self._holds = holds
        self._shelves = shelves
        self._clock = clock
        #: the number of a person who speaks a language; empty where there is nobody
        self._person_for = person_for

    def answer(self, call: CallInput, caller: Caller | None) -> VoiceReply:
        """Answer one step of a call; a withheld number (None) hears everything but is not remembered."""
        for _ in range(ATTEMPTS):
            holds, now = self._holds(), self._clock()
            first = self._shelves.shelf().on(now.date()).holding(holds)
            asked = self._chosen(call, first)
            shelf = first.speaking(asked.place.language)
            reply = self._corrected(self._flow(shelf, asked, now).answer(asked), asked, caller, holds, shelf)
            reply = _in_language(reply, asked.place.language)
            if self._keep(caller, reply, holds, now):
                return reply
        return _in_language(self._flow(shelf.holding(UNKNOWN), asked, now).answer(asked), asked.place.language)

    def _flow(self, shelf: Shelf, call: CallInput, now: datetime) -> CallFlow:
        person = self._person_for(shelf.language)
        return CallFlow(prompts=Prompts(shelf=shelf, has_person=bool(person)), person_number=person, today=now.date(),
                        offered=() if call.place.language else self._offered(shelf))

    def _offered(self, first: Shelf) -> tuple[tuple[str, str], ...]:
        """The other language and the words that offer it, where it has something to hear or somebody who speaks it."""
        person = self._person_for(first.language)
        return tuple((other.language, other.book.voice("language-offer")) for other in first.tongues[1:]
                     if other.catalogue.documents(other.language) or self._person_for(other.language) != person)[:1]

    def _chosen(self, call: CallInput, first: Shelf) -> CallInput:
        """Key 2 behind the greeting begins the call anew in the other language."""
        others = self._offered(first) if (call.place.step, call.key) == ("greeting", OTHER_LANGUAGE) else ()
        return CallInput(place=CallPlace(step="start", language=others[0][0])) if others else call

    def _corrected(self, reply: VoiceReply, call: CallInput, caller: Caller | None, holds: Holds,
                   shelf: Shelf) -> VoiceReply:
        is_start = call.place.step == "start" and call.key is None
        if caller is None or not is_start or not holds.owes_corrections:
            return reply
        owed = owed_to_caller(self._known(caller, holds))
        return corrected_call(reply, owed, shelf) if owed else reply

    def _known(self, caller: Caller, holds: Holds) -> CallerRecalled:
        try:
            return self._store.recall_caller(caller)
        except StoreUnavailable:
            return CallerRecalled(holds=holds)

    def _keep(self, caller: Caller | None, reply: VoiceReply, holds: Holds, now: datetime) -> bool:
        """Write down what is about to be heard; False when a script was held or lifted meanwhile.

        A disk that takes nothing more keeps nobody from hearing a topic.
        """
        if caller is None or not (reply.served or reply.told):
            return True
        try:
            return self._store.record_heard(caller, served=reply.served, keyword=reply.keyword, told=reply.told,
                                            at=now, holds=holds.version)
        except StoreUnavailable:
            return True


def _in_language(reply: VoiceReply, language: str) -> VoiceReply:
    """The reply, and every step that follows it, in the language that the caller chose."""
    if not language:
        return reply
    gather = replace(reply.gather, language=language) if reply.gather else None
    transfer = reply.transfer and replace(reply.transfer, then=replace(reply.transfer.then, language=language))
    return replace(reply, language=language, gather=gather, transfer=transfer)
