"""Spoken parts: whole units of a voice script, about twenty seconds each."""

from __future__ import annotations

#: 150 words are spoken in a minute
WORDS_PER_SECOND = 2.5
AIM_SECONDS, MOST_SECONDS = 20, 30


def split_into_parts(units: tuple[str, ...]) -> tuple[str, ...]:
    """Join units into parts of up to 20 seconds; a longer unit stands alone, never cut."""
    parts: list[str] = []
    for unit in units:
        joined = f"{parts[-1]} {unit}" if parts else unit
        if parts and spoken_seconds(joined) <= AIM_SECONDS:
            parts[-1] = joined
        else:
            parts.append(unit)
    return tuple(parts)


def spoken_seconds(text: str) -> float:
    """How long a text takes to read aloud at 150 words a minute."""
    return len(text.split()) / WORDS_PER_SECOND
