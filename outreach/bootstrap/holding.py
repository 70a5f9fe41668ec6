"""What is held, for calls and clips: they go on while the database is down, but never guess."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from outreach.bootstrap.builds import Builds
from outreach.dialogue.every_prompt import prompts_of_script
from outreach.dialogue.prompts import Prompts
from outreach.dialogue.shelf import Shelf
from outreach.errors import StoreUnavailable
from outreach.model.holds import UNKNOWN, Holds
from outreach.store import Store
from outreach.telemetry import log_trouble

#: a hold counts everywhere within this time, also where the database cannot be asked
BELIEVED_SECONDS = 30


class KnownHolds:
    """What is held now; while the database does not answer, what it said last, and soon after that everything."""

    def __init__(self, store: Store, seconds: Callable[[], float] = monotonic) -> None:
        self._store = store
        self._seconds = seconds
        self._last: tuple[float, Holds] | None = None

    def __call__(self) -> Holds:
        """What is held; never raises."""
        try:
            holds = self._store.holds()
        except StoreUnavailable as problem:
            log_trouble("holds", problem)
            return self._last_known()
        self._last = self._seconds(), holds
        return holds

    def _last_known(self) -> Holds:
        if self._last is None:
            return UNKNOWN
        at, holds = self._last
        return holds if self._seconds() - at < BELIEVED_SECONDS else UNKNOWN


class HeldClips:
    """Tells which clips say words of a held script, in any build that is still kept."""

    def __init__(self, holds: KnownHolds, builds: Builds) -> None:
        self._holds = holds
        self._builds = builds
        #: the words of held scripts, by build and version of the holds
        self._words: dict[tuple[str, int], frozenset[str]] = {}

    def refuses(self, sha256: str) -> bool:
        """True for a clip of a held script; while anything is held also for one that no build knows."""
        holds = self._holds()
        if not holds.held:
            return False
        said = [(shelf, words) for shelf in self._builds.kept() if (words := shelf.catalogue.words_of(sha256))]
        return not said or any(words in self._held_words(shelf, holds) for shelf, words in said)

    def _held_words(self, shelf: Shelf, holds: Holds) -> frozenset[str]:
        key = shelf.catalogue.name, holds.version
        if key not in self._words:
            self._words = {kept: words for kept, words in self._words.items() if kept[1] == holds.version}
            self._words[key] = frozenset(self._of(shelf, holds))
        return self._words[key]

    @staticmethod
    def _of(shelf: Shelf, holds: Holds) -> frozenset[str]:
        said: frozenset[str] = frozenset()
        for tongue in shelf.tongues:
            names = filter(holds.stops, tongue.catalogue.every_name(tongue.language))
            topics = filter(None, map(tongue.script, names))
            said = said.union(*(prompts_of_script(Prompts(shelf=tongue, has_person=False), topic) for topic in topics))
        return said
