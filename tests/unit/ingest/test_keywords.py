"""Keywords that an author chooses in the front matter."""

from pathlib import Path

import pytest

from outreach.ingest.keywords import read_keywords
from outreach.model.document import AuthoredKeyword
from tests.factories import make_section, read_page

SECTIONS = (make_section("Words.", "### Surgery", "Words.", heading="Treatment"),
            make_section("Words.", "### Surgery", "Words.", heading="Ease Pain"))

PAGE = """---
title: Gout
source: Elm Clinic
keywords:
  Ease Pain: stop
  Treatment: CARE
---

## Treatment

Rest helps most people with gout.

## Ease Pain

Cold helps.
"""


@pytest.mark.parametrize(("name", "section", "part"), [
    ("Treatment", "treatment", ""), ("ease-pain", "ease-pain", ""), ("EASE PAIN", "ease-pain", ""),
    ("Ease Pain / Surgery", "ease-pain", "Surgery"), ("treatment/surgery", "treatment", "Surgery"),
])
def test_a_section_or_part_is_named_by_heading_or_slug(name: str, section: str, part: str) -> None:
    """In any case; the word is written in capital letters."""
    found = read_keywords({"keywords": {name: "relief"}}, SECTIONS)

    assert ((AuthoredKeyword(section=section, part=part, word="RELIEF"),), ()) == (found.chosen, found.problems)


@pytest.mark.parametrize(("given", "problem"), [
    ({"Treatment": "STOP"}, "STOP is a command"), ({"Treatment": "no"}, "NO is a command"),
    ({"Treatment": False}, "NO is a command"), ({"Sleep": "REST"}, '"Sleep" is no heading of this document'),
    ({"Treatment": "ab"}, "2 letters"), ({"Treatment": "two words"}, "capital letters"), ({3: "x"}, "no heading"),
    ({"Treatment": "CARE", "Ease Pain": "CÁRE"}, "chosen more than once"), ({"Treatment": None}, "0 letters"),
])
def test_a_word_that_cannot_be_used_is_named_with_its_reason(given: dict[object, object], problem: str) -> None:
    """And is not used."""
    found = read_keywords({"keywords": given}, SECTIONS)

    assert () == found.chosen
    assert problem in found.problems[0]
    assert "not used" in found.problems[0]


@pytest.mark.parametrize("front", [{}, {"keywords": ["gout", "pain"]}, {"keywords": "gout, pain"}, {"keywords": None}])
def test_a_list_for_search_engines_is_no_choice(front: dict[str, object]) -> None:
    """Many pages have one."""
    found = read_keywords(front, SECTIONS)

    assert ((), ()) == (found.chosen, found.problems)


def test_a_document_with_chosen_keywords(tmp_path: Path) -> None:
    """The good one is taken; the other is a finding at the line of the key."""
    document = read_page(tmp_path, PAGE)

    assert (AuthoredKeyword(section="treatment", part="", word="CARE"),) == document.keywords
    assert [4] == [finding.line for finding in document.findings if "STOP" in finding.problem]
