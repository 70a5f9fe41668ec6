"""Front matter: what YAML reads otherwise than its author wrote comes back as text."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from outreach.ingest.metadata import as_text, read_metadata
from tests.factories import read_page


@pytest.mark.parametrize(("value", "text"), [
    (None, ""), ("  words ", "words"), (date(2025, 12, 30), "2025-12-30"),
    (datetime(2025, 12, 30, 8, 15, tzinfo=UTC), "2025-12-30"), (False, "NO"), (True, "yes"), (12, "12"), (2.5, "2.5"),
    (["a", None, "b"], "a, , b"), ((date(2026, 1, 2), "x"), "2026-01-02, x"),
])
def test_a_value_as_its_author_meant_it(value: object, text: str) -> None:
    """Dates in ISO form, words as words, lists with commas."""
    assert text == as_text(value)


@pytest.mark.parametrize("written", ["2025-12-30", "'2025-12-30'", '"2025-12-30"', "2025-12-30 08:15:00"])
def test_a_date_with_or_without_quotes(tmp_path: Path, written: str) -> None:
    """YAML makes a date of an unquoted one."""
    document = read_page(tmp_path, f"---\ntitle: Sleep\nlastReviewed: {written}\n---\n\n## One\n\nWords.\n")

    assert "2025-12-30" == document.metadata.last_reviewed


def test_an_unquoted_no_stays_a_word(tmp_path: Path) -> None:
    """YAML reads it as false, which nobody publishes by."""
    metadata = read_page(tmp_path, "---\ntitle: NO\nsource: NO\nstatus: NO\n---\n\n## One\n\nWords.\n").metadata

    assert ("NO", "NO") == (metadata.title, metadata.source)
    assert (("status", "NO"),) == metadata.other


def test_each_value_says_where_it_came_from() -> None:
    """File, derived from the document, or default."""
    metadata = read_metadata({"source": "NCI", "title": ""}, derived={"title": "Sleep"})

    assert {"title": "derived", "source": "file", "url": "default", "license": "default", "language": "default",
            "lastReviewed": "default", "reviewFrequency": "default"} == dict(metadata.origins)
    assert ("Sleep", "NCI", "", "en") == (metadata.title, metadata.source, metadata.url, metadata.language)


def test_unknown_keys_are_kept() -> None:
    """In the order of their names; `known` ones are not repeated."""
    metadata = read_metadata({"tags": ["a", "b"], "audienceLevel": "patient", "title": "Sleep"}, derived={})

    assert (("audienceLevel", "patient"), ("tags", "a, b")) == metadata.other
