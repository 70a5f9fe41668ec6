"""Calls as counts: how many and how long, which topics, and where people hang up; nothing of who called."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import groupby

from outreach.bootstrap.builds import Builds
from outreach.bootstrap.unanswered import week_of
from outreach.dialogue.ports import Clock
from outreach.errors import StoreUnavailable
from outreach.model.calls import VoiceReply
from outreach.model.small_counts import LEAST_TOLD
from outreach.store import Store
from outreach.telemetry import log_trouble

#: weeks that can be looked back on, before this one
WEEKS_KEPT = 26

#: how long a call's id is kept: longer than any call and than the provider repeats a report
IDS_KEPT = timedelta(hours=12)

#: the provider's word for a call that was answered and is over; the other words for calls that are over
COMPLETED = "completed"
FINAL = frozenset((COMPLETED, "busy", "failed", "no-answer", "canceled"))

#: longer than any call; more is a mistake of the report
MOST_SECONDS = 24 * 3600

#: where a topic is being heard; elsewhere a topic may only have been offered
_IN_TOPIC = frozenset(("part", "end", "paused", "reading", "text"))

#: behind every week
_NEVER = "9"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallCount:
    """One cell of the table; calls and seconds are None where too few people stand behind it."""

    week: str
    #: "calls" (of people to the line) and "calls made" (by the line), "ended at" or "topic"
    kind: str
    #: how calls went, the place where they ended, or the script
    name: str
    calls: int | None
    #: how long those calls were together; of a topic 0
    seconds: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOver:
    """What the provider reports of a call that is over."""

    sid: str
    status: str
    #: as the provider writes it
    duration: str = ""
    #: True for a call that the line made
    is_ours: bool = False


class CallCounts:
    """Counts calls without knowing whose they are."""

    def __init__(self, store: Store, builds: Builds, clock: Clock) -> None:
        self._store, self._builds, self._clock = store, builds, clock

    def step(self, sid: str, reply: VoiceReply) -> None:
        """Keep where a call is now. Never raises: where the database does not answer, only the count is lost."""
        if not sid:
            return
        try:
            self._store.note_call_step(sid, script=self._script(reply), place=_place(reply), turn=reply.so_far.turn,
                                       at=_moment(self._clock()))
        except StoreUnavailable as problem:
            log_trouble("call-counts", problem)

    def ended(self, over: CallOver) -> bool:
        """Count a call, once; False for one that was counted, and for reports of calls that are going on.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        if not over.sid or over.status not in FINAL:
            return False
        now, steps = self._clock(), self._store.steps_of_call(over.sid)
        return self._store.count_call(over.sid, _cells(over, steps), week=week_of(now), at=_moment(now))

    def told(self, *, for_report: bool = False) -> tuple[CallCount, ...]:
        """The table by weeks; in a report only weeks that are over, and nothing that might lead to a person.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        rows = self._store.call_counts(before=week_of(self._clock()) if for_report else _NEVER)
        least = LEAST_TOLD if for_report else 0
        return tuple(count for _, cells in groupby(rows, key=lambda row: row[:2])
                     for count in _told(list(cells), least))

    def _script(self, reply: VoiceReply) -> str:
        """The script that is being heard; empty outside topics."""
        place = reply.gather
        if reply.served or place is None or place.step not in _IN_TOPIC:
            return reply.served
        topic = self._builds.shelf().speaking(reply.language).place(place.document, place.section)
        return topic.name if topic else ""


def forget_calls(store: Store, now: datetime) -> None:
    """Erase ids of calls, and counts that are too old.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    store.forget_calls(before=_moment(now - IDS_KEPT), oldest=week_of(now - timedelta(weeks=WEEKS_KEPT)))


def _cells(over: CallOver, steps: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, int]]:
    """Where a call counts: by how it went, by the place where it was ended, and by each topic it heard."""
    seconds = _seconds(over.duration)
    yield "calls made" if over.is_ours else "calls", over.status, seconds
    if steps and over.status == COMPLETED:
        script, place = steps[0]
        yield "ended at", f"{place} {script}".strip(), seconds
    yield from (("topic", script, 0) for script, _ in steps if script)


def _place(reply: VoiceReply) -> str:
    """The kind of place where a call waits; "person" while it is put through, "goodbye" behind the last words."""
    if reply.transfer:
        return "person"
    return reply.gather.step if reply.gather else "goodbye"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _seconds(written: str) -> int:
    """The seconds of a report; 0 for anything that is no number."""
    is_number = written.isascii() and written.isdecimal() and len(written) < 10
    return min(int(written), MOST_SECONDS) if is_number else 0


def _told(cells: Sequence[tuple[str, str, str, int, int]], least: int) -> list[CallCount]:
    """One kind in one week, the most calls first. A single small cell takes the next with it.

    Otherwise it could be worked out: the whole less all the others.
    """
    shown = sum(calls >= least for *_, calls, _ in cells)
    shown -= bool(least) and shown == len(cells) - 1
    return [CallCount(week=week, kind=kind, name=name, calls=calls if number < shown else None,
                      seconds=seconds if number < shown else None)
            for number, (week, kind, name, calls, seconds) in enumerate(cells)]
