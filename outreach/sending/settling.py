"""A message that was begun, and nobody knows whether the provider took it: asked before it is sent again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from outreach.contact.keys import KeyRing
from outreach.model.outbox import Channel, Owed
from outreach.model.script import hash_words
from outreach.sending.provider import Provider, Taken
from outreach.store import Store

#: the provider's clock and ours differ by less
CLOCKS_DIFFER = timedelta(minutes=2)


class Found(StrEnum):
    """What asking came to."""

    TAKEN = "taken"
    NOT_TAKEN = "not-taken"
    #: the provider does not tell now
    UNKNOWN = "unknown"


class Settling:
    """Looks for a message at the provider: first among its receipts, which name the row, then in its list."""

    def __init__(self, store: Store, provider: Provider, keys: KeyRing) -> None:
        self._store = store
        self._provider = provider
        self._keys = keys

    def look(self, row: Owed, number: str) -> tuple[Found, str]:
        """Whether the message was taken, and its id.

        Raises:
            StoreUnavailable: the database does not answer.
        """
        since = (row.first_claimed_at or row.created_at) - CLOCKS_DIFFER
        if sid := self._store.receipt_of(row.number, since=since):
            return Found.TAKEN, sid
        taken = self._provider.taken_for(number, row.channel)
        if taken is None:
            return Found.UNKNOWN, ""
        sid = _same(row, taken, since, self._store.sids_of(self._keys.contact(number)))
        return (Found.TAKEN, sid) if sid else (Found.NOT_TAKEN, "")


def _same(row: Owed, taken: Iterable[Taken], since: datetime, known: frozenset[str]) -> str:
    """The oldest message with these words that is no other row's and no older than the row's first try.

    The provider's list of calls does not tell their address: any call that no row accounts for counts.
    """
    is_call = row.channel is Channel.CALL
    fitting = [one for one in taken
               if one.sid not in known and one.created_at >= since and (is_call or hash_words(one.body) == row.words)]
    return min(fitting, key=lambda one: one.created_at).sid if fitting else ""
