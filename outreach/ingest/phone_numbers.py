"""Phone numbers that a document tells: the line has its own, so each is for a person to look at."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from outreach.ingest.front_matter import Parts
from outreach.model.document import PhoneNumber, Section

_DIGITS = re.compile(r"\d\d\d|\d-\d-\d|\d-8")
_ADDRESS = re.compile(r"\S+://\S+|www\.\S+")
_LONG = re.compile(
    r"(?<![\w.,/-])(?:\+?\d{1,3}[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\w/])|"
    r"(?<![\w/-])(?:1[-. ])?8(?:00|88|77|66|55|44|33)-(?=[\dA-Z-]*[A-Z])[\dA-Z]+(?:-[\dA-Z]+)*|"
    r"(?<![\w/-])\+\d{1,3}(?:[ .-]?\d{2,5}){2,5}(?![\w/])",
)
_SHORT = re.compile(
    r"\b(?:call|calling|dial|dialing|phone|text|texting|ring|number|llam\w+|marqu?\w+|tel.fono|n.mero)"
    r"(?: \w+){0,2}?:? \(?(\d{3}|\d-\d-\d)\b(?!\)?[-. ]?\d)(?! ?(?:mg|ml|g|%|hours|days|people|times|d.as|horas))",
    re.IGNORECASE,
)


def phone_numbers(sections: tuple[Section, ...], parts: Parts) -> tuple[PhoneNumber, ...]:
    """Each number that the sections tell, once, with its first line in the file."""
    found: dict[str, PhoneNumber] = {}
    for section in sections:
        for sentence in section.sentences():
            if _DIGITS.search(sentence.text):
                for text, short in _numbers(_ADDRESS.sub("", sentence.text)):
                    number = PhoneNumber(line=0, text=text, short=short)
                    found.setdefault(number.digits, number)
    return tuple(replace(number, line=_line_of(number.text, parts)) for number in found.values())


def _numbers(text: str) -> Iterator[tuple[str, bool]]:
    yield from ((match.group().strip(" ."), False) for match in _LONG.finditer(text))
    yield from ((match.group(1), True) for match in _SHORT.finditer(text))


def _line_of(number: str, parts: Parts) -> int:
    """The line that holds a number, whatever hyphens or spaces it is written with; not one of a link's address."""
    digits = r"\W{0,3}".join(map(re.escape, filter(str.isalnum, number)))
    match = re.search(rf"(?<![\w/=-]){digits}(?![\w/])", parts.body)
    return parts.first_line + (parts.body.count("\n", 0, match.start()) if match else 0)
