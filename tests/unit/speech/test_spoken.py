"""Words a voice would read wrong are rewritten; everything else stays."""

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.speech.spoken import spoken
from outreach.wording.aloud_words import aloud_words

NUMBER = "two, one, six; five, five, five; zero, one, four, two"
CANCER = "one; eight hundred; four, two, two; six, two, three, seven"

REWRITTEN = {
    "Call 911 now.": "Call nine, one, one now.",
    "ZIP 44114-1234": "Z I P four, four, one, one, four; one, two, three, four",
    "Dial 9-1-1.": "Dial nine, one, one.",
    "911, 988 or 211": "nine, one, one; nine, eight, eight or two, one, one",
    "the 988 Lifeline": "the nine, eight, eight Lifeline",
    "Call 112.": "Call one, one, two.",
    "Text HOME to 741741.": "Text HOME to seven, four, one, seven, four, one.",
    "216-555-0142": NUMBER,
    "(216) 555-0142": NUMBER,
    "216.555.0142": NUMBER,
    "2165550142": NUMBER,
    "216 555 0142": NUMBER,
    "216\N{NON-BREAKING HYPHEN}555\N{NON-BREAKING HYPHEN}0142": NUMBER,
    "+1 216 555 0142": f"one; {NUMBER}",
    "+12165550142": f"one; {NUMBER}",
    "216-555-0142 ext. 12": f"{NUMBER}; extension one, two",
    "216-555-0142, ask for Ana": f"{NUMBER}; ask for Ana",
    "call 555-0142": "call five, five, five; zero, one, four, two",
    "+44 20 7946 0958": "four, four; two, zero; seven, nine, four, six; zero, nine, five, eight",
    "1-800-422-6237": CANCER,
    "1 (800) 422-6237": CANCER,
    "1-800-4-CANCER": CANCER,
    "1-800-4 CANCER": CANCER,
    "Call (800)-4 CANCER today.": f"Call {CANCER.removeprefix('one; ')} today.",
    "(855)-555 WXYZ": "eight, five, five; five, five, five; nine, nine, nine, nine",
    "1-800-4-CANCER (1-800-422-6237)": f"{CANCER} ({CANCER})",
    "https://www.cancer.gov/types/recurrent-cancer.": "cancer dot gov.",
    "(www.cancer.gov)": "(cancer dot gov)",
    "see cancer.gov/types, or call": "see cancer dot gov, or call",
    "988lifeline.org": "nine, eight, eight lifeline dot org",
    "help@lung-cancer.org": "help at lung dash cancer dot org",
    "One ® word": "One word",
    "PDQ® and Taxol™ and Zofran(R)": "P D Q and Taxol and Zofran",
    "two\nlines\0 and\N{ZERO WIDTH SPACE} more": "two lines and more",
}

UNTOUCHED = (
    "5 people", "30 percent", "in 2025", "3.911", "1,911", "911 patients were studied.", "911 percent",
    "1 in 800 people", "Take 5 a day.", "a well-known drug", "type 2 diabetes", "a blood test", "Vitamin A helps.",
    "(800 MUST KNOW)", "take 1 800 IT DAILY",
)


@pytest.mark.parametrize("text", REWRITTEN)
def test_numbers_and_addresses_are_said_as_people_say_them(text: str) -> None:
    """Codes, phone numbers, addresses and marks read as a person would read them."""
    assert REWRITTEN[text] == spoken(text)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_ordinary_numbers_stay(text: str) -> None:
    """Counts, dates, prices and codes that nobody dials stay as they are."""
    assert text == spoken(text)


def test_spanish_numbers_are_said_in_spanish() -> None:
    """Digits and dots follow the language of the prompt."""
    said = spoken("Llame al 911 o al 1-800-422-6237. Visite cancer.gov/espanol.", "es-US")

    assert ("Llame al nueve, uno, uno o al uno; ochocientos; cuatro, dos, dos; "
            "seis, dos, tres, siete. Visite cancer punto gov.") == said
    assert "911 pacientes" == spoken("911 pacientes", "es")


def digits_heard(said: str, language: str = "en") -> str:
    """The digits in a spoken number, as a listener writes them down."""
    words = {word: str(digit) for digit, word in enumerate(aloud_words(language).digits)}
    plain = re.sub(r"(\w+) hundred", r"\1 zero zero", said)
    return "".join(words[word] for word in re.findall(r"\w+", plain) if word in words)


AREA, EXCHANGE, LINE = (st.from_regex(pattern, fullmatch=True)
                        for pattern in ("[2-9][0-9]{2}", "[2-9][0-9]{2}", "[0-9]{4}"))
FORMS = st.sampled_from(("{}-{}-{}", "({}) {}-{}", "{}.{}.{}", "{} {} {}", "{}{}{}", "1-{}-{}-{}",
                         "+1 {} {} {}", "+1{}{}{}", "1 ({}) {}-{}"))


@given(form=FORMS, area=AREA, exchange=EXCHANGE, line=LINE,
       before=st.sampled_from(("", "Call ", "In 2025, call ")),
       after=st.sampled_from(("", ".", ", please", " now")))
def test_a_phone_number_keeps_its_digits_in_order(form: str, area: str, exchange: str, line: str,
                                                  before: str, after: str) -> None:
    """Whatever the form, a listener can write the number down, and no digit is left to chance."""
    number = form.format(area, exchange, line)

    said = spoken(before + number + after)

    assert re.sub(r"\D", "", number) == digits_heard(said)
    assert re.sub(r"\D", "", before) == re.sub(r"\D", "", said)


PIECES = ("911", "988,", "5-10", "mg", "50 mg/m2,", "216-555-0142", "(216) 555-0142.", "rIIIB", "IV", "stage", "BRCA1",
          "e.g.", "Dr.", "and/or", "$25.50", "30%", "<", "≥", "1/2", "2025-12-30", "cancer.gov", "a", "I", "A", "PDQ®",
          "one.", "—", "(so)", "\n\n", "T2N1M0", "5-FU", "p.m.", "day", "call", "text")


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_rewriting_twice_changes_nothing_more(text: str) -> None:
    """What has been rewritten is stable, in whatever order such things stand."""
    once = spoken(text)

    assert once == spoken(once)


@given(st.text(max_size=200))
def test_no_text_breaks_it_and_no_control_character_survives(text: str) -> None:
    """Any text can be rewritten, and a voice never gets a NUL that would cut it."""
    said = spoken(text)

    assert "\0" not in said
    assert said == " ".join(said.split())


def test_a_long_text_is_read_once_not_again_for_each_find() -> None:
    """A hundred kilobytes with thousands of finds: half a second, where it was eight."""
    began = process_time()
    spoken("When 30% of patients take 50 mg/m2 at stage IIIB, call 911. " * 1700)
    assert process_time() - began < 4
