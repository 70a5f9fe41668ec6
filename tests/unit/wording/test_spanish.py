"""The drafts in Spanish hold what the English ones hold, and every text arrives in one piece."""

from __future__ import annotations

import re

import pytest

from outreach.bootstrap.builds import fallback_phrasebook
from outreach.catalog.parts import MOST_SECONDS, spoken_seconds
from outreach.dialogue.source import MOST_SEGMENTS
from outreach.settings import Settings
from outreach.sms.gsm7 import not_gsm7
from outreach.sms.segments import measure
from outreach.wording.drafts import draft_wordings
from outreach.wording.fill import placeholders
from tests.fakes import LINE, PERSON

ENGLISH, SPANISH = draft_wordings("en"), draft_wordings("es")
#: English says these numbers in the text itself
OWN_NAMES = {"ask-speaker", "person-hours", "call-crisis", "call-crisis-988", "text-crisis-988"}
OWN_PLACES = {"call_crisis", "call_crisis_aloud", "text_crisis", "person_hours_line", "emergency", "crisis"}
#: what a topic, a guide or a document fills in; as long as they usually are
FILLED = {
    "keyword": "TRATAMIENTO", "source": "NCI", "title": "Las enfermedades", "date": "30 sep", "count": 12,
    "told": "apartado Tratamiento, frases 1, 3-5 de 7", "section": "Tratamiento", "sentences": "1, 3-5",
    "url": "https://www.cancer.gov/espanol/tipos/recurrente", "again": "Mande TRATAMIENTO otra vez. ", "topics": "",
    "checked": "Revisado el 30 sep 2025; toca revisar la fuente.", "example": "TRATAMIENTO", "choices": "", "number": 1,
    "codes": "GOTA", "page": 1, "pages": 12, "mark": " (borrador)", "text": "",
    "person_hours": "lunes a viernes, 8 a 5", "disease": "cancer de pancreas", "code": "GOTA",
    "promise": "GOTA es 1 texto por semana sobre la gota.",
}
#: offers name who, what, how often, costs and the way out
LONGER = ("source-told", "join-offer", "join-offer-call", "joined")
TEXTS = sorted(name for name, wording in SPANISH.items() if wording.sms)
SETTINGS = {
    "nobody": Settings(), "a person": Settings(person_number=PERSON, line_number=LINE),
    "a speaker": Settings(person_number=PERSON, person_number_es="+12165550136", line_number=LINE,
                          person_hours_es="lunes a viernes, 8 a 5", text_to_911=True),
    "another line": Settings(crisis_number="1-800-555-0100"),
}


@pytest.mark.parametrize("name", sorted(ENGLISH))
def test_each_english_wording_has_a_spanish_one(name: str) -> None:
    """Said on the same channels, with the same things to fill in."""
    english, spanish = ENGLISH[name], SPANISH[name]
    assert (bool(english.sms), bool(english.voice)) == (bool(spanish.sms), bool(spanish.voice))
    for ours, theirs in ((spanish.sms, english.sms), (spanish.voice, english.voice)):
        assert placeholders(ours) - OWN_PLACES == placeholders(theirs) - OWN_PLACES - {"call_emergency"} | (
            placeholders(ours) & {"call_emergency"})


def test_no_other_wordings_but_those_that_spanish_needs() -> None:
    """Nobody signs what is never said."""
    assert OWN_NAMES == set(SPANISH) - set(ENGLISH)


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("line", SETTINGS)
def test_texts_arrive_in_one_piece(name: str, line: str) -> None:
    """160 of the cheap letters: one á, í, ó or ú and a text would have 70."""
    if name not in OWN_NAMES or "988" in name:
        text = fallback_phrasebook(SETTINGS[line], "es").sms(name, **FILLED)
        cost = measure(text)
        most = MOST_SEGMENTS if name in LONGER else 1
        assert not not_gsm7(text), text
        assert cost.segments <= most, (cost.units, text)


@pytest.mark.parametrize("name", ["crisis", "medical", "urgent", "in-doubt", "help", "stop", "unknown-many"])
def test_danger_names_both_numbers(name: str) -> None:
    """The operator's, never written into the wording; 988 speaks Spanish behind key 2."""
    text = fallback_phrasebook(Settings(emergency_number="112", crisis_number="116123"), "es").sms(name, topics="")
    assert "112" in text
    assert "116123" in text or name in ("urgent", "unknown-many")
    assert not re.search(r"988|911|marque 2|AYUDA por texto", text)


def test_the_crisis_line_by_key_and_text() -> None:
    """As the line itself tells Spanish speakers."""
    text = fallback_phrasebook(Settings(), "es").sms("crisis")
    assert "llame al 988 y marque 2, o mande AYUDA por texto al 988" in text
    assert "llame al 911" in text


def test_a_speaker_is_named_only_where_there_is_one() -> None:
    """With the hours, where the operator gives them."""
    named = fallback_phrasebook(SETTINGS["a speaker"], "es").sms("no-topics-here")
    assert "en español: 216-555-0136. Horas: lunes a viernes, 8 a 5." in named
    assert "216-555-0119" in fallback_phrasebook(SETTINGS["a person"], "es").sms("person")
    assert "216" not in fallback_phrasebook(SETTINGS["nobody"], "es").sms("no-topics-here")
    assert "216-555-0136" not in fallback_phrasebook(SETTINGS["a speaker"]).sms("help")


def test_what_is_spoken_is_short_and_names_the_option_first() -> None:
    """A greeting under 30 seconds; "para …: oprima 1", never "oprima 1 para …"."""
    book = fallback_phrasebook(Settings(), "es")
    assert spoken_seconds(book.voice("greeting")) <= MOST_SECONDS
    for wording in SPANISH.values():
        assert not re.search(r"oprima \S+ para", wording.voice), wording.name
