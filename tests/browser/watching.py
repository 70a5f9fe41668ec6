"""What tests of pages share: a Chromium, windows of every kind, and what is held against a page.

A page is watched while it is open: whatever it asks of another computer, every error of its scripts
and every breach of its Content-Security-Policy fails the test that opened it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

CHROMIUM = shutil.which("chromium") or shutil.which("chromium", path="/usr/bin")
#: sounds begin without a click: a test cannot always make one first
CHROMIUM_ARGS = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-quic", "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync",
                 "--autoplay-policy=no-user-gesture-required"]
NO_CHROMIUM = "no Chromium found: install the package chromium to test the pages"
#: WCAG 2.2 at level AA with all that it contains, and what axe counts as good practice besides
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, kw_only=True)
class Window:
    """How somebody looks at a page: width and height in CSS pixels, and what their system is set to."""

    width: int = 1280
    height: int = 900
    dark: bool = False
    #: 2 is 200 %: half as many CSS pixels in the same window
    zoom: float = 1
    reduced_motion: bool = True

    def __str__(self) -> str:
        return f"{self.width}-{'dark' if self.dark else 'light'}" + (f"-{self.zoom:g}x" if self.zoom != 1 else "")


PHONE, DESKTOP = Window(width=360, height=740), Window()
#: small and large, light and dark, and enlarged to 200 %
WINDOWS = (PHONE, Window(width=360, height=740, dark=True), DESKTOP, Window(dark=True), Window(zoom=2))


@dataclass
class Watcher:
    """Collects what a page does that no page of ours may do."""

    address: str
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Begin to listen."""
        page.on("request", self._asked)
        page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        page.on("console", self._said)

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "blob:", "data:")):
            self.faults.append(f"asked another computer: {request.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if "Content Security" in message.text:
            self.faults.append(message.text)


@contextmanager
def watched_page(browser: Browser, address: str, window: Window = DESKTOP) -> Iterator[Page]:
    """An empty page in a window of its own; what it must not do fails the test at the end.

    Paths such as "/simulator/" are opened on the address by `page.goto`.
    """
    width, height = int(window.width / window.zoom), int(window.height / window.zoom)
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": height},
        device_scale_factor=window.zoom, color_scheme="dark" if window.dark else "light", locale="en-US",
        reduced_motion="reduce" if window.reduced_motion else "no-preference")
    page, watcher = context.new_page(), Watcher(address)
    watcher.watch(page)
    yield page
    context.close()
    assert not watcher.faults


def accessibility_faults(page: Page) -> str:
    """What axe holds against the page as it stands now, at WCAG 2.2 AA; empty when nothing."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]})
    return str(found.generate_report()) if found.violations_count else ""


def wider_than_window(page: Page) -> int:
    """By how many CSS pixels people would have to scroll sideways; 0 is right."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def enlarge_text(page: Page, times: float = 2) -> None:
    """Make the letters larger and leave the window as it is, as people do who set a larger font."""
    page.evaluate("(times) => { document.documentElement.style.fontSize = `${times * 100}%`; }", times)


def tab_stops(page: Page, most: int = 200) -> list[str]:
    """What the Tab key comes to, from the top of the page to its end: the name of each stop, or its tag.

    Fails where a stop cannot be seen to have the focus.
    """
    page.evaluate("document.activeElement?.blur()")
    stops: list[str] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None or (stops and stop["mark"] == 0):
            return stops
        assert stop["outlined"], f"no visible focus on {stop['name']}"
        stops.append(stop["name"])
    raise AssertionError(f"still not at the end of the page after {most} stops")


_FOCUSED = """() => {
    const at = document.activeElement;
    if (!at || at === document.body) { return null; }
    window.tabStops ??= new Set();
    const mark = window.tabStops.has(at) ? 0 : 1;
    window.tabStops.add(at);
    const style = getComputedStyle(at);
    const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    const name = at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent || at.tagName;
    return { mark, outlined, name: name.trim().replace(/\\s+/g, " ") };
}"""
