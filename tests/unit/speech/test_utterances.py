"""A prompt is cut where a reader takes a breath."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.speech.plain_text import as_plain_text
from outreach.speech.spoken import tokenise
from outreach.speech.tokens import Kind
from outreach.speech.utterances import split_into_utterances

CUTS = {
    "One sentence.": ["One sentence."],
    "One. Two! Three? Four": ["One.", "Two!", "Three?", "Four"],
    "Types: local and distant.": ["Types:", "local and distant."],
    "Dr. Smith came. She left.": ["Doctor Smith came.", "She left."],
    "Some drugs, e.g. Taxol, help.": ["Some drugs, for example Taxol, help."],
    "Rest, etc. Then walk.": ["Rest, and so on.", "Then walk."],
    "It is 3.5 cm. At 12:30 it grew.": ["It is 3.5 centimeters.", "At 12 30 it grew."],
    "It is stage rIIIB. Ask.": ["It is recurrent stage three B.", "Ask."],
    "Call 911. Stay calm.": ["Call nine, one, one.", "Stay calm."],
    "Ask NCI. PDQ helps.": ["Ask N C I.", "P D Q helps."],
    "J. Okafor signed. Good.": ["J. Okafor signed.", "Good."],
    "“Quoted.” ¿Y ahora? Sí.": ["“Quoted.”", "¿Y ahora?", "Sí."],
    "the end. of it": ["the end. of it"],
    "... : --": [],
    "": [],
}


def said(prompt: str) -> list[str]:
    """The words of each utterance."""
    return [as_plain_text(utterance.tokens, "en") for utterance in split_into_utterances(tokenise(prompt))]


def pauses(prompt: str, language: str = "en") -> list[float]:
    """The silences between the utterances."""
    return [utterance.pause for utterance in split_into_utterances(tokenise(prompt, language), language)]


@pytest.mark.parametrize("prompt", CUTS)
def test_prompts_are_cut_between_sentences(prompt: str) -> None:
    """Sentences and colons cut; abbreviations, numbers and codes do not."""
    assert CUTS[prompt] == said(prompt)


def test_a_colon_pauses_longer_than_a_sentence() -> None:
    """0.5 s after a colon, 0.3 s after a sentence, nothing at the end."""
    assert [0.5, 0.3, 0.0] == pauses("Types: one. Two.")


def test_paragraphs_and_items_pause_longer() -> None:
    """0.7 s at a blank line; 0.5 s before an item that is counted, in each language."""
    assert [0.7, 0.0] == pauses("One thing.\n\nAnother thing.")
    assert [0.5, 0.5, 0.0] == pauses("First: rest. Second: drink.")[:1] + pauses("It is so. Second: drink.")[:1] + [0.0]
    assert [0.5, 0.5, 0.0] == pauses("Descanse. Segundo: beba.", "es")
    assert [0.5, 0.5, 0.0] == pauses("One.\n\nSecond: two.")


@given(st.text(alphabet="aB1.:!? \"éD", max_size=80))
def test_no_word_is_lost(prompt: str) -> None:
    """The utterances hold the letters and digits of the prompt, in order."""
    tokens = tokenise(prompt)
    kept = [token for utterance in split_into_utterances(tokens) for token in utterance.tokens]

    assert [token for token in tokens if token.kind is Kind.WORD] == [t for t in kept if t.kind is Kind.WORD]
