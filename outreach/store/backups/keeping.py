"""Making a backup, and putting one back without losing who said STOP since."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from outreach.errors import BackupError, StoreUnavailable
from outreach.model.holds import HoldLine
from outreach.model.legal_holds import LegalLine
from outreach.store.address import is_postgres, sqlite_path
from outreach.store.backups import server, sqlite_file
from outreach.store.backups.folder import new_path
from outreach.store.rows import Values
from outreach.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What must outlive a restored backup: STOP and START, holds, legal holds, agreements."""

    consents: tuple[Values, ...] = ()
    holds: tuple[HoldLine, ...] = ()
    legal_holds: tuple[LegalLine, ...] = ()
    agreements: tuple[Values, ...] = ()
    #: who was in which programme; None where nobody can tell
    members: tuple[str, ...] | None = None

    @classmethod
    def of(cls, store: Store) -> Since:
        """All of it; nothing where the database is gone."""
        with suppress(StoreUnavailable):
            return cls(consents=store.consents(), holds=store.hold_lines(), legal_holds=store.legal_hold_lines(),
                       agreements=store.agreement_rows(), members=store.member_marks())
        return cls()

    def keep(self, store: Store) -> int:
        """Add what the backup lacks; how many lines those were."""
        lines = [line for line in self.holds if line.number > len(store.hold_lines())]
        store.add_hold_lines(lines)
        legal = self.legal_holds[len(store.legal_hold_lines()):]
        for line in legal:
            store.write_legal_line(line)
        if self.members is not None:
            store.drop_members_but(self.members)
        agreed = store.add_agreement_rows(self.agreements)
        return store.add_consents(self.consents) + agreed + len(lines) + len(legal)


def back_up(database_url: str, folder: Path, at: datetime) -> Path:
    """Make a backup of this moment; its file.

    Raises:
        BackupError: it cannot be made; says why.
    """
    folder.mkdir(parents=True, exist_ok=True)
    on_server = is_postgres(database_url)
    target = new_path(folder, at, server.SUFFIX if on_server else sqlite_file.SUFFIX)
    if on_server:
        server.back_up(database_url, target)
    else:
        sqlite_file.back_up(sqlite_path(database_url), target)
    return target


def restore(database_url: str, backup: Path, store: Store, migrate: Callable[[str], str]) -> int:
    """Put a backup back, bring its tables to today's, and add what must outlive it; how many lines those were.

    Raises:
        BackupError: the file is no backup of this kind of database, or cannot be put back.
        StoreUnavailable: the database does not answer.
    """
    on_server = is_postgres(database_url)
    kind = server if on_server else sqlite_file
    if backup.suffix != kind.SUFFIX or not backup.is_file():
        raise BackupError(f"{backup}: is no backup of this kind of database. Give a file named outreach-…{kind.SUFFIX}")
    kind.check(backup)
    since = Since.of(store)
    if on_server:
        server.restore(backup, database_url)
    else:
        sqlite_file.restore(backup, sqlite_path(database_url))
    store.close()
    migrate(database_url)
    return since.keep(store)
