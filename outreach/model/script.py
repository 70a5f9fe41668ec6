"""A message script: the words that a person signed and that patients read and hear."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Status(StrEnum):
    """How far a script has come: only `reviewed` is served in production."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Names one source sentence that a script rests on: section and sentence hash."""

    section: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.section}:{self.sentence}"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read "types:2f0a…" back. Raises: ValueError if there is no colon."""
        section, colon, sentence = text.rpartition(":")
        if not colon or not section or not sentence:
            raise ValueError(f"a span is written section:hash, not {text!r}")
        return cls(section=section, sentence=sentence)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCredit:
    """Where a script's facts come from, as SOURCE tells it."""

    #: the publisher as patients hear it: "NCI"
    name: str
    title: str
    url: str
    #: ISO date of the source's own last review; empty when the source does not say
    reviewed_on: str
    review_frequency: str
    #: ISO date on which somebody here compared the words with the live page; empty when nobody did
    checked_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """Who approved the words, when, and exactly which words."""

    status: Status = Status.DRAFT
    reviewer: str = ""
    #: ISO date
    reviewed_on: str = ""
    #: hash of the words approved; empty for a draft
    words_sha256: str = ""
    #: what the reviewer accepted by name: "grade-above-8", "rewording:0123456789ab"
    accepted: tuple[str, ...] = ()
    #: the sentences of the source that the reviewer saw left out; "!" where one holds a weighty word
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageScript:
    """One section of one document in one language, ready for a person to sign.

    A unit is one paragraph of the script file: a sentence, or sentences that must
    not be separated. Pages and spoken parts are made of whole units.
    """

    document: str
    section: str
    language: str
    title: str
    keyword: str
    aliases: tuple[str, ...]
    #: "1" to "5": the key that reaches this topic; empty when it has none
    menu_digit: str
    #: the keyword of the topic that this one is a part of; empty for a topic of its own
    parent: str = ""
    sms: tuple[str, ...]
    voice: tuple[str, ...]
    #: definitions that a question may be answered with
    passages: tuple[str, ...]
    source: SourceCredit
    #: who compared the words with the live page, on the day that the credit gives
    checked_by: str = ""
    #: hash of the source section this was drafted from or reviewed against
    source_sha256: str
    spans: tuple[Span, ...]
    #: how the draft was made: "key-points", "list", "ranker", "lead", "author"
    strategy: str
    #: what a reviewer must look at: "long-unit", "grade", "table", …
    flags: tuple[str, ...]
    #: sentences that an editor put in plainer words and answers for
    reworded: tuple[str, ...] = ()
    review: Review = Review()
    #: `content_sha256` as `outreach draft` wrote it; differs once a person has edited the file
    drafted_sha256: str = ""

    @property
    def name(self) -> str:
        """"recurrent-cancer/en/types": the script's path below scripts/, without ".md"."""
        return f"{self.document}/{self.language}/{self.section}"

    @property
    def words_sha256(self) -> str:
        """Hash of the authored words and the credit: what an approval binds to."""
        credit = self.source
        return hash_words(self.title, self.keyword, *self.aliases, "|sms", *self.sms, "|voice", *self.voice,
                          "|passages", *self.passages, "|source", credit.name, credit.title, credit.url,
                          credit.reviewed_on, credit.review_frequency)

    @property
    def content_sha256(self) -> str:
        """Hash of all that a person may edit: the words, the menu key and what the topic is a part of.

        The last two are no words that an approval binds to: where a topic stands may change.
        """
        return hash_words(self.words_sha256, self.menu_digit, *filter(None, [self.parent]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWording:
    """Words of the line itself (greeting, STOP, HELP …), signed like a script."""

    name: str
    language: str
    #: the text message; empty when this wording is only spoken
    sms: str
    #: the spoken prompt; empty when this wording is only a text
    voice: str
    review: Review = Review()
    #: `content_sha256` as `outreach draft` wrote it; differs once a person has edited the file
    drafted_sha256: str = ""

    @property
    def words_sha256(self) -> str:
        """Hash of the authored words: what an approval binds to."""
        return hash_words(self.name, "|sms", self.sms, "|voice", self.voice)

    @property
    def content_sha256(self) -> str:
        """Hash of all that a person may edit."""
        return self.words_sha256


def hash_words(*words: str) -> str:
    """SHA-256 over a list of words; two lists share it only when they are equal."""
    return hashlib.sha256(json.dumps(words, ensure_ascii=False).encode()).hexdigest()
