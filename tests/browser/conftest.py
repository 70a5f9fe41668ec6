"""A real demo, as `make run` starts it, and its pages in Chromium; skipped with a reason where no Chromium is.

A test takes the fixture `open_page`, opens `page = open_page("/simulator/", PHONE)`, and asks the functions
of `tests/browser/watching.py`: `assert not accessibility_faults(page)`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import DESKTOP, Window, watched_page
from tests.integration.test_demo import Demo, running

#: opens a path of the demo in a window; the page is watched until the test ends
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def demo(browser: Browser, prepared: Path, environ: dict[str, str],
         tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A demo in a process of its own, shared by the tests of pages: use numbers of your own in each test."""
    folder = tmp_path_factory.mktemp("demo") / "checkout"
    shutil.copytree(prepared, folder)
    with running(folder, environ) as demo:
        yield demo


@pytest.fixture
def open_page(browser: Browser, demo: Demo) -> Iterator[OpenPage]:
    """Opens pages of the demo, each in a window of its own."""
    address = f"http://127.0.0.1:{demo.port}"
    with ExitStack() as pages:
        def open_at(path: str, window: Window = DESKTOP) -> Page:
            page = pages.enter_context(watched_page(browser, address, window))
            page.goto(path)
            return page

        yield open_at
