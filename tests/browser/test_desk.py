"""The demo's desk in Chromium: every page for everybody, and a person's way from a wrong edit to the phone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

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
from tests.integration.test_demo import Demo, running

SCRIPT = "/desk/script/recurrent-cancer/en/staging"
PAGES = ("/desk/", "/desk/review", "/desk/review?why=reopened", "/desk/review?search=nothing", "/desk/freshness",
         "/desk/freshness?search=nothing", SCRIPT, "/desk/script/_service/es/crisis", "/desk/packet",
         "/desk/packet?search=nothing", "/desk/use", "/desk/use?search=nothing", "/desk/holds", "/desk/health",
         "/desk/trail", "/desk/nothing")
NOT = "The original stage at diagnosis does not change."
PAGE_KB, PAGE_BYTES = "each page under 150 kB", 150_000


def log_in(page: Page) -> None:
    """By the login that the demo's page fills in by itself."""
    page.goto("/desk/")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", name="Overview", level=1)).to_be_visible()


@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_every_page_in_every_window(window: Window, open_page: OpenPage) -> None:
    """No violation of WCAG 2.2 AA, nobody scrolls sideways, no page is heavy, nothing is asked of elsewhere."""
    page = open_page("/desk/login", window)
    faults = {"/desk/login": accessibility_faults(page)}
    log_in(page)
    for path in PAGES:
        answer = page.goto(path)
        assert answer is not None
        assert len(answer.body()) < PAGE_BYTES, PAGE_KB
        faults[path] = accessibility_faults(page)
        assert wider_than_window(page) <= 0, path
    assert not {path: found for path, found in faults.items() if found}


def test_states_of_a_script_page(open_page: OpenPage) -> None:
    """Faults, things to accept, a refusal, a wrong password: every state stands up to axe."""
    page = open_page("/desk/login", PHONE)
    page.get_by_label("Password").fill("not the password")
    page.get_by_role("button", name="Log in").click()
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    assert not accessibility_faults(page)
    log_in(page)
    page.goto(SCRIPT)
    words = page.locator("#sms")
    words.fill(words.input_value().replace(NOT, "The original stage at diagnosis does change."))
    expect(page.locator("#check-said")).to_contain_text("to mend")
    assert not accessibility_faults(page)
    page.get_by_role("button", name="Sign and go on").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing was written")
    expect(page.locator("#problem")).to_be_focused()
    assert not accessibility_faults(page)
    enlarge_text(page)
    assert wider_than_window(page) <= 0


def test_states_of_the_desk(own_demo: Demo, browser: Browser) -> None:
    """A form that somebody else overtook, a return, what is held, a line of the trail, a build that is told of."""
    with watched_page(browser, f"http://127.0.0.1:{own_demo.port}", PHONE) as page:
        log_in(page)
        page.goto("/desk/script/recurrent-cancer/en/control")
        page.locator("[name=base]").evaluate("one => { one.value = 'of another file' }")
        page.get_by_role("button", name="Save without signing").click()
        expect(page.get_by_role("alert")).to_contain_text("changed by somebody else")
        _stands(page)
        page.goto("/desk/script/recurrent-cancer/en/control")
        page.get_by_label("Or return it").fill("Say it more kindly")
        page.get_by_role("button", name="Return and go on").click()
        page.goto("/desk/review?search=control")
        expect(page.get_by_text("Say it more kindly")).to_be_visible()
        for path in ("/desk/review?search=control", "/desk/trail/1", "/desk/"):
            page.goto(path)
            _stands(page)
        _hold(page, "recurrent-cancer/en/why")
        page.get_by_text("Release it").click()
        _stands(page)
        page.get_by_label("Why may it be given again?").fill("Practice is over")
        page.get_by_role("button", name="Release").click()
        expect(page.get_by_role("status")).to_contain_text("Released: recurrent-cancer/en/why")
        _stands(page)


def _stands(page: Page) -> None:
    assert not accessibility_faults(page)
    assert wider_than_window(page) <= 0


