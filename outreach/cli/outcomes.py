"""What `outreach draft` says: each file that needs a person, everything else counted."""

from __future__ import annotations

from collections.abc import Sequence

import click

from outreach.cli.options import print_table
from outreach.review.keep import Drafted, Outcome

#: more files, and then more documents, of one outcome are counted instead of named
MOST_NAMED = 20
#: named each time, however many: somebody has to do something about them
_NEED_A_PERSON = (Outcome.UNREADABLE, Outcome.REOPENED, Outcome.LOOK, Outcome.ORPHAN)


def print_drafted(lines: Sequence[Drafted]) -> None:
    """Name the files, or where they are many the documents, of which there is something to say; then count all.

    Of a first draft of a thousand documents nothing is left but the table.
    """
    by_outcome = {outcome: [line for line in lines if line.outcome is outcome] for outcome in Outcome}
    changed = {outcome: found for outcome, found in by_outcome.items() if found and outcome is not Outcome.UNCHANGED}
    for outcome, found in changed.items():
        for words in _named(outcome, found):
            click.echo(f"{outcome}: {words}")
    if any(len(found) > MOST_NAMED for found in changed.values()):
        rows = [(outcome.value, str(len(found)), str(len(_by_document(found))))
                for outcome, found in by_outcome.items() if found]
        print_table([("OUTCOME", "FILES", "DOCUMENTS"), *rows])


def _named(outcome: Outcome, found: list[Drafted]) -> list[str]:
    """Files; above the limit the documents they belong to; above it again nothing, unless a person must look."""
    if len(found) <= MOST_NAMED or outcome is Outcome.UNREADABLE:
        return [line.problem or str(line.path) for line in found]
    documents = _by_document(found)
    if len(documents) <= MOST_NAMED or outcome in _NEED_A_PERSON:
        return [f"{document} ({count} files)" for document, count in documents.items()]
    return []


def _by_document(found: list[Drafted]) -> dict[str, int]:
    """How many files each document has here: a source itself, or the folder of its scripts."""
    counts: dict[str, int] = {}
    for line in found:
        document = str(line.path.parent.parent if line.sha256 or line.outcome is Outcome.ORPHAN else line.path)
        counts[document] = counts.get(document, 0) + 1
    return counts
