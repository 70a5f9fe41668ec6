"""Random histories: whatever arrives in whatever order, the store knows what it should."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, multiple, rule

from outreach.model.conversation import Contact, TextState
from outreach.store import open_store
from tests.databases import new_address
from tests.integration.store_people import NOON, answer, person, reading

NAMES = st.sampled_from(["Ann", "Bob"])


class History(RuleBasedStateMachine):
    """Two people text, repeat, stop, start and crash, while keys are rotated."""

    kind = "sqlite"
    messages = Bundle("messages")

    @initialize()
    def begin(self) -> None:
        """Open an empty store."""
        self.folder = TemporaryDirectory()
        self.database = new_address(self.kind, Path(self.folder.name) / "line.db")
        self.store = open_store(self.database.__enter__())
        self.keys: tuple[str, ...] = ("k0",)
        self.rows: dict[str, list[tuple[str, TextState, bool]]] = {"Ann": [], "Bob": []}
        self.consent: dict[str, list[tuple[str, bool]]] = {"Ann": [], "Bob": []}
        self.count = 0

    def teardown(self) -> None:
        """Remove the files."""
        if hasattr(self, "store"):
            self.store.close()
            self.database.__exit__(None, None, None)
            self.folder.cleanup()

    @rule()
    def rotate(self) -> None:
        """A new key comes to the front."""
        self.keys = (f"k{len(self.keys)}", *self.keys)

    @rule(target=messages, name=NAMES, kind=st.sampled_from(["more", "stop", "start"]), crash=st.booleans())
    def text(self, name: str, kind: str, crash: bool) -> object:
        """A new message arrives, and perhaps its process dies before the row is written."""
        self.count += 1
        sid = f"SM{self.count}"
        self.deliver(name, sid, kind, crash)
        return multiple((name, sid, kind))

    @rule(message=messages)
    def repeat(self, message: tuple[str, str, str]) -> None:
        """The provider sends a message again."""
        name, sid, kind = message
        self.deliver(name, sid, kind, crash=False)

    def deliver(self, name: str, sid: str, kind: str, crash: bool) -> None:
        """Handle one delivery as the line does, in the store and in plain lists."""
        contact = person(name, keys=self.keys)
        known = self.expect(contact, name, sid)
        self.consents(contact, name, sid, kind)
        if known or crash:
            return
        after = reading(len(self.rows[name]) + 1)
        before = answer(self.store, contact, sid, after)
        self.rows[name].append((sid, after, before.opted_out))

    def consents(self, contact: Contact, name: str, sid: str, kind: str) -> None:
        """STOP and START are committed before the answer, once for each message."""
        if kind == "more":
            return
        write = self.store.opt_out if kind == "stop" else self.store.opt_in
        write(contact, message_sid=sid, rule=kind, at=NOON)
        if sid not in dict(self.consent[name]):
            self.consent[name].append((sid, kind == "stop"))

    def expect(self, contact: Contact, name: str, sid: str) -> bool:
        """Compare the store with the lists; True for a repeat."""
        rows = self.rows[name]
        found = self.store.recall(contact, sid)
        place = next((index for index, row in enumerate(rows) if row[0] == sid), None)
        seq = len(rows) if place is None else place
        others = [out for other, out in self.consent[name] if other != sid]
        out = bool(others and others[-1]) or (place is not None and rows[place][2])
        assert (found.seq, found.answered is not None) == (seq, place is not None)
        assert found.state.opted_out == out
        assert found.state.position == (rows[seq - 1][1].position if seq else None)
        assert found.state.question == (rows[seq - 1][1].question if seq else None)
        return place is not None


class OnPostgres(History):
    """The same on a server."""

    kind = "postgresql"


TestHistory = History.TestCase
TestHistory.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
TestHistoryOnPostgres = OnPostgres.TestCase
TestHistoryOnPostgres.settings = settings(max_examples=8, stateful_step_count=25, deadline=None)
