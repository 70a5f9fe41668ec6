"""Renewal: pages that their source has reviewed again without changing a sentence, signed as one batch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from outreach.catalog.reviewers import read_reviewers
from outreach.catalog.script_files import read_script, write_script
from outreach.review.approve import Desk, renewed
from outreach.review.queue import Waiting, Why, waiting
from outreach.whole_files import write_whole


def renewals(desk: Desk) -> tuple[Waiting, ...]:
    """The signed scripts of which nothing changed but the day of the source's own review."""
    return tuple(item for item in waiting(desk) if item.why is Why.RENEWED)


def renew(batch: tuple[Waiting, ...], *, reviewer: str, desk: Desk) -> None:
    """Sign a batch of renewals anew: same words, the source's new day, today's signature.

    Raises:
        OutreachError: the person is not listed; then nothing is signed.
    """
    name = read_reviewers(desk.scripts).sure(reviewer)
    for item in batch:
        _renew(item.path, name, desk)


def _renew(path: Path, name: str, desk: Desk) -> None:
    script = read_script(path)
    script = replace(script, source=renewed(script.source, desk.sources.of(script)))
    review = replace(script.review, reviewer=name, reviewed_on=desk.today.isoformat(), words_sha256=script.words_sha256)
    write_whole(path, write_script(replace(script, review=review)))
