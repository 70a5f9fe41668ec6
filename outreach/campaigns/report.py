"""What programmes came to, for somebody who has to answer for them: counts alone, small ones hidden."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from outreach.bootstrap import Service
from outreach.model.outbox import State
from outreach.model.programmes import Cast, cast_of, programme_of
from outreach.model.small_counts import LEAST_TOLD

#: the pace is that of the last so many seconds
_LATELY = timedelta(seconds=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the line is with what is due now."""

    #: since midnight UTC: handed over, and given up, refused or cancelled
    sent: int
    unsent: int
    #: what could go out now
    due: int
    #: messages a second, of the last minute at most
    rate: float
    #: None while nothing goes out
    left: timedelta | None

    @property
    def done(self) -> int:
        """Whatever will not be looked at again."""
        return self.sent + self.unsent


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """One programme, or one broadcast in it."""

    programme: str
    #: the broadcast's name; empty for a series
    cast: str
    counts: Counter[str]


def progress_of(service: Service) -> Progress:
    """How many are done today, how many could go out now, how fast it goes, and how long that takes.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    now = service.clock()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    ended, due = service.store.ended_since(midnight), service.store.due_now(now)
    count, first = service.store.sent_since(now - _LATELY)
    rate = count / max(1.0, (now - first).total_seconds()) if first else 0.0
    sent = ended.get(State.SENT, 0)
    return Progress(sent=sent, unsent=sum(ended.values()) - sent, due=due, rate=rate,
                    left=timedelta(seconds=round(due / rate)) if rate else None)


def casts_of(service: Service) -> tuple[Cast, ...]:
    """Every broadcast, where the database knows of any."""
    return service.store.casts() if service.store.has_programmes() else ()


def report_rows(service: Service) -> tuple[ReportRow, ...]:
    """What became of all messages of each programme that are still on record.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    found: dict[tuple[str, str], Counter[str]] = {}
    for batch, tally in service.store.programme_tally():
        if programme := programme_of(batch):
            counts = found.setdefault((programme, cast_of(batch)), Counter())
            counts[_outcome(tally.state, tally.reason)] += tally.count
    return tuple(ReportRow(programme=programme, cast=cast, counts=counts)
                 for (programme, cast), counts in sorted(found.items()))


def hidden(count: int) -> str:
    """A count as it may be told: small ones are not."""
    return "" if not count else str(count) if count >= LEAST_TOLD else f"under {LEAST_TOLD}"


def _outcome(state: State, reason: str) -> str:
    """In the words of a manager."""
    if state in (State.WAITING, State.CLAIMED):
        return "waiting"
    if state is State.SENT:
        return "sent"
    if state is State.FAILED:
        return "failed"
    return "stopped" if reason in ("opted-out", "not-agreed") else "not sent"
