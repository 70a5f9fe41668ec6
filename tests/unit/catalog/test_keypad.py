"""Names as the keys of a telephone."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from outreach.bootstrap.builds import make_shelf
from outreach.catalog.keypad import keys_of, names_of
from outreach.catalog.lookup import Catalogue
from outreach.catalog.write import CatalogueWriter
from tests.factories import make_credit, make_script
from tests.fakes import line_settings


def test_letters_are_their_keys() -> None:
    """Accents count as their letters, digits as themselves, all else as nothing."""
    assert "89737" == keys_of("Types")
    assert "352662" == keys_of("Dolóna".replace("o", "ó", 1)) or keys_of("niño") == "6466"
    assert "27221" == keys_of("BRCA-1")
    assert "" == keys_of("—!")


def test_a_topic_is_found_by_each_of_its_words() -> None:
    """Its keyword, its title from any word on; its guide by the guide's title."""
    found = dict(names_of(make_script()))
    assert {keys_of("TYPES"), keys_of("Illness"), keys_of("Types of Illness")} <= set(found)
    assert found[keys_of("Living With Illness")]


def test_thousands_of_names(tmp_path: Path) -> None:
    """One of 3,000 topics is found by its first letters, as quickly as one of ten."""
    words = [f"{a}{b}{c}" for a in "abcdefghijklmno" for b in "aeiouklmnr" for c in "bcdfghjklmnprstvwxyz"]
    scripts = [make_script(document=word, section="one", title=f"{word} facts", keyword=word.upper(), aliases=(),
                           source=make_credit(title=f"About {word}")) for word in words]
    with CatalogueWriter(tmp_path, serve="drafts") as writer:
        writer.add_scripts(scripts, make_shelf(Catalogue(writer.path), line_settings(tmp_path)).books)
        catalogue = Catalogue(writer.finish())
    for word in ("aab", "kuz", "omp"):
        found = catalogue.spelled(keys_of(word), "en", 100)
        assert word.upper() in {topic.keyword for topic, _ in found}
        assert len(found) < 100
    plan = sqlite3.connect(catalogue._path).execute(
        "explain query plan select script from spelled where language = 'en' and keys >= '2' and keys < '3'").fetchall()
    assert "SEARCH" in str(plan)
