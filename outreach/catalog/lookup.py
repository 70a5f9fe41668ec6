"""Look things up in a built catalogue. Read-only, shared by all processes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from outreach.catalog.built_programmes import BuiltProgrammes
from outreach.catalog.parts import in_one_line
from outreach.model.paces import USUAL_WORDS_PER_MINUTE
from outreach.model.script import ServiceWording, SourceCredit, hash_words
from outreach.model.told import ToldSection


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A script as the line serves it: what it is called and how it is reached."""

    number: int
    document: str
    section: str
    language: str
    keyword: str
    digit: str
    #: the keyword of the topic that this one is a part of; empty for a topic of its own
    parent: str = ""
    title: str
    is_draft: bool
    source: SourceCredit

    @property
    def name(self) -> str:
        """The script's name, by which it is held: "recurrent-cancer/en/types"."""
        return f"{self.document}/{self.language}/{self.section}"


_TOPIC_COLUMNS = """select id, document, section, language, keyword, digit, parent, title, draft,
    source_name, source_title, source_url, source_reviewed_on, source_review_frequency, checked_on from script"""
_BY_PLACE = f"{_TOPIC_COLUMNS} where document = ? and section = ? and language = ?"
_BY_DOCUMENT = f"{_TOPIC_COLUMNS} where document = ? and language = ? and parent = ? order by digit = '', digit, id"
_BY_WORD = f"{_TOPIC_COLUMNS} where id in (select script from keyword where language = ? and word = ?) order by id"  # noqa: S608

_SPELLED = """select script, guide from spelled where language = ?1 and keys >= ?2 and keys < ?2 || ':'
    group by guide, script order by guide desc, script limit ?3"""
_BY_NUMBER = f"{_TOPIC_COLUMNS} where id = ?"

_TOLD = "select section, sentences, sentence_count from told where script = ? order by number"
_DOCUMENTS = "select document from script where language = ? group by document order by min(id)"

_CREDIT_FIELDS = ("name", "title", "url", "reviewed_on", "review_frequency", "checked_on")


