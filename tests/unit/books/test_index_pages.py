"""Pages that open from a stick."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from outreach.books.index_pages import guide_page, start_page
from outreach.books.recordings import file_names
from tests.unit.books.guides import make_guide, spoken_guide

#: attributes that make a browser ask for something
ASKING = {"src", "srcset", "poster", "data", "background"}


class Reader(HTMLParser):
    """Collects tags, what a browser would ask for, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        """The attributes of each such tag."""
        return [attributes for name, attributes in self.tags if name == tag]


def page_of(folder: Path, **changes: object) -> Reader:
    """The page of a guide."""
    spoken = spoken_guide(folder, make_guide(**changes))
    return Reader(guide_page(spoken, file_names(spoken)))


def test_every_recording_has_a_player_with_a_name(tmp_path: Path) -> None:
    """Read by screen readers; the words are on the page, as text and never as markup."""
    page = page_of(tmp_path)

    assert [("00-about.mp3", "Listen: About this guide"), ("01-types.mp3", "Listen: Types & Stages"),
            ("02-part.mp3", "Listen: Why?"), ("03-last.mp3", "Listen: Care")] == [
        (audio["src"], audio["aria-label"]) for audio in page.all("audio")]
    assert "One is <long>." in page.text
    assert "From Elm Clinic, shortened by us. Dated January 31, 2026" in page.text
    assert [] == page.all("long")


def test_a_page_asks_no_other_computer(tmp_path: Path) -> None:
    """No script, no style or font from elsewhere, no picture; a source's address is text alone."""
    pages = [page_of(tmp_path), Reader(start_page([spoken_guide(tmp_path)]))]

    for page in pages:
        asked = [value for _, attributes in page.tags for name, value in attributes.items() if name in ASKING]
        linked = [attributes["href"] for attributes in page.all("a")]
        assert not [address for address in (*asked, *linked) if ":" in address or address.startswith("/")]
        assert [] == [tag for tag, _ in page.tags if tag in ("script", "link", "img", "iframe", "form")]
        assert "url(" not in page.text
        assert "@import" not in page.text


def test_headings_descend_step_by_step_and_a_link_skips_to_the_list(tmp_path: Path) -> None:
    """A part of a topic is one level below it; every place that is linked is there."""
    page = page_of(tmp_path)
    levels = [int(tag[1]) for tag, _ in page.tags if tag in ("h1", "h2", "h3")]
    places = {attributes.get("id") for _, attributes in page.tags}

    assert [1, 2, 2, 2, 3, 2, 2] == levels
    assert "#topics" == page.all("a")[0]["href"]
    assert {link["href"][1:] for link in page.all("a") if link["href"].startswith("#")} <= places
    assert {attributes["aria-labelledby"] for _, attributes in page.tags if "aria-labelledby" in attributes} <= places


def test_a_draft_says_so_on_each_page(tmp_path: Path) -> None:
    """In the title that a browser shows, too."""
    guide = make_guide(mark="(draft)")
    first, second = page_of(tmp_path, mark="(draft)"), Reader(start_page([spoken_guide(tmp_path, guide)]))

    assert "Living With Illness (draft)" in first.text
    assert "(draft)" in second.text
    assert "(draft)" not in page_of(tmp_path).text


def test_each_language_has_its_own_heading_and_tag(tmp_path: Path) -> None:
    """A screen reader changes its voice; titles link to the guides' pages."""
    guides = [spoken_guide(tmp_path, make_guide(language=language)) for language in ("es", "en")]
    page = Reader(start_page(guides))

    assert ("en", ["en", "es"]) == (page.all("html")[0]["lang"], [one["lang"] for one in page.all("section")])
    assert {"illness/en/index.html", "illness/es/index.html"} <= {link["href"] for link in page.all("a")}
    assert "Guías" in page.text
    assert "es" == page_of(tmp_path, language="es").all("html")[0]["lang"]


def test_a_stick_without_guides_has_a_page(tmp_path: Path) -> None:
    """Where everything is held."""
    assert "Recordings" in Reader(start_page([])).text
