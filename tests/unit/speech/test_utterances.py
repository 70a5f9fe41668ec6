"""A prompt is cut where a reader takes a breath."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.speech.utterances import split_into_utterances

CUTS = {
    "One sentence.": ["One sentence."],
    "One. Two! Three? Four": ["One.", "Two!", "Three?", "Four"],
    "Types: local and distant.": ["Types:", "local and distant."],
    "Dr. Smith came. She left.": ["Dr. Smith came.", "She left."],
    "Some drugs, e.g. Taxol, help.": ["Some drugs, e.g. Taxol, help."],
    "It is 3.5 cm. At 12:30 it grew.": ["It is 3.5 cm.", "At 12:30 it grew."],
    "It is stage rIIIB. Ask.": ["It is stage rIIIB. Ask."],
    "J. Okafor signed. Good.": ["J. Okafor signed.", "Good."],
    "“Quoted.” ¿Y ahora? Sí.": ["“Quoted.”", "¿Y ahora?", "Sí."],
    "the end. of it": ["the end. of it"],
    "... : --": [],
    "": [],
}


@pytest.mark.parametrize("prompt", CUTS)
def test_prompts_are_cut_between_sentences(prompt: str) -> None:
    """Sentences and colons cut; abbreviations, numbers and codes do not."""
    assert CUTS[prompt] == [utterance.words for utterance in split_into_utterances(prompt)]


def test_a_colon_pauses_longer_than_a_sentence() -> None:
    """0.5 s after a colon, 0.3 s after a sentence, nothing at the end."""
    pauses = [utterance.pause for utterance in split_into_utterances("Types: one. Two.")]

    assert [0.5, 0.3, 0.0] == pauses


@given(st.text(alphabet="aB1.:!? \"éD", max_size=80))
def test_no_word_is_lost(prompt: str) -> None:
    """The utterances hold the letters and digits of the prompt, in order."""
    said = "".join(utterance.words for utterance in split_into_utterances(prompt))

    assert [c for c in prompt if c.isalnum()] == [c for c in said if c.isalnum()]
