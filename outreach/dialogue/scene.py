"""What one text is answered from: who sent it, what may be read, and the time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf
from outreach.model.conversation import SmsReply, TextState, TextStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A person's state and the shelf in their language, as their text arrives."""

    state: TextState
    shelf: Shelf
    now: datetime
    #: when what this answer leaves open is forgotten
    expires_at: datetime
    #: the script of the note that was announced last; empty where it was not asked for
    note: str = ""

    def say(self, text: str, rule: str, state: TextState | None = None) -> TextStep:
        """The step that answers with one text."""
        return TextStep(reply=SmsReply(messages=(text,)), state=state or self.state, rule=rule)

    def say_held(self) -> TextStep:
        """In place of a script that was taken back; what is open stays open for the day it is lifted."""
        wording = self.shelf.hold_wording
        return self.say(self.shelf.book.sms(wording), wording)

    def open_topic(self) -> Topic | None:
        """The topic that is being read; None without one, or when this build has it no more."""
        position = self.state.position
        return self.shelf.place(position.document, position.section) if position else None
