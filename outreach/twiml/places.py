"""A call's place as the query of the next step's address, and back.

Only letters, digits, "_" and "-" are used: the providers' libraries disagree on how any
other character in a signed address is written.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from outreach.model.conversation import CallPlace

STEP_PATH = "/voice/step"
#: marks a step that was reached because nobody pressed a key
SILENT = "silent"


def address_of(place: CallPlace, *, silent: bool = False) -> str:
    """The path and query that bring a call to a place."""
    fields = {"at": place.step, "doc": place.document, "sec": place.section,
              "part": str(place.part), "tries": str(place.tries), "lang": place.language,
              SILENT: "1" if silent else ""}
    return f"{STEP_PATH}?{urlencode({name: value for name, value in fields.items() if value})}"


def place_from(query: Mapping[str, str]) -> CallPlace:
    """Read a place back; what is missing or odd counts as the start of its kind."""
    return CallPlace(
        step=query.get("at", "start"), document=query.get("doc", ""), section=query.get("sec", ""),
        part=_number(query.get("part"), lowest=1), tries=_number(query.get("tries"), lowest=0),
        language=query.get("lang", ""),
    )


def _number(text: str | None, *, lowest: int) -> int:
    return max(lowest, int(text)) if text and text.isascii() and text.isdigit() and len(text) < 4 else lowest
