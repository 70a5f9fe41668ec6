"""What a person or staff asks to be texted becomes rows of the outbox; a worker sends them.

Nothing here talks to the provider, so that a webhook may call it.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from outreach.bootstrap.builds import Builds
from outreach.catalog.lookup import Topic
from outreach.contact.keys import KeyRing
from outreach.contact.sealing import Sealer
from outreach.contact.senders import Sender, sender_of
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.ports import Clock
from outreach.dialogue.shelf import Shelf
from outreach.errors import SendError, StoreUnavailable, UnusablePhoneNumber
from outreach.model.conversation import Contact, ReadingPosition, Recalled
from outreach.model.outbox import STAFF, WORDING, Basis, NewMessage, page_of
from outreach.settings import Settings
from outreach.store import Store

#: what somebody asked for is of use to them for so long
ASKED_FOR = timedelta(hours=24)
TEST_FOR = timedelta(minutes=30)
ALERT_FOR = timedelta(hours=12)
#: one alert of a kind in so long
ALERT_EVERY = timedelta(hours=6)
_ATTEMPTS = 5


class Requested(StrEnum):
    """What became of asking for a text."""

    #: it is written down, and a worker sends it
    OWED = "owed"
    #: they said STOP: nothing is written down; START brings them back
    OPTED_OUT = "opted-out"
    #: this line sends nothing, the number cannot be texted, or the topic is not served now
    NOT_POSSIBLE = "not-possible"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outbox:
    """Writes down what is to be sent, once each."""

    settings: Settings
    store: Store
    keys: KeyRing
    sealer: Sealer
    builds: Builds
    clock: Clock

    def request_text(self, number: str, script: str, *, request_id: str) -> Requested:
        """Send somebody who is calling the first page of a topic, as if they had texted its keyword.

        MORE goes on from there, and who never texted gets the notice behind it. `script` is the topic's name, such
        as "recurrent-cancer/en/types"; `request_id` the CallSid: asked for twice in one call it is sent once.

        Raises:
            StoreUnavailable: the database does not answer; asking again does no harm.
        """
        shelf = self._shelf(script)
        topic = _topic(shelf, script)
        if topic is None or shelf.instead(topic) or not self.can_be_texted(number):
            return Requested.NOT_POSSIBLE
        contact = self.keys.contact(number)
        # a mark, not the name: what somebody read is forgotten sooner than that they texted
        sid = f"asked:{request_id}:{self.keys.mark(contact, script)}"
        for _ in range(_ATTEMPTS):
            recalled = self.store.recall(contact, sid)
            if recalled.state.opted_out:
                return Requested.OPTED_OUT
            self._owe_topic(number, contact, topic, recalled, sid)
            if recalled.answered or self._keep_place(contact, topic, recalled, sid, shelf):
                return Requested.OWED
        raise StoreUnavailable("the request could not be written down: other processes were always first")

    def test(self, number: str, script: str) -> None:
        """Send a topic's first page to the operator's own staff.

        Raises:
            SendError: the number is not staff's, or there is no such topic; says what to do.
            StoreUnavailable: the database does not answer.
        """
        if _topic(self._shelf(script), script) is None:
            raise SendError(f"There is no topic {script} in the build that is served. `outreach check` lists them, "
                            "and `outreach build` takes new ones in")
        if not self.settings.staff_number or self.keys.contact(number) != self.keys.contact(self.settings.staff_number):
            raise SendError("Tests go to your own staff alone: set OUTREACH_STAFF_NUMBER to the number")
        now = self.clock()
        self._owe(number, NewMessage(
            batch=f"test:{secrets.token_hex(8)}", owner=self.keys.contact(number), sealed="", basis=Basis.STAFF,
            what=page_of(script, 1), created_at=now, due_at=now, expires_at=now + TEST_FOR, is_urgent=True))

    def alert(self, kind: str) -> bool:
        """Tell staff that something is wrong; False when they know, or no number is set.

        One alert of a kind in six hours, however many processes notice.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        number, now = self.settings.staff_number, self.clock()
        if not number or not self.settings.sending:
            return False
        period = int(now.timestamp() // ALERT_EVERY.total_seconds())
        return self._owe(number, NewMessage(
            batch=f"alert:{kind}:{period}", owner=self.keys.contact(number), sealed="", basis=Basis.STAFF,
            what=f"{STAFF}{kind}", created_at=now, due_at=now, expires_at=now + ALERT_FOR, is_urgent=True))

    def can_be_texted(self, number: str) -> bool:
        """True for a person's number in the countries served, on a line that may send."""
        try:
            kind = sender_of(number, line_number=self.settings.line_number, regions=self.settings.regions)
        except UnusablePhoneNumber:
            return False
        return self.settings.sending and kind is Sender.PERSON

    def _shelf(self, script: str) -> Shelf:
        language = script.split("/")[1] if _is_name(script) else ""
        shelf = self.builds.shelf().speaking(language).on(self.clock().date())
        return shelf.holding(self.store.holds())

    def _owe_topic(self, number: str, contact: Contact, topic: Topic, recalled: Recalled, sid: str) -> None:
        asked_at = recalled.answered.at if recalled.answered else self.clock()
        page = NewMessage(batch=sid, owner=contact, sealed="", basis=Basis.ASKED, what=page_of(topic.name, 1),
                          created_at=asked_at, due_at=asked_at, expires_at=asked_at + ASKED_FOR, is_urgent=True)
        self._owe(number, page)
        if recalled.state.notice != NOTICE_VERSION:
            self._owe(number, replace(page, part=2, what=f"{WORDING}{topic.language}/notice",
                                      due_at=asked_at + timedelta(seconds=2)))

    def _owe(self, number: str, message: NewMessage) -> bool:
        return self.store.owe(replace(message, sealed=self.sealer.seal(number)))

    def _keep_place(self, contact: Contact, topic: Topic, recalled: Recalled, sid: str, shelf: Shelf) -> bool:
        """Remember that they read page 1, as after a text; False when another message was first."""
        now = self.clock()
        place = ReadingPosition(document=topic.document, section=topic.section, page=1, expires_at=self._expiry(now))
        after = replace(recalled.state, position=place, question=None, notice=NOTICE_VERSION, language=topic.language)
        return self.store.record(
            contact, message_sid=sid, seq=recalled.seq + 1, before=recalled.state, after=after, rule="asked-by-call",
            at=now, build=shelf.catalogue.name, served=topic.name, keyword=topic.keyword,
            holds=recalled.holds.version)

    def _expiry(self, now: datetime) -> datetime:
        return now + timedelta(hours=self.settings.position_hours)


def _is_name(script: str) -> bool:
    """True for document/language/section."""
    return script.count("/") == 2


def _topic(shelf: Shelf, script: str) -> Topic | None:
    return shelf.script(script) if _is_name(script) else None
