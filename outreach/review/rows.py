"""What `outreach check` says of one file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What a file is good for."""

    ACCEPTED = "accepted"
    #: usable, but a person should look at it
    FLAGGED = "flagged"
    #: cannot be used as it is
    REFUSED = "refused"
    #: no real document: a stub, or nearly empty
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One file and what was found."""

    path: str
    state: State
    #: what a person should act on, file and line first
    reasons: tuple[str, ...] = ()
    #: what is worth knowing and asks nobody to act
    notes: tuple[str, ...] = ()
    #: the ISO day on which a document's own review falls due; empty where that is not known
    due_on: str = ""

    def as_json(self) -> dict[str, object]:
        """The row for a program to read; notes follow the reasons."""
        return {"path": self.path, "state": self.state.value, "reasons": [*self.reasons, *self.notes]}
