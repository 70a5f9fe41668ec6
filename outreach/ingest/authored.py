"""Message text that a document's author put into the front matter: it beats every draft.

sms:
types: |
One page.

The next page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from outreach.ingest.metadata import as_text
from outreach.model.document import AuthoredText
from outreach.sms.fold import fold_typography

CHANNELS = ("sms", "voice")


def read_authored(front: Mapping[str, object]) -> tuple[AuthoredText, ...]:
    """The author's own messages, by section; blank lines separate the units."""
    return tuple(text for channel in CHANNELS for text in _of_channel(channel, front.get(channel)))


def _of_channel(channel: str, given: object) -> Iterator[AuthoredText]:
    for section, text in given.items() if isinstance(given, Mapping) else ():
        units = tuple(filter(None, (fold_typography(unit) for unit in as_text(text).split("\n\n"))))
        if units:
            yield AuthoredText(section=str(section).lower(), channel=channel, units=units)
