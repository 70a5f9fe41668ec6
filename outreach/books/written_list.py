"""The list of files that we wrote into a folder, and what each was made from; true also after a run that was killed.

While a command runs, each file is noted in a journal before it is written; at the end the list is written whole.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from outreach.whole_files import write_if_changed


@dataclass(frozen=True, slots=True)
class Entry:
    """One file as we wrote it."""

    sha256: str
    #: a key that changes whenever the file would
    made_from: str


class WrittenList:
    """What we wrote into a folder, in earlier runs and in this one."""

    def __init__(self, path: Path) -> None:
        """Read the list and what a killed run noted after it; a list that is missing or not ours counts as empty."""
        self._path = path
        self._journal = path.with_name(f"{path.name}.now")
        listed = _entries(path)
        noted = _entries(self._journal)
        self.latest: dict[str, Entry] = dict((*listed, *noted))
        self._ours = {(name, entry.sha256) for name, entry in (*listed, *noted)}

    def is_ours(self, name: str, sha256: str) -> bool:
        """True where these bytes were written by us under this name."""
        return (name, sha256) in self._ours

    def note(self, name: str, entry: Entry) -> None:
        """Say that a file is about to be written."""
        self._journal.parent.mkdir(parents=True, exist_ok=True)
        with self._journal.open("a", encoding="utf-8") as journal:
            journal.write(f"{json.dumps([name, asdict(entry)])}\n")

    def close(self, entries: dict[str, Entry]) -> None:
        """Write the list anew, where it changed; the journal is done with."""
        lines = (json.dumps([name, asdict(entry)]) for name, entry in sorted(entries.items()))
        write_if_changed(self._path, "".join(f"{line}\n" for line in lines).encode())
        self._journal.unlink(missing_ok=True)


def _entries(path: Path) -> list[tuple[str, Entry]]:
    """The lines of a list; one that was cut short is left out."""
    found = []
    for line in path.read_text(encoding="utf-8", errors="replace").splitlines() if path.is_file() else ():
        try:
            name, entry = json.loads(line)
            found.append((str(name), Entry(sha256=str(entry["sha256"]), made_from=str(entry["made_from"]))))
        except (ValueError, KeyError, TypeError):
            continue
    return found
