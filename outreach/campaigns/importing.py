"""Agreements given on paper or on a web page: a table is read row by row, and what lacks its proof is refused.

CTIA Messaging Principles 5.1.2: time, medium, the wording that was shown, the programme, the number, who recorded it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from outreach.bootstrap import Service
from outreach.bootstrap.agreements import DEACTIVATED
from outreach.contact.numbers import normalise
from outreach.contact.senders import Sender, sender_of
from outreach.errors import SendError, UnusablePhoneNumber
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
        for line, row in _rows(path):
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
        known = any(one.change is Change.IN and (one.programme, one.at) == (programme.name, at)
                    for one in self.service.store.agreements_of(contact))
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
            raise Refused("the number is none") from problem
        if kind is not Sender.PERSON:
            raise Refused("the number is not a person's in the countries served (OUTREACH_REGIONS)")
        if not zones_of(number):
            raise Refused("nobody can tell what time it is where this number is from")
        return number

    def _programme(self, text: str) -> Programme:
        tongues = self.service.builds.shelf().tongues
        found = [one for tongue in tongues for one in tongue.programmes
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


def end_deactivated(service: Service, path: Path, *, who: str) -> tuple[int, int]:
    """End all agreements of numbers that belong to somebody else now: one number a line.

    How many numbers were read, and how many agreements ended. CTIA Messaging Principles 5.1.5.

    Raises:
        SendError: a line is no number; nothing behind it was read.
        StoreUnavailable: the database does not answer; a second run does no harm.
    """
    service.store.check_programmes()
    numbers, ended = 0, 0
    for line, text in enumerate(_text_of(path).splitlines(), start=1):
        if text.strip():
            ended += _end_all(service, text, f"{path.name}:{line}", who)
            numbers += 1
    return numbers, ended


def _end_all(service: Service, text: str, evidence: str, who: str) -> int:
    try:
        contact = service.keys.contact(text)
    except UnusablePhoneNumber as problem:
        raise SendError(f"{evidence}: this is no number. Write one number a line, such as +12165550123") from problem
    day = service.clock().date().isoformat()
    return sum(service.agreements.end(contact, programme, how=DEACTIVATED, who=who, evidence=evidence,
                                      sid=f"{DEACTIVATED}:{day}:{contact.current.digest[:16]}")
               for programme, _ in service.store.programmes_of(contact))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of its line; rows of another length have what they lack as missing."""
    reader = csv.reader(_text_of(path).splitlines(keepends=True))
    head = [name.strip().lower() for name in next(reader, [])]
    if missing := [name for name in NEEDED if name not in head]:
        raise SendError(f"{path}: the first line lacks the columns {', '.join(missing)}. Name these: "
                        f"{', '.join((*NEEDED, *OPTIONAL))}")
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, dict(zip(head, map(str.strip, row), strict=False))


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise SendError(f"{path} is no text in UTF-8. Save it as CSV in UTF-8") from problem


def _moment(text: str, now: datetime) -> datetime:
    """A day or a moment; without a zone it is UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as problem:
        raise Refused(f"agreed_at {text!r} is no date: write 2026-11-22 or 2026-11-22T15:30+00:00") from problem
    at = (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    if at > now:
        raise Refused(f"agreed_at {text!r} has not come yet")
    return at


def _who(recorded_by: str, who: str) -> str:
    return f"{recorded_by}; list imported by {who}" if recorded_by and recorded_by != who else who
