"""The text line: recall, answer, write down, reply. One text, one effect, one answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from outreach.dialogue.corrections import corrected, owed_to_texter
from outreach.dialogue.languages import leans_to
from outreach.dialogue.limits import SILENT, Caps, counted, limit_before, limit_of
from outreach.dialogue.meaning import Kind, Meaning, Situation
from outreach.dialogue.normalise import normalise, without_politeness
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.ports import Agreements, Clock, ConversationStore, UnansweredWords
from outreach.dialogue.ready_answers import ReadyAnswers
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.situation import words_for_guides
from outreach.dialogue.sms import reply_to
from outreach.dialogue.understand import understand
from outreach.dialogue.vocabulary import vocabulary_of
from outreach.errors import StoreUnavailable
from outreach.model.conversation import Contact, InboundSms, Recalled, SmsReply, TextState, TextStep
from outreach.model.traffic import Traffic
from outreach.telemetry import log_trouble
from outreach.wording.commands import NOTE_WORDS
from outreach.wording.phrasebook import Phrasebook

#: how often another process may be first before the line gives up
ATTEMPTS = 100


#: a YES to our offer is no START, whatever the provider takes it for
_OURS = frozenset(("joined", "declined"))


#: on a phone that many people use, such as a ward's, a place lasts for one sitting, for without any MORE would not work
SHARED_HOURS = 0.25


class Shelves(Protocol):
    """Hands out builds: the one served now, or the one that answered a message first."""

    def shelf(self, build: str = "") -> Shelf:
        """The named build, or the current one when that is gone or not named."""
        ...

    def last_words(self, language: str = "") -> Phrasebook:
        """The line's own words in a language, or in its first one, whatever has become of the builds."""
        ...


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
        self._ready = ReadyAnswers()
        self._unanswered = unanswered
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
            self._keep_consent(inbound, recalled.state, step, at)
            if recalled.answered or self._record(inbound, recalled, step, build, at):
                self._forget(inbound, step, at)
                if not recalled.answered:
                    self._count(inbound, step, at)
                return _silenced(inbound, step)
        raise StoreUnavailable("the message could not be written down: other processes were always first")

    def answer_without_store(self, body: str, provider_answered: str = "") -> SmsReply | None:
        """What may be said while the database is down: danger is answered, all else is silent.

        None means that the message asks for a change that cannot be kept now: it has to
        come again.
        """
        meaning = self._alone(body, provider_answered)
        if meaning.kind is Kind.EMERGENCY:
            return SmsReply(messages=(self._shelves.last_words(leans_to(body)).sms(meaning.value),))
        changes_consent = meaning.kind is Kind.OPT_IN or meaning.ends_something
        return None if changes_consent else SmsReply()

    def stop_in(self, inbound: InboundSms) -> str:
        """The rule by which a text asks for no more texts, alone or beside danger; empty when it does not."""
        meaning = self._alone(inbound.body, inbound.provider_answered)
        return meaning.rule if meaning.kind is Kind.OPT_OUT or meaning.and_stop else ""

    def _alone(self, body: str, provider_answered: str) -> Meaning:
        """What a text means where its sender cannot be looked up; the build still knows "stop types"."""
        return understand(body, self._known_words(body, Situation(provider_answered=provider_answered)))

    def _known_words(self, body: str, situation: Situation) -> Situation:
        """With the words of the current build in the text's language, where a build can be read at all."""
        try:
            shelf = self._shelves.shelf().speaking(leans_to(body))
            return replace(situation, vocabulary=vocabulary_of(shelf.catalogue, shelf.language),
                           guides=words_for_guides(shelf), codes=shelf.catalogue.programme_codes)
        except Exception as problem:  # noqa: BLE001 - danger and STOP are understood without a build, too
            log_trouble("build", problem)
            return situation

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

    def _keep_consent(self, inbound: InboundSms, before: TextState, step: TextStep, at: datetime) -> None:
        """Write STOP, START, a yes to a programme and the end of one down, for good, before anything is answered."""
        if step.rule == "stop" or (step.state.opted_out and not before.opted_out):
            self._store.opt_out(inbound.sender, message_sid=inbound.message_sid, rule=step.rule, at=at)
        elif step.rule == "start":
            self._store.opt_in(inbound.sender, message_sid=inbound.message_sid, rule=step.rule, at=at)
        elif step.joined and self._agreements:
            self._agreements.agree_by_text(inbound, step.joined, at)
        elif step.left and self._agreements:
            self._agreements.leave_by_text(inbound, step.left, at)

    def _forget(self, inbound: InboundSms, step: TextStep, at: datetime) -> None:
        """Erase what earlier messages left, once FORGET is written down; a repeated one finishes the work."""
        if step.rule == "forget":
            self._store.forget_reading(inbound.sender, message_sid=inbound.message_sid)
            if self._unanswered:
                self._unanswered.forget(inbound.sender, at)

    def _count(self, inbound: InboundSms, step: TextStep, at: datetime) -> None:
        """For the weekly list; a repeated message is not counted again, lest it undo a FORGET."""
        if step.unanswered and self._unanswered:
            self._unanswered.note(inbound.sender, step.unanswered, at)

    def _record(self, inbound: InboundSms, recalled: Recalled, step: TextStep, build: str, at: datetime) -> bool:
        return self._store.record(
            inbound.sender, message_sid=inbound.message_sid, seq=recalled.seq + 1, before=recalled.state,
            after=step.state, rule=step.rule, at=at, build=build, served=step.served, keyword=step.keyword,
            told=step.told, holds=recalled.holds.version,
        )


def _silenced(inbound: InboundSms, step: TextStep) -> SmsReply:
    """Where the provider itself answers STOP, START and HELP, the line must not answer too."""
    return SmsReply() if inbound.provider_answered and step.rule not in _OURS else step.reply

