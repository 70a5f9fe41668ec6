"""A whole call in a real browser, to a real line: its transcript, played in the terminal, comes out the same."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, Locator, expect
from werkzeug.serving import make_server

from outreach.bootstrap import Service
from outreach.simulator.demo import first_words
from outreach.simulator.page import create_simulator
from outreach.simulator.said import add_said, spoken_and_noted
from outreach.simulator.transcript import parse, play
from outreach.web.app import create_line
from tests.conftest import MakeService
from tests.integration.test_simulator_page import begin, saved
from tests.phones import DirectPhone

#: what a caller does: keys, letters and pound, words, silence
MOVES = ("press 3", "press 1", "press 5", "say slower", "say where am i", "press #", "press 8", "press 2", "press *",
         "wait", "press 7", "press 873#", "press *", "say why it comes back", "say i cannot breathe", "press *",
         "say what is a tumor", "press #", "say goodbye")


@pytest.fixture
def line(make_service: MakeService) -> Iterator[tuple[str, Service]]:
    """A line with speech and its phones, on a free port of this computer."""
    server = make_server("127.0.0.1", 0, Flask("no line yet"), threaded=True)
    address = f"http://127.0.0.1:{server.server_port}"
    service = make_service(public_url=address, speech=True)
    app, settings = create_line(service, spoken=spoken_and_noted), service.settings
    add_said(app)
    app.register_blueprint(create_simulator(
        public_url=address, token=settings.auth_token, account_sid=settings.account_sid,
        line_number=settings.line_number, words_of=service.words_of_clip, how_answered=service.store.how_answered,
        first_words=lambda: first_words(service)))
    server.app = app
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address, service
    server.shutdown()


def do(calling: Locator, move: str) -> None:
    """Press, say or stay silent, once the line has begun to speak."""
    act, _, value = move.partition(" ")
    before = calling.locator("[data-part=captions] .bubble.in").count()
    if act == "press":
        for key in value:
            calling.locator(f"[data-key='{key}']").click()
    elif act == "say":
        calling.get_by_label("Say something").fill(value)
        calling.get_by_role("button", name="Say", exact=True).click()
    else:
        calling.get_by_role("button", name="Stay silent now").click()
    expect(calling.locator("[data-part=captions] .bubble.in").nth(before)).to_be_visible()


def test_a_whole_call_is_the_same_in_the_terminal(browser: Browser, line: tuple[str, Service],
                                                  make_service: MakeService) -> None:
    """Keys, letters, words and silence: every caption is what `outreach call` says for the same moves."""
    address, service = line
    page = browser.new_page()
    page.goto(f"{address}/simulator/")
    calling = page.locator(".phone").nth(1)
    begin(calling)
    expect(calling.locator("[aria-current]")).to_be_visible()
    for move in MOVES:
        do(calling, move)
    written = saved(calling)
    calling.get_by_role("button", name="Hang up").click()
    expect(page.locator("#exchanges summary").first).to_contain_text("POST /status/voice from +12165550101: 204")
    page.close()
    [whole] = [count for count in service.call_counts.told() if count.kind == "calls"]
    assert (whole.name, whole.calls) == ("completed", 1)
    assert any(count.kind == "ended at" for count in service.call_counts.told())
    did = [line for line in written.splitlines() if line[:1] not in "=#"]
    assert ["call", *(re.sub(r"(\d)#$", r"\1", move) for move in MOVES)] == did
    assert written == play(parse(written), DirectPhone(make_service(speech=True), number="+12165550177"))
