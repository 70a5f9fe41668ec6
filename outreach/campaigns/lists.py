"""Tables that people hand in: read row by row, as spreadsheets write them, and refused where that cannot be done."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator
from pathlib import Path

from outreach.errors import SendError

#: spreadsheets put semicolons or tabs where the comma stands for a decimal point
_BETWEEN = (",", ";", "\t")
#: how else a column may be headed
_ALIASES = {"program": "programme", "phone": "number", "phone_number": "number"}
#: how the files of workbooks begin: they are archives
_WORKBOOK = b"PK"
_SAVE = 'Save it as "CSV UTF-8"'


def rows_of(path: Path, needed: Collection[str], optional: Collection[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each row with the number of its line; what a row lacks is missing, and empty rows are left out.

    Raises:
        SendError: the file is no such table, with what to do.
    """
    lines = text_of(path).splitlines(keepends=True)
    between = _between(lines[0] if lines else "", needed)
    reader = csv.reader(lines, delimiter=between)
    head = _head(next(reader, []))
    if missing := [name for name in needed if name not in head]:
        raise SendError(f"{path}: the first line lacks the columns {', '.join(missing)}. Name these: "
                        f"{', '.join((*needed, *optional))}")
    for row in reader:
        if any(cell.strip() for cell in row):
            yield reader.line_num, dict(zip(head, map(str.strip, row), strict=False))


def text_of(path: Path) -> str:
    """A file's text.

    Raises:
        SendError: it is none in UTF-8.
    """
    written = path.read_bytes()
    if written.startswith(_WORKBOOK):
        raise SendError(f"{path} is a spreadsheet's own file, no table as text. {_SAVE}")
    try:
        return written.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise SendError(f"{path} is no text in UTF-8. {_SAVE}") from problem


def _between(first: str, needed: Collection[str]) -> str:
    """What stands between the cells: whatever finds the most columns in the first line."""
    return max(_BETWEEN, key=lambda mark: len({*_head(first.split(mark))} & {*needed}))


def _head(cells: Collection[str]) -> list[str]:
    """The columns as they are called here: "Agreed at" is agreed_at."""
    names = ("_".join(cell.strip().strip('"').lower().split()) for cell in cells)
    return [_ALIASES.get(name, name) for name in names]
