"""Pages as crawls leave them: titles on lines of their own, other levels of headings, spilled tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from outreach.model.document import Section, Table
from tests.factories import read_page

TITLED = "---\ntitle: Sleep\nsource: Elm Clinic\n---\n\n"


def sections_of(folder: Path, body: str) -> list[tuple[str, list[str]]]:
    """Heading and sentences of each section."""
    return [(section.heading, texts(section)) for section in read_page(folder, TITLED + body).sections]


def texts(section: Section) -> list[str]:
    """Its sentences."""
    return [sentence.text for sentence in section.sentences()]


def table_rows(folder: Path, body: str) -> list[int]:
    """The sizes of a page's tables."""
    return [block.rows for section in read_page(folder, TITLED + body).sections for block in section.blocks
            if isinstance(block, Table)]


LONG_QUESTION = ("What should a person who has slept badly for many weeks, and who works at night, ask a doctor "
                 "about pills, about lamps and about naps?")


@pytest.mark.parametrize(("body", "expected"), [
    ("##\n\nNaps\n\n- Short.\n- Long.\n", [("Naps", ["Short.", "Long."])]),
    ("##\n\nNaps\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nRest.\n", [("Naps", ["Rest."])]),
    ("##\n\nNaps\n\n### Short ones\n\nTen minutes do.\n", [("Naps", ["Ten minutes do."])]),
    (f"##\n\n{LONG_QUESTION}\n\nAsk early.\n", [(LONG_QUESTION, ["Ask early."])]),
    ("##\n\nIs it safe? Does it help?\n\nYes, it is.\n", [("Is it safe? Does it help?", ["Yes, it is."])]),
    ("##\n\n##\n\nNaps\n\nThey help.\n", [("Naps", ["They help."])]),
    ("##\n\nEmpty topic\n\n##\n\nNaps\n\nThey help.\n", [("Naps", ["They help."])]),
    ("##\nNaps\nThey help most people. They are free.\n\nRest.\n",
     [("Naps", ["They help most people.", "They are free.", "Rest."])]),
    ("##\nHow long\nshould a nap be?\n\nTen minutes.\n", [("How long should a nap be?", ["Ten minutes."])]),
    ("Rest.\n\n##\n\nNaps help. They are free. Take one.\n\nThen go on.\n",
     [("", ["Rest."]), ("", ["Naps help.", "They are free.", "Take one.", "Then go on."])]),
    ("##\n\n![a bed](a.jpg)\n\nNaps\n\nThey help.\n", [("Naps", ["They help."])]),
], ids=["a list", "a table", "a sub-heading", "a long question", "two questions", "two in a row", "a title alone",
        "the title on the next line", "a title on two lines", "no title at all", "a picture between"])
def test_the_title_of_an_empty_heading(tmp_path: Path, body: str, expected: list[tuple[str, list[str]]]) -> None:
    """The next line that can be one is its title, whatever follows."""
    assert expected == sections_of(tmp_path, body)


@pytest.mark.parametrize("below", ["- Naps\n", "[Naps](/naps)\n\nThey help.\n"], ids=["a list", "a link"])
def test_a_list_or_a_link_is_no_title(tmp_path: Path, below: str) -> None:
    """It is what the section tells."""
    assert "" == sections_of(tmp_path, f"Rest.\n\n##\n\n{below}")[-1][0]


@pytest.mark.parametrize(("body", "expected"), [
    ("# Sleep - Elm Clinic\n\n# Sleep\n\nRest.\n\n## Naps\n\nThey help.\n", ["", "Naps"]),
    ("# Sleep\n\nRest.\n\n### Naps\n\nThey help.\n\n### Beds\n\nA bed is soft.\n", ["", "Naps", "Beds"]),
    ("# Sleep\n\nRest.\n\n# Naps\n\nThey help.\n\n# Beds\n\nA bed is soft.\n", ["", "Naps", "Beds"]),
    ("# Naps\n\nThey help.\n\n# Beds\n\nA bed is soft.\n", ["Naps", "Beds"]),
    ("Rest.\n\nAnd drink water.\n", [""]),
    ("# Sleep\n\nRest.\n\n## Naps\n\nThey help.\n\n# Beds\n\nA bed is soft.\n\n## Pillows\n\nSo is a pillow.\n",
     ["", "Naps", "Beds", "Pillows"]),
    ("#### Naps\n\nThey help.\n\n#### Beds\n\nA bed is soft.\n", ["Naps", "Beds"]),
    ("# Sleep\n\n### Naps\n\nThey help.\n\n### Beds\n\nSoft.\n\n## References\n\nSmith.\n", ["Naps", "Beds"]),
], ids=["a title twice", "third level", "first level below a title", "first level alone", "no headings", "two titles",
        "fourth level", "second level only for references"])
def test_topics_stand_at_the_level_that_the_page_uses(tmp_path: Path, body: str, expected: list[str]) -> None:
    """The second, where there is one."""
    assert expected == [heading for heading, _ in sections_of(tmp_path, body)]


