"""Sentences that give a word its meaning: "the new assessment … as restaging", "Dysplasia is …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.search.words import meanings, stems

_NAMES_IT = re.compile(r"\b(?:called|known as|refer(?:red)? to (?:\w+ ){0,8}as|doctors call|se llama)\b", re.IGNORECASE)
_SAYS_IT = re.compile(r"\b(?:is an?|are|is the|is when|means?|refers to|es una?|significa)\b", re.IGNORECASE)
#: words between the cue and the name that it gives
_REACH = 4


def explained(text: str, subject: Sequence[str]) -> bool:
    """True when one sentence of a text explains all the words: behind "called", or in front of "is a"."""
    return any(_behind(sentence, subject) or _before(sentence, subject) for sentence in re.split(r"(?<=[.!?]) ", text))


def _behind(sentence: str, subject: Sequence[str]) -> bool:
    return any(_holds(stems(sentence[cue.end():])[:len(subject) + _REACH], subject)
               for cue in _NAMES_IT.finditer(sentence))


def _before(sentence: str, subject: Sequence[str]) -> bool:
    starts = (stems(re.split(r"[:;,]", sentence[:cue.start()])[-1]) for cue in _SAYS_IT.finditer(sentence))
    return any(0 < len(words) <= len(subject) + 2 and _holds(words, subject) for words in starts)


def _holds(words: Sequence[str], subject: Sequence[str]) -> bool:
    return all(meanings(word) & set(words) for word in subject)
