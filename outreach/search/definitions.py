"""Sentences that give a word its meaning: "the new assessment … as restaging", "Dysplasia is …"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from outreach.search.words import meanings, stems

_NAMES_IT = re.compile(r"\b(?:called|known as|refer(?:red)? to (?:\w+ ){0,8}as|doctors call|se llama)\b", re.IGNORECASE)
#: what comes with a thing does not say what it is: "diabetes is the leading cause of", "symptoms are treated"
_BESIDE_IT = (r"(?! (?:[\w'-]+ ){0,4}?(?:causes?|risks?|factors?|reasons?|signs?|symptoms?|parts?|ways?|examples?|"
              r"complications?|causas?|riesgos?)\b)")
_SAYS_IT = re.compile(rf"\b(?:(?:is (?:an?|the)|es una?){_BESIDE_IT}|is when|means?|refers to|significa|"
                      rf"are{_BESIDE_IT}(?! (?:\w+(?:ed|ing|ly)|not|more|less|also|often|at|in|on|born|known)\b))\b|"
                      r", (?:an?|in which)\b", re.IGNORECASE)
#: how a word is said, or its short form
_ASIDE = re.compile(r" \([^()]*\)")
#: words between the cue and the name that it gives
_REACH = 4


def explained(text: str, subject: Sequence[str]) -> bool:
    """True when one sentence of a text explains all the words: behind "called", or in front of "is a"."""
    return any(_behind(sentence, subject) or _before(sentence, subject) for sentence in sentences(text))


def sentences(text: str) -> Sequence[str]:
    """The sentences of a unit."""
    return re.split(r"(?<=[.!?]) ", text)


def _behind(sentence: str, subject: Sequence[str]) -> bool:
    return any(_holds(stems(sentence[cue.end():])[:len(subject) + _REACH], subject)
               for cue in _NAMES_IT.finditer(sentence))


def _before(whole: str, subject: Sequence[str]) -> bool:
    sentence = _ASIDE.sub("", whole)
    starts = (stems(re.split(r"[:;,]", sentence[:cue.start()])[-1]) for cue in _SAYS_IT.finditer(sentence))
    return any(0 < len(words) <= len(subject) + 2 and _holds(words, subject) for words in starts)


def _holds(words: Sequence[str], subject: Sequence[str]) -> bool:
    return all(meanings(word) & set(words) for word in subject)
