"""What pages look like after somebody did something, and cards on paper: axe at WCAG 2.2 AA in every state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from outreach.bootstrap import Service
from outreach.cards.card import make_card
from outreach.cards.pages import poster_page, wallet_page
from tests.browser.conftest import OpenPage
from tests.browser.watching import (
    PHONE,
    WINDOWS,
    Window,
    accessibility_faults,
    enlarge_text,
    watched_page,
    wider_than_window,
)

every_window = pytest.mark.parametrize("window", WINDOWS, ids=str)
LISTS = ("/en/topics?search=types", "/es/topics?search=nada", "/en/topics?search=x&page=9")


def stands(page: Page) -> None:
    """The page as it is now can be used by everybody, and nobody scrolls sideways."""
    assert not accessibility_faults(page)
    assert wider_than_window(page) <= 0


@every_window
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("sheet", [poster_page, wallet_page])
def test_cards(sheet: Callable[..., str], language: str, window: Window, service: Service, browser: Browser,
               tmp_path: Path) -> None:
    """The poster and the wallet cards, as a screen reader and a phone show them."""
    file = tmp_path / "card.html"
    file.write_text(sheet(make_card(service.shelf().speaking(language), service.settings)), encoding="utf-8")
    with watched_page(browser, "file://", window) as page:
        page.goto(file.as_uri())
        assert not accessibility_faults(page)
        assert wider_than_window(page) <= 0 or sheet is wallet_page  # cards have the size of cards


@every_window
def test_the_public_page_looked_through(window: Window, open_page: OpenPage) -> None:
    """Topics found, nothing found, no such page, a topic unfolded."""
    page = open_page("/en/topics/recurrent-cancer/types", window)
    page.get_by_text("The same as text messages").click()
    stands(page)
    for path in LISTS:
        page.goto(path)
        stands(page)
    page.goto("/en/topics")
    page.get_by_label("Words of a topic or guide").fill("staging")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Guides that fit: 1")
    expect(page.get_by_role("link", name="Staging")).to_be_visible()


@every_window
def test_the_phones_in_use(window: Window, open_page: OpenPage) -> None:
    """Texts with costs and reasons unfolded, silence, a call and its end, the drawer, a third phone."""
    page = open_page("/simulator/", window)
    texting, calling = page.locator(".phone").nth(0), page.locator(".phone").nth(1)
    number(texting, f"216-555-01{60 + WINDOWS.index(window) * 2}")
    number(calling, f"216-555-01{61 + WINDOWS.index(window) * 2}")
    for words in ("tipes", "STOP"):
        send(texting, words)
    texting.locator(".why summary").first.click()
    call_and_press(calling)
    page.get_by_role("button", name="Add a phone").click()
    page.locator("#drawer > summary").click()
    page.locator("#exchanges summary").first.click()
    stands(page)
    calling.get_by_role("button", name="Hang up").click()
    expect(calling.get_by_role("status")).to_have_text("You hung up. Call ended.")
    calling.locator("[data-key='5']").click()
    expect(calling.get_by_role("status")).to_have_text("No call yet. Press Call to begin.")
    stands(page)


def test_the_phones_with_a_line_that_fails(open_page: OpenPage) -> None:
    """An error of the line is told in words, in letters of twice the size as well."""
    page = open_page("/simulator/", PHONE)
    page.route("**/sms", fail)
    texting = page.locator(".phone").nth(0)
    texting.get_by_label("Your text").fill("TYPES")
    texting.get_by_role("button", name="Send").click()
    expect(texting.locator(".error")).to_contain_text("error 500")
    enlarge_text(page)
    stands(page)


def fail(route: Route) -> None:
    """Answer as a broken line does."""
    route.fulfill(status=500, body="broken")


def number(phone: Locator, written: str) -> None:
    """Give a phone a number of its own."""
    phone.get_by_label("Number", exact=True).select_option("other")
    phone.get_by_label("Another number").fill(written)


def send(phone: Locator, words: str) -> None:
    """Send a text, and wait for what comes of it."""
    before = phone.locator(".bubble.in, .note").count()
    phone.get_by_label("Your text").fill(words)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".bubble.in, .note").nth(before)).to_be_visible()


def call_and_press(phone: Locator) -> None:
    """Call, and press a key while the menu is read."""
    tab = phone.get_by_role("tab", name="Call")
    tab.click()
    phone.get_by_role("button", name="Call", exact=True).click()
    expect(phone.locator("[aria-current]").first).to_be_visible()
    phone.locator("[data-key='3']").click()
    expect(phone.locator("[data-part=captions] .bubble.out")).to_have_count(1)