class Catalogue(BuiltProgrammes):
    """One build. Every method is a look-up; nothing is ever written."""

    def __init__(self, path: Path) -> None:
        """Open a build's file; `name` is its hash."""
        super().__init__(path)
        #: by language: asked for with every message, and never different
        self._documents: dict[str, tuple[str, ...]] = {}

    def documents(self, language: str) -> tuple[str, ...]:
        """The documents that have topics, in the order of their folders."""
        if language not in self._documents:
            rows = self._rows(_DOCUMENTS, language)
            self._documents[language] = tuple(document for (document,) in rows)
        return self._documents[language]

    def every_name(self, language: str) -> tuple[str, ...]:
        """The names of all scripts of a language, in their order."""
        rows = self._rows("select document, language, section from script where language = ? order by id", language)
        return tuple("/".join(row) for row in rows)

    def titles(self, language: str) -> tuple[tuple[str, str, str, str, str, str], ...]:
        """Of every script: document, section, keyword, the topic's title, the guide's, and whose part it is."""
        return tuple(self._rows("select document, section, keyword, title, source_title, parent from script "
                                "where language = ? order by id", language))

    def topics(self, document: str, language: str) -> tuple[Topic, ...]:
        """The topics of a document in menu order, without their parts."""
        return tuple(_topic(row) for row in self._rows(_BY_DOCUMENT, document, language, ""))

    def subtopics(self, topic: Topic) -> tuple[Topic, ...]:
        """The parts of a topic that have keywords of their own."""
        rows = self._rows(_BY_DOCUMENT, topic.document, topic.language, topic.keyword)
        return tuple(_topic(row) for row in rows)

    def topic(self, document: str, section: str, language: str) -> Topic | None:
        """One topic, or None when this build has it no more."""
        return next((_topic(row) for row in self._rows(_BY_PLACE, document, section, language)), None)

    def topics_for(self, word: str, language: str) -> tuple[Topic, ...]:
        """The topics that a keyword or alias names, in any document."""
        return tuple(_topic(row) for row in self._rows(_BY_WORD, language, word.lower()))

    def spelled(self, keys: str, language: str, most: int) -> tuple[tuple[Topic, bool], ...]:
        """What a name typed on the keypad may begin: guides by their first topic (True), then topics."""
        rows = self._rows(_SPELLED, language, keys, most) if keys else ()
        return tuple((_topic(row), bool(is_guide)) for number, is_guide in rows
                     for row in self._rows(_BY_NUMBER, number))

    def keywords(self, language: str) -> tuple[tuple[str, str], ...]:
        """Every word that names a topic, keywords and aliases, each with the keyword of its topic."""
        return tuple(self._rows("select k.word, s.keyword from keyword k join script s on s.id = k.script "
                                "where k.language = ?", language))

    def texts(self, language: str) -> tuple[str, ...]:
        """All that the scripts of a language say, in texts, aloud and in definitions, and their titles."""
        rows = self._rows("""select title from script where language = ?1
            union all select p.text from page p join script s on s.id = p.script where s.language = ?1
            union all select p.text from part p join script s on s.id = p.script where s.language = ?1
            union all select p.text from passage p join script s on s.id = p.script where s.language = ?1""", language)
        return tuple(text for (text,) in rows)

    def pages(self, topic: Topic) -> tuple[str, ...]:
        """The text messages of a topic, exactly as they are sent."""
        return self._texts("select text from page where script = ? order by number", topic.number)

    def parts(self, topic: Topic) -> tuple[str, ...]:
        """The spoken parts of a topic."""
        return self._texts("select text from part where script = ? order by number", topic.number)

    def told(self, topic: Topic) -> tuple[ToldSection, ...]:
        """Which sentences of its source a topic tells; nothing where the build does not know."""
        if not self.has_table("told"):
            return ()
        return tuple(ToldSection(heading=heading, sentences=sentences, of=of)
                     for heading, sentences, of in self._rows(_TOLD, topic.number))

    def words_sha256(self, topic: Topic) -> str:
        """Hash of all that a topic says in texts and calls; another one after any change of its words."""
        return hash_words(topic.title, *self.pages(topic), "|voice", *map(in_one_line, self.parts(topic)))

    def wordings(self, language: str) -> dict[str, ServiceWording]:
        """The line's own words of a language, by name."""
        rows = self._rows("select name, sms, voice from wording where language = ?", language)
        return {name: ServiceWording(name=name, language=language, sms=sms, voice=voice) for name, sms, voice in rows}

    def clip(self, words: str, rate: int = USUAL_WORDS_PER_MINUTE) -> str | None:
        """The hash of the audio file that says these words at a pace (words a minute), or None."""
        found = self._rows("select sha256 from clip where words = ? and rate = ?", words, rate)
        return next((sha for (sha,) in found), None)

    def clip_seconds(self, words: str, rate: int = USUAL_WORDS_PER_MINUTE) -> float | None:
        """How long the clip of these words lasts at a pace (words a minute); None without a clip."""
        found = self._rows("select seconds from clip where words = ? and rate = ?", words, rate)
        return next((seconds for (seconds,) in found), None)

    def words_of(self, sha256: str) -> str | None:
        """The words that an audio file says, or None."""
        return next((words for (words,) in self._rows("select words from clip where sha256 = ?", sha256)), None)

    def _texts(self, statement: str, number: int) -> tuple[str, ...]:
        return tuple(text for (text,) in self._rows(statement, number))

def _topic(row: tuple) -> Topic:  # type: ignore[type-arg]
    number, document, section, language, keyword, digit, parent, title, draft, *source = row
    return Topic(
        number=number, document=document, section=section, language=language, keyword=keyword, digit=digit,
        parent=parent, title=title, is_draft=bool(draft),
        source=SourceCredit(**dict(zip(_CREDIT_FIELDS, source, strict=True))),
    )
