"""Times as they are heard."""

from __future__ import annotations

import pytest

from outreach.opening_hours import Opening
from outreach.wording.times import spoken_opening


@pytest.mark.parametrize(("ahead", "minute", "english", "spanish"), [
    (0, 480, "today at 8 in the morning", "hoy a las 8 de la mañana"),
    (1, 570, "tomorrow at 9:30 in the morning", "mañana a las 9:30 de la mañana"),
    (2, 780, "on Monday at 1 in the afternoon", "el lunes a la 1 de la tarde"),
    (5, 720, "on Monday at noon", "el lunes a mediodía"),
    (5, 1140, "on Monday at 7 in the evening", "el lunes a las 7 de la noche"),
])
def test_openings(ahead: int, minute: int, english: str, spanish: str) -> None:
    """Today and tomorrow by these words, other days by their name."""
    opening = Opening(days_ahead=ahead, weekday=0, minute=minute)
    assert (english, spanish) == (spoken_opening(opening, "en"), spoken_opening(opening, "es"))
