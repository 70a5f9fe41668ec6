"""The proof of how fast the desk's pages are, over a small library: each page is there, quick and light."""

from __future__ import annotations

from pathlib import Path

from tests.prove.desk_pages import (
    DESK_PAGES,
    PUBLIC_PAGES,
    SCRIPTS,
    Page,
    look_at_all,
    pages_of_the_desk,
    prepare,
    public_pages,
)

FILES = 12


def test_every_page_is_quick_and_light(tmp_path: Path) -> None:
    """In a process where nothing is at hand yet."""
    prepare(tmp_path, FILES)
    look_at_all(tmp_path)
    pages = [*pages_of_the_desk(tmp_path), *public_pages(tmp_path)]
    assert len(pages) == len(DESK_PAGES) + SCRIPTS + len(PUBLIC_PAGES)
    assert not [str(page) for page in pages if page.is_too_much]


def test_too_much_is_seen() -> None:
    """A limit that is passed fails the proof."""
    slow, heavy = Page(path="/", first_ms=301, again_ms=1, size=1), Page(path="/", first_ms=1, again_ms=1, size=150_001)
    assert slow.is_too_much
    assert heavy.is_too_much
    assert "too much" in str(slow)
