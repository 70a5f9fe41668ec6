"""A question put to a whole build: in each language that it has, about the topic that is open."""

from __future__ import annotations

from outreach.catalog.finding import PassageFinder
from outreach.catalog.lookup import Catalogue
from outreach.search.answer import Answer, answer
from outreach.search.words import fillers_of, plain

LANGUAGES = ("en", "es")


def ask(text: str, catalogue: Catalogue, *, topic: str = "", language: str = "") -> Answer:
    """The best answer in the language that a question is written in, or in any where that is not clear.

    `topic` is a document, its title or a keyword: what is being read.
    """
    asked = _languages(catalogue, language)
    opened = [open_document(catalogue, each, topic, is_sure=len(asked) == 1) for each in asked]
    answers = [answer(text, PassageFinder(catalogue, each), document=document)
               for each, document in zip(asked, opened, strict=True)]
    told = [each for each in answers if each.found]
    if any(each.rule == "about-person" for each in answers) or not told:
        return answers[0]
    return max(told, key=lambda each: (_small_words(text, each), each.found.score if each.found else 0.0))


def _small_words(text: str, found: Answer) -> int:
    """How many small words of the answer's language a question holds: "what causes a coma" is English."""
    return sum(word in fillers_of(found.language) for word in plain(text).split())


def _languages(catalogue: Catalogue, language: str) -> tuple[str, ...]:
    """The languages to search: one at least, be it empty."""
    return (language,) if language else (tuple(filter(catalogue.documents, LANGUAGES)) or LANGUAGES[:1])


def open_document(catalogue: Catalogue, language: str, topic: str, *, is_sure: bool = True) -> str:
    """The document that a topic names, or the only one of its language if that is sure; empty where neither tells."""
    documents = catalogue.documents(language)
    if not topic:
        return documents[0] if is_sure and len(documents) == 1 else ""
    document = topic.partition("/")[0]
    if document in documents:
        return document
    named = {each.document for each in catalogue.topics_for(topic, language)}
    named = named or {each for each in documents if _title(catalogue, each, language) == plain(topic)}
    return named.pop() if len(named) == 1 else ""


def _title(catalogue: Catalogue, document: str, language: str) -> str:
    topics = catalogue.topics(document, language)
    return plain(topics[0].source.title) if topics else ""
