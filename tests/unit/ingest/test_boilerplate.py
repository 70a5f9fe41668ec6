"""Sections about the page itself are no messages; sections about an illness are."""

import pytest

from outreach.ingest.boilerplate import is_boilerplate


@pytest.mark.parametrize("heading", [
    "References", "References:", "About This PDQ Summary", "Disclaimer", "Permission to Use This Summary", "Contact Us",
    "Reviewers and Updates", "Updates to This Page", "Latest Updates", "Clinical Trials", "Related Links", "Glossary",
    "Referencias", "For More Information", "Acknowledgments",
])
def test_headings_about_the_page(heading: str) -> None:
    """Nobody texts a word to hear a bibliography."""
    assert is_boilerplate(heading)


@pytest.mark.parametrize("heading", [
    "", "Treatment", "Clinical Trials for You", "Links Between Diet and Cancer", "Resourceful Eating", "Who to Contact",
    "About This Illness", "Purpose of Treatment",
])
def test_headings_about_the_illness(heading: str) -> None:
    """Words of the list within a longer heading set nothing aside."""
    assert not is_boilerplate(heading)


@pytest.mark.parametrize("heading", ["Changes in Your Body", "Changes to Watch For", "Update Your Shots"])
def test_changes_of_the_body_are_about_the_illness(heading: str) -> None:
    """A whole section of signs would be lost."""
    assert not is_boilerplate(heading)
