"""The call line: what is held, the pure step of the call, what was heard written down."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from outreach.catalog.lookup import Topic
from outreach.dialogue.calls.bookmarks import Bookmarks
from outreach.dialogue.calls.flow import CallFlow
from outreach.dialogue.calls.pace import carried
from outreach.dialogue.calls.scene import CallScene
from outreach.dialogue.corrections import corrected_call, owed_to_caller
from outreach.dialogue.languages import asked_for
from outreach.dialogue.line import ATTEMPTS
from outreach.dialogue.normalise import normalise
from outreach.dialogue.ports import CallStore, Clock, Shelves
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.errors import StoreUnavailable
from outreach.model.agreeing import Joined
from outreach.model.calls import CallInput, CallPlace, CallTimes, PersonNow, TextWish, VoiceReply
from outreach.model.conversation import Caller, CallerRecalled
from outreach.model.holds import UNKNOWN, Holds

#: the key that the words of every offer name
OTHER_LANGUAGE = "2"
#: where a call tells what it offers: what else may be chosen there is looked up
_BEGINNING = frozenset(("start", "greeting"))
#: what is held, as far as it can be told; never raises
KnownHolds = Callable[[], Holds]
#: counts words of a caller's question that found nothing
CountWords = Callable[[Caller | None, Collection[str]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOffers:
    """What the operator's settings make of calls."""

    prompts_for: Callable[[Shelf], Prompts]
    #: who speaks a language and can be reached at a moment
    person_now: Callable[[str, datetime], PersonNow]
    bookmarks: Bookmarks
    #: sends a topic's first page to a caller, or says why not; asked without a topic, whether it could
    text: Callable[[Caller | None, Topic | None], TextWish] = field(default=lambda _caller, _topic: TextWish.KEYWORD)
    times: CallTimes = field(default_factory=CallTimes)
    #: takes a caller into a programme
    join: Callable[[Caller | None, Joined], TextWish] = field(default=lambda _caller, _joined: TextWish.KEYWORD)
    #: True where a machine that picks up a call of ours hears who called
    leaves_messages: bool = False
    #: writes down that a caller wants no texts: who, at which step of the call, by which rule; False where it cannot
    stop_texts: Callable[[Caller | None, int, str], bool] = field(default=lambda _caller, _turn, _rule: False)
    #: counts words of a question that found nothing, for who asked
    count_unanswered: CountWords = field(default=lambda _caller, _words: None)


class CallLine:
    """Answers calls step by step, and never reads aloud what is held."""

    def __init__(self, *, store: CallStore, holds: KnownHolds, shelves: Shelves, clock: Clock,
                 offers: CallOffers) -> None:
        self._store = store
        self._holds = holds
        self._shelves = shelves
        self._clock = clock
        self._offers = offers

    def answer(self, call: CallInput, caller: Caller | None) -> VoiceReply:
        """Answer one step of a call; a withheld number (None) hears everything but is not remembered."""
        for _ in range(ATTEMPTS):
            holds, now = self._holds(), self._clock()
            first = self._shelves.shelf().on(now.date()).holding(holds)
            asked = self._chosen(call, first, now)
            shelf = first.speaking(asked.place.language)
            reply = self._step(asked, caller, shelf, first, now)
            reply = self._corrected(reply, asked, caller, holds, shelf)
            if self._keep(caller, reply, holds, now):
                self._offers.bookmarks.keep(caller, reply, shelf, now, holds=holds.version)
                return reply
        return self._step(asked, caller, shelf.holding(UNKNOWN), first, now)

    def _step(self, call: CallInput, caller: Caller | None, shelf: Shelf, first: Shelf, now: datetime) -> VoiceReply:
        is_beginning = call.place.step in _BEGINNING and not call.place.language
        person = self._offers.person_now(shelf.language, now)
        scene = CallScene(
            prompts=replace(self._offers.prompts_for(shelf), is_open=bool(person.number)), person=person,
            today=now.date(), offered=self._offered(first, now) if is_beginning else (),
            by_text=partial(self._offers.text, caller, None), ask_for_text=partial(self._offers.text, caller),
            stop_texts=partial(self._offers.stop_texts, caller, call.place.so_far.turn),
            join=partial(self._offers.join, caller), leaves_messages=self._offers.leaves_messages,
            count_unanswered=partial(self._offers.count_unanswered, caller),
            saved=self._offers.bookmarks.of(caller, shelf, now) if is_beginning else None)
        return carried(CallFlow(scene=scene).answer(call), call, scene, self._offers.times, now,
                       keeps_place=caller is not None and caller.keeps_place)

    def _offered(self, first: Shelf, now: datetime) -> tuple[tuple[str, str], ...]:
        """The other language and the words that offer it, where it has something to hear or somebody who speaks it."""
        person = self._offers.person_now(first.language, now)
        return tuple((other.language, other.book.voice("language-offer")) for other in first.tongues[1:]
                     if other.catalogue.documents(other.language)
                     or self._offers.person_now(other.language, now).told != person.told)[:1]

    def _chosen(self, call: CallInput, first: Shelf, now: datetime) -> CallInput:
        """The other language begins the call anew; going on in a language goes on in it."""
        place = call.place
        if place.step == "greeting" and call.key == "1" and place.section and place.typed in first.books:
            there = replace(place, step="part", typed="", language=place.typed)
            return CallInput(place=there)
        is_key = (place.step, call.key) == ("greeting", OTHER_LANGUAGE)
        wished = asked_for(normalise(call.speech)) if call.speech else ""
        others = [language for language, _ in self._offered(first, now)] if is_key or wished else []
        wished = next(iter(others), "") if is_key else wished
        if wished not in others:
            return call
        return CallInput(place=CallPlace(step="start", language=wished, so_far=place.so_far))

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
