"""Keywords: the one word that a person texts for a topic."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import chain, pairwise

from outreach.condense.heading_words import FIELD, NUMBERED, PLAIN, QUESTIONS, SECOND_HALVES, SMALL, VAGUE, WHOLE
from outreach.condense.stems import stem
from outreach.model.document import Section
from outreach.wording.commands import LONGEST_KEYWORD, SHORTEST_KEYWORD, plain_keyword, why_unusable

_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|\d+", re.UNICODE)
_CONTRACTED = re.compile(r"['\u2019](?:s|re|ve|ll|d|m)$", re.IGNORECASE)
_ROMAN = re.compile(r"(X|IX|IV|V?I{0,3})([A-D]?)")
_ROMAN_NUMBERS = dict(zip("I II III IV V VI VII VIII IX X".split(), range(1, 11), strict=True))
_FEELING = frozenset(
    "feel feeling feelings fear feared afraid scared shock anger angry sad sadness worry worried lonely hope control "
    "cope coping".split()
)
FEELING_ALIAS = "FEEL"
ENOUGH_FEELING = 4
_WEAK = FIELD | PLAIN | VAGUE | WHOLE


def keyword_for(heading: str, *, document_title: str, taken: Collection[str], above: str = "") -> str:
    """The most telling word of a heading that is neither reserved nor taken.

    Words of the document's title come after the others, for every topic shares them, then
    vague words, then those of the heading above (for a part of a section). A heading that says
    nothing is called by the title. A number is the last way out. `taken` is compared without
    accents; a word that differs from a taken one only by its ending serves when no other is left.
    """
    used = {plain_keyword(word) for word in taken}
    words = _usable(_ranked(heading, document_title, above)) or _usable(_of_title(document_title, heading))
    free = [word for word in words if plain_keyword(word) not in used]
    stems = {_stem(word) for word in used}
    distinct = (word for word in free if _stem(word) not in stems)
    return next(distinct, None) or next(iter(free), None) or _numbered(words, used)


def other_spelling(keyword: str, heading: str) -> str:
    """How else a numbered keyword may be texted: STAGE3 as STAGEIII; empty when there is no other way."""
    for word, number in _numbered_words(heading):
        if keyword == _joined(word, number):
            spelled = f"{word}{number}".upper()
            return spelled if spelled != keyword and not why_unusable(spelled) else ""
    return ""


def speaks_of_feelings(section: Section) -> bool:
    """True when a section is about fear, shock or control: people reach it by FEEL too."""
    words = (_WORD.findall(sentence.text.lower()) for sentence in section.sentences())
    return sum(map(_FEELING.__contains__, chain.from_iterable(words))) >= ENOUGH_FEELING


def _usable(words: Iterable[str]) -> list[str]:
    return [word for word in dict.fromkeys(words) if not why_unusable(word)]


def _ranked(heading: str, title: str, above: str) -> Iterator[str]:
    """All words that may serve, the best first, in capital letters."""
    own, named = _words(heading), _words(title)
    shared = {stem(word) for word in named}
    telling = [word for word in own if word not in _WEAK]
    yield from (_joined(*pair) for pair in _numbered_words(heading) if pair not in set(_numbered_words(title)))
    yield from _short(word for word in telling if stem(word) not in shared)
    yield from _short(word for word in own if word in PLAIN)
    yield from _short(telling)
    yield from _short(word for word in own if word in FIELD)
    yield from _short(word for word in own if word in VAGUE)
    yield from _short(word for word in _words(above) if word not in _WEAK)
    yield from (word.upper() for word in _WORD.findall(heading) if word.lower() in QUESTIONS)


def _of_title(title: str, heading: str) -> Iterator[str]:
    """The words of a title, for a heading such as "Overview", and then that heading's own."""
    named = _words(title)
    yield from _short(word for word in named if word not in _WEAK)
    yield from _short((*_words(heading), *named))


def _words(text: str) -> list[str]:
    """The words of a text that are not small, lower case, "children's" as "children"."""
    bare = (_CONTRACTED.sub("", word).lower() for word in _WORD.findall(text))
    return [re.sub("['\u2019]", "", word) for word in bare if word not in SMALL and not re.search("n['\u2019]t$", word)]


def _short(words: Iterable[str]) -> Iterator[str]:
    """In capital letters; long words come last, cut to what is still known of them."""
    known = list(words)
    yield from (word.upper() for word in known if len(word) <= LONGEST_KEYWORD)
    yield from (form.upper() for word in known if len(word) > LONGEST_KEYWORD for form in _cut(word))


def _cut(word: str) -> Iterator[str]:
    """ "complications" as "complication"; a long medical word as its first half: "neuro", "immuno"."""
    if len(word) == LONGEST_KEYWORD + 1 and word.endswith("s"):
        yield word.removesuffix("s")
    for joint in range(SHORTEST_KEYWORD, LONGEST_KEYWORD):
        if word[joint - 1] == "o" and word.startswith(SECOND_HALVES, joint):
            yield word[:joint]


def _numbered_words(heading: str) -> Iterator[tuple[str, str]]:
    """Words that a number belongs to: ("stage", "III") of "Stage III Colon Cancer"."""
    words = _WORD.findall(heading)
    for word, number in pairwise(words):
        if word.lower() in NUMBERED and (number.isdecimal() or _ROMAN.fullmatch(number)):
            yield word, number


def _joined(word: str, number: str) -> str:
    roman = _ROMAN.fullmatch(number)
    value = str(_ROMAN_NUMBERS[roman[1]]) + roman[2] if roman and roman[1] else number
    return f"{word}{value}".upper()


@lru_cache(maxsize=4_000)
def _stem(word: str) -> str:
    return stem(plain_keyword(word).lower())


def _numbered(words: list[str], used: Collection[str]) -> str:
    """The best word with a number behind it: PAIN2; TOPIC1 where the heading has no word that serves."""
    short = (word for word in words if len(word) <= LONGEST_KEYWORD - 2)
    base, start = next(((word, 2) for word in short), ("TOPIC", 1))
    names = (f"{base}{number}" for number in range(start, start + len(used) + 1))
    return next(name for name in names if plain_keyword(name) not in used)
