"""Pages that anybody can use: axe at WCAG 2.2 AA, no sideways scrolling, keyboard alone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import OpenPage
from tests.browser.watching import (
    DESKTOP,
    PHONE,
    WINDOWS,
    Window,
    accessibility_faults,
    enlarge_text,
    tab_stops,
    watched_page,
    wider_than_window,
)

PAGES = ("/", "/es/", "/en/topics", "/en/topics/recurrent-cancer/types", "/en/topics/gone/gone", "/simulator/")
every_page = pytest.mark.parametrize("path", PAGES)


@every_page
@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_page_in_every_window(path: str, window: Window, open_page: OpenPage) -> None:
    """No violation, and nobody scrolls sideways."""
    page = open_page(path, window)
    assert not accessibility_faults(page)
    assert wider_than_window(page) <= 0


@every_page
def test_larger_letters_still_fit(path: str, open_page: OpenPage) -> None:
    """Letters of twice the size in a narrow window: nothing is cut off sideways."""
    page = open_page(path, PHONE)
    enlarge_text(page)
    assert wider_than_window(page) <= 0


@every_page
def test_tab_comes_to_every_control_and_out_again(path: str, open_page: OpenPage) -> None:
    """Each stop of the Tab key shows its focus, and none holds it."""
    page = open_page(path, DESKTOP)
    controls = page.locator("a[href]:visible, button:visible, input:visible, select:visible, summary:visible")
    assert len(tab_stops(page)) >= controls.count()


def test_axe_finds_what_is_wrong(browser: Browser) -> None:
    """A page without names and contrast is told so: the green tests above can be red."""
    with watched_page(browser, "about:blank") as page:
        page.set_content("<html><body><button></button><p style='color:#aaa;background:#fff'>pale</p></body></html>")
        faults = accessibility_faults(page)
    assert all(rule in faults for rule in ("button-name", "color-contrast", "html-has-lang", "document-title"))
