"""People, states and databases for the tests of the store."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach.model.conversation import Contact, ContactId, Question, ReadingPosition, TextState
from outreach.store import Store, open_store
from outreach.store.migrate import migrate

NOON = datetime(2026, 3, 1, 12, 0, 0, 250, tzinfo=UTC)


def person(name: str, *, keys: tuple[str, ...] = ("2026a",)) -> Contact:
    """One person under each of these keys, the newest first."""
    return Contact(ids=tuple(
        ContactId(key_id=key, digest=hashlib.sha256(f"{key} {name}".encode()).hexdigest()) for key in keys))


def reading(page: int, *, notice: str = "v1") -> TextState:
    """The state of somebody who read a page."""
    position = ReadingPosition(document="recurrent-cancer", section="what-it-is", page=page,
                               expires_at=NOON + timedelta(days=30))
    question = Question(word="treatment", page=page, expires_at=NOON + timedelta(days=1)) if page % 2 else None
    return TextState(notice=notice, position=position, question=question)


def answer(store: Store, contact: Contact, sid: str, after: TextState, *,
           at: datetime = NOON, build: str = "build-1") -> TextState:
    """Answer a message as the line does, and return the state before it."""
    recalled = store.recall(contact, sid)
    assert store.record(contact, message_sid=sid, seq=recalled.seq + 1, before=recalled.state,
                        after=after, rule="more", at=at, build=build)
    return recalled.state


def new_database(file: Path) -> str:
    """Put an empty database with all tables at a path, and return its address."""
    file.write_bytes(_empty_database())
    return f"sqlite:///{file}"


def new_store(file: Path) -> Store:
    """Open a store over a new database."""
    return open_store(new_database(file))


@cache
def _empty_database() -> bytes:
    # made once: an upgrade takes longer than any test of the store
    with TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        migrate(f"sqlite:///{file}")
        return file.read_bytes()
