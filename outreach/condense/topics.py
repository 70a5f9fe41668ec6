"""Which sections become topics, and what each is called: keyword, menu key, file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach.condense.earlier import Kept, earlier_of
from outreach.condense.keywords import FEELING_ALIAS, keyword_for, other_spelling, speaks_of_feelings
from outreach.condense.subjects import Subject, subjects_of
from outreach.model.document import Document, Section
from outreach.model.script import MessageScript
from outreach.wording.commands import plain_keyword

#: a spoken menu holds no more: nobody remembers a sixth choice
MOST_KEYS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What one keyword answers: one section, the introduction with the first, or a part of a long section."""

    #: the file of its script
    name: str
    keyword: str
    aliases: tuple[str, ...]
    menu_digit: str
    title: str
    parts: tuple[Section, ...]
    #: the keyword of the topic that this one is a part of
    parent: str = ""

    @property
    def section(self) -> Section:
        """The topic's parts as one section."""
        blocks = tuple(block for part in self.parts for block in part.blocks)
        return Section(slug=self.parts[-1].slug, heading=self.title, blocks=blocks)

    @property
    def called(self) -> frozenset[str]:
        """What an author may call it: its keyword; or, for a whole section, the section's name."""
        slugs = () if self.parent else (part.slug for part in self.parts)
        return frozenset((self.keyword.lower(), *slugs))


def topics_of(document: Document, *, title: str, earlier: Iterable[MessageScript] = ()) -> tuple[Topic, ...]:
    """Name each topic of a document; `title` is the document's, without the site's name.

    `earlier` are the scripts that the document has already: what they use stays theirs.
    """
    scripts = tuple(earlier)
    subjects = subjects_of(document, title=title)
    kept = earlier_of(subjects, scripts)
    naming = _Naming(title, kept, scripts, _chosen(document, subjects, kept, scripts))
    return naming.topics(subjects)


def _chosen(document: Document, subjects: Sequence[Subject], kept: Kept,
            scripts: Sequence[MessageScript]) -> dict[int, str]:
    """The author's keywords by number of subject, but none that another topic has already."""
    by_place = {(keyword.section, keyword.part.rstrip(".:")): keyword.word for keyword in document.keywords}
    places = ((subject.slug, subject.heading if subject.above else "") for subject in subjects)
    chosen = {number: by_place[place] for number, place in enumerate(places) if place in by_place}
    moving = {kept[number].section for number in chosen if number in kept}
    others = _words_of(script for script in scripts if script.section not in moving)
    return {number: word for number, word in chosen.items() if plain_keyword(word) not in others}


def _words_of(scripts: Iterable[MessageScript]) -> set[str]:
    return {plain_keyword(word) for script in scripts for word in (script.keyword, *script.aliases)}


class _Naming:
    """Gives out words, menu keys and file names, each once."""

    def __init__(self, title: str, kept: Kept, scripts: Sequence[MessageScript], chosen: dict[int, str]) -> None:
        self.title = title
        self.kept = kept
        self.chosen = chosen
        self.files = {script.section for script in scripts}
        words = _words_of(scripts) | {name.upper() for name in self.files}
        self.words = words | {plain_keyword(word) for word in chosen.values()}
        self.digits = {script.menu_digit for script in scripts}

    def topics(self, subjects: Sequence[Subject]) -> tuple[Topic, ...]:
        """Every subject as a topic, in reading order; sections choose their words before parts do."""
        sections = [number for number, subject in enumerate(subjects) if not subject.above]
        named = {number: self._topic(number, subjects[number], "") for number in sections}
        for number, subject in enumerate(subjects):
            if subject.above:
                named[number] = self._topic(number, subject, named[_head(sections, number)].keyword)
        return tuple(named[number] for number in range(len(subjects)))

    def _topic(self, number: int, subject: Subject, parent: str) -> Topic:
        old = self.kept.get(number)
        keyword = self.chosen.get(number) or (old.keyword if old else self._new_word(subject))
        aliases = old.aliases if old else self._new_aliases(subject, keyword)
        digit = old.menu_digit if old else self._new_digit(subject)
        self.words.update(map(plain_keyword, (keyword, *aliases)))
        return Topic(name=old.section if old else self._new_file(keyword), keyword=keyword, menu_digit=digit,
                     aliases=tuple(alias for alias in aliases if plain_keyword(alias) != plain_keyword(keyword)),
                     title=subject.heading, parts=subject.parts, parent=parent)

    def _new_word(self, subject: Subject) -> str:
        above = subject.above.heading if subject.above else ""
        return keyword_for(subject.heading, document_title=self.title, taken=self.words, above=above)

    def _new_aliases(self, subject: Subject, keyword: str) -> tuple[str, ...]:
        feelings = not subject.above and any(map(speaks_of_feelings, subject.parts))
        words = (other_spelling(keyword, subject.heading), FEELING_ALIAS if feelings else "")
        return tuple(word for word in words if word and word not in self.words and word != keyword)

    def _new_digit(self, subject: Subject) -> str:
        free = (digit for digit in map(str, range(1, MOST_KEYS + 1)) if digit not in self.digits)
        digit = "" if subject.above else next(free, "")
        self.digits.add(digit)
        return digit

    def _new_file(self, keyword: str) -> str:
        """The keyword as a file name, lower case and without accents; with a number where that file is there."""
        plain = plain_keyword(keyword).lower()
        names = (plain, *(f"{plain}-{number}" for number in range(2, len(self.files) + 3)))
        name = next(name for name in names if name not in self.files)
        self.files.add(name)
        return name


def _head(sections: Sequence[int], number: int) -> int:
    """The section that a part stands in: the last one before it."""
    return max(section for section in sections if section < number)
