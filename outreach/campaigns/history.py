"""What is on record of people's agreements: of one person, to prove it; of all, to carry it elsewhere."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from outreach.bootstrap import Service
from outreach.errors import UnusablePhoneNumber
from outreach.model.conversation import Contact
from outreach.model.programmes import Member
from outreach.model.script import hash_words

_COLUMNS = ("number", "programme", "agreed_at", "medium", "wording", "evidence", "recorded_by")
_HANDFUL = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One line of somebody's history."""

    at: datetime
    #: "agreed", "ended", "STOP", "START"
    what: str
    programme: str
    how: str
    who: str
    wording: str = ""
    evidence: str = ""

    @property
    def version(self) -> str:
        """By which the exact wording is known again; empty where none was shown."""
        return hash_words(self.wording)[:12] if self.wording else ""


def history_of(service: Service, contact: Contact) -> tuple[Fact, ...]:
    """Everything that somebody agreed to and ended, the oldest first.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    agreed = (Fact(at=one.at, what="agreed" if one.change == "in" else "ended", programme=one.programme,
                   how=one.medium, who=one.who, wording=one.wording, evidence=one.evidence)
              for one in service.store.agreements_of(contact))
    stopped = (Fact(at=datetime.fromisoformat(at), what="STOP" if kind == "out" else "START", programme="all", how=rule,
                    who=who) for kind, at, rule, who in service.store.stops_of(contact))
    return tuple(sorted((*agreed, *stopped), key=lambda fact: fact.at))


def masked(number: str) -> str:
    """A number as a screen may show it: "+1 ... 23"."""
    return f"{number[:2]} ... {number[-2:]}"


def exported(service: Service, *programmes: str) -> str:
    """Everybody who is in one of some programmes now, or in any, with numbers and proof, as the import reads it.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for number, member in (pair for name in programmes or ("",) for pair in _members(service, name)):
        fact = next((one for one in reversed(history_of(service, service.keys.contact(number)))
                     if (one.what, one.programme) == ("agreed", member.programme)), None)
        if fact:
            writer.writerow((number, member.programme, fact.at.isoformat(), fact.how, fact.wording,
                             fact.evidence or "record of this line", fact.who))
    return text.getvalue()


def _members(service: Service, programme: str) -> Iterator[tuple[str, Member]]:
    """Everybody whose agreement holds, with the number."""
    cursor = 0
    while members := service.store.members_after(programme, cursor, most=_HANDFUL):
        cursor = members[-1].number
        for member in members:
            try:
                number = service.agreements.sealer.open(member.sealed, member.owner)
            except UnusablePhoneNumber:
                continue
            if service.store.is_agreed(service.keys.contact(number), member.programme):
                yield number, member


def members_now(service: Service, programme: str) -> Iterator[str]:
    """The numbers of all whose agreement to a programme holds."""
    return (number for number, _ in _members(service, programme))
