"""The trial page in a real browser, against a small line that checks every signature."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator

import pytest
import soundfile
from flask import Flask
from playwright.sync_api import Browser, Page, expect
from werkzeug.serving import make_server

from outreach.sms.segments import measure
from tests.integration.small_line import mulaw_wav, small_line


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Where the small line answers, on a free port of this computer."""
    server = make_server("127.0.0.1", 0, Flask("no line yet"), threaded=True)
    server.app = small_line(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The open page; afterwards, it must have asked no other computer and broken no rule of its own."""
    page, requests, complaints = browser.new_page(), list[str](), list[str]()
    page.on("request", lambda sent: requests.append(sent.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(said.text) if "Content Security" in said.text else None)
    page.goto(f"{address}/simulator/")
    yield page
    page.close()
    assert all(url.startswith(address) for url in requests)
    assert not complaints


def test_text_is_answered_with_its_cost(page: Page) -> None:
    """Each answer is a bubble with its length, encoding and segments."""
    page.get_by_label("Your text").fill("LONG")
    page.get_by_label("Your text").press("Enter")
    answers = page.locator("#thread .bubble.in .small")
    expect(answers).to_have_text(["GSM-7, 161 characters, 2 segments",
                                  "GSM-7, 4 characters (counted as 6), 1 segment"])


def test_quick_words_silence_and_errors_show(page: Page) -> None:
    """A word button sends its word; silence and an error of the line can be seen."""
    page.get_by_role("button", name="MORE").click()
    expect(page.locator("#thread .bubble.in")).to_contain_text("You wrote MORE.")
    page.get_by_role("button", name="STOP").click()
    expect(page.locator("#thread .note")).to_have_text("(the line stays silent)")
    page.get_by_label("Your text").fill("ERROR")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#thread .error")).to_contain_text("error 500")


def test_segments_are_counted_as_the_line_counts_them(page: Page) -> None:
    """The page and the line agree on what every text costs."""
    texts = ["", "a" * 160, "a" * 161, "€" * 80, "a" * 152 + "€" * 77, "ł" * 70, "ł" * 71, "😀" * 67, "~\n\r"]
    counted = page.evaluate("""async (texts) => {
        const { measure } = await import("/simulator/static/gsm7.js");
        return texts.map((text) => { const c = measure(text); return [c.encoding, c.units, c.segments]; });
    }""", texts)
    costs = [measure(text) for text in texts]
    assert counted == [[cost.encoding, cost.units, cost.segments] for cost in costs]


def test_key_interrupts_the_menu_and_the_line_hangs_up(page: Page) -> None:
    """A key on the keyboard cuts the menu short; captions follow; the end of the document ends the call."""
    page.get_by_role("button", name="Call").click()
    expect(page.locator("#captions [aria-current]")).to_contain_text("For pain, press 1.")
    page.keyboard.press("1")
    expect(page.locator("#captions .bubble.in").last).to_contain_text("Most pain can be treated.")
    expect(page.locator("#call-status")).to_have_text("Call ended.")
    assert page.locator("#captions [aria-current]").count() == 0


def test_dial_finds_nobody_and_hang_up_stops(page: Page) -> None:
    """Nobody picks up in the demo; waiting can be skipped, and hanging up stops everything."""
    page.get_by_role("button", name="Call").click()
    expect(page.locator("#captions .bubble.in")).to_have_count(1)
    page.locator("[data-key='0']").click()
    expect(page.locator("#captions .note")).to_contain_text("Connecting to 216-555-0119")
    page.get_by_role("button", name="Stay silent now").click()
    expect(page.locator("#captions .bubble.in").last).to_contain_text("Goodbye no-answer")
    page.get_by_role("button", name="Hang up").click()
    expect(page.locator("#call-status")).to_have_text("You hung up. Call ended.")


def test_silence_and_pound_reach_the_line(page: Page) -> None:
    """The pound key arrives as a digit, and staying silent arrives as no digits."""
    page.get_by_role("button", name="Call").click()
    expect(page.locator("#captions .bubble.in")).to_have_count(1)
    page.locator("[data-key='#']").click()
    expect(page.locator("#captions .bubble.in")).to_have_count(2)
    page.get_by_role("button", name="Stay silent now").click()
    expect(page.locator("#captions .bubble.in").last).to_contain_text("Goodbye")
    expect(page.locator("#exchange-request")).to_contain_text("Digits: \n", use_inner_text=False)


def test_clips_play_where_the_browser_cannot_decode_them(page: Page) -> None:
    """Without mu-law in the browser, the page decodes the clip itself, to the same samples."""
    data = bytes(range(256))
    samples = page.evaluate("""async (bytes) => {
        const { decodeWav } = await import("/simulator/static/mulaw.js");
        return Array.from(decodeWav(Uint8Array.from(bytes).buffer).samples);
    }""", list(mulaw_wav(data)))
    assert samples == soundfile.read(io.BytesIO(mulaw_wav(data)))[0].tolist()
    page.evaluate("""() => {
        HTMLMediaElement.prototype.play = () => Promise.reject(new Error("no mu-law"));
        const start = AudioBufferSourceNode.prototype.start;
        AudioBufferSourceNode.prototype.start = function () { document.title = "decoded"; start.call(this); };
    }""")
    page.get_by_role("button", name="Call").click()
    expect(page).to_have_title("decoded")
    page.keyboard.press("1")
    expect(page.locator("#call-status")).to_have_text("Call ended.")
