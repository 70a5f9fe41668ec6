"""The trial page in a real browser, against a small line that checks every signature."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import soundfile
from flask import Flask
from playwright.sync_api import Browser, Locator, Page, expect
from werkzeug.serving import make_server

from outreach.sms.segments import measure
from tests.integration.small_line import mulaw_wav, small_line


@pytest.fixture(scope="module")
def all_reports() -> list[dict[str, str]]:
    """What the small line was told of calls since the first test."""
    return []


@pytest.fixture
def reports(all_reports: list[dict[str, str]]) -> list[dict[str, str]]:
    """What it is told in one test."""
    all_reports.clear()
    return all_reports


@pytest.fixture(scope="module")
def address(all_reports: list[dict[str, str]]) -> Iterator[str]:
    """Where the small line answers, on a free port of this computer."""
    server = make_server("127.0.0.1", 0, Flask("no line yet"), threaded=True)
    server.app = small_line(f"http://127.0.0.1:{server.server_port}", all_reports)
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


@pytest.fixture
def texting(page: Page) -> Locator:
    """The first phone, which shows its texts."""
    return page.locator(".phone").nth(0)


@pytest.fixture
def calling(page: Page) -> Locator:
    """The second phone, which shows its calls."""
    return page.locator(".phone").nth(1)


def begin(calling: Locator) -> None:
    """Press Call."""
    calling.get_by_role("button", name="Call", exact=True).click()


def captions(calling: Locator) -> Locator:
    """What a phone has heard so far."""
    return calling.locator("[data-part=captions] .bubble.in")


def saved(phone: Locator) -> str:
    """The transcript that a phone gives, without its comments."""
    with phone.page.expect_download() as download:
        phone.get_by_role("button", name="Save as a transcript").click()
    written = Path(download.value.path()).read_text()
    return "".join(line for line in written.splitlines(keepends=True) if not line.startswith("#"))


def test_text_is_answered_with_its_cost(texting: Locator) -> None:
    """Each answer is a bubble with its length, encoding and segments."""
    texting.get_by_label("Your text").fill("LONG")
    texting.get_by_label("Your text").press("Enter")
    answers = texting.locator(".bubble.in summary")
    expect(answers).to_have_text(["GSM-7, 161 characters, 2 segments",
                                  "GSM-7, 4 characters (counted as 6), 1 segment"])


def test_why_a_text_was_answered_as_it_was(texting: Locator) -> None:
    """Unfolded, an answer tells its rule, the keyword that was understood, and the page."""
    texting.get_by_label("Your text").fill("tipes")
    texting.get_by_role("button", name="Send").click()
    texting.locator(".bubble.in summary").click()
    expect(texting.locator(".why dd")).to_have_text(
        ["keyword", "TYPES", "illness/en/types, page 2", "en", "b" * 12])


def test_quick_words_silence_and_errors_show(texting: Locator) -> None:
    """A word button sends its word; silence and an error of the line can be seen."""
    texting.get_by_role("button", name="MORE").click()
    expect(texting.locator(".bubble.in")).to_contain_text("You wrote MORE.")
    texting.get_by_role("button", name="STOP").click()
    expect(texting.locator(".note")).to_contain_text("(the line stays silent)")
    texting.get_by_label("Your text").fill("ERROR")
    texting.get_by_role("button", name="Send").click()
    expect(texting.locator(".error")).to_contain_text("error 500")
    assert "> MORE\n< You wrote MORE.\n> STOP\n< (silence)\n> ERROR\n" == saved(texting)


def test_a_language_brings_its_words(texting: Locator) -> None:
    """A person who writes Spanish has Spanish buttons."""
    texting.get_by_label("Language").select_option("es")
    expect(texting.get_by_role("button", name="MORE")).to_be_hidden()
    texting.get_by_role("button", name="AYUDA").click()
    expect(texting.locator(".bubble.in")).to_contain_text("You wrote AYUDA.")


def test_phones_are_added_and_removed(page: Page) -> None:
    """Five people at most, each with a number of their own; the last phone stays."""
    add = page.get_by_role("button", name="Add a phone")
    for _ in range(3):
        add.click()
    expect(page.locator(".phone")).to_have_count(5)
    numbers = page.get_by_label("Number", exact=True).evaluate_all("all => all.map(one => one.value)")
    assert 5 == len(set(numbers))
    assert len(numbers) == 5
    expect(add).to_have_attribute("aria-disabled", "true")
    for number in (5, 4, 3, 1):
        page.get_by_role("button", name=f"Remove phone {number}").click()
    expect(page.get_by_role("heading", level=2)).to_have_text(["Phone 2"])
    expect(page.get_by_role("button", name="Remove phone 2")).to_be_hidden()


def test_tabs_by_arrow_keys(texting: Locator) -> None:
    """One stop for the Tab key; the arrows change between texts and call."""
    texting.get_by_role("tab", name="Texts").focus()
    texting.page.keyboard.press("ArrowRight")
    expect(texting.get_by_role("tab", name="Call")).to_be_focused()
    expect(texting.get_by_role("button", name="Hang up")).to_be_visible()
    expect(texting.get_by_label("Your text")).to_be_hidden()


def test_a_key_sounds_as_on_a_telephone(page: Page) -> None:
    """Each key has its own two frequencies (ITU-T Q.23)."""
    tones = page.evaluate("""async () => {
        const { frequenciesOf } = await import("/simulator/static/tones.js");
        return Object.fromEntries([..."159*0#"].map((key) => [key, frequenciesOf(key)]));
    }""")
    assert {"1": [697, 1209], "5": [770, 1336], "9": [852, 1477], "*": [941, 1209], "0": [941, 1336],
            "#": [941, 1477]} == tones


def test_segments_are_counted_as_the_line_counts_them(page: Page) -> None:
    """The page and the line agree on what every text costs."""
    texts = ["", "a" * 160, "a" * 161, "€" * 80, "a" * 152 + "€" * 77, "ł" * 70, "ł" * 71, "😀" * 67, "~\n\r"]
    counted = page.evaluate("""async (texts) => {
        const { measure } = await import("/simulator/static/gsm7.js");
        return texts.map((text) => { const c = measure(text); return [c.encoding, c.units, c.segments]; });
    }""", texts)
    costs = [measure(text) for text in texts]
    assert counted == [[cost.encoding, cost.units, cost.segments] for cost in costs]


def test_key_interrupts_the_menu_and_the_line_hangs_up(calling: Locator) -> None:
    """A key on the keyboard cuts the menu short; captions follow; the end of the document ends the call."""
    begin(calling)
    expect(calling.locator("[aria-current]")).to_contain_text("For pain, press 1.")
    calling.page.keyboard.press("1")
    expect(captions(calling).last).to_contain_text("Most pain can be treated.")
    expect(calling.get_by_role("status")).to_have_text("Call ended.")
    assert calling.locator("[aria-current]").count() == 0


def test_dial_finds_nobody_and_hang_up_stops(calling: Locator) -> None:
    """Nobody picks up in the demo; waiting can be skipped; after hanging up, one can call again."""
    begin(calling)
    expect(captions(calling)).to_have_count(1)
    calling.locator("[data-key='0']").click()
    expect(calling.locator(".note")).to_contain_text("Connecting to 216-555-0119")
    calling.get_by_role("button", name="Stay silent now").click()
    expect(captions(calling).last).to_contain_text("Goodbye no-answer")
    calling.get_by_role("button", name="Hang up").click()
    expect(calling.get_by_role("status")).to_have_text("You hung up. Call ended.")
    begin(calling)
    expect(calling.locator(".divide")).to_have_text("New call")
    expect(calling.locator("[aria-current]")).to_contain_text("For pain, press 1.")


def test_the_line_is_told_how_long_a_call_was(calling: Locator, reports: list[dict[str, str]]) -> None:
    """Once, as the provider tells it, when somebody hangs up: signed, or the small line would have refused it."""
    begin(calling)
    expect(captions(calling)).to_have_count(1)
    assert not reports
    with calling.page.expect_response("**/status/voice"):
        calling.get_by_role("button", name="Hang up").click()
    [report] = reports
    assert (report["CallStatus"], report["From"]) == ("completed", "+12165550101")
    assert report["CallSid"].startswith("CA")
    assert int(report["CallDuration"]) < 60


def test_silence_and_pound_reach_the_line(page: Page, calling: Locator) -> None:
    """The pound key arrives as a digit, and staying silent arrives as no digits; the drawer shows both sides."""
    begin(calling)
    expect(captions(calling)).to_have_count(1)
    calling.locator("[data-key='#']").click()
    expect(captions(calling)).to_have_count(2)
    calling.get_by_role("button", name="Stay silent now").click()
    expect(captions(calling).last).to_contain_text("Goodbye")
    page.locator("#drawer > summary").click()
    report, newest = (page.locator("#exchanges > li").nth(place) for place in (0, 1))
    expect(report).to_contain_text("POST /status/voice from +12165550101: 204")
    newest.locator("summary").click()
    expect(newest.get_by_label("The request to the line")).to_contain_text("Digits: \n", use_inner_text=False)
    expect(newest.get_by_label("The answer of the line")).to_contain_text("<Hangup/>")
    menu = "= For pain, press 1. To hear this again, press the pound key.\n"
    assert f"call\n{menu}press #\n{menu}wait\n= Goodbye\n" == saved(calling)


def test_two_people_call_at_once(texting: Locator, calling: Locator) -> None:
    """Each phone has a call and captions of its own."""
    texting.get_by_role("tab", name="Call").click()
    begin(texting)
    begin(calling)
    expect(captions(calling)).to_have_count(1)
    calling.locator("[data-key='1']").click()
    expect(calling.get_by_role("status")).to_have_text("Call ended.")
    expect(captions(texting)).to_have_count(1)
    expect(texting.locator("[aria-current]")).to_contain_text("For pain, press 1.")


def test_clips_play_where_the_browser_cannot_decode_them(page: Page, calling: Locator) -> None:
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
    begin(calling)
    expect(page).to_have_title("decoded")
    page.keyboard.press("1")
    expect(calling.get_by_role("status")).to_have_text("Call ended.")
