"""Backups of a database on a server, by PostgreSQL's own programs."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from outreach.errors import BackupError
from outreach.whole_files import OWNER_ONLY

SUFFIX = ".dump"
#: the programs read these names; in a list of processes nobody sees them
_NAMES = {"host": "PGHOST", "hostaddr": "PGHOSTADDR", "port": "PGPORT", "user": "PGUSER", "password": "PGPASSWORD",
          "dbname": "PGDATABASE", "sslmode": "PGSSLMODE", "sslrootcert": "PGSSLROOTCERT", "options": "PGOPTIONS"}


def back_up(database_url: str, target: Path) -> None:
    """Copy the database as it is in one moment, while others read and write.

    Raises:
        BackupError: the program is not there, or says what is wrong.
    """
    part = target.with_suffix(".part")
    try:
        os.close(os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, OWNER_ONLY))
        _run(database_url, "pg_dump", "--format=custom", "--no-owner", f"--file={part}")
        part.replace(target)
    except OSError as problem:
        raise BackupError(f"{target}: the backup could not be made: {problem.strerror}. Look whether the folder may be "
                          "written to") from problem
    finally:
        part.unlink(missing_ok=True)


def check(backup: Path) -> None:
    """Make sure that a backup can be read.

    Raises:
        BackupError: it cannot.
    """
    _call({}, "pg_restore", "--list", str(backup))


def restore(backup: Path, database_url: str) -> None:
    """Put a backup in the place of all that the database holds, whole or not at all.

    Raises:
        BackupError: the program is not there, or says what is wrong; nothing was changed.
    """
    _run(database_url, "pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error",
         f"--dbname={_options(database_url)['dbname']}", str(backup))


def _run(database_url: str, program: str, *arguments: str) -> None:
    named = {_NAMES[name]: str(value) for name, value in _options(database_url).items() if name in _NAMES}
    _call(named, program, *arguments)


def _options(database_url: str) -> dict[str, Any]:
    from outreach.store.postgres_pools import connecting  # the driver is there only for an address of PostgreSQL

    return connecting(database_url)


def _call(named: dict[str, str], program: str, *arguments: str) -> None:
    found = shutil.which(program)
    if not found:
        raise BackupError(f"{program}: is not installed. Install PostgreSQL's client programs of the server's version")
    done = subprocess.run([found, *arguments], env=named, capture_output=True, text=True,
                          check=False)
    if done.returncode:
        raise BackupError(f"{program}: {(done.stderr.strip() or 'it failed').splitlines()[0]}. Nothing was changed")
