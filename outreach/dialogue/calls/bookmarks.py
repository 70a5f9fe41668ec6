"""Where somebody stopped, kept for texts and calls alike: one record of a person, whichever way they go on.

A part of a call and a page of a text are not equally long. Going on may tell something again, and never
leaves anything out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from outreach.catalog.lookup import Topic
from outreach.dialogue.ports import CallStore
from outreach.dialogue.shelf import Shelf
from outreach.errors import StoreUnavailable
from outreach.model.calls import SavedPlace, VoiceReply
from outreach.model.conversation import Caller, ReadingPosition, TextState

#: how often another process may be first; what is lost then is a place, and no answer
_ATTEMPTS = 5
#: not "call": that is the text CALL
RULE = "listened"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bookmarks:
    """Reads and keeps a caller's place. Nothing is kept of a phone that is withheld or shared."""

    store: CallStore
    hours: int
    #: False where the operator wants no call to offer it
    is_offered: bool = True

    def of(self, caller: Caller | None, shelf: Shelf, now: datetime) -> SavedPlace | None:
        """Where a caller can go on; None for strangers, after the time, and behind the end of a topic."""
        if caller is None or not caller.keeps_place or not self.is_offered:
            return None
        try:
            state = self.store.recall(caller.contact, caller.call_sid).state
        except StoreUnavailable:
            return None
        return _saved(state, shelf.speaking(state.language), now)

    def keep(self, caller: Caller | None, reply: VoiceReply, shelf: Shelf, now: datetime, *, holds: int) -> None:
        """Keep the part that is about to be heard, once for each step of a call."""
        topic = shelf.script(reply.served) if reply.served else None
        if caller is None or not caller.keeps_place or topic is None or not reply.part:
            return
        try:
            for _ in range(_ATTEMPTS):
                position = _position(reply, topic, shelf, now + timedelta(hours=self.hours))
                if self._kept(caller, reply, position, now, {"build": shelf.catalogue.name, "holds": holds}):
                    return
        except StoreUnavailable:
            return

    def _kept(self, caller: Caller, reply: VoiceReply, position: ReadingPosition, now: datetime,
              by: dict[str, Any]) -> bool:
        """True once it is written down, by us or by a repeat of this step."""
        sid = f"{caller.call_sid}-{reply.so_far.turn}"
        recalled = self.store.recall(caller.contact, sid)
        if recalled.answered:
            return True
        after = replace(recalled.state, position=position, language=reply.language or recalled.state.language)
        return self.store.record(caller.contact, message_sid=sid, seq=recalled.seq + 1, before=recalled.state,
                                 after=after, rule=RULE, at=now, served="", keyword="", told=(), **by)


def _saved(state: TextState, shelf: Shelf, now: datetime) -> SavedPlace | None:
    position = state.position
    topic = shelf.place(position.document, position.section) if position and position.expires_at > now else None
    if position is None or topic is None or shelf.instead(topic):
        return None
    pages, parts = len(shelf.catalogue.pages(topic)), len(shelf.catalogue.parts(topic))
    if position.page > pages or not parts:
        return None
    return SavedPlace(document=topic.document, section=topic.section, part=(position.page - 1) * parts // pages + 1,
                      language=state.language)


def _position(reply: VoiceReply, topic: Topic, shelf: Shelf, expires_at: datetime) -> ReadingPosition:
    """The last page that holds nothing beyond the part being read."""
    pages = len(shelf.catalogue.pages(topic))
    return ReadingPosition(document=topic.document, section=topic.section, expires_at=expires_at,
                           page=max(1, reply.part * pages // reply.parts))
