"""Segments: the 140-byte parts that a text is sent and billed in.

One GSM-7 segment holds 160 septets, or 153 when there are several; a UCS-2 segment holds
70 sixteen-bit units, or 67. A character that takes two units never straddles a border.
Source: 3GPP TS 23.040; agrees with the provider's own calculator on its test vectors.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from outreach.sms.gsm7 import EXTENSION, is_gsm7

GSM7_SINGLE, GSM7_PART = 160, 153
UCS2_SINGLE, UCS2_PART = 70, 67


@dataclass(frozen=True, slots=True, kw_only=True)
class SmsCost:
    """What sending a text takes."""

    #: "GSM-7" or "UCS-2"
    encoding: str
    #: septets for GSM-7, sixteen-bit units for UCS-2
    units: int
    segments: int


def measure(text: str) -> SmsCost:
    """Count the segments that a text is billed as. An empty text counts as one."""
    if is_gsm7(text):
        return _cost(text, "GSM-7", EXTENSION.intersection(text), GSM7_SINGLE, GSM7_PART)
    return _cost(text, "UCS-2", frozenset(c for c in text if ord(c) > 0xFFFF), UCS2_SINGLE, UCS2_PART)


def _cost(text: str, encoding: str, doubled: frozenset[str], single: int, part: int) -> SmsCost:
    """Count units and parts; a character in `doubled` takes two units that stay together."""
    units = len(text) + sum(map(text.count, doubled))
    if units <= single:
        segments = 1
    elif not doubled:
        segments = -(-units // part)
    else:
        segments = _count_parts((2 if character in doubled else 1 for character in text), part)
    return SmsCost(encoding=encoding, units=units, segments=segments)


def _count_parts(costs: Iterable[int], part: int) -> int:
    parts, used = 1, 0
    for cost in costs:
        if used + cost > part:
            parts, used = parts + 1, 0
        used += cost
    return parts
