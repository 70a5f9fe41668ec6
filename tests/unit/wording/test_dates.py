"""Dates as people read and hear them."""

from datetime import date

import pytest

from outreach.wording.dates import month_and_day, short_date, spoken_date


@pytest.mark.parametrize(("iso", "short", "spoken"), [
    ("2025-12-30", "Dec 30, 2025", "December 30, 2025"), ("2026-01-01", "Jan 1, 2026", "January 1, 2026"),
    ("2024-02-29", "Feb 29, 2024", "February 29, 2024"), ("2026-05-07", "May 7, 2026", "May 7, 2026"),
])
def test_a_date_in_a_text_and_in_a_voice(iso: str, short: str, spoken: str) -> None:
    """Three letters of the month where space is dear, the whole name where it is heard."""
    assert (short, spoken) == (short_date(iso, "en"), spoken_date(iso, "en"))


@pytest.mark.parametrize(("iso", "short", "spoken"), [
    ("2025-12-30", "30 dic 2025", "30 de diciembre de 2025"), ("2026-01-01", "1 ene 2026", "1 de enero de 2026"),
])
def test_a_date_in_spanish(iso: str, short: str, spoken: str) -> None:
    """The day first, and small letters."""
    assert (short, spoken) == (short_date(iso, "es"), spoken_date(iso, "es"))
    assert short.rpartition(" ")[0] == month_and_day(date.fromisoformat(iso), "es")


def test_a_language_without_months_has_the_english_ones() -> None:
    """Better than no date."""
    assert "Dec 30, 2025" == short_date("2025-12-30", "qq")


@pytest.mark.parametrize("odd", ["", "soon", "2025-13-01", "30.12.2025", "2025-02-29"])
def test_what_is_no_date_is_refused(odd: str) -> None:
    """Nobody is told a date that is none."""
    with pytest.raises(ValueError):
        short_date(odd, "en")
    with pytest.raises(ValueError):
        spoken_date(odd, "en")
