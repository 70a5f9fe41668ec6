"""The trial phones against a real demo: a conversation is shared as a file, and the file is a test."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from outreach.simulator.transcript import parse, play
from tests.browser.conftest import OpenPage
from tests.browser.watching import accessibility_faults
from tests.conftest import MakeService
from tests.phones import DirectPhone


def text(phone: Locator, words: str) -> None:
    """Send a text and wait for its answer."""
    before = phone.locator(".bubble.in, .note").count()
    phone.get_by_label("Your text").fill(words)
    phone.get_by_role("button", name="Send").click()
    expect(phone.locator(".bubble.in, .note").nth(before)).to_be_visible()


def say_or_press(phone: Locator, move: str) -> None:
    """Press a key ("3"), say words, or stay silent (""), while the line speaks and listens."""
    expect(phone.locator("[data-part=captions] .bubble").last).to_have_attribute("aria-current", "true")
    if move in set("0123456789*#"):
        phone.locator(f"[data-key='{move}']").click()
    elif move:
        phone.get_by_label("Say something").fill(move)
        phone.get_by_role("button", name="Say", exact=True).click()
    else:
        phone.get_by_role("button", name="Stay silent now").click()


def saved(phone: Locator) -> str:
    """The file that a phone gives."""
    with phone.page.expect_download() as download:
        phone.get_by_role("button", name="Save as a transcript").click()
    return Path(download.value.path()).read_text()


def without_comments(transcript: str) -> str:
    """What was said and done."""
    return "".join(line for line in transcript.splitlines(keepends=True) if not line.startswith("#"))


def test_a_shared_conversation_plays_again(open_page: OpenPage, make_service: MakeService) -> None:
    """Texts and a call of one person, as the page wrote them down, come out the same on the terminal's phones."""
    phone = open_page("/simulator/").locator(".phone").nth(0)
    phone.get_by_label("Number", exact=True).select_option("other")
    phone.get_by_label("Another number").fill("216-555-0177")
    for words in ("tipes", "MORE", "hello?", "0", "STOP", "TYPES", "START"):
        text(phone, words)
    phone.get_by_role("tab", name="Call").click()
    phone.get_by_role("button", name="Call", exact=True).click()
    for move in ("*", "3", "1", "0"):
        say_or_press(phone, move)
    expect(phone.locator("[aria-current]")).to_contain_text("No one can take your call now.", timeout=20_000)
    for move in ("*", "treatment", "", "*"):
        say_or_press(phone, move)
    expect(phone.locator("[data-part=captions] .bubble").last).to_have_attribute("aria-current", "true")
    assert not accessibility_faults(phone.page)
    phone.get_by_role("button", name="Hang up").click()
    transcript = saved(phone)
    moves = parse(transcript)
    assert {"text", "call", "press", "say", "wait"} == {move.act for move in moves}
    assert without_comments(transcript) == play(moves, DirectPhone(make_service(speech=True), "+12165550177"))


@pytest.mark.parametrize("number", ["216-555-0178"])
def test_why_is_told_by_the_lines_own_record(number: str, open_page: OpenPage) -> None:
    """A misspelt keyword: the page tells what it was taken for, and the drawer what the provider got."""
    page = open_page("/simulator/")
    phone = page.locator(".phone").nth(0)
    phone.get_by_label("Number", exact=True).select_option("other")
    phone.get_by_label("Another number").fill(number)
    text(phone, "tipes")
    phone.locator(".why summary").first.click()
    expect(phone.locator(".why").first).to_contain_text("TYPES")
    expect(phone.locator(".why").first).to_contain_text("recurrent-cancer/en/types, page 1")
    page.locator("#drawer > summary").click()
    page.locator("#exchanges summary").first.click()
    expect(page.get_by_label("The answer of the line").first).to_contain_text("<Message>TYPES 1 of")
    assert not accessibility_faults(page)
