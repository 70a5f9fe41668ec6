"""What an answered text leaves behind: consent before the answer, the answer itself, and what FORGET erases."""

from __future__ import annotations

from datetime import datetime

from outreach.dialogue.ports import Agreements, ConversationStore, UnansweredWords
from outreach.model.conversation import InboundSms, Recalled, TextState, TextStep


class WritingDown:
    """Keeps what a text changes. Every method raises StoreUnavailable when the database does not answer."""

    def __init__(self, store: ConversationStore, agreements: Agreements | None,
                 unanswered: UnansweredWords | None) -> None:
        self._store = store
        self._agreements = agreements
        self._unanswered = unanswered

    def consent(self, inbound: InboundSms, before: TextState, step: TextStep, at: datetime) -> None:
        """Write STOP, START, a yes to a programme and the end of one down, for good, before anything is answered."""
        if step.rule == "stop" or (step.state.opted_out and not before.opted_out):
            self._store.opt_out(inbound.sender, message_sid=inbound.message_sid, rule=step.rule, at=at)
        elif step.rule == "start":
            self._store.opt_in(inbound.sender, message_sid=inbound.message_sid, rule=step.rule, at=at)
        elif step.joined and self._agreements:
            self._agreements.agree_by_text(inbound, step.joined, at)
        elif step.left and self._agreements:
            self._agreements.leave_by_text(inbound, step.left, at)

    def answer(self, inbound: InboundSms, recalled: Recalled, step: TextStep, build: str, at: datetime) -> bool:
        """Write down how a text is answered; False when another process, a hold or a lift was first."""
        return self._store.record(
            inbound.sender, message_sid=inbound.message_sid, seq=recalled.seq + 1, before=recalled.state,
            after=step.state, rule=step.rule, at=at, build=build, served=step.served, keyword=step.keyword,
            told=step.told, holds=recalled.holds.version,
        )

    def forget(self, inbound: InboundSms, step: TextStep, at: datetime) -> None:
        """Erase what earlier messages left, once FORGET is written down; a repeated one finishes the work."""
        if step.rule == "forget":
            self._store.forget_reading(inbound.sender, message_sid=inbound.message_sid)
            if self._unanswered:
                self._unanswered.forget(inbound.sender, at)

    def count(self, inbound: InboundSms, step: TextStep, at: datetime) -> None:
        """For the weekly list; a repeated message is not counted again, lest it undo a FORGET."""
        if step.unanswered and self._unanswered:
            self._unanswered.note(inbound.sender, step.unanswered, at)
