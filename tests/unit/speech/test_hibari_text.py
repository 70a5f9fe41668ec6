"""What hibari is given: its own phonemes where the lexicon has some, full stops that stand apart."""

from __future__ import annotations

import pytest

from outreach.speech.hibari_text import as_hibari_text, own_signs
from outreach.speech.pronunciation import Entry, Lexicon
from outreach.speech.spoken import tokenise

LEXICON = Lexicon(entries={"metastasis": Entry(word="metastasis", ipa="məˈtæstəsɪs", respelling="meh tass tuh siss")})

WRITTEN = {
    "It is metastasis.": "It is [metastasis](/mətˈæstəsɪs/) .",
    "The answer is no.": "The answer is no .",
    "Call 911, then wait.": "Call nine, one, one; then wait .",
    "Stage IIIA.": "Stage three [A](/ˈA/) .",
}


@pytest.mark.parametrize("text", WRITTEN)
def test_words_are_written_as_the_voice_reads_them_right(text: str) -> None:
    """Otherwise it says "number" for "no." and the article for the letter A."""
    assert WRITTEN[text] == as_hibari_text(tokenise(text), LEXICON)


@pytest.mark.parametrize(("ipa", "own"), [
    ("ˌkimoʊˈθɛrəpi", "kˌimOθˈɛɹəpi"), ("saɪˈtɛrəbiːn", "sItˈɛɹəbin"), ("əˈnæstrəzoʊl", "ənˈæstɹəzOl"),
    ("dʒɛmˈsaɪtəbiːn", "ʤɛmsˈItəbin"),
])
def test_phonemes_are_written_in_its_own_signs(ipa: str, own: str) -> None:
    """Diphthongs are one sign, and stress stands before the vowel."""
    assert own == own_signs(ipa)
