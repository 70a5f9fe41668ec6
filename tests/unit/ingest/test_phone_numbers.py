"""Phone numbers in a document, each with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factories import read_page


def numbers(folder: Path, text: str) -> list[tuple[int, str]]:
    """Line and number, as the document writes it."""
    return [(number.line, number.text) for number in read_page(folder, f"## Help\n\nRest.\n\n{text}\n").phone_numbers]


@pytest.mark.parametrize(("text", "expected"), [
    ("Call 1-800-4-CANCER now.", "1-800-4-CANCER"), ("Call (216) 555-0142.", "(216) 555-0142"),
    ("Call +1 216 555 0142.", "+1 216 555 0142"), ("Call 911 at once.", "911"), ("Text HOME to 988.", "988"),
    ("Please dial 108.", "108"), ("Llame al 911.", "911"), ("Call 9-1-1.", "9-1-1"), ("Call the number 211.", "211"),
    ("Take 500 mg.", ""), ("Call 100 people.", ""), ("In 2016-2020, 555 of 1,000 slept.", ""),
    ("See [this](https://x.example.org/216-555-0142).", ""),
    ("Call 216\N{NO-BREAK SPACE}555\N{EN DASH}0142.", "216 555-0142"),
])
def test_numbers_that_a_person_could_call(tmp_path: Path, text: str, expected: str) -> None:
    """Doses, years and addresses of links are none."""
    assert ([(5, expected)] if expected else []) == numbers(tmp_path, text)


def test_each_number_once(tmp_path: Path) -> None:
    """With its first line; what is about the page is not told, so its numbers do not matter."""
    text = "Call 216-555-0142.\n\nCall (216) 555-0142.\n\n## Contact us\n\nCall 216-555-0143."

    assert [(5, "216-555-0142")] == numbers(tmp_path, text)
