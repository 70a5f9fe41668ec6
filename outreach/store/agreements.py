"""Who agreed to what, in which words; who is in a programme now; and which broadcasts there are.

Agreements are facts that stay. A member's number is encrypted, and goes when they leave.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from outreach.errors import StoreUnavailable
from outreach.model.conversation import Contact, ContactId
from outreach.model.outbox import FIRST, LAST, NOTE, State, Tally
from outreach.model.programmes import Agreement, Cast, CastState, Change, Member, NewMember
from outreach.store import agreement_statements as statements
from outreach.store.database import MIGRATE, Durability
from outreach.store.rows import Values, moment, searched
from outreach.store.table import Table

#: the version before it knows no programmes, and is served all the same
_SINCE = "0012"
_KEPT = Durability.POWER_LOSS
#: the moment of what is over, or paused: it never comes
NEVER = "9999-12-31T00:00:00.000000+00:00"


class AgreementTable(Table):
    """Keeps agreements and members. Every method raises StoreUnavailable when the database does not answer."""

    def agree(self, new: NewMember) -> bool:
        """Keep a yes, and take the person in; False when that very yes was kept before, or a STOP came after it."""
        self.check_programmes()
        values = _person(new.owner) | {"programme": new.agreement.programme, "at": moment(new.agreement.at)}
        self._write(_KEPT, statements.DROP_STOPPED, _only(values, "programme", "phones"))
        is_new = self._keep(new.owner, new.agreement)
        joined = self._write(_KEPT, statements.JOIN, values | {"sealed": new.sealed})
        return is_new and joined == 1

    def end_agreement(self, owner: Contact, agreement: Agreement) -> bool:
        """Keep an end, and let go of the number; False when they were not in the programme."""
        self.check_programmes()
        self._keep(owner, agreement)
        values: Values = {"programme": agreement.programme, "phones": _person(owner)["phones"],
                          "at": moment(agreement.at)}
        return self._write(_KEPT, statements.LEAVE, values) > 0

    def check_programmes(self) -> None:
        """Make sure that the tables are there.

        Raises:
            StoreUnavailable: they are not, or the database does not answer.
        """
        if not self.has_programmes():
            raise StoreUnavailable(f"{self._database.name}: it has no tables for programmes yet. {MIGRATE}")

    def has_programmes(self) -> bool:
        """False while the release before is still at work, which knows no programmes."""
        return self.schema_version() >= _SINCE

    def is_agreed(self, contact: Contact, programme: str) -> bool:
        """True while somebody is in a programme, and has not said STOP since they joined."""
        values: Values = {"programme": programme, "phones": _person(contact)["phones"]}
        [(joined, stopped)] = self._read(statements.STANDING, values)
        return bool(joined) and (not stopped or stopped < joined)

    def programmes_of(self, contact: Contact) -> tuple[tuple[str, datetime], ...]:
        """The programmes that somebody is in, and since when; a STOP since then ended them."""
        rows = self._read(statements.PROGRAMMES_OF, {"phones": _person(contact)["phones"]})
        return tuple((programme, datetime.fromisoformat(at)) for programme, at in rows)

    def agreements_of(self, contact: Contact) -> tuple[Agreement, ...]:
        """Every yes and every end of one person, the oldest first."""
        return tuple(_agreement(row) for row in self._read(statements.HISTORY, {"phones": _person(contact)["phones"]}))

    def stops_of(self, contact: Contact) -> tuple[tuple[str, str, str, str], ...]:
        """Every STOP ("out") and START ("in") of one person: which, when, by which rule, written down by whom."""
        return tuple(tuple(row) for row in self._read(statements.STOPS, {"phones": _person(contact)["phones"]}))

    def due_members(self, programmes: Iterable[str], now: datetime, *, most: int) -> tuple[Member, ...]:
        """Those whose next note is due, or was never reckoned; the longest due first."""
        values: Values = {"programmes": json.dumps(list(programmes)), "now": moment(now), "most": most}
        return tuple(map(_member, self._read(statements.DUE, values)))

    def members_after(self, programme: str, cursor: int, *, most: int) -> tuple[Member, ...]:
        """The next so many of a programme's members, by number; of all programmes where none is named."""
        values: Values = {"cursor": cursor, "most": most}
        rows = self._read(statements.AFTER, values | {"programme": programme}) if programme else self._read(
            statements.EVERY_AFTER, values)
        return tuple(map(_member, rows))

    def advance(self, member: Member, *, sent: tuple[str, ...], next_at: datetime | None) -> bool:
        """Note what was written down for somebody, and when the next is due (None: it is over); False: others did."""
        values: Values = {"id": member.number, "sent": " ".join(sent), "seen": " ".join(member.sent),
                          "next_at": moment(next_at) if next_at else NEVER,
                          "seen_at": moment(member.next_at) if member.next_at else ""}
        return self._write(_KEPT, statements.ADVANCE, values) == 1

    def reseal(self, member: Member, owner: ContactId, sealed: str) -> None:
        """Keep somebody's number under the key in use today."""
        values: Values = {"id": member.number, "phone": owner.digest, "key_id": owner.key_id, "sealed": sealed,
                          "seen": member.sealed}
        self._write(_KEPT, statements.RESEAL, values)

    def drop_member(self, member: Member) -> None:
        """Let go of somebody who is not in a programme any more."""
        self._write(_KEPT, statements.DROP, {"id": member.number})

    def member_counts(self) -> dict[str, int]:
        """How many are in each programme; those who said STOP lately may still be counted."""
        return dict(self._read(statements.COUNTS, {}))

    def note_for(self, contact: Contact, at: datetime) -> str:
        """The script of the newest note that somebody had by a moment; empty for none in the last days."""
        if not self.has_programmes():
            return ""
        rows = self._read(statements.NOTE, {"phones": _person(contact)["phones"], "at": moment(at)})
        return str(rows[0][0]).removeprefix(NOTE).removesuffix(LAST).removesuffix(FIRST) if rows else ""

    def _keep(self, owner: Contact, agreement: Agreement) -> bool:
        values: Values = {"phone": owner.current.digest, "key_id": owner.current.key_id,
                          "change": agreement.change.value, "programme": agreement.programme,
                          "at": moment(agreement.at), "medium": agreement.medium, "wording": agreement.wording,
                          "sid": agreement.sid, "who": agreement.who, "evidence": agreement.evidence}
        return self._write(_KEPT, statements.ADD, values) == 1


