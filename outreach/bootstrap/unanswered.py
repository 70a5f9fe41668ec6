"""The weekly list of what found nothing: words of the documents, and how many numbers used each."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from outreach.contact.keys import KeyRing
from outreach.dialogue.ports import Clock
from outreach.errors import StoreUnavailable, WouldWait
from outreach.model.conversation import Caller, Contact
from outreach.model.small_counts import LEAST_TOLD
from outreach.store import Store
from outreach.telemetry import log_trouble

#: weeks that can be looked back on, before this one
WEEKS_KEPT = 5


def week_of(at: datetime) -> str:
    """The week of a time, from Monday on in UTC, as ISO 8601 writes it: "2026-W48"."""
    year, week, _ = at.astimezone(UTC).isocalendar()
    return f"{year}-W{week:02}"


class Unanswered:
    """Counts words of questions that found nothing, each number once a week for a word."""

    def __init__(self, store: Store, keys: KeyRing) -> None:
        self._store, self._keys = store, keys

    def note(self, contact: Contact, words: Collection[str], at: datetime) -> None:
        """Count some words. Never raises: where the database does not answer in time, only the count is lost."""
        week = week_of(at)
        try:
            self._store.note_unanswered(words, week=week, mark=self._keys.marks(contact, _marked(week))[0])
        except WouldWait:  # the answer is written down already: asked again, it would not count as a new one
            return
        except StoreUnavailable as problem:
            log_trouble("unanswered", problem)

    def note_caller(self, clock: Clock, caller: Caller | None, words: Collection[str]) -> None:
        """Count some words of who calls; a withheld number cannot be counted once a week, and is left out."""
        if caller:
            self.note(caller.contact, words, clock())

    def account(self, contact: Contact, at: datetime) -> tuple[tuple[str, str], ...]:
        """Week and word of what a number asked in vain, in any week that is kept.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return self._store.unanswered_of(self._marks(contact, at))

    def forget(self, contact: Contact, at: datetime) -> int:
        """Erase what a number asked in vain, in any week that is kept; how many rows there were.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return self._store.forget_unanswered_of(self._marks(contact, at))

    def _marks(self, contact: Contact, at: datetime) -> list[str]:
        weeks = (week_of(at - timedelta(weeks=ago)) for ago in range(-1, WEEKS_KEPT + 2))
        return [mark for week in weeks for mark in self._keys.marks(contact, _marked(week))]

    def told(self, at: datetime) -> tuple[tuple[str, str, int], ...]:
        """Week, word and how many numbers used it, for weeks that are over; rare words never.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        return self._store.unanswered(before=week_of(at), least=LEAST_TOLD)


def forget_unanswered(store: Store, now: datetime) -> None:
    """Erase the weeks that are too old, and rare words as soon as their week is over.

    Raises:
        StoreUnavailable: the database does not answer.
    """
    store.forget_unanswered(before=week_of(now), oldest=week_of(now - timedelta(weeks=WEEKS_KEPT)),
                            least=LEAST_TOLD)


def _marked(week: str) -> str:
    return f"unanswered {week}"
