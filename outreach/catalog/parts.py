"""Spoken parts: whole units of a voice script, about twenty seconds each."""

from __future__ import annotations

#: 150 words are spoken in a minute
WORDS_PER_SECOND = 2.5
AIM_SECONDS, MOST_SECONDS = 20, 30
#: between two units: a voice pauses there as behind a paragraph
BETWEEN_UNITS = "\n\n"


def split_into_parts(units: tuple[str, ...]) -> tuple[str, ...]:
    """Join units, a blank line apart, into parts of up to 20 seconds; a longer unit stands alone, never cut."""
    parts: list[str] = []
    for unit in units:
        joined = f"{parts[-1]}{BETWEEN_UNITS}{unit}" if parts else unit
        if parts and spoken_seconds(joined) <= AIM_SECONDS:
            parts[-1] = joined
        else:
            parts.append(unit)
    return tuple(parts)


def spoken_seconds(text: str) -> float:
    """How long a text takes to read aloud at 150 words a minute."""
    return len(text.split()) / WORDS_PER_SECOND


def in_one_line(part: str) -> str:
    """The words of a part without the blank lines that only a voice heeds: to be shown, and to be compared."""
    return part.replace(BETWEEN_UNITS, " ")
