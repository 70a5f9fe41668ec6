"""A yes to a programme, as a text or a key gives it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """What somebody said yes to."""

    #: the programme's name: "recur/en"
    programme: str
    #: the exact words that they were shown
    wording: str
