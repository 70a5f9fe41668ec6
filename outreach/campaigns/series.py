"""A guide as a series: one section after the other, each once, to everybody who joined.

What is due is written into the outbox; who is in it and how far they are stands in `member`. A section is written
down before it is noted as sent, and the outbox refuses it a second time, so that a kill in between repeats nothing
and leaves nothing out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from outreach.bootstrap import Service
from outreach.campaigns.slots import next_slot
from outreach.catalog.lookup import Topic
from outreach.dialogue.shelf import Shelf
from outreach.errors import UnusablePhoneNumber
from outreach.model.conversation import Contact
from outreach.model.outbox import CALL, FIRST, LAST, NOTE, Basis, Channel, NewMessage
from outreach.model.programmes import Kind, Member, Programme, series_batch
from outreach.sending.quiet_hours import SendHours

#: a note that could not go out for so long is left out: the next one is near
VALID = timedelta(days=3)
#: the last note may still wait for its hour so long after it was written down; then the programme is over
OVER_AFTER = timedelta(days=7)
#: who joined so lately gets the note of an hour that has just begun; an older agreement waits for the next
_LATELY = timedelta(hours=1)
#: members that are reckoned in one turn, so that other turns get theirs
HANDFUL = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Reckons who is due a section of which series, and writes it down."""

    service: Service

    def plan(self) -> int:
        """Go on with those whose time has come; how many members were looked at.

        Raises:
            StoreUnavailable: the database does not answer; what was noted stays right.
        """
        service, now = self.service, self.service.clock()
        if not service.store.has_programmes():
            return 0
        shelf = service.builds.shelf().on(now.date()).holding(service.store.holds())
        programmes = {one.name: one for tongue in shelf.tongues for one in tongue.programmes
                      if one.kind is Kind.SERIES}
        members = service.store.due_members(programmes, now, most=HANDFUL) if programmes else ()
        for member in members:
            self._go_on(member, programmes[member.programme], shelf, now)
        return len(members)

    def _go_on(self, member: Member, programme: Programme, shelf: Shelf, now: datetime) -> None:
        service = self.service
        try:
            number = service.agreements.sealer.open(member.sealed, member.owner)
        except UnusablePhoneNumber:  # its phone key is gone: nobody can be written to
            service.store.drop_member(member)
            return
        due = _Due(member=member, programme=programme, number=number, contact=service.keys.contact(number), now=now)
        if not service.store.is_agreed(due.contact, programme.name):
            service.store.drop_member(member)
        elif member.next_at is None:
            self._wait(due, self._slot(due, max(member.joined_at, now - _LATELY), is_first=True))
        else:
            self._next_section(due, shelf.speaking(programme.language))

    def _next_section(self, due: _Due, shelf: Shelf) -> None:
        """Write the next section down; one that is held now waits for the next time."""
        member = due.member
        left = [topic for topic in sections_of(shelf, due.programme.document) if topic.section not in member.sent]
        if not left:
            self.service.agreements.end(due.contact, member.programme, how="finished", who="",
                                        sid=f"finished:{member.number}")
            return
        following = self._slot(due, due.now)
        if shelf.instead(left[0]):
            self._wait(due, following)
            return
        self._owe(due, left[0], is_last=len(left) == 1)
        next_at = following if len(left) > 1 else due.now + OVER_AFTER
        self.service.store.advance(member, sent=(*member.sent, left[0].section), next_at=next_at)

    def _owe(self, due: _Due, topic: Topic, *, is_last: bool) -> None:
        self.service.store.owe(NewMessage(
            batch=series_batch(due.member.programme, due.member.joined_at, topic.section), owner=due.contact,
            sealed=self.service.agreements.sealer.seal(due.number), basis=Basis.CONSENT,
            what=announced(due.programme, topic.name, is_last=is_last, is_first=self._is_first(due)),
            created_at=due.now, due_at=due.now, expires_at=due.now + VALID))

    def _is_first(self, due: _Due) -> bool:
        return not due.member.sent and self.service.agreements.read_no_offer(due.contact, due.programme.name)

    def _wait(self, due: _Due, until: datetime) -> None:
        self.service.store.advance(due.member, sent=due.member.sent, next_at=until)

    def _slot(self, due: _Due, after: datetime, *, is_first: bool = False) -> datetime:
        if due.programme.rhythm is None:
            raise ValueError(f"{due.programme.name} is a series without a rhythm: its file could not have been read")
        first, last = self.service.settings.send_hours
        hours = SendHours(first=first, last=last)
        return next_slot(due.number, after, due.programme.rhythm, hours, is_first=is_first)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """Somebody whose time has come."""

    member: Member
    programme: Programme
    number: str = field(repr=False)
    contact: Contact
    now: datetime


def sections_of(shelf: Shelf, document: str) -> tuple[Topic, ...]:
    """The sections of a guide in the order of its menu, each topic's parts behind it, held ones too."""
    return tuple(one for topic in shelf.every_topic(document) for one in (topic, *shelf.catalogue.subtopics(topic)))


def announced(programme: Programme, script: str, *, is_last: bool = False, is_first: bool = False) -> str:
    """How the outbox names a script of a programme: a call that reads it, or a note that names no topic.

    A note that is the first to somebody who read no offer tells that, and not that it is the last, too.
    """
    if programme.channel is Channel.CALL:
        return f"{CALL}{script}{LAST if is_last else ''}"
    return f"{NOTE}{script}{FIRST if is_first else LAST if is_last else ''}"