def test_tab_comes_to_every_control(open_page: OpenPage) -> None:
    """The whole of a script's page by keyboard, each stop with a focus that can be seen."""
    page = open_page("/desk/login", DESKTOP)
    log_in(page)
    page.goto(SCRIPT)
    stops = tab_stops(page)
    assert stops[0] == "Skip to the page's content"
    assert {"Check", "Save without signing", "Sign and go on", "Return and go on"} <= set(stops)


@pytest.fixture(scope="module")
def own_demo(browser: Browser, prepared: Path, environ: dict[str, str],
             tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo that no other test texts: this one changes what it says."""
    folder = tmp_path_factory.mktemp("desk") / "checkout"
    shutil.copytree(prepared, folder)
    with running(folder, environ) as demo:
        yield demo
    assert "Demo reviewer" not in (folder / "scripts/recurrent-cancer/en/staging.md").read_text(encoding="utf-8")


def test_from_a_wrong_edit_to_the_phone_and_back(own_demo: Demo, browser: Browser) -> None:
    """A lost negation is refused; what is signed comes by text; what is held comes no more."""
    with watched_page(browser, f"http://127.0.0.1:{own_demo.port}") as page:
        log_in(page)
        _refuse_a_lost_negation(page)
        _sign_own_words(page)
        page.goto("/desk/")
        page.get_by_role("button", name="Build for the phone").click(timeout=120_000)
        expect(page.get_by_text("Built.", exact=True)).to_be_visible(timeout=120_000)
        pages = _read_all(own_demo)
        assert any("The first stage at diagnosis does not change." in text for text in pages)
        assert not any("draft" in text.lower() for text in pages)
        _hold(page)
    assert not any("first stage" in text for text in own_demo.text("STAGING", number="+12165550177"))


def _refuse_a_lost_negation(page: Page) -> None:
    page.goto(SCRIPT)
    words = page.locator("#sms")
    before = words.input_value()
    words.fill(before.replace(NOT, "The original stage at diagnosis does change."))
    expect(page.locator("#checked")).to_contain_text("lost: not")
    page.get_by_role("button", name="Sign and go on").click()
    expect(page.get_by_role("alert")).to_contain_text("lost: not")
    expect(page.get_by_role("alert")).to_contain_text("In text sentence")


def _sign_own_words(page: Page) -> None:
    page.goto(SCRIPT)
    words = page.locator("#sms")
    words.fill(words.input_value().replace(NOT, "The first stage at diagnosis does not change."))
    page.get_by_label("I have compared these wordings").check()
    page.get_by_role("button", name="Sign and go on").click()
    expect(page.get_by_role("status").first).to_contain_text("Signed: recurrent-cancer/en/staging")
    page.get_by_text("What was written into the file").click()
    expect(page.get_by_text('reviewed_by: "Demo reviewer (no real review)"')).to_be_visible()


def _read_all(demo: Demo) -> list[str]:
    """All pages of the topic, as a phone gets them."""
    texts = list(demo.text("STAGING", number="+12165550178"))
    for _ in range(4):
        texts += demo.text("MORE", number="+12165550178")
    return texts


def _hold(page: Page, name: str = "recurrent-cancer/en/staging") -> None:
    page.goto("/desk/holds")
    page.get_by_label("Script or document").fill(name)
    page.get_by_label("What is wrong with it?").fill("Practice")
    page.get_by_role("button", name="Hold", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text(f"Held: {name}")


def test_it_works_without_scripts_in_the_browser(own_demo: Demo, browser: Browser) -> None:
    """The button "Check" says what the page says by itself elsewhere."""
    context = browser.new_context(base_url=f"http://127.0.0.1:{own_demo.port}", java_script_enabled=False)
    page = context.new_page()
    page.goto("/desk/")
    page.get_by_role("button", name="Log in").click()
    page.goto("/desk/script/recurrent-cancer/en/why")
    page.locator("#sms").fill("Cancer always comes back.")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("#checked")).to_contain_text("To mend")
    expect(page.get_by_text("Checked. Nothing was written.")).to_be_visible()
    context.close()
