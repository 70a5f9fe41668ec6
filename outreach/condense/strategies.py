"""How a section becomes units: the first strategy that applies, in a fixed order.

1 author's own text  2 the source's "Key Points"  3 sub-headings that are sentences
4 a list with its lead-in  5 the most telling sentences  6 the first sentences
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import zip_longest

from outreach.condense.aloud import spoken_lines
from outreach.condense.bonds import bonds_of, join_units, told_together
from outreach.condense.choose import Budget, Chooser, last_look, told_lines
from outreach.condense.patterns import is_whole
from outreach.condense.rank import is_urgent
from outreach.condense.units import Source, place, read_source
from outreach.condense.verify import Verifier
from outreach.condense.worth import Worth, worth_of
from outreach.model.document import ItemList, Section, Sentence, Subheading

KEY_POINTS = "key points"
#: fewer sub-headings do not tell a section
ENOUGH_SUBHEADINGS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a script tells: its units, and the source sentences they rest on."""

    strategy: str
    units: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    #: the keys of the chosen lines; none where a strategy takes the source's own short form
    keys: frozenset[int] = frozenset()


@dataclass(frozen=True, kw_only=True)
class Telling:
    """One section, read once and told by text and by voice."""

    section: Section
    #: the document's title, and the section's: their words weigh more
    title: str
    heading: str
    language: str

    @cached_property
    def source(self) -> Source:
        """All that may be told."""
        return read_source(self.section)

    @cached_property
    def worth(self) -> Worth:
        """What each line is worth."""
        return worth_of(self.source, title=self.title, heading=self.heading, language=self.language)

    @cached_property
    def verifier(self) -> Verifier:
        """Who looks at every choice, the text's and the voice's."""
        return last_look(self.source)

    def tell(self, budget: Budget) -> Told:
        """Choose what a text tells, by the first strategy that applies."""
        return self._as_it_stands(budget) or self._told(self._chosen(budget))

    def say(self, budget: Budget, told: Told) -> Told:
        """Choose what a voice tells: what the text told, and more; lists with their count first."""
        return self._as_it_stands(budget) or self._told(self._chosen(budget, told.keys), aloud=True)

    def _as_it_stands(self, budget: Budget) -> Told | None:
        """The source's own short form; advice to get help that it leaves out is told behind it."""
        told = _key_points(self.section) or _subheadings(self.section)
        if told is None or any(map(is_urgent, told.units)) or not any(map(is_urgent, _texts_of(self.section))):
            return told
        advice = self._told(("", self._chooser(budget).urgent()))
        return replace(told, units=(*told.units, *advice.units), sentences=(*told.sentences, *advice.sentences))

    def _chosen(self, budget: Budget, told: frozenset[int] = frozenset()) -> tuple[str, frozenset[int]]:
        keys = self._chooser(budget).choose(told)
        if not keys:
            return "lead", self._lead()
        listed = any(self.source.lines[place(key)].item is not None for key in keys)
        return "list" if listed else "ranker", keys

    def _chooser(self, budget: Budget) -> Chooser:
        return Chooser(source=self.source, worth=self.worth, budget=budget, verifier=self.verifier)

    def _lead(self) -> frozenset[int]:
        """Nothing fits the limit: the first sentence with all that it needs, left long for a reviewer."""
        first = next((line.number for line in self.source.lines if not line.is_lost), None)
        return told_together(bonds_of(self.source.lines), first) if first is not None else frozenset()

    def _told(self, chosen: tuple[str, frozenset[int]], *, aloud: bool = False) -> Told:
        strategy, keys = chosen
        numbers = frozenset(map(place, keys))
        lines = told_lines(self.source, keys)
        units = join_units(spoken_lines(lines, numbers, self.language) if aloud else lines, numbers)
        return Told(strategy=strategy, keys=keys, units=units,
                    sentences=tuple(self.source.lines[number].sentence for number in sorted(numbers)))


def _texts_of(section: Section) -> Iterator[str]:
    """Every text of a section that may be told."""
    yield from (block.text for block in section.blocks if isinstance(block, Subheading))
    yield from (sentence.text for sentence in section.sentences())


def _key_points(section: Section) -> Told | None:
    after_heading = zip(section.blocks, section.blocks[1:], strict=False)
    for heading, block in after_heading:
        named = isinstance(heading, Subheading) and heading.text.lower().rstrip(":") == KEY_POINTS
        if named and isinstance(block, ItemList):
            sentences = tuple(sentence for item in block.items for sentence in item)
            return Told(strategy="key-points", units=_points(sentences), sentences=sentences)
    return None


def _points(sentences: tuple[Sentence, ...]) -> tuple[str, ...]:
    """Points as units; those below "The following are risk factors:" get a list's punctuation again."""
    units: list[str] = []
    for sentence, following in zip_longest(sentences, sentences[1:]):
        opens_list = bool(units) and units[-1].endswith(":")
        goes_on = following is not None and not is_whole(following.text) and not following.text.endswith(":")
        text = sentence.text
        if not is_whole(text) and not text.endswith((":", ";")):
            text = f"{text.rstrip(',')}{';' if goes_on else '.'}"
        units[-1:] = [f"{units[-1]} {text}"] if opens_list else [*units[-1:], text]
    return tuple(units)


def _subheadings(section: Section) -> Told | None:
    texts = [block.text for block in section.blocks if isinstance(block, Subheading) and block.text.endswith(".")]
    if len(texts) < ENOUGH_SUBHEADINGS:
        return None
    return _whole("sub-headings", tuple(Sentence(text=text) for text in texts))


def _whole(strategy: str, sentences: tuple[Sentence, ...]) -> Told:
    return Told(strategy=strategy, units=tuple(sentence.text for sentence in sentences), sentences=sentences)


def words_in(units: tuple[str, ...]) -> int:
    """How many words units hold: 150 are spoken in a minute."""
    return sum(map(_words_in_unit, units))


@lru_cache(maxsize=1_000)
def _words_in_unit(unit: str) -> int:
    return len(unit.split())
