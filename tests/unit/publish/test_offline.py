"""`outreach audio`: what is recorded of a script whose source is overdue, by the operator's policy."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from outreach.publish.offline import Recorded, record
from outreach.wording.drafts import draft_wordings
from tests.unit.publish.shelves import fill, settings_of

#: the script's source was reviewed on 31 January 2026, and falls due each quarter
DUE, LATE = date(2026, 4, 30), date(2026, 5, 1)
WARNING = draft_wordings("en")["overdue-warning"].voice


def recorded(folder: Path, policy: str, day: date) -> tuple[Recorded, str]:
    """A recording on a day, and the words of the one script; empty when it was not recorded."""
    scripts = folder / "scripts"
    settings = settings_of(folder, voice="pyttsx3", overdue=policy)
    result = record(settings, scripts if scripts.exists() else fill(scripts, signed=True), folder / "audio",
                    drafts=False, today=day)
    words = folder / "audio" / "illness" / "en" / "types.txt"
    return result, words.read_text(encoding="utf-8") if words in result.written else ""


@pytest.mark.parametrize(("policy", "day", "warned"), [("say", LATE, False), ("warn", DUE, False),
                                                       ("warn", LATE, True), ("hold", DUE, False)])
def test_a_warning_comes_before_the_title(tmp_path: Path, policy: str, day: date, *, warned: bool) -> None:
    """From the day after the review fell due, and only where the operator wants it."""
    result, words = recorded(tmp_path, policy, day)

    assert ((), ()) == (result.skipped, result.failures)
    assert warned == (WARNING in words)
    assert "One is short." in words


def test_what_is_held_is_left_out_with_a_reason(tmp_path: Path) -> None:
    """Files of an earlier day are named, for they may be on a stick already."""
    first, _ = recorded(tmp_path, "hold", LATE)
    recorded(tmp_path, "say", LATE)
    again, words = recorded(tmp_path, "hold", LATE)

    assert ("illness/en/types: its source is overdue for review, and OUTREACH_OVERDUE is hold",) == first.skipped
    assert ((), "") == (again.written, words)
    assert f"Take {tmp_path}/audio/illness/en/types.* away" in again.skipped[0]
