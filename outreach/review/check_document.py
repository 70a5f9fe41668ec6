"""One document, checked: may it be used, what must be looked at, and what is worth knowing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach.catalog.freshness import due_date, freshness
from outreach.errors import SourceError
from outreach.ingest.reader import read_document
from outreach.model.document import Document, PhoneNumber, Standing
from outreach.review.rows import Row, State

#: emergency and crisis numbers of many countries: told to the wrong people they cost time that nobody has
_EMERGENCY_NUMBERS = frozenset("000 100 101 102 103 108 110 111 112 113 114 115 117 118 119 122 123 155 911 988 995 "
                               "999".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckDocument:
    """Checks documents against the day and the numbers that the line itself gives."""

    today: date
    #: in digits
    own_numbers: frozenset[str]

    def __call__(self, path: Path) -> Row:
        """The document's row; a file that cannot be read is a refused one."""
        try:
            document = read_document(path)
        except SourceError as problem:
            return Row(path=str(path), state=State.REFUSED, reasons=(str(problem),))
        said = [(finding.line, finding.problem, finding.note) for finding in document.findings]
        if document.standing is Standing.ACCEPTED:
            said += [*self._numbers(document), *self._facts(document)]
        reasons = tuple(f"{path}:{line}: {words}" for line, words, note in said if not note)
        notes = tuple(f"{path}:{line}: {words}" for line, words, note in said if note)
        if document.standing is not Standing.ACCEPTED:
            why = f"{path}:1: {document.standing_reason}"
            return Row(path=str(path), state=State(document.standing.value), reasons=(why, *reasons), notes=notes)
        return Row(path=str(path), state=State.FLAGGED if reasons else State.ACCEPTED, reasons=reasons, notes=notes,
                   due_on=_due_on(document))

    def _numbers(self, document: Document) -> Iterator[tuple[int, str, bool]]:
        """Numbers that the text gives and the settings do not: an emergency number must be looked at."""
        for number in document.phone_numbers:
            if not self._is_own(number):
                urgent = number.short and number.digits in _EMERGENCY_NUMBERS
                what = "an emergency number" if urgent else "a phone number"
                yield number.line, f"{number.text} is {what} that the settings do not have", not urgent

    def _is_own(self, number: PhoneNumber) -> bool:
        """A number with or without the country code of North America."""
        return number.digits in self.own_numbers or f"1{number.digits}" in self.own_numbers

    def _facts(self, document: Document) -> Iterator[tuple[int, str, bool]]:
        topics = ", ".join(section.slug for section in document.sections)
        aside = f"; {len(document.set_aside)} parts about the page left out" if document.set_aside else ""
        yield 1, f"{len(document.sections)} topics: {topics}{aside}", True
        metadata = document.metadata
        state = freshness(metadata.last_reviewed, metadata.review_frequency, today=self.today)
        reviewed = f"last reviewed {metadata.last_reviewed or 'on no known day'}"
        yield 1, f"{state}: {reviewed}, review {metadata.review_frequency or 'in no known rhythm'}", True
        if document.audience_evidence:
            yield 1, f"read as a page for patients, in spite of: {document.audience_evidence}", True
        if document.pdq:
            yield 1, "a PDQ page: shortened, it is credited to NCI and never called a PDQ summary", True


def _due_on(document: Document) -> str:
    due = due_date(document.metadata.last_reviewed, document.metadata.review_frequency)
    return due.isoformat() if due else ""
