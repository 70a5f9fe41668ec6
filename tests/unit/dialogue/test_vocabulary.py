"""Words of the documents: which name a topic."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.catalog.lookup import Catalogue
from outreach.catalog.write import CatalogueWriter
from outreach.dialogue.vocabulary import (
    NO_WORDS,
    SHORTEST_TYPO,
    TWO_SLIPS,
    BuiltWords,
    Vocabulary,
    make_vocabulary,
    names_in,
    vocabulary_of,
    words_in,
)
from outreach.search.edits import edits_between
from tests.prove.openings import write_build

WORDS = make_vocabulary(
    [("TYPES", "TYPES"), ("STAGING", "STAGING"), ("TREATMENT", "TREATMENT"), ("FEEL", "CONTROL"),
     ("CONTROL", "CONTROL"), ("SIGNS", "SIGNS"), ("SINGS", "SINGS"), ("STAGE3", "STAGE3")],
    ["Imaging shows where the cancer is.", "Chemotherapy may help.\nStatins do not."])


@pytest.mark.parametrize(("word", "keyword"), [
    ("types", "TYPES"), ("type", "TYPES"), ("stage", "STAGING"), ("stages", "STAGING"), ("restaging", "STAGING"),
    ("treatments", "TREATMENT"), ("feel", "CONTROL"), ("stage 3", "STAGE3"), ("imaging", None), ("typs", "TYPES"),
    ("", None), ("re", None), ("start", None),
])
def test_named(word: str, keyword: str | None) -> None:
    """A keyword, an alias, or another form of one."""
    assert ({keyword} if keyword else set()) == set(WORDS.named(word))


@pytest.mark.parametrize(("word", "keywords"), [
    ("tpyes", {"TYPES"}), ("treatmnt", {"TREATMENT"}), ("stagng", {"STAGING"}), ("imaging", set()), ("statins", set()),
    ("starting", set()), ("typ", set()), ("signd", {"SIGNS"}), ("sinns", {"SIGNS", "SINGS"}), ("hospice", set()),
])
def test_misspelt(word: str, keywords: set[str]) -> None:
    """One slip up to six letters, two from seven; words of the documents and of commands are none."""
    assert keywords == set(WORDS.misspelt(word))


@pytest.mark.parametrize(("word", "has"), [("imaging", True), ("chemo", True), ("chem", False), ("where", False),
                                           ("the", False), ("hospice", False)])
def test_has(word: str, has: bool) -> None:
    """A word that says what a text is about, also as a long word's beginning."""
    assert has is WORDS.has(word)


def test_without_documents() -> None:
    """A line without a build knows no word."""
    assert not NO_WORDS.named("types")
    assert not NO_WORDS.misspelt("types")


@given(st.text("abcdt1", min_size=SHORTEST_TYPO, max_size=9), st.lists(st.text("abcdt1", min_size=1, max_size=10)))
def test_the_nearest_are_found_among_all(word: str, names: list[str]) -> None:
    """Leaving out by letters those that cannot be near changes nothing."""
    allowed = 1 + (len(word) >= TWO_SLIPS)
    near = {name: edits_between(word, name) for name in names if len(name) >= SHORTEST_TYPO}
    least = min(near.values(), default=9)
    wanted = {name for name, edits in near.items() if edits == least <= allowed}
    found = make_vocabulary(((name, name) for name in names), ()).misspelt(word)
    assert found == wanted


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    """A build of five scripts that knows its own words."""
    return Catalogue(write_build(tmp_path, 5))


def test_a_build_that_knows_its_words_and_one_that_gathers_them_agree(catalogue: Catalogue) -> None:
    """On every word of its documents, every beginning of one, and what stands between."""
    built = vocabulary_of(catalogue, "en")
    gathered = make_vocabulary(catalogue.keywords("en"), catalogue.texts("en"))
    assert (built.topics, built.stems) == (gathered.topics, gathered.stems)
    words = sorted(words_in(catalogue.texts("en")))
    assert len(words) > 20
    sought = {word[:length] for word in words for length in range(1, len(word) + 1)}
    sought |= {f"{word}{end}" for word in words for end in "az{"} | {a + b for a, b in pairwise(words)}
    assert [] == [word for word in sorted(sought) if (word in built.words) != (word in gathered.words)]


def mixed(letters: str, seed: int) -> list[tuple[str, str]]:
    """Four hundred keywords and aliases of a few letters: many are near to others."""
    draw = random.Random(seed)
    return [("".join(draw.choices(letters, k=draw.randint(3, 10))), f"K{draw.randrange(250)}") for _ in range(400)]


PAIRS, TEXTS = mixed("abdest1", 7), ["A bad bed is best set in a seat."]
SLIPPED = st.builds(lambda pair, at, put, gone: pair[0][:at] + put + pair[0][at + gone:], st.sampled_from(PAIRS),
                    st.integers(0, 10), st.text("abdest1 ", max_size=2), st.integers(0, 2))


@pytest.fixture(scope="module")
def looked_up(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    """The vocabulary of a build that holds those names and words."""
    with CatalogueWriter(tmp_path_factory.mktemp("names"), serve="drafts") as writer:
        writer.add_words("en", words_in(TEXTS))
        writer.add_names("en", names_in(PAIRS))
        return vocabulary_of(Catalogue(writer.finish()), "en")


@given(word=SLIPPED | st.text("abdest1 re", max_size=11))
def test_names_that_are_looked_up_and_names_that_are_held_agree(looked_up: Vocabulary, word: str) -> None:
    """Whatever is asked, by slips of a name and by other words."""
    held = make_vocabulary(PAIRS, TEXTS)
    assert held.misspelt(word) == looked_up.misspelt(word)
    assert held.named(word) == looked_up.named(word)
    assert (word in held.topics, held.topics.get(word)) == (word in looked_up.topics, looked_up.topics.get(word))


def test_an_earlier_build_gathers_its_names(tmp_path: Path) -> None:
    """It has no such table."""
    path = write_build(tmp_path, 5)
    with closing(sqlite3.connect(path)) as build:
        build.execute("drop table named")
    vocabulary = vocabulary_of(Catalogue(path), "en")
    assert {"T3"} == vocabulary.named("t3")
    assert isinstance(vocabulary.words, BuiltWords)


def test_an_earlier_build_gathers_its_words(tmp_path: Path) -> None:
    """It has no such table."""
    path = write_build(tmp_path, 5)
    with closing(sqlite3.connect(path)) as build:
        build.execute("drop table said")
    assert "doctors" in vocabulary_of(Catalogue(path), "en").words
