"""The line's own words, with the operator's name and numbers filled in."""

import pytest

from outreach.errors import WordingError
from outreach.wording.drafts import LANGUAGES, draft_wordings
from outreach.wording.fill import placeholders
from outreach.wording.phrasebook import Phrasebook
from tests.factories import make_book, make_wording

PERSON, LINE = "+12165550119", "+12165550142"


def test_the_operators_name_and_numbers_are_at_hand() -> None:
    """No caller of the book has to know them."""
    book = make_book(operator_name="Oak Clinic", emergency_number="112", crisis_number="116123")

    assert "Oak Clinic" in book.sms("help")
    assert "Call 112" in book.sms("medical")
    assert "116123" in book.sms("crisis")


def test_texting_an_emergency_number_is_offered_only_where_it_works() -> None:
    """Elsewhere a text to it reaches nobody."""
    assert "Call or text 911" in make_book(text_to_911=True).sms("medical")
    assert "Call 911" in make_book().sms("medical")


def test_a_person_is_offered_only_when_there_is_one() -> None:
    """A promise that nobody keeps is worse than none."""
    assert "216-555-0119" in make_book(person_number=PERSON).sms("help")
    assert make_book().common["person_line"] == make_book().common["call_line"] == ""
    assert "216-555-0142" in make_book(line_number=LINE).common["call_line"]


def test_words_that_are_missing_are_named() -> None:
    """Also when a wording is only spoken, and asked for as a text."""
    book = Phrasebook(wordings={"goodbye": make_wording(voice="Bye.")}, common={})

    assert "Bye." == book.voice("goodbye")
    for name in ("goodbye", "greeting"):
        with pytest.raises(WordingError, match=f"no wording '{name}'"):
            book.sms(name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_draft_has_words_and_sound_placeholders(language: str) -> None:
    """A slip in the language's file is found before it is copied to scripts/."""
    for name, wording in draft_wordings(language).items():
        assert wording.sms or wording.voice, name
        assert placeholders(wording.sms) | placeholders(wording.voice) is not None


def test_drafts_are_not_to_be_changed() -> None:
    """Everybody shares the one copy."""
    with pytest.raises(TypeError):
        draft_wordings("en")["help"] = make_wording()  # type: ignore[index]