class CastTable(Table):
    """Keeps broadcasts. Every method raises StoreUnavailable when the database does not answer."""

    def start_cast(self, cast: Cast) -> bool:
        """Begin a broadcast; False when one of that name was begun before."""
        values: Values = {"name": cast.name, "programme": cast.programme, "script": cast.script,
                          "at": moment(cast.at), "who": cast.who}
        return self._write(_KEPT, statements.ADD_CAST, values) == 1

    def casts(self) -> tuple[Cast, ...]:
        """Every broadcast that there was, the oldest first."""
        return tuple(Cast(name=name, programme=programme, script=script, state=CastState(state), cursor=cursor,
                          at=datetime.fromisoformat(at), who=who)
                     for name, programme, script, state, cursor, at, who in self._read(statements.CASTS, {}))

    def cast_state(self, name: str) -> str:
        """How far a broadcast is; empty where there is none of that name."""
        return next((str(state) for state, in self._read(statements.CAST_STATE, {"name": name})), "")

    def set_cast(self, name: str, state: CastState, *, before: Iterable[CastState]) -> bool:
        """Bring a broadcast from one of some states to another; False where it was in none of them."""
        values: Values = {"name": name, "state": state.value, "before": json.dumps([one.value for one in before])}
        return self._write(_KEPT, statements.SET_STATE, values) == 1

    def move_cursor(self, name: str, cursor: int) -> None:
        """Note whose row was written down last."""
        self._write(_KEPT, statements.MOVE_CURSOR, {"name": name, "cursor": cursor})

    def cancel_rows(self, batch: str, now: datetime) -> int:
        """Let nothing of a batch go out that has not; how many messages that were."""
        return self._write(_KEPT, statements.CANCEL_ROWS, {"batch": batch, "now": moment(now)})

    def hold_rows(self, batch: str) -> int:
        """Let what waits of a batch wait until it is released; how many messages that were."""
        return self._write(_KEPT, statements.HOLD_ROWS, {"batch": batch, "due_at": NEVER})

    def release_rows(self, batch: str, *, now: datetime, expires_at: datetime) -> int:
        """Let what was held of a batch go on; how many messages that were."""
        values: Values = {"batch": batch, "due_at": moment(now), "expires_at": moment(expires_at)}
        return self._write(_KEPT, statements.RELEASE_ROWS, values)

    def batch_tally(self, batch: str) -> tuple[Tally, ...]:
        """How many messages of a batch stand how."""
        rows = self._read(statements.BATCH_TALLY, {"batch": batch})
        return tuple(Tally(state=State(state), reason=reason, count=count) for state, reason, count in rows)

    def programme_tally(self) -> tuple[tuple[str, Tally], ...]:
        """How many messages of each batch of a programme stand how; for staff, it looks through the whole table."""
        rows = self._read(statements.PROGRAMME_TALLY, {}, patient=True)
        return tuple((batch, Tally(state=State(state), reason=reason, count=count))
                     for batch, state, reason, count in rows)

    def sent_since(self, since: datetime) -> tuple[int, datetime | None]:
        """How many messages were handed over after a moment, and when the first of them was; None for none."""
        [(count, first)] = self._read(statements.SENT_SINCE, {"since": moment(since)})
        return int(count), datetime.fromisoformat(first) if first else None

    def due_now(self, now: datetime) -> int:
        """How many messages could go out now."""
        return int(self._read(statements.DUE_NOW, {"now": moment(now)})[0][0])


def _person(owner: Contact) -> Values:
    current = owner.current
    return {"phone": current.digest, "key_id": current.key_id, "phones": searched(owner, "")["phones"]}


def _only(values: Values, *names: str) -> Values:
    return {name: values[name] for name in names}


def _agreement(row: tuple[Any, ...]) -> Agreement:
    change, programme, at, medium, wording, sid, who, evidence = row
    return Agreement(change=Change(change), programme=programme, at=datetime.fromisoformat(at), medium=medium,
                     wording=wording, sid=sid, who=who, evidence=evidence)


def _member(row: tuple[Any, ...]) -> Member:
    number, phone, key_id, sealed, programme, joined_at, sent, next_at = row
    return Member(number=number, owner=ContactId(key_id=key_id, digest=phone), sealed=sealed, programme=programme,
                  joined_at=datetime.fromisoformat(joined_at), sent=tuple(sent.split()),
                  next_at=datetime.fromisoformat(next_at) if next_at else None)
