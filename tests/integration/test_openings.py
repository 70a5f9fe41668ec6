"""A build is opened, not read: its size is no matter.

`make prove` measures 10,000 scripts; see tests/prove/openings.py.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from outreach.catalog.built_file import CACHE_KB
from outreach.catalog.lookup import Catalogue
from outreach.dialogue.vocabulary import vocabulary_of
from tests.prove.openings import open_apart, write_build

SCRIPTS = 2_000


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of four hundred documents."""
    return write_build(tmp_path_factory.mktemp("builds"), SCRIPTS)


class Explained(Catalogue):
    """A catalogue that asks for the plan of whatever it looks up."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.plans: list[str] = []

    def _rows(self, statement: str, *values: object) -> list[tuple]:
        self.plans += [row[-1] for row in super()._rows(f"explain query plan {statement}", *values)]
        return list(super()._rows(statement, *values))


def test_no_look_up_reads_a_whole_table(build: Path) -> None:
    """Each goes by an index, so that it costs the same in a small build and a large one."""
    catalogue = Explained(build)
    (topic,) = catalogue.topics_for("t7", "en")
    catalogue.topic(topic.document, topic.section, "en")
    for found in (catalogue.documents("en"), catalogue.topics(topic.document, "en"), catalogue.pages(topic),
                  catalogue.parts(topic), catalogue.wordings("en")):
        assert found
    catalogue.clip("no such words"), catalogue.words_of("0" * 64), catalogue.subtopics(topic)

    assert len(catalogue.plans) >= 10
    assert [] == [plan for plan in catalogue.plans if plan.startswith("SCAN")]


def test_documents_are_asked_for_once(build: Path) -> None:
    """A build never changes."""
    catalogue = Explained(build)
    assert SCRIPTS / 5 == len(catalogue.documents("en")) == len(catalogue.documents("en"))
    assert 1 == len([plan for plan in catalogue.plans if "script_by_document" in plan])


def test_a_worker_takes_no_copy(build: Path) -> None:
    """Having read a topic in ten it holds less than half the file for itself; the limits are for slow machines."""
    found = open_apart(build)

    assert found.size > 3
    assert found.own < found.size / 2
    assert found.opened < 500


def test_no_worker_reads_what_the_documents_say(build: Path) -> None:
    """Which words they have was written down when they were built; it took seconds of a worker's first text."""
    catalogue = Explained(build)
    vocabulary = vocabulary_of(catalogue, "en")
    assert vocabulary.has("doctors")
    assert not vocabulary.has("hospice")
    assert {"T7"} == vocabulary.named("t7")
    assert "T107" in vocabulary.misspelt("t1x7")
    read_whole = re.compile(r"\b(page|part|passage|keyword|script|SCAN (said|named\w*))\b")
    assert [] == [plan for plan in catalogue.plans if read_whole.search(plan)]


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux tells what a process has mapped")
def test_a_build_is_not_mapped(build: Path) -> None:
    """Each thread's map would count anew, and grow with all that is ever read."""
    catalogue = Catalogue(build)
    for document in catalogue.documents("en")[::50]:
        assert catalogue.topics(document, "en")
    assert build.name not in Path("/proc/self/maps").read_text()
    assert ((-CACHE_KB,),) == catalogue.rows("pragma cache_size")
