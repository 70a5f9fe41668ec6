"""How the provider has taken our messages lately: what an alert may have to tell staff."""

from __future__ import annotations

import threading
from collections import Counter

from outreach.sending.outcomes import Result


class Health:
    """Counts outcomes since it was last asked."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._outcomes: Counter[Result] = Counter()

    def note(self, result: Result) -> None:
        """Count one outcome."""
        with self._lock:
            self._outcomes[result] += 1

    def refused_us(self) -> bool:
        """True when the provider took nothing since the last question because something of ours is wrong."""
        with self._lock:
            outcomes, self._outcomes = self._outcomes, Counter()
        return outcomes[Result.OURS] > 0 and outcomes[Result.ACCEPTED] == 0