@pytest.mark.parametrize(("body", "rows"), [
    ("| a | b |\n|---|---|\n| 1 | 2 |\n| spilled |\n", [3]),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| spilled |\n\n| again |\n", [4]),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n\n5 mg\n\ntwice a day\n", [4]),
    ("| a | b |\n| 1 | 2 |\n", [2]),
    ("<table><tr><td>Ages 2 to 5</td><td>2 mg.</td></tr>\n<tr><td>x</td></tr></table>\n", [2]),
    ("<table>\n<tr>\n\n<td>\n\nTake 5 mg.\n\n</td></tr></table>\n", [1]),
    ("<tr><td>Take 5 mg.</td></tr>\n", [1]),
], ids=["a short row", "rows without their table", "cells without bars", "no line of hyphens", "in HTML",
        "in HTML with empty lines", "a row of HTML"])
def test_cells_are_counted_and_never_told(tmp_path: Path, body: str, rows: list[int]) -> None:
    """A dose read out without its row could be taken by anybody."""
    assert [("Doses", ["Ask the nurse."])] == sections_of(tmp_path, f"## Doses\n\n{body}\nAsk the nurse.\n")
    assert rows == table_rows(tmp_path, f"## Doses\n\n{body}\nAsk the nurse.\n")


def test_what_follows_a_table_is_told(tmp_path: Path) -> None:
    """Sentences, lists and what opens them are no cells."""
    body = "## Doses\n\n| a |\n|---|\n| 1 |\n\nAsk first.\n\n| a |\n|---|\n| 1 |\n\nBring these\n\n- A list.\n"

    assert [("Doses", ["Ask first.", "Bring these", "A list."])] == sections_of(tmp_path, body)


def test_html_is_read_as_what_it_stands_for(tmp_path: Path) -> None:
    """Headings, paragraphs and lists; captions and programs are not told."""
    body = ("<h2>Naps</h2>\n<p>They help.</p>\n<ul><li>Short<li>Long</ul>\n"
            "<figure><img src='a.jpg'><figcaption>A bed.</figcaption></figure>\n\n<nav><a href='/'>Home</a></nav>\n")

    assert [("Naps", ["They help.", "Short", "Long"])] == sections_of(tmp_path, body)


@pytest.mark.parametrize(("markdown", "words"), [
    ("It helps.<sup>1</sup> Rest.", "It helps. Rest."), ("10<sup>2</sup> sheep", "10^2 sheep"),
    ("50 mg/m<sup>2</sup> a day.", "50 mg/m^2 a day."), ("It helps.² Rest.", "It helps. Rest."),
    ("It helps.[^note] Rest.", "It helps. Rest."), ("the 4<sup>th</sup> night", "the 4th night"),
])
def test_raised_marks_go_and_powers_stay(tmp_path: Path, markdown: str, words: str) -> None:
    """A power that lost its place would be another number."""
    ((_, sentences),) = sections_of(tmp_path, f"## One\n\n{markdown}\n")

    assert words == " ".join(sentences)


def test_a_part_about_the_page_inside_a_topic_is_kept_apart(tmp_path: Path) -> None:
    """References below a topic are data; the topic's next part is told again."""
    body = ("## Naps\n\nThey help.\n\n### References\n\n1. Smith. Naps.\n\n#### More\n\n2. Lee.\n\n### Length\n\n"
            "Ten minutes.\n")
    document = read_page(tmp_path, TITLED + body)

    assert [["They help.", "Ten minutes."]] == [texts(section) for section in document.sections]
    assert ["References"] == [section.heading for section in document.set_aside]


def test_a_topic_goes_on_behind_links_that_a_page_sets_into_it(tmp_path: Path) -> None:
    """Also where a crawl has joined the links and the topic's own list."""
    body = ("## Signs\n\nTell the nurse about:\n\n#### Learn about other signs\n\n- [Fever](/fever)\n- [Cough](/c)\n"
            "\n- chills\n- pain\n\nThen rest.\n")

    assert [("Signs", ["Tell the nurse about:", "chills", "pain", "Then rest."])] == sections_of(tmp_path, body)


@pytest.mark.parametrize(("body", "sentences"), [
    ("Bring:\nyour card\na list\n\nRest.", ["Bring:", "your card", "a list", "Rest."]),
    ("These help:\nnaps, beds and\nwarm rooms.", ["These help: naps, beds and warm rooms."]),
    ("- [ ] Rest\n- [x] Drink", ["Rest", "Drink"]),
    ("-\N{NO-BREAK SPACE}Rest\n-\N{NO-BREAK SPACE}Drink", ["Rest", "Drink"]),
], ids=["lines", "a wrapped sentence", "boxes", "hard spaces"])
def test_lists_that_lost_their_marks(tmp_path: Path, body: str, sentences: list[str]) -> None:
    """Lines below a colon, boxes to tick, and marks with a space that Markdown does not take for one."""
    assert [("One", sentences)] == sections_of(tmp_path, f"## One\n\n{body}\n")


@pytest.mark.parametrize("mark", ["##\N{NO-BREAK SPACE}", "##\N{ZERO WIDTH SPACE}", "##\N{NO-BREAK SPACE}\n\n"])
def test_headings_with_hard_spaces(tmp_path: Path, mark: str) -> None:
    """As pages have them that were copied from a screen."""
    assert [("Naps", ["They help."])] == sections_of(tmp_path, f"{mark}Naps\n\nThey help.\n")


def test_a_sentence_that_is_mostly_a_link_is_text(tmp_path: Path) -> None:
    """A short honest page with one long link leads to no other page."""
    document = read_page(tmp_path, f"{TITLED}## One\n\nAsk [the nurse who works at night](/nurse) now.\n")

    assert ("accepted", "") == (document.standing, document.standing_reason)
