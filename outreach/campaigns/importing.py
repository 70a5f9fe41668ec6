"""Agreements given on paper or on a web page: a table is read row by row, and what lacks its proof is refused.

CTIA Messaging Principles 5.1.2: time, medium, the wording that was shown, the programme, the number, who recorded it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from outreach.bootstrap import Service
from outreach.campaigns.lists import rows_of
from outreach.contact.numbers import normalise
from outreach.contact.senders import Sender, sender_of
from outreach.errors import UnusablePhoneNumber
from outreach.model.programmes import Agreement, Change, Programme
from outreach.sending.quiet_hours import zones_of

#: every row needs all of them
NEEDED = ("number", "programme", "agreed_at", "medium", "wording", "evidence")
#: who wrote the row down; empty: whoever imports it
OPTIONAL = ("recorded_by",)


class Refused(Exception):
    """A row that cannot be taken; its text never shows the number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What a list came to."""

    taken: int
    #: rows that were taken before
    known: int
    #: the number of each refused row's line, and why
    refused: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """Reads lists of agreements."""

    service: Service
    #: who imports the list; kept with every row
    who: str
    #: True to write nothing down
    dry_run: bool = False

    def read(self, path: Path) -> Imported:
        """Take in each row that is whole; the others are named, by line and reason.

        Raises:
            SendError: the file is no such table, with what to do.
            StoreUnavailable: the database does not answer; a second run takes up where this one ended.
        """
        self.service.store.check_programmes()
        taken, known, refused = 0, 0, []
        seen: set[tuple[str, str]] = set()
        for line, row in rows_of(path, NEEDED, OPTIONAL):
            try:
                is_new = self._take(row, seen)
            except Refused as reason:
                refused.append((line, str(reason)))
                continue
            taken, known = taken + is_new, known + (not is_new)
        return Imported(taken=taken, known=known, refused=tuple(refused))

    def _take(self, row: dict[str, str], seen: set[tuple[str, str]]) -> bool:
        """Take one row in; False when it was there before.

        Raises:
            Refused: something is missing or wrong.
        """
        if missing := [name for name in NEEDED if not row.get(name)]:
            raise Refused(f"{', '.join(missing)} missing")
        number, at = self._number(row["number"]), _moment(row["agreed_at"], self.service.clock())
        programme = self._programme(row["programme"])
        contact = self.service.keys.contact(number)
        self._refuse_stopped(number, at)
        if (contact.current.digest, programme.name) in seen:
            raise Refused("this number stands in the list twice for this programme")
        seen.add((contact.current.digest, programme.name))
        history = [one for one in self.service.store.agreements_of(contact) if one.programme == programme.name]
        known = any(one.change is Change.IN and one.at == at for one in history)
        if not known and any(one.change is Change.OUT and one.at >= at for one in history):
            raise Refused("they left it after that day")
        if known or self.dry_run:
            return not known
        mark = self.service.keys.marks(contact, f"{programme.name} {at.isoformat()}")[0]
        self.service.agreements.agree(number, Agreement(
            change=Change.IN, programme=programme.name, at=at, medium=row["medium"], wording=row["wording"],
            sid=f"list:{mark}", who=_who(row.get("recorded_by", ""), self.who), evidence=row["evidence"]))
        return True

    def _number(self, text: str) -> str:
        settings = self.service.settings
        try:
            number = normalise(text)
            kind = sender_of(number, line_number=settings.line_number, regions=settings.regions)
        except UnusablePhoneNumber as problem:
            raise Refused("this is no phone number: write all its digits, the area code too. Where a spreadsheet "
                          "made 2.16E+09 of them, set that column to text first") from problem
        if kind is not Sender.PERSON:
            raise Refused("the number is not a person's in the countries served (OUTREACH_REGIONS)")
        if not zones_of(number):
            raise Refused("nobody can tell what time it is where this number is from")
        return number

    def _programme(self, text: str) -> Programme:
        found = [one for one in self.service.builds.shelf().catalogue.every_programme
                 if text.lower() in (one.name, one.code.lower())]
        if len(found) != 1:
            problem = "there is no programme" if not found else "several languages have the programme"
            raise Refused(f"{problem} {text}")
        return found[0]

    def _refuse_stopped(self, number: str, at: datetime) -> None:
        """Nobody else may sign up who said STOP, or told us of a death."""
        service, contact = self.service, self.service.keys.contact(number)
        if service.store.is_opted_out(contact):
            raise Refused("opted out: they said STOP")
        if service.agreements.is_bereaved(contact):
            raise Refused("opted out: they told us of a death")
        if any(kind == "out" and datetime.fromisoformat(stopped) >= at
               for kind, stopped, _, _ in service.store.stops_of(contact)):
            raise Refused("they said STOP after that day")


def _moment(text: str, now: datetime) -> datetime:
    """A day or a moment; without a zone it is UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as problem:
        raise Refused(f"agreed_at {text!r} is no date: write 2026-11-22 or 2026-11-22T15:30+00:00 (in a spreadsheet, "
                      "give the column the format yyyy-mm-dd)") from problem
    at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    if at > now:
        raise Refused(f"agreed_at {text!r} has not come yet")
    return at


def _who(recorded_by: str, who: str) -> str:
    return f"{recorded_by}; list imported by {who}" if recorded_by and recorded_by != who else who
