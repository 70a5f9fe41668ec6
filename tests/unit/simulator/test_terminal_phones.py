"""The phones in the terminal: what is shown for what is typed."""

from __future__ import annotations

from outreach.bootstrap import Service
from outreach.simulator.phones import CallPhone, TextPhone
from outreach.simulator.terminal import call_in_terminal, text_in_terminal
from tests.fakes import PATIENT


def texting(service: Service, *lines: str) -> list[str]:
    """What the terminal shows for some texts."""
    shown: list[str] = []
    text_in_terminal(TextPhone(service=service, contact=service.keys.contact(PATIENT)), lines, shown.append)
    return shown


def calling(service: Service, *keys: str) -> list[str]:
    """What the terminal shows for some keys."""
    shown: list[str] = []
    call_in_terminal(CallPhone(service=service), keys, shown.append)
    return shown


def test_texts_show_their_cost(service: Service) -> None:
    """Each answer with its encoding and segments; silence is said."""
    shown = texting(service, "TYPES\n", "STOP\n", "TYPES\n")
    assert shown[0].startswith("< TYPES 1 of ")
    assert shown[1].strip().startswith("[GSM-7, ")
    assert "1 segment]" in shown[-2]
    assert "  (silence)" == shown[-1]


def test_calls_show_what_is_said(service: Service) -> None:
    """Prompts after each key; only the first key of a line counts, and letters are spoken words."""
    shown = calling(service, "3\n", "x\n", "12\n", "q\n", "1\n")
    assert "= Types of Recurrent Cancer. Part 1 of 3." in shown
    assert "= Types of Recurrent Cancer. Part 2 of 3." in shown
    assert "= Sorry, I did not get that. Here are the choices again." in shown
    assert "= Types of Recurrent Cancer. Part 3 of 3." not in shown
    assert "  (the call has ended)" == shown[-1]


def test_an_empty_line_is_silence(service: Service) -> None:
    """Three silences in a topic end the call, and what is typed then does nothing."""
    shown = calling(service, "3\n", "\n", "\n", "\n", "3\n")
    assert "= Take your time." in shown
    assert "Goodbye." in shown[-2]
    assert "  (the call has ended)" == shown[-1]


def test_spoken_words_and_typed_letters(service: Service) -> None:
    """Words choose a topic; letters are typed in one line, as on a keypad."""
    shown = calling(service, "treatment\n", "*\n", "7\n", "8973#\n")
    assert "= Treatment for Recurrent Cancer. Part 1 of 5." in shown
    assert any(line.startswith("= Please spell the first letters") for line in shown)
    assert "= Types of Recurrent Cancer. Part 1 of 3." in shown


def test_the_end_of_input_ends_the_call(service: Service) -> None:
    """Ctrl-D hangs up."""
    assert "  (the call has ended)" == calling(service)[-1]
