"""`outreach card`, as it is typed."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path


def test_cards_of_the_demo(outreach: Callable[..., subprocess.CompletedProcess[str]], workplace: Path) -> None:
    """A poster and wallet cards in each language, as page and as paper, and a word about drafts."""
    done = outreach("card", "--demo", "--out", "paper")
    assert 0 == done.returncode, done.stderr
    assert {f"{sheet}-{language}.{kind}" for sheet in ("poster", "wallet") for language in ("en", "es")
            for kind in ("html", "pdf")} == {path.name for path in (workplace / "paper").iterdir()}
    assert "not for giving out" in done.stderr
    assert "216-555-0142" in (workplace / "paper/poster-en.html").read_text()


def test_no_number_no_card(outreach: Callable[..., subprocess.CompletedProcess[str]]) -> None:
    """Without a number the command says which setting is missing."""
    done = outreach("card", environ={"OUTREACH_PHONE_KEYS": "tests:" + "ab" * 32})
    assert 1 == done.returncode
    assert "OUTREACH_LINE_NUMBER" in done.stderr
