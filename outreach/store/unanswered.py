"""Words of questions that found nothing, counted by week and by how many numbers used them."""

from __future__ import annotations

import json
from collections.abc import Collection

from outreach.store.database import Durability
from outreach.store.table import Table

#: the version before it counts no words, and is served all the same
_SINCE = "0009"

_ADD = """
INSERT INTO unanswered (week, word, mark) SELECT :week, value, :mark FROM json_each(:words) WHERE true
ON CONFLICT DO NOTHING
"""
_USED = """
SELECT week, word, count(*) FROM unanswered WHERE week < :before GROUP BY week, word HAVING count(*) >= :least
ORDER BY week DESC, count(*) DESC, word
"""
_ERASE_OLD = "DELETE FROM unanswered WHERE week < :oldest"
#: of a week that is over such words are never told
_ERASE_RARE = """
DELETE FROM unanswered WHERE week < :before AND :least > (
    SELECT count(*) FROM unanswered AS others WHERE others.week = unanswered.week AND others.word = unanswered.word)
"""
_OF_MARKS = "SELECT week, word FROM unanswered WHERE mark IN (SELECT value FROM json_each(:marks)) ORDER BY week, word"
_ERASE_MARKS = "DELETE FROM unanswered WHERE mark IN (SELECT value FROM json_each(:marks))"


class UnansweredTable(Table):
    """Keeps which numbers used which word, until the week is told. A week is written "2026-W48".

    Every method raises StoreUnavailable when the database does not answer.
    """

    def note_unanswered(self, words: Collection[str], *, week: str, mark: str) -> None:
        """Count words for a number, each once a week however often it asks. One statement, one write."""
        self._write(Durability.PROCESS, _ADD, {"week": week, "words": json.dumps(sorted(words)), "mark": mark})

    def unanswered(self, *, before: str, least: int) -> tuple[tuple[str, str, int], ...]:
        """Week, word and count of numbers for the weeks before one, the newest week and commonest word first.

        Words that fewer numbers used than `least` are left out.
        """
        return tuple((week, word, count) for week, word, count in self._read(_USED, {"before": before, "least": least}))

    def unanswered_of(self, marks: Collection[str]) -> tuple[tuple[str, str], ...]:
        """Week and word of what a number asked, by its marks of each week."""
        if not self._has_unanswered():
            return ()
        return tuple((week, word) for week, word in self._read(_OF_MARKS, {"marks": json.dumps(sorted(marks))}))

    def forget_unanswered(self, *, before: str, oldest: str, least: int) -> None:
        """Erase weeks before the oldest; of all weeks before this one, words of fewer numbers than `least`."""
        if self._has_unanswered():
            self._write(Durability.POWER_LOSS, _ERASE_OLD, {"oldest": oldest})
            self._write(Durability.POWER_LOSS, _ERASE_RARE, {"before": before, "least": least})

    def forget_unanswered_of(self, marks: Collection[str]) -> int:
        """Erase what a number asked, by its marks of each week; how many rows there were."""
        if not self._has_unanswered():
            return 0
        return self._write(Durability.POWER_LOSS, _ERASE_MARKS, {"marks": json.dumps(sorted(marks))})

    def _has_unanswered(self) -> bool:
        return self.schema_version() >= _SINCE
