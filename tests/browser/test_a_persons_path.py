"""What somebody does who has just typed `make run`: text, call, read, all by keyboard alone."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.watching import PHONE, Window, accessibility_faults


def tab_to(page: Page, wanted: Locator, most: int = 80) -> None:
    """Press Tab until a control has the focus."""
    for _ in range(most):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the Tab key does not come there")


def test_types_and_more_then_a_call_by_keyboard_alone(open_page: OpenPage) -> None:
    """TYPES, MORE, then a call from the same phone that goes on where the texts stopped; no mouse at all."""
    page = open_page("/simulator/", PHONE)
    phone = page.locator(".phone").nth(0)
    tab_to(page, phone.get_by_label("Number", exact=True))
    page.keyboard.type("Another")
    expect(phone.get_by_label("Another number")).to_be_focused()
    page.keyboard.type("216-555-0181")
    tab_to(page, phone.get_by_label("Your text"))
    for words, answers in (("TYPES", 2), ("MORE", 3)):
        page.keyboard.type(words)
        page.keyboard.press("Enter")
        expect(phone.locator(".bubble.in")).to_have_count(answers)
    expect(phone.locator(".bubble.in .words").last).to_contain_text("TYPES 2 of 5 (draft).")
    page.keyboard.press("Shift+Tab")
    while not phone.get_by_role("tab", name="Texts").evaluate("one => one === document.activeElement"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    tab_to(page, phone.get_by_role("button", name="Call", exact=True))
    page.keyboard.press("Enter")
    expect(phone.locator("[aria-current]")).to_be_visible()
    page.keyboard.press("1")
    expect(phone.locator("[data-part=captions] .bubble.out")).to_have_text("You: Key 1")
    expect(phone.locator("[data-part=captions] .bubble.in").last).to_contain_text("Types of Recurrent Cancer. Part",
                                                                               timeout=20_000)
    assert not accessibility_faults(page)
    tab_to(page, phone.get_by_role("button", name="Hang up"))
    page.keyboard.press("Enter")
    expect(phone.get_by_role("status")).to_have_text("You hung up. Call ended.")


def test_a_topic_is_found_and_read_on_the_public_page(open_page: OpenPage) -> None:
    """From the start page to a topic, its texts and its source, in an enlarged window."""
    page = open_page("/", Window(zoom=2))
    page.get_by_role("link", name="Types of Recurrent Cancer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Types of Recurrent Cancer")
    page.get_by_text("The same as text messages").click()
    expect(page.get_by_role("listitem").filter(has_text="Text MORE.").first).to_be_visible()
    expect(page.get_by_role("link", name="NCI: Recurrent Cancer")).to_be_visible()
    assert not accessibility_faults(page)
    page.get_by_role("link", name="Español").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Temas")
