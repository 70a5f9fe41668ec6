"""Which documents the operator chose for the line: `chosen.txt` in scripts/, one name a line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from outreach.errors import ChoiceError
from outreach.whole_files import read_utf8, write_whole

CHOSEN = "chosen.txt"
_HEADING = "# The documents that are drafted, reviewed and served, one name a line. Without this file all are.\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The documents that are drafted, reviewed and served; what is not among them waits."""

    #: names with the line of the file that each stands in; None without a file: then all are chosen
    lines: dict[str, int] | None = None

    def has(self, document: str) -> bool:
        """True for a document that was chosen, and for each one where nobody has chosen yet."""
        return self.lines is None or document in self.lines


def read_choice(scripts: Path) -> Choice:
    """What the operator chose; everything when there is no file.

    A name is the document's file name as a folder of scripts: small letters, digits, hyphens.
    Behind "#" stands a remark.

    Raises:
        ChoiceError: a line that cannot be a name; or the file is not UTF-8.
    """
    path = scripts / CHOSEN
    if not path.exists():
        return Choice()
    lines = {_name(line): number for number, line in enumerate(read_utf8(path, ChoiceError).splitlines(), start=1)}
    for name, number in lines.items():
        if not all(letter.isalnum() or letter in "-_" for letter in name):
            raise ChoiceError(path, number, problem=f"{name!r} is no document's name",
                              remedy="Write one name a line; `outreach choose --list` shows them")
    return Choice(lines={name: number for name, number in lines.items() if name})


def add_names(scripts: Path, names: Iterable[str]) -> None:
    """Write names to the end of the file, which is made when there is none; remarks are kept."""
    path = scripts / CHOSEN
    before = read_utf8(path, ChoiceError) if path.exists() else _HEADING
    write_whole(path, "".join([*_lines(before), *(f"{name}\n" for name in names)]))


def drop_names(scripts: Path, names: frozenset[str]) -> None:
    """Take names out of the file; all else stays as it is."""
    path = scripts / CHOSEN
    kept = (line for line in _lines(read_utf8(path, ChoiceError)) if _name(line) not in names)
    write_whole(path, "".join(kept))


def _lines(text: str) -> Iterator[str]:
    return (f"{line}\n" for line in text.splitlines())


def _name(line: str) -> str:
    return line.partition("#")[0].strip()
