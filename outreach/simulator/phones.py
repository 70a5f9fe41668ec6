"""Phones without an account: what a texting or calling person does, straight to the dialogue."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from outreach.bootstrap import Service
from outreach.catalog.parts import in_one_line
from outreach.model.calls import CallInput, CallPlace, VoiceReply
from outreach.model.conversation import Caller, Contact, InboundSms

PICK_UP = CallPlace(step="start")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextPhone:
    """One person's phone that texts the line."""

    service: Service
    contact: Contact
    #: the number itself, for whoever joins something
    number: str = ""

    def send(self, body: str) -> tuple[str, ...]:
        """Send a text; the answers in order, none when the line stays silent.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        sid = f"SM{secrets.token_hex(16)}"
        inbound = InboundSms(message_sid=sid, sender=self.contact, body=body, number=self.number)
        return self.service.answer_text(inbound).messages


@dataclass(slots=True, kw_only=True)
class CallPhone:
    """Calls to the line, by keypad and by voice. Nobody picks up when one is put through to a person."""

    service: Service
    #: whose phone it is; None for a withheld number
    contact: Contact | None = None
    #: the number itself, to which a text may be asked for
    number: str = ""
    _sid: str = field(default="", init=False)
    _waiting: CallPlace | None = field(default=None, init=False)

    @property
    def is_open(self) -> bool:
        """True while the line waits for a key."""
        return self._waiting is not None

    def dial(self) -> tuple[str, ...]:
        """Call the line and hear its first prompts."""
        self._sid = f"CA{secrets.token_hex(16)}"
        return self._hear(CallInput(place=PICK_UP))

    def press(self, key: str) -> tuple[str, ...]:
        """Press one key; what is heard then. Nothing once the call has ended."""
        return self._hear(CallInput(place=self._waiting, key=key)) if self._waiting else ()

    def speak(self, words: str) -> tuple[str, ...]:
        """Say something, as the provider understood it; what is heard then."""
        return self._hear(CallInput(place=self._waiting, key="", speech=words)) if self._waiting else ()

    def wait(self) -> tuple[str, ...]:
        """Press nothing until the line goes on by itself."""
        return self.press("")

    @property
    def _caller(self) -> Caller | None:
        return Caller(contact=self.contact, call_sid=self._sid, number=self.number) if self.contact else None

    def _hear(self, call: CallInput) -> tuple[str, ...]:
        reply: VoiceReply = self.service.answer_call(call, self._caller)
        self._waiting = reply.gather
        heard = tuple(map(in_one_line, reply.prompts))
        if reply.transfer is None:
            return heard
        missed = CallInput(place=reply.transfer.then, dial_status="no-answer")
        return (*heard, *self._hear(missed))
