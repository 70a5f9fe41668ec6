"""Numbers that belong to somebody else now: the carriers' lists end what their owners of before agreed to.

CTIA Messaging Principles 5.1.5.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from outreach.bootstrap import Service
from outreach.bootstrap.agreements import DEACTIVATED
from outreach.campaigns.lists import text_of
from outreach.contact.numbers import normalise
from outreach.errors import UnusablePhoneNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Deactivated:
    """What a list of such numbers came to."""

    numbers: int
    #: agreements that ended
    ended: int
    #: lines that are no number
    refused: tuple[int, ...]


def end_deactivated(service: Service, path: Path, *, who: str) -> Deactivated:
    """End all agreements of the numbers in a file, one a line; lines that are no number are named.

    Raises:
        SendError: the file is no text.
        StoreUnavailable: the database does not answer; a second run does no harm.
    """
    service.store.check_programmes()
    numbers, ended, refused = 0, 0, []
    for line, text in enumerate(text_of(path).splitlines(), start=1):
        if not text.strip():
            continue
        try:
            number = normalise(text.strip().strip('"'))
        except UnusablePhoneNumber:
            refused.append(line)
            continue
        ended += _end_all(service, number, f"{path.name}:{line}", who)
        numbers += 1
    return Deactivated(numbers=numbers, ended=ended, refused=tuple(refused))


def _end_all(service: Service, number: str, evidence: str, who: str) -> int:
    contact, day = service.keys.contact(number), service.clock().date().isoformat()
    return sum(service.agreements.end(contact, programme, how=DEACTIVATED, who=who, evidence=evidence,
                                      sid=f"{DEACTIVATED}:{day}:{contact.current.digest[:16]}")
               for programme, _ in service.store.programmes_of(contact))
