"""Phone numbers that a document gives: the line tells its own, so each is for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator

from outreach.model.document import PhoneNumber

_LINK_TARGET = re.compile(r"\]\([^)\n]*\)|<?https?://\S+")
_LONG = re.compile(
    r"(?<![\w.,/-])(?:\+?\d{1,3}[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w/])|"
    r"(?<![\w/-])1?[-. ]?8(?:00|88|77|66|55|44|33)-(?=[\dA-Z-]*[A-Z])[\dA-Z]+(?:-[\dA-Z]+)*|"
    r"(?<![\w/-])\+\d{1,3}(?:[ .-]?\d{2,5}){2,5}(?![\w/])",
)
_SHORT = re.compile(
    r"\b(?:call|calling|dial|dialing|phone|text|texting|ring|number|llam\w+|marqu?\w+|tel.fono|n.mero)"
    r"(?: \w+){0,2}?:? \(?(\d{3}|\d-\d-\d)\b(?![-. ]?\d)(?! ?(?:mg|ml|g|%|hours|days|people|times|d.as|horas))",
    re.IGNORECASE,
)


def phone_numbers(body: str, first_line: int) -> tuple[PhoneNumber, ...]:
    """Each number of a document once, with its first line; addresses of links are passed over."""
    found: dict[str, PhoneNumber] = {}
    for number in _numbers(body, first_line):
        found.setdefault(number.digits, number)
    return tuple(found.values())


def _numbers(body: str, first_line: int) -> Iterator[PhoneNumber]:
    for line, text in enumerate(body.split("\n"), start=first_line):
        if not any(map(str.isdigit, text)):
            continue
        words = _LINK_TARGET.sub("]", text)
        for match in _LONG.finditer(words):
            yield PhoneNumber(line=line, text=match.group().strip(" ."))
        for match in _SHORT.finditer(words):
            yield PhoneNumber(line=line, text=match.group(1), short=True)
