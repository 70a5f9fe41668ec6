"""The desk beside a line, as a server shows it: the pages that the demo has not, in Chromium."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, expect
from werkzeug.serving import make_server

from outreach.bootstrap import assemble
from outreach.desk.office import add_desk
from outreach.desk.site import Mode, open_site
from outreach.model.desk import Role
from outreach.settings import Settings
from tests.browser.watching import PHONE, WINDOWS, accessibility_faults, watched_page, wider_than_window
from tests.unit.desk.visitor import PASSWORD, let_in


@pytest.fixture
def address(programmes_data: Settings) -> Iterator[str]:
    """A server's desk on a free port of this computer; Max may log in."""
    line = assemble(programmes_data.with_changes(public_url="http://127.0.0.1"))
    site = open_site(Mode.WATCH, line.settings, line=line)
    let_in(site, "max", Role.MANAGER, "")
    app = Flask("desk of a server")
    add_desk(app, site)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    site.table.close()
    line.store.close()


def test_a_broadcast_in_every_state(address: str, browser: Browser) -> None:
    """Looked at, begun, paused, resumed and cancelled; each state stands up to axe, light and dark, small and large."""
    with watched_page(browser, address, PHONE) as page:
        page.goto("/desk/campaigns")
        page.get_by_label("Login").fill("max")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").click()
        page.get_by_label("Its name").fill("march-note")
        page.get_by_label("Script").fill("recurrent-cancer/en/types")
        page.get_by_label("Programme").select_option(index=0)
        page.get_by_role("button", name="Show what it would come to").click()
        expect(page.get_by_role("heading", name="would come to").first).to_be_visible()
        faults = [accessibility_faults(page)]
        page.get_by_role("button", name="Begin it now").click()
        for button in ("Pause", "Resume", "Cancel for good"):
            expect(page.get_by_role("status")).to_contain_text("march-note")
            faults.append(accessibility_faults(page))
            assert wider_than_window(page) <= 0
            page.get_by_role("button", name=button).click()
        expect(page.get_by_text("cancelled", exact=True)).to_be_visible()
        faults.append(accessibility_faults(page))
        for window in WINDOWS:
            page.set_viewport_size({"width": int(window.width / window.zoom), "height": window.height})
            page.emulate_media(color_scheme="dark" if window.dark else "light")
            faults.append(accessibility_faults(page))
            assert wider_than_window(page) <= 0
    assert not [found for found in faults if found]
