"""One message: guard, claim, provider, ledger. Whatever kills the process between, nothing is lost or doubled."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from datetime import timedelta

from outreach.bootstrap.opt_outs import OptOuts
from outreach.contact.sealing import Sealer
from outreach.dialogue.ports import Clock
from outreach.errors import NotPermitted, StoreUnavailable, UnusablePhoneNumber
from outreach.model.outbox import Channel, Owed, State
from outreach.model.script import hash_words
from outreach.sending.guard import Go, Guard, No
from outreach.sending.health import Health
from outreach.sending.outcomes import STOPPED_THERE, Outcome, Result
from outreach.sending.pace import Pace
from outreach.sending.provider import Provider
from outreach.sending.settling import Found, Settling
from outreach.store import Store

#: after so many tries a message is given up; those that our own account's trouble broke off are not counted
MOST_TRIES = 10
#: a permit does not outlast a longer wait
_SHORT = timedelta(seconds=1)
_LONGEST_PAUSE = timedelta(minutes=15)
#: account, number or address is wrong: somebody has to mend it first
_MENDING = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Sends rows of the outbox; any number of threads and processes may."""

    store: Store
    sealer: Sealer
    guard: Guard
    provider: Provider
    settling: Settling
    pace: Pace
    opt_outs: OptOuts
    health: Health
    clock: Clock
    #: the name under which rows are claimed
    worker: str
    #: whatever a claim began is over after this
    settle: timedelta
    stop: threading.Event

    def send(self, row: Owed) -> None:
        """Bring one row on as far as it goes now.

        Raises:
            StoreUnavailable: the database does not answer; what the row says is still true.
        """
        try:
            number = self.sealer.open(row.sealed, row.owner)
        except UnusablePhoneNumber:
            self._end(row, State.FAILED, "no-key")
            return
        if row.state is State.CLAIMED:
            self._settle(row, number)
        else:
            self._begin(row, number)

    def _begin(self, row: Owed, number: str) -> None:
        """Ask the guard, wait for the number's turn, claim the row and hand it over."""
        decision = self.guard.decide(row, number, self.clock())
        if isinstance(decision, Go) and self.pace.wait(self.stop) > _SHORT:
            decision = self.guard.decide(row, number, self.clock())
        if self.stop.is_set():
            return
        if isinstance(decision, No):
            self._refuse(row, decision)
            return
        now = self.clock()
        claimed = self.store.claim(row, worker=self.worker, words=hash_words(decision.words), build=decision.build,
                                   now=now, settle_at=now + self.settle)
        if claimed is not None:
            self._hand_over(claimed, number, decision)

    def _hand_over(self, row: Owed, number: str, go: Go) -> None:
        try:
            outcome = self._deliver(row, number, go)
        except NotPermitted:  # the claim took too long: nothing went out
            self.store.put_back(row, due_at=self.clock(), reason="slow", is_counted=False)
            return
        self.health.note(outcome.result)
        self._note(row, number, outcome)

    def _deliver(self, row: Owed, number: str, go: Go) -> Outcome:
        if row.channel is Channel.CALL:
            return self.provider.place_call(go.permit, number, go.words, mark=str(row.number))
        return self.provider.send_text(go.permit, number, go.words, mark=str(row.number))

    def _note(self, row: Owed, number: str, outcome: Outcome) -> None:
        if outcome.result is Result.ACCEPTED:
            self.store.note_sent(row, sid=outcome.sid, now=self.clock())
        elif outcome.result is Result.PERMANENT:
            self._give_up(row, number, outcome.code)
        elif outcome.result is Result.OURS:
            self.store.put_back(row, due_at=self.clock() + _MENDING, reason=outcome.code, is_counted=False)
        elif outcome.result is Result.LATER:
            self._try_again(row, outcome.code)
        # nobody knows: the row stays claimed, and is settled once whatever was begun is over

    def _give_up(self, row: Owed, number: str, code: str) -> None:
        if code == STOPPED_THERE:
            try:
                self.opt_outs.by_provider(number, message_sid=f"outbox-{row.number}")
            except StoreUnavailable:
                return  # it waits on the disk; the row is settled and sent again, and refused again
        self._end(row, State.FAILED, code)

    def _try_again(self, row: Owed, reason: str) -> None:
        if row.tries >= MOST_TRIES:
            self._end(row, State.FAILED, "too-many-tries")
        else:
            self.store.put_back(row, due_at=self.clock() + pause_after(row.tries), reason=reason)

    def _settle(self, row: Owed, number: str) -> None:
        """Find out what became of a claim that nobody noted; only once whatever it began is over."""
        now = self.clock()
        if row.claimed_at is not None and now < row.claimed_at + self.settle:
            return
        mine = self.store.reclaim(row, worker=self.worker, now=now, settle_at=now + self.settle)
        if mine is None:
            return
        found, sid = self.settling.look(mine, number)
        if found is Found.TAKEN:
            self.store.note_sent(mine, sid=sid, now=self.clock())
        elif found is Found.NOT_TAKEN:
            self._try_again(mine, "not-taken")

    def _refuse(self, row: Owed, no: No) -> None:
        if no.until is None or no.until >= row.expires_at:
            self._end(row, State.REFUSED, no.reason)
        else:
            self.store.postpone(row, due_at=no.until, reason=no.reason)

    def _end(self, row: Owed, state: State, reason: str) -> None:
        self.store.note_ended(row, state, reason=reason, now=self.clock())


def pause_after(tries: int) -> timedelta:
    """How long to wait after so many tries: 1, 2, 4 … seconds, up to a quarter of an hour."""
    return min(timedelta(seconds=2 ** (tries - 1)), _LONGEST_PAUSE)
