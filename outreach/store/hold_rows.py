"""Holds, and what people were served, as they stand in rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from outreach.model.holds import Act, HoldLine, Served


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a person read and heard lately, and which holds they were told of."""

    served: tuple[Served, ...] = ()
    told: frozenset[int] = frozenset()


NOBODY = Known()


class ServedRow(NamedTuple):
    """One row that `statements.SERVED` answers with."""

    served: str
    told: str
    at: str
    by_call: int


def known(rows: Iterable[ServedRow]) -> Known:
    """What rows say of one person."""
    rows = tuple(rows)
    return Known(served=tuple(_served(row) for row in rows if row.served),
                 told=frozenset(number for row in rows for number in numbers(row.told)))


def hold_line(row: tuple[int, str, str, str, str, str, str]) -> HoldLine:
    """One line of the list of holds."""
    number, script, act, at, by, reason, words = row
    return HoldLine(number=number, script=script, act=Act(act), at=datetime.fromisoformat(at), by=by, reason=reason,
                    words=words)


def numbers(text: str) -> frozenset[int]:
    """The numbers of holds: "3 5" is 3 and 5."""
    return frozenset(map(int, text.split()))


def written_numbers(told: Iterable[int]) -> str:
    """Numbers of holds as a row keeps them."""
    return " ".join(map(str, told))


def written_served(script: str, keyword: str) -> str:
    """A script as a row keeps it: its name, then its keyword; nothing for no script."""
    return f"{script} {keyword}" if script else ""


def _served(row: ServedRow) -> Served:
    """A text of the outbox names the page, and no keyword."""
    name, _, keyword = row.served.partition(" ")
    script, _, _ = name.partition("#")
    return Served(script=script, keyword=keyword, at=datetime.fromisoformat(row.at), by_call=bool(row.by_call))
