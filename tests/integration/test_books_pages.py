"""The pages of a stick in a real browser, opened from its folder as a reader does, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from outreach.books.recordings import write_recordings
from tests.browser.watching import accessibility_faults
from tests.unit.books.guides import make_guide, spoken_guide, store_in

pytestmark = pytest.mark.browser
PAGES = ("index.html", "illness/en/index.html", "illness/es/index.html")


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of recordings in two languages, with a name as sticks have them."""
    folder = tmp_path_factory.mktemp("stick")
    guides = [spoken_guide(folder, make_guide(language=language, mark="(draft)")) for language in ("en", "es")]
    write_recordings(guides, store_in(folder), folder / "MY STICK")
    return folder / "MY STICK"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that asks nothing but files of the stick, and complains of nothing."""
    page, requests, complaints = browser.new_page(), list[str](), list[str]()
    page.on("request", lambda sent: requests.append(sent.url))
    page.on("console", lambda said: complaints.append(said.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    page.close()
    assert all(url.startswith("file://") for url in requests)
    assert not complaints


def test_a_reader_goes_from_the_first_page_to_a_guide_and_hears_it(page: Page, stick: Path) -> None:
    """The sound plays from the folder, and lasts as long as it should."""
    page.goto((stick / "index.html").as_uri())
    page.get_by_role("link", name="Living With Illness").first.click()
    heard = page.evaluate("""async () => {
        const audio = document.querySelectorAll("audio")[1];
        await audio.play();
        await new Promise(done => audio.addEventListener("timeupdate", () => audio.currentTime > 0.2 && done()));
        audio.pause();
        return [audio.duration, audio.currentTime];
    }""")

    assert "Living With Illness (draft)" == page.title()
    assert 2.0 < heard[0] < 6.0
    assert 0.2 < heard[1] < heard[0]


def test_everything_is_reached_by_keyboard(page: Page, stick: Path) -> None:
    """The first key leads to the link that skips to the list; players and words follow, in order."""
    page.goto((stick / "illness/en/index.html").as_uri())
    page.keyboard.press("Tab")
    assert "Skip to the list" == page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    assert "topics" == page.evaluate("document.activeElement.id")
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName"))
    assert {"A", "AUDIO", "SUMMARY"} <= set(reached)
    assert reached.index("A") < reached.index("AUDIO") < reached.index("SUMMARY")


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_cut_off_on_a_small_screen_or_with_large_letters(page: Page, stick: Path, name: str) -> None:
    """At 320 pixels, and with letters twice as large."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto((stick / name).as_uri())
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(page: Page, stick: Path, name: str, scheme: str) -> None:
    """Of WCAG 2.2 at level AA, in light and in dark colours, with everything folded out."""
    page.emulate_media(color_scheme=scheme)
    page.goto((stick / name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")

    assert not accessibility_faults(page)


def test_axe_looks(page: Page, stick: Path) -> None:
    """A page without a language and a player without a name are found."""
    page.goto((stick / "illness/en/index.html").as_uri())
    page.evaluate("document.documentElement.removeAttribute('lang')")

    assert "html-has-lang" in accessibility_faults(page)
