"""A yes to a programme, as a text or a key gives it; and the end of some, in the person's own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What somebody said yes to."""

    #: the programme's name: "recur/en"
    programme: str
    #: the exact words that they were shown
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What somebody takes back, and nothing else."""

    #: the programmes' names, whatever the language: "recur/en", "recur/es"
    programmes: tuple[str, ...]
    #: True to end whatever else they are in, too
    everything: bool = False
