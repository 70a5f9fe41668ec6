"""How sentences are told apart: those that lean, those that limit, those that point to a screen."""

import pytest

from outreach.condense.patterns import is_caveat, is_pointer, is_reference, is_whole, leans_back


@pytest.mark.parametrize("text", [
    "This doesn't mean that you did wrong.", "These tests take an hour.", "It just means that cells survived.",
    "They may come back.", "But you have something now.", "However, some people need more.", "He may order a scan.",
    "For example, it may come back in your liver.", "When this happens, call us.", "After these tests, you rest.",
    "Over time, these cells grow.", "Such cells are rare.", "Otherwise, wait.", "Esto puede ayudar.",
    "For others, it may be a date.", "Para otras, puede ser una cita.",
    "In addition, you may rest.", "In addition to this, you may rest.",
])
def test_openings_that_lean_on_the_sentence_before(text: str) -> None:
    """Alone on a page, nobody could know what they speak of."""
    assert leans_back(text)


@pytest.mark.parametrize("text", [
    "It's important to ask your doctor.", "It is normal to feel afraid.", "Cancer may come back.", "Item one is rest.",
    "Thistles are plants.", "Many people feel this way.", "Theirs is a long story.", "Sothern clinics are few.",
    "When cancer spreads, it is still the same type of cancer.", "In addition to a physical exam, tests may be done.",
    "When it is not known where the cancer began, tests are done.",
])
def test_openings_that_stand_alone(text: str) -> None:
    """Also "It is important to …", where "it" means nothing, and words that only begin like others."""
    assert not leans_back(text)


@pytest.mark.parametrize("text", ["If it lasts more than 2 days, call us.", "When they come back, rest."])
def test_an_it_within_the_opening_leans_too(text: str) -> None:
    """A fever, or a sore arm?"""
    assert leans_back(text)


@pytest.mark.parametrize("text", [
    "This does not mean that it failed.", "It doesn't mean you did wrong.", "But not for everyone.",
    "However, ask first.", "Unless your doctor says so, go on.", "Except for water, take nothing.", "Do not drive.",
    "Don't wait.", "Not every lump is cancer.", "And if you choose not to, that is fine.", "Sin embargo, pregunte.",
])
def test_sentences_that_limit_the_one_before(text: str) -> None:
    """A caveat cut off makes the rest untrue."""
    assert is_caveat(text)


@pytest.mark.parametrize("text", ["Butter is fine.", "Notes help.", "You may drive.", "Nobody knows.", "Stills help."])
def test_sentences_that_limit_nothing(text: str) -> None:
    """Words that only begin like a caveat."""
    assert not is_caveat(text)


@pytest.mark.parametrize("text", [
    "See our information on Diagnosis to learn more.", "(See the PDQ summary on Lung Cancer.)",
    "For more information, see our page.", "To learn about the treatments, find your type of cancer.",
    "Learn more about trials.", "Click the link.", "It is shown below.", "Visit our website.",
    "Para más información, llame.",
])
def test_sentences_that_need_a_screen(text: str) -> None:
    """They promise what a plain phone cannot open."""
    assert is_pointer(text)


@pytest.mark.parametrize("text", [
    "See a doctor.", "Talk with your nurse.", "You may see blood.", "Show this to nobody.", "Visiting hours are short.",
    "Useful drugs exist.",
])
def test_sentences_that_need_no_screen(text: str) -> None:
    """Advice that only sounds like a pointer."""
    assert not is_pointer(text)


@pytest.mark.parametrize("text", [
    "Go to the emergency room if you have chest pain.", "Go to bed at the same hour.", "See the doctor right away.",
    "Watch for signs of infection.", "Check the wound every day.", "Use this medicine only as told.",
    "Use the inhaler twice a day.", "Vea a su médico.", "You can have a video visit with your doctor.",
])
def test_advice_is_no_pointer(text: str) -> None:
    """Dropping it would be the worst that a draft can do."""
    assert not is_pointer(text)


@pytest.mark.parametrize(("text", "whole"), [
    ("Rest.", True), ("Rest!", True), ("Why?", True), ('He said "rest."', True), ("(Rest.)", True), ("Rest:", False),
    ("a fever", False), ("and:", False), ("Rest,", False), ("", False),
])
def test_a_text_that_ends_as_sentences_do(text: str, whole: bool) -> None:
    """A title or an item may not."""
    assert whole == is_whole(text)


@pytest.mark.parametrize("text", [
    "1Ames BT, Cole DA, Diaz EF.", "Ames BT, Cole DA. Naps and age.", "Naps. J Sleep. 2009;89(2):668-672.",
    "Ames et al. found this.", "[3] Ames B, Cole D.",
])
def test_entries_of_reading_lists(text: str) -> None:
    """Authors, a journal, a year: nothing for a patient's phone."""
    assert is_reference(text)


@pytest.mark.parametrize("text", [
    "Vitamin D. It helps.", "Hepatitis B, a virus, harms the liver.", "Type O blood is common.", "Take 2 pills; rest.",
    "In 2009; later it rose.", "Call 911.",
])
def test_sentences_that_only_look_like_references(text: str) -> None:
    """A capital letter is not an author's initial."""
    assert not is_reference(text)


@pytest.mark.parametrize(("text", "points"), [
    ("More information about sleep is provided by the Elm Clinic.", True),
    ("Tips for talking with nurses are available through the county.", True),
    ("A list is available at www.example.org/list.", True),
    ("You can search for trials by your age.", True), ("You can use the trial search to find one.", True),
    ("General information about trials is also available.", True), ("You can use the left arm.", False),
    ("Another medicine is available for women.", False), ("Treatment is available at hospitals.", False),
])
def test_where_more_could_be_read(text: str, points: bool) -> None:
    """A phone opens no fact sheet; what a hospital offers is no pointer."""
    assert points == is_pointer(text)
