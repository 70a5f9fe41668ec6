"""`outreach check`: every document and script, whether it can be used, and why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from outreach.catalog.script_files import SERVICE_FOLDER, script_files, wording_files
from outreach.errors import ChoiceError
from outreach.ingest.folder import document_files, namesakes, other_files
from outreach.review.check_document import CheckDocument
from outreach.review.check_script import check_script, check_wording
from outreach.review.choosing import candidates, unknown_names
from outreach.review.memory import Memory, Value
from outreach.review.rows import Row, State
from outreach.review.runs import Progress, no_progress, run
from outreach.settings import Settings
from outreach.speech.pronunciation import PRONUNCIATION


def check_all(content: Path, scripts: Path, *, today: date, settings: Settings, memory: Memory | None = None,
              progress: Progress = no_progress) -> tuple[Row, ...]:
    """Look at every document and script; a broken file never hides the others.

    With a memory, only files are looked at that changed since the last run of the same day.

    Raises:
        SourceError: there is no such folder of documents.
    """
    documents = document_files(content)
    paths = (*documents, *script_files(scripts), *wording_files(scripts))
    numbers = (settings.emergency_number, settings.crisis_number, settings.person_number, settings.line_number)
    checking = _Checking(scripts=scripts, document=CheckDocument(today=today, own_numbers=_digits(numbers)),
                         voice=settings.voice, pronunciations=_pronunciations(scripts))
    rows = run(checking, paths, memory or Memory(), progress)
    clashes = dict(_clashes(documents))
    return (*(clashes.get(path, row) for path, row in zip(paths, rows, strict=True)),
            *map(_not_read, other_files(content)), *map(_unknown, unknown_names(scripts, candidates(content, scripts))))


def _digits(numbers: tuple[str, ...]) -> frozenset[str]:
    return frozenset("".join(filter(str.isdigit, number)) for number in numbers if number)


def _pronunciations(scripts: Path) -> str:
    path = scripts / PRONUNCIATION
    return path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""


def _clashes(documents: tuple[Path, ...]) -> Iterator[tuple[Path, Row]]:
    for path, other in namesakes(documents).items():
        why = f"{path}:1: its scripts would overwrite those of {other}. Rename one of the two files"
        yield path, Row(path=str(path), state=State.REFUSED, reasons=(why,))


def _unknown(fault: ChoiceError) -> Row:
    return Row(path=str(fault.path), state=State.REFUSED, reasons=(str(fault),))


def _not_read(path: Path) -> Row:
    what = f"a {path.suffix} file" if path.suffix else "a file without an ending"
    why = f"{path}:1: not read, for it is {what}; save its text as Markdown, in a file that ends in .md"
    return Row(path=str(path), state=State.QUARANTINED, reasons=(why,))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Checking:
    """Looks at one file after the other: what it is follows from where it lies."""

    scripts: Path
    document: CheckDocument
    #: the setting of the voice
    voice: str
    #: what the operator says of words; decides which of them somebody must listen to
    pronunciations: str

    @property
    def rests_on(self) -> str:
        """The day and the line's own numbers: documents are compared with them. The voice, and what it is told."""
        return (f"{self.document.today} {sorted(self.document.own_numbers)} {self.voice} "
                f"{find_spec('hibari') is not None} {self.pronunciations}")

    def __call__(self, path: Path) -> Row:
        """Look at a document, a script or a wording."""
        if self.scripts not in path.parents[2:3]:
            return self.document(path)
        looks = check_wording if path.parents[1].name == SERVICE_FOLDER else check_script
        return looks(path, self.scripts, self.voice)

    def to_answer(self, result: Row) -> Value:
        """The row as JSON holds it."""
        return [result.path, result.state, result.reasons, result.notes, result.due_on]

    def from_answer(self, answer: Any) -> Row:
        """The row again: nothing but the file itself decides it."""
        path, state, reasons, notes, due_on = answer
        return Row(path=path, state=State(state), reasons=tuple(reasons), notes=tuple(notes), due_on=due_on)
