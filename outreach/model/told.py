"""Which sentences of a source a script tells, as SOURCE names them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldSection:
    """The sentences of one section of a source that a script rests on."""

    #: the section's title as the source gives it
    heading: str
    #: their numbers in the section, counted from 1 in reading order: "1, 3-5"
    sentences: str
    #: how many sentences the section has
    of: int

    @property
    def is_one(self) -> bool:
        """True where a single sentence is told."""
        return self.sentences.isdigit()


def as_ranges(numbers: Iterable[int]) -> str:
    """Numbers as people write them down: 1, 3, 4, 5 is "1, 3-5"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
