"""How far two spellings lie apart, by slips of the finger."""

from __future__ import annotations


def edits_between(one: str, other: str, most: int | None = None) -> int:
    """How many letters must be put in, left out, changed or swapped with a neighbour to turn one word into another.

    With `most` nobody counts on beyond it: what is told then is only that it is more.
    """
    before: list[int] = []
    least = 0
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        above, least = least, min(row)
        if most is not None and min(above, least) > most:
            return most + 1
        before, last, row = row, before, [i]
        for j, wanted in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]
