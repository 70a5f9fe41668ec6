"""Looking things up in a built catalogue."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from outreach.catalog.lookup import Catalogue
from outreach.catalog.opening import open_build
from outreach.catalog.write import CatalogueWriter, ClipEntry
from tests.factories import make_book, make_credit, make_script, make_wording, sign

TYPES = make_script(aliases=("KINDS",), source=make_credit(checked_on="2026-05-03"))
CARE = sign(make_script(section="care", keyword="CARE", menu_digit="", title="Care"))
WHY = make_script(section="why", keyword="WHY", menu_digit="2", title="Why")
OTHER = make_script(document="flu", keyword="TYPES", source=make_credit(name="CDC", reviewed_on=""))
WORDINGS = (make_wording(), make_wording(name="greeting", language="es", sms="Hola", voice=""))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """A build of two documents."""
    folder: Path = tmp_path_factory.mktemp("builds")
    with CatalogueWriter(folder, serve="drafts") as writer:
        writer.add_wordings(WORDINGS)
        writer.add_scripts((CARE, WHY, TYPES, OTHER), {"en": make_book()})
        writer.add_clips([ClipEntry(words="Hello.", sha256="a" * 64, seconds=1.0),
                          ClipEntry(words="Hello.", sha256="c" * 64, seconds=1.25, rate=120)])
        return open_build(folder, writer.finish().stem, drafts=True)


def test_documents_come_in_the_order_of_their_folders(catalogue: Catalogue) -> None:
    """And only those of the language."""
    assert ("illness", "flu") == catalogue.documents("en")
    assert () == catalogue.documents("es")


def test_topics_come_in_menu_order(catalogue: Catalogue) -> None:
    """Those without a key come last."""
    topics = catalogue.topics("illness", "en")

    assert [("1", "TYPES", True), ("2", "WHY", True), ("", "CARE", False)] == [
        (topic.digit, topic.keyword, topic.is_draft) for topic in topics]
    assert () == catalogue.topics("illness", "es") == catalogue.topics("none", "en")


def test_parts_are_found_by_their_topic(tmp_path: Path) -> None:
    """And are not in the menu; a part whose topic is not served stands alone."""
    part = make_script(section="short", keyword="SHORT", menu_digit="", parent="TYPES")
    lost = make_script(section="lost", keyword="LOST", menu_digit="", parent="GONE")
    with CatalogueWriter(tmp_path, serve="drafts") as writer:
        writer.add_scripts((lost, part, TYPES, replace(part, document="flu")), {"en": make_book()})
        catalogue = open_build(tmp_path, writer.finish().stem, drafts=True)
    types, alone = catalogue.topics("illness", "en")

    assert ["TYPES", "LOST"] == [types.keyword, alone.keyword]
    assert [("SHORT", "TYPES")] == [(topic.keyword, topic.parent) for topic in catalogue.subtopics(types)]
    assert () == catalogue.subtopics(alone)
    assert ["SHORT"] == [topic.keyword for topic in catalogue.topics("flu", "en")]


def test_a_topic_says_where_it_comes_from(catalogue: Catalogue) -> None:
    """All of the credit comes back."""
    topic = catalogue.topic("illness", "types", "en")
    other = catalogue.topic("flu", "types", "en")

    assert topic
    assert other
    assert (TYPES.source, OTHER.source) == (topic.source, other.source)
    assert catalogue.topic("illness", "gone", "en") is None


@pytest.mark.parametrize(("word", "documents"), [
    ("types", ["illness", "flu"]), ("TYPES", ["illness", "flu"]), ("kinds", ["illness"]), ("none", []), ("", []),
    ("typ", []), ("%", []),
])
def test_a_word_finds_its_topics(catalogue: Catalogue, word: str, documents: list[str]) -> None:
    """Keyword or alias, in any case and any document; parts of words find nothing."""
    assert documents == [topic.document for topic in catalogue.topics_for(word, "en")]


def test_pages_are_as_they_are_sent(catalogue: Catalogue) -> None:
    """With heading and credit; a draft is marked, a signed script is not."""
    draft, signed = catalogue.topic("illness", "types", "en"), catalogue.topic("illness", "care", "en")

    assert draft
    assert signed
    assert ("TYPES 1 of 1 (draft). There are two types. One is short. One is long. "
            "From Elm Clinic, shortened by us. Text MORE or MENU.",) == catalogue.pages(draft)
    assert "(draft)" not in catalogue.pages(signed)[0]
    assert ("There are two types.\n\nOne is short.\n\nOne is long.",) == catalogue.parts(signed)


def test_wordings_and_clips(catalogue: Catalogue) -> None:
    """By language and name; by words and by hash."""
    assert {"goodbye": WORDINGS[0]} == catalogue.wordings("en")
    assert {"greeting": WORDINGS[1]} == catalogue.wordings("es")
    assert ("a" * 64, None) == (catalogue.clip("Hello."), catalogue.clip("Hello"))
    assert ("c" * 64, None) == (catalogue.clip("Hello.", 120), catalogue.clip("Hello.", 90))
    assert (1.0, 1.25) == (catalogue.clip_seconds("Hello."), catalogue.clip_seconds("Hello.", 120))
    assert ("Hello.", None) == (catalogue.words_of("a" * 64), catalogue.words_of("b" * 64))


def test_each_thread_has_a_connection_of_its_own(catalogue: Catalogue) -> None:
    """Eight at once find the same."""
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(catalogue.topics("illness", "en")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [3] * 8 == found


def test_a_keyword_with_accents_is_found_as_it_is_texted(tmp_path: Path) -> None:
    """People text CIRUGIA for CIRUGÍA, and the line drops accents from what it reads."""
    with CatalogueWriter(tmp_path, serve="drafts") as writer:
        writer.add_scripts([make_script(keyword="CIRUGÍA")], {"en": make_book()})
        built = open_build(tmp_path, writer.finish().stem, drafts=True)

    assert built.topics_for("cirugia", "en")
