"""Legal holds: while one is open, nothing is erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LegalAct(StrEnum):
    """What somebody did to a legal hold."""

    ADD = "add"
    END = "end"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalLine:
    """One line of the list: who began or ended which hold, when and why."""

    name: str
    act: LegalAct
    at: datetime
    by: str
    reason: str


def open_names(lines: Iterable[LegalLine]) -> tuple[str, ...]:
    """The holds that were begun and not ended, the oldest first."""
    newest: dict[str, LegalAct] = {}
    for line in lines:
        newest[line.name] = line.act
    return tuple(name for name, act in newest.items() if act is LegalAct.ADD)
