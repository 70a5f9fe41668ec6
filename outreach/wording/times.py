"""Times and days of the week as people hear them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from outreach.model.language import primary_language
from outreach.opening_hours import Opening


@dataclass(frozen=True, slots=True, kw_only=True)
class _TimeWords:
    """How one language says a time."""

    weekdays: tuple[str, ...]
    today: str
    tomorrow: str
    on_day: str
    noon: str
    #: the hour 1, and all others
    one: str
    other: str
    morning: str
    afternoon: str
    evening: str


_ENGLISH = _TimeWords(
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    today="today at {time}", tomorrow="tomorrow at {time}", on_day="on {day} at {time}", noon="noon",
    one="{hour} {part}", other="{hour} {part}", morning="in the morning", afternoon="in the afternoon",
    evening="in the evening",
)
_SPANISH = _TimeWords(
    weekdays=("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
    today="hoy a {time}", tomorrow="mañana a {time}", on_day="el {day} a {time}", noon="mediodía",
    one="la {hour} {part}", other="las {hour} {part}", morning="de la mañana", afternoon="de la tarde",
    evening="de la noche",
)
_LANGUAGES: Mapping[str, _TimeWords] = MappingProxyType({"en": _ENGLISH, "es": _SPANISH})


def spoken_opening(opening: Opening, language: str) -> str:
    """ "today at 8 in the morning", "el lunes a las 8 de la mañana"; English where a language has no words."""
    words = _LANGUAGES.get(primary_language(language), _ENGLISH)
    form = {0: words.today, 1: words.tomorrow}.get(opening.days_ahead, words.on_day)
    return form.format(day=words.weekdays[opening.weekday], time=_time(opening.minute, words))


def _time(minute: int, words: _TimeWords) -> str:
    hour, past = divmod(minute % (24 * 60), 60)
    if (hour, past) == (12, 0):
        return words.noon
    part = words.morning if hour < 12 else words.afternoon if hour < 18 else words.evening
    shown = (hour - 1) % 12 + 1
    form = words.one if shown == 1 else words.other
    return form.format(hour=f"{shown}:{past:02}" if past else shown, part=part)
