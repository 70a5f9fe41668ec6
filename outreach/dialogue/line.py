"""The text line: recall, answer, write down, reply. One text, one effect, one answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from outreach.dialogue.corrections import corrected, owed_to_texter
from outreach.dialogue.limits import SILENT, Caps, counted, limit_before, limit_of
from outreach.dialogue.normalise import normalise, without_politeness
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.ports import Agreements, Clock, ConversationStore, Shelves, UnansweredWords
from outreach.dialogue.ready_answers import ReadyAnswers
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.dialogue.without_store import WithoutStore
from outreach.dialogue.writing_down import WritingDown
from outreach.errors import StoreUnavailable
from outreach.model.conversation import Contact, InboundSms, Recalled, SmsReply, TextState, TextStep
from outreach.model.traffic import Traffic
from outreach.wording.commands import NOTE_WORDS

#: how often another process may be first before the line gives up
ATTEMPTS = 100

#: a YES to our offer is no START, whatever the provider takes it for
_OURS = frozenset(("joined", "declined"))

#: on a phone that many people use, such as a ward's, a place lasts for one sitting, for without any MORE would not work
SHARED_HOURS = 0.25


Marks = Callable[[Contact, str], str]


class TextLine:
    """Answers texts, each once, whoever repeats or races them."""

    def __init__(self, *, store: ConversationStore, shelves: Shelves, clock: Clock, position_hours: int,
                 shared_numbers: tuple[str, ...] = (),
                 caps: Caps | None = None, mark_of: Marks = lambda _contact, _words: "",
                 is_flooded: Callable[[datetime], bool] = lambda _at: False,
                 unanswered: UnansweredWords | None = None, agreements: Agreements | None = None) -> None:
        """`mark_of` makes a keyed mark of somebody's words, by which the same words are known again.

        `is_flooded` says whether more texts of all numbers together come than may be answered.
        `unanswered` counts words of questions that found nothing; without it nothing is counted.
        `agreements` keeps who joined and left what; without it nothing can be joined.
        """
        self._without_store = WithoutStore(shelves)
        self._written = WritingDown(store, agreements, unanswered)
        self._ready = ReadyAnswers()
        self._agreements = agreements
        self._is_flooded = is_flooded
        self._caps = caps or Caps()
        self._mark_of = mark_of
        self._store = store
        self._shelves = shelves
        self._clock = clock
        self._position_hours = position_hours
        self._shared_numbers = shared_numbers

    def answer(self, inbound: InboundSms) -> SmsReply:
        """Answer one text.

        A repeated message gets the words that it got the first time, unless its sender
        has said STOP since, or the script was held. An opt-out is on disk before this returns.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        for _ in range(ATTEMPTS):
            recalled = self._store.recall(inbound.sender, inbound.message_sid)
            at = recalled.answered.at if recalled.answered else self._clock()
            step, build = self._step(inbound, recalled, at)
            self._written.consent(inbound, recalled.state, step, at)
            if recalled.answered or self._written.answer(inbound, recalled, step, build, at):
                self._written.forget(inbound, step, at)
                if not recalled.answered:
                    self._written.count(inbound, step, at)
                return _silenced(inbound, step)
        raise StoreUnavailable("the message could not be written down: other processes were always first")

    def answer_without_store(self, body: str, provider_answered: str = "") -> SmsReply | None:
        """What may be said while the database is down, or to a withheld number; None: it has to come again."""
        return self._without_store.answer(body, provider_answered)

    def stop_in(self, inbound: InboundSms) -> str:
        """The rule by which a text asks for no more texts, alone or beside danger; empty when it does not."""
        return self._without_store.stop_in(inbound)

    def _step(self, inbound: InboundSms, recalled: Recalled, at: datetime) -> tuple[TextStep, str]:
        shelf = self._shelves.shelf(recalled.answered.build if recalled.answered else "")
        shelf = shelf.holding(recalled.holds.with_those_at(at))
        state = recalled.state.with_traffic(counted(recalled.state.traffic, at))
        inbound = self._with_what_is_known(inbound, recalled, state, shelf, at)
        step = self._answered(inbound, state, shelf, at)
        owed = () if inbound.provider_answered else owed_to_texter(recalled)
        return corrected(step, owed, shelf.speaking(step.state.language), at), shelf.catalogue.name

    def _with_what_is_known(self, inbound: InboundSms, recalled: Recalled, state: TextState, shelf: Shelf,
                            at: datetime) -> InboundSms:
        """The text with its sender's limit, and whether they joined something."""
        limit = inbound.limit or self._limit(recalled, state.traffic, at)
        is_member = self._is_member(inbound, state, shelf, at)
        return replace(inbound, limit=limit, is_member=is_member) if limit or is_member else inbound

    def _answered(self, inbound: InboundSms, state: TextState, shelf: Shelf, at: datetime) -> TextStep:
        """The answer at hand, or the one that has to be worked out."""
        hours = self._hours_for(inbound.number)
        if step := self._ready.reply_to(inbound, state, shelf, now=at, position_hours=hours):
            return step
        plain = normalise(inbound.body)
        inbound = replace(inbound, mark=self._mark_of(inbound.sender, plain), note=self._note(inbound, plain, at))
        return reply_to(inbound, state, shelf, now=at, position_hours=hours)

    def _hours_for(self, number: str) -> float:
        """How long somebody's place is kept; the next person at a shared phone finds none."""
        return SHARED_HOURS if number in self._shared_numbers else self._position_hours

    def _limit(self, recalled: Recalled, traffic: Traffic, at: datetime) -> str:
        """A repeated message is limited as it was at first, whatever came since and whatever the caps are now."""
        if recalled.answered:
            return limit_before(recalled.answered.rule)
        return SILENT if self._is_flooded(at) else limit_of(traffic, self._caps)

    def _note(self, inbound: InboundSms, plain: str, at: datetime) -> str:
        """What was announced to the sender; looked up only where the text, in its plain form, may ask for it."""
        may_ask = without_politeness(plain) in NOTE_WORDS
        return self._agreements.note_for(inbound.sender, at) if may_ask and self._agreements else ""

    def _is_member(self, inbound: InboundSms, state: TextState, shelf: Shelf, at: datetime) -> bool:
        """True for who is in a programme; looked up only for a first text, to a line that has some."""
        may_be = state.notice != NOTICE_VERSION and shelf.catalogue.programme_codes
        return bool(may_be and self._agreements and self._agreements.is_member(inbound.sender, at))


def _silenced(inbound: InboundSms, step: TextStep) -> SmsReply:
    """Where the provider itself answers STOP, START and HELP, the line must not answer too."""
    return SmsReply() if inbound.provider_answered and step.rule not in _OURS else step.reply

