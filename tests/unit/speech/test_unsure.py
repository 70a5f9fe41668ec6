"""Words that a person must listen to are found and named."""

from __future__ import annotations

import pytest

from outreach.speech.hibari_engine import is_installed
from outreach.speech.pronunciation import Entry, Lexicon, read_lexicon
from outreach.speech.unsure import dictionary_of, unsure_words

TEXT = "The lead in paint harms. Take zyxolumab, 50 mg, at stage IIIB. Zyxolumab works; call 911 or ask NCI."


def test_unknown_and_risky_words_need_a_person() -> None:
    """A word out of the dictionary, and one that is read in two ways; numbers, letters and stages are settled."""
    known = set("the in paint harms take lead milligrams at stage three works call or ask".split())
    lexicon = Lexicon(risky=frozenset({"lead"}))

    assert ("lead", "zyxolumab", "Zyxolumab") == unsure_words((TEXT,), lexicon, lambda word: word.lower() in known)
    assert ("lead",) == unsure_words((TEXT,), lexicon)


def test_an_entry_settles_a_word() -> None:
    """Also one that only says who listened."""
    entries = {word: Entry(word=word, source="J. Okafor, RN") for word in ("lead", "zyxolumab")}

    lexicon = Lexicon(entries=entries, risky=frozenset({"lead"}))

    assert () == unsure_words((TEXT,), lexicon, lambda word: word.lower() != "zyxolumab")


@pytest.mark.skipif(not is_installed(), reason="the extra `voice` is not installed")
def test_the_voice_tells_what_it_knows() -> None:
    """Plain words and their forms are known; a made-up drug is not, and one of the lexicon is settled."""
    text = "Doctors described recurring tumors, metastasis and imatinib to zyxolumab patients."

    assert ("zyxolumab",) == unsure_words((text,), read_lexicon("en"), dictionary_of("hibari"))
