"""The pictures in docs/screenshots: taken by `pytest --screenshots`, else looked at for being there and in use."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.watching import DESKTOP, Window
from tests.conftest import ROOT

FOLDER = ROOT / "docs" / "screenshots"
MOST_BYTES = 250_000
WIDE = Window(width=1000, height=900)
NARROW = Window(width=360, height=800, dark=True)
TOPIC = "/en/topics/recurrent-cancer/types"


def phones(page: Page, numbers: tuple[str, str] = ("+12165550123", "+12165550101")) -> None:
    """A text thread on the first phone, a call on the second, of people who are new to the line."""
    texting, calling = page.locator(".phone").nth(0), page.locator(".phone").nth(1)
    for phone, number in zip((texting, calling), numbers, strict=True):
        phone.get_by_label("Number", exact=True).select_option(number)
    for words, answers in (("TYPES", 2), ("MORE", 3)):
        texting.get_by_label("Your text").fill(words)
        texting.get_by_role("button", name="Send").click()
        expect(texting.locator(".bubble.in")).to_have_count(answers)
    calling.get_by_role("button", name="Call", exact=True).click()
    expect(calling.locator("[aria-current]")).to_be_visible()
    calling.locator("[data-key='3']").click()
    expect(calling.locator("[aria-current]")).to_contain_text("This is a draft.")
    page.evaluate("document.activeElement.blur()")


def other_phones(page: Page) -> None:
    """The same with people of their own."""
    phones(page, ("+12165550102", "+12165550103"))


def nothing(_page: Page) -> None:
    """The page as it opens."""


def script_at_the_desk(page: Page) -> None:
    """A script with a lost "not", as its checks show it."""
    page.get_by_role("button", name="Log in").click()
    page.goto("/desk/script/recurrent-cancer/en/staging")
    words = page.locator("#sms")
    words.fill(words.input_value().replace("does not change", "does change"))
    expect(page.locator("#checked")).to_contain_text("lost: not")
    page.locator("#edit").scroll_into_view_if_needed()
    page.evaluate("document.activeElement.blur(); document.querySelector('#edit').scrollIntoView()")


def source_at_the_desk(page: Page) -> None:
    """A script beside its source."""
    page.get_by_role("button", name="Log in").click()
    page.goto("/desk/script/recurrent-cancer/en/staging")


SHOTS: dict[str, tuple[str, Window, Callable[[Page], None], bool]] = {
    "phones": ("/simulator/", WIDE, phones, True), "phone-narrow-dark": ("/simulator/", NARROW, other_phones, False),
    "desk-source": ("/desk/login", DESKTOP, source_at_the_desk, False),
    "desk-check": ("/desk/login", Window(dark=True), script_at_the_desk, False),
    "home": ("/", DESKTOP, nothing, False), "topic": (TOPIC, DESKTOP, nothing, False),
}


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height of a picture, as its first bytes tell."""
    assert png.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", png[16:24])
    return int(width), int(height)


@pytest.mark.parametrize("name", SHOTS)
def test_picture(name: str, request: pytest.FixtureRequest) -> None:
    """Each picture is there, as wide as its window, small enough to be loaded, and shown on a page."""
    path, window, act, is_whole = SHOTS[name]
    if request.config.getoption("--screenshots"):
        open_page: OpenPage = request.getfixturevalue("open_page")
        page = open_page(path, window)
        act(page)
        page.screenshot(path=FOLDER / f"{name}.png", full_page=is_whole)
    picture = (FOLDER / f"{name}.png").read_bytes()
    assert window.width == size_of(picture)[0]
    assert len(picture) < MOST_BYTES
    pages = "".join(path.read_text() for path in (ROOT / "README.md", *Path(ROOT / "docs").glob("*.md")))
    assert f"screenshots/{name}.png" in pages


def test_no_picture_is_left_over() -> None:
    """What no test takes would grow old unseen."""
    assert {f"{name}.png" for name in SHOTS} == {path.name for path in FOLDER.iterdir()}
