"""Sentences: where one ends and the next begins, in hard cases."""

import importlib.util

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from outreach.ingest.sentences import split_sentences
from outreach.sms.fold import fold_typography
from tests.factories import DEVELOPMENT_DATA, NO_DATA

OTHERS_CASES = DEVELOPMENT_DATA / "condense" / "splitter_cases.py"

#: sentences that, joined by a space, must be found again
HARD_CASES = (
    ("Drink 0.5 liters first.", "Wait 1.5 hours."),
    ("The dose is 7.5 mg.", "2 tablets make 15 mg."),
    ("Ask Dr. Ames or Mrs. Bell.", "They know you."),
    ("St. Luke's has a clinic.", "It opens at 9."),
    ("Some foods, e.g. Brazil nuts, help.", "Others, i.e. Sweets, do not."),
    ("Bring keys, cards, etc.", "Your bag stays here."),
    ("The desk opens at 7 a.m.", "Take a number."),
    ("Come between 8 a.m. and 4 p.m. on weekdays.", "Call first."),
    ("It was made in the U.S. Army labs.", "The vaccine is safe."),
    ("She lives in the U.S.", "She is well."),
    ("Hepatitis B is a virus.", "Hepatitis C is another."),
    ("You need vitamin D.", "Take it with food."),
    ("J. K. Ames found it.", "The cure came later."),
    ("E. coli can make you ill.", "Wash your hands."),
    ("Group A. streptococcus is common.", "It spreads fast."),
    ("Is it over?", "No!", "Keep your mask on."),
    ('He asked, "Will it hurt?"', "It will not."),
    ('"Will it hurt? Will it help?" he asked.', "Nobody knew."),
    ('They call it "remission."', "It can last."),
    ("(Do not wait.)", "Call now."),
    ("It grows slowly (over years).", "Most never notice."),
    ("Call 216-555-0142 (day or night).", "Somebody answers."),
    ("See clinic.example.org.", "Then call."),
    ("Type 2 diabetes is common.", "Type 1 is not."),
    ("Stage IV. cancer is a term.", "Ask about it."),
    ("Check your pH.", "pH paper is cheap."),
    ("Wait...", "Then breathe."),
    ("Room no. 12 is upstairs.", "Take the lift."),
    ("It happened in Feb. 2025.", "He is fine."),
    ("About 3.5% vs. 4% fell ill.", "All got well."),
    ("El Dr. Soto lo explica.", "¿Duele mucho?", "No, casi nada."),
    ("¡Llame ya!", "Él puede ayudar.", "Último aviso."),
    ("Use soap: any kind will do.", "Rinse well."),
)


@pytest.mark.parametrize("sentences", HARD_CASES, ids=lambda sentences: sentences[0])
def test_a_hard_case(sentences: tuple[str, ...]) -> None:
    """Abbreviations, initials, decimals, quotes, brackets, Spanish."""
    assert sentences == split_sentences(" ".join(sentences))


@pytest.mark.skipif(not OTHERS_CASES.is_file(), reason=NO_DATA)
def test_the_development_cases() -> None:
    """At least 29 of 30 sentences that others wrote, typography folded as the reader does."""
    spec = importlib.util.spec_from_file_location("splitter_cases", OTHERS_CASES)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    cases = [tuple(map(fold_typography, case)) for case in module.C]
    wrong = [case for case in cases if split_sentences(" ".join(case)) != case]

    assert 30 == len(cases)
    assert [] == wrong


pieces = st.sampled_from(["Dr.", "Ask", "a", "B.", '"', "?", "!", "...", "(", ")", "2.5", "mg.", "etc.", "¿Qué", "e.g.",
                          "you", "It", "p.m.", "I.", "U.S.", "No", "'", ":", "["])


@given(st.lists(pieces, max_size=14).map(" ".join))
def test_joined_sentences_give_the_paragraph_again(paragraph: str) -> None:
    """Not a character is changed, lost or moved; no sentence is empty."""
    text = fold_typography(paragraph)
    sentences = split_sentences(text)

    assert text == " ".join(sentences)
    assert all(sentences)


@given(st.text(st.characters(exclude_characters="."), max_size=80))
@example('He said, "Why? How?" Then " he left! ')
def test_any_words_are_given_again(words: str) -> None:
    """Letters of any script, odd marks, unpaired quotes."""
    text = fold_typography(words)

    assert text == " ".join(split_sentences(text))


def test_nothing_has_no_sentences() -> None:
    """An empty paragraph is no sentence."""
    assert () == split_sentences("")
    assert () == split_sentences("  ")


def test_a_lone_full_stop_is_no_end() -> None:
    """As it is left where a reference mark stood."""
    assert (". Smith wrote this.",) == split_sentences(". Smith wrote this.")


def test_an_extension_stays_with_its_number() -> None:
    """Half a phone number helps nobody."""
    assert ("Call 216-555-0142, ext. 5, by day.",) == split_sentences("Call 216-555-0142, ext. 5, by day.")
