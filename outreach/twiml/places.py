"""A call's place as the query of the next step's address, and back.

Only letters, digits, "_" and "-" are used: the providers' libraries disagree on how any
other character in a signed address is written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from outreach.model.calls import CallPlace, CallSoFar

CALL_PATH = "/voice"
STEP_PATH = "/voice/step"
#: marks a step that was reached because nobody pressed a key
SILENT = "silent"
_WORD = re.compile(r"[A-Za-z0-9_-]{0,32}")


def address_of(place: CallPlace, *, silent: bool = False) -> str:
    """The path and query that bring a call to a place."""
    return STEP_PATH + _query(place, silent=silent)


def call_address(place: CallPlace) -> str:
    """The path and query that begin a call of ours at a place, once somebody picks up."""
    return CALL_PATH + _query(place)


def _query(place: CallPlace, *, silent: bool = False) -> str:
    so_far = place.so_far
    fields = {"at": place.step, "doc": place.document, "sec": place.section,
              "part": str(place.part), "tries": str(place.tries), "odd": _more(place.odd), "typed": place.typed,
              "lang": place.language, "slow": _more(so_far.slow), "patient": _more(so_far.patient),
              "warned": _more(so_far.warned), "began": _more(so_far.began), "turn": _more(so_far.turn),
              SILENT: _more(silent)}
    return f"?{urlencode({name: value for name, value in fields.items() if value})}"


def place_from(query: Mapping[str, str]) -> CallPlace:
    """Read a place back; what is missing or odd counts as the start of its kind."""
    typed = query.get("typed", "")
    return CallPlace(
        step=query.get("at", "start"), document=query.get("doc", ""), section=query.get("sec", ""),
        part=_number(query.get("part"), lowest=1), tries=_number(query.get("tries"), lowest=0),
        odd=_number(query.get("odd"), lowest=0), typed=typed if _WORD.fullmatch(typed) else "",
        language=query.get("lang", ""), so_far=_so_far_from(query),
    )


def _so_far_from(query: Mapping[str, str]) -> CallSoFar:
    return CallSoFar(slow=query.get("slow") == "1", patient=query.get("patient") == "1",
                     warned=query.get("warned") == "1", began=_number(query.get("began"), lowest=0, digits=11),
                     turn=_number(query.get("turn"), lowest=0, digits=6))


def _more(number: int) -> str:
    """A number that is left out while it is 0."""
    return str(int(number)) if number else ""


def _number(text: str | None, *, lowest: int, digits: int = 3) -> int:
    is_number = text and text.isascii() and text.isdigit() and len(text) <= digits
    return max(lowest, int(text)) if text and is_number else lowest
