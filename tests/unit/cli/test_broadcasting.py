"""How far sending is, as a terminal shows it: within 80 columns, and no fuller than it is."""

from __future__ import annotations

from datetime import timedelta

import pytest

from outreach.campaigns.report import Progress
from outreach.cli.broadcasting import bar

MINUTE = timedelta(minutes=1)


def progress(sent: int = 0, unsent: int = 0, due: int = 0, rate: float = 0.0,
             left: timedelta | None = None) -> Progress:
    """So far."""
    return Progress(sent=sent, unsent=unsent, due=due, rate=rate, left=left)


@pytest.mark.parametrize(("far", "share", "says"), [
    (progress(), "[..............................] nothing yet", "0 sent, 0 not sent, 0 due now: nothing to do"),
    (progress(sent=250, due=750, rate=7.25, left=100 * MINUTE), "[########......................] 25%",
     "250 sent, 0 not sent, 750 due now: 7.2 a second, about 1 h 40 min left"),
    (progress(sent=1, unsent=1), "[##############################] 100%", "1 sent, 1 not sent, 0 due now: nothing"),
    (progress(due=5), "] 0%", "5 due now: nothing went out in the last minute"),
    (progress(sent=9, due=1, rate=1.0, left=timedelta(seconds=1)), "] 90%", "1.0 a second, under a minute left"),
    (progress(sent=99_999, unsent=9_999, due=999_999, rate=2.9, left=96 * 60 * MINUTE), "] 9%", "96 h 0 min")])
def test_the_bar(far: Progress, share: str, says: str) -> None:
    """Two lines: how much is done, and how it goes on."""
    first, second = bar(far).splitlines()
    assert share in first
    assert says in second
    assert max(len(first), len(second)) <= 80
