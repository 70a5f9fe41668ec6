"""Passages: sentences of the source that say what a word means."""

from __future__ import annotations

import re

from outreach.condense.patterns import is_pointer, leans_back
from outreach.model.document import Section, Sentence

_DEFINES = re.compile(
    r"\b(?:is|are) (?:called|known as|also called)\b|\bdoctors call\b|\bmeans (?:that|the)\b|\bmay refer to\b|"
    r"\bse llama\b|\bsignifica que\b",
)


def definitions(section: Section) -> tuple[Sentence, ...]:
    """The sentences that explain a term and can be understood on their own."""
    return tuple(
        sentence for sentence in section.sentences()
        if _DEFINES.search(sentence.text.lower()) and not leans_back(sentence.text) and not is_pointer(sentence.text)
    )
