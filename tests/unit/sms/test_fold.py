"""Typographic characters written in plain ones."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.sms.fold import PLAIN_FORMS, fold_typography
from outreach.sms.gsm7 import is_gsm7

#: characters that are replaced by words, so that letters come in
IN_WORDS = {"\N{LESS-THAN OR EQUAL TO}", "\N{GREATER-THAN OR EQUAL TO}", "\N{DEGREE SIGN}", "\N{MULTIPLICATION SIGN}"}
#: digits appear where a fraction stands; "µg" is a word
IN_DIGITS = {"½", "¼", "¾"}
UNITS = {"\N{MICRO SIGN}", "\N{GREEK SMALL LETTER MU}"}

folded = st.sampled_from(sorted(set("".join(PLAIN_FORMS))))
texts = st.text(st.one_of(st.characters(exclude_categories=("Cs",)), folded), max_size=60)
plain_meaning = texts.filter(lambda text: not set(text) & (IN_WORDS | IN_DIGITS | UNITS))


@pytest.mark.parametrize(("written", "plain"), [
    ("You don’t need “restaging.”", 'You don\'t need "restaging."'),
    ("before—experience", "before - experience"),
    ("pages 4–6", "pages 4-6"),
    ("PDQ® summaries™ ©", "PDQ summaries"),
    ("wait\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}here\t\n now ", "wait here now"),
    ("zero\N{ZERO WIDTH SPACE}width and soft\N{SOFT HYPHEN}hyphen", "zerowidth and softhyphen"),
    ("and so on…", "and so on..."),
    ("38.5 °C", "38.5 degrees C"),
    ("age ≥18 and ≤65", "age at least 18 and at most 65"),
    ("take 1½ tablets", "take 1 1/2 tablets"),
    ("5 µg a day", "5 micrograms a day"),
    ("cafe\N{COMBINING ACUTE ACCENT}", "café"),
    ("−5", "-5"),
    ("más cáncer", "más cáncer"),
])
def test_the_plain_form_says_the_same(written: str, plain: str) -> None:
    """Quotes, dashes and spaces become plain; signs become the words for them."""
    assert plain == fold_typography(written)


@given(plain_meaning)
def test_digits_and_letters_are_never_changed(text: str) -> None:
    """A dose stays the dose that it was: letters and digits come out in the same order."""
    composed = unicodedata.normalize("NFC", text)

    assert _letters_and_digits(composed) == _letters_and_digits(fold_typography(text))


@given(texts)
def test_no_question_mark_is_invented(text: str) -> None:
    """What has no plain form stays as it is, to be seen by a person."""
    assert text.count("?") == fold_typography(text).count("?")


@given(st.text(st.sampled_from("abc 019.,?!'\"-()[]{}€’“”—…½≥°"), max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    """A folded text is already plain."""
    once = fold_typography(text)

    assert once == fold_typography(once)


@given(texts)
def test_no_odd_space_is_left(text: str) -> None:
    """One space between words, none at the ends."""
    plain = fold_typography(text)

    assert " ".join(plain.split()) == plain


def test_every_plain_form_is_cheap() -> None:
    """Nothing is folded into a character that is itself expensive."""
    assert [] == [plain for plain in PLAIN_FORMS.values() if not is_gsm7(plain)]


@pytest.mark.parametrize("text", ["5 µ\N{SOFT HYPHEN}g", "e\N{ZERO WIDTH SPACE}\N{COMBINING ACUTE ACCENT}"])
def test_folding_twice_is_folding_once_around_dropped_marks(text: str) -> None:
    """A sentence has one hash, however often its text was folded."""
    once = fold_typography(text)

    assert once == fold_typography(once)


def test_a_raised_decimal_point_never_becomes_a_range() -> None:
    """British journals write 2.5 with a raised dot."""
    assert "2-5 mg" != fold_typography("2·5 mg")


def _letters_and_digits(text: str) -> str:
    return "".join(character for character in text if unicodedata.category(character)[0] in "LN"
                   and character != "\N{MODIFIER LETTER APOSTROPHE}")
