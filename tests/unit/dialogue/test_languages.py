"""Spanish is told from English as people type it: without accents, misspelt, in few words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.dialogue.languages import asked_for, leans_to, steers_in, written_in
from outreach.dialogue.normalise import normalise
from outreach.wording import commands

SPANISH = (
    "me bolvio el canser no entiendo", "tengo fiebre 102 x la kimio", "q es metastasis", "por que me paso esto a mi",
    "nesesito saber si es grabe", "mi mama tiene miedo", "a mi esposo le duele mucho la espalda", "ya no puedo dormir",
    "cuanto cuesta el tratamiento", "QUIERO SABER DE LA CIRUGIA", "ayudenme porfavor", "no entiendo nada de esto",
    "donde esta la clinica", "tengo cita manana", "kien me puede ayudar", "me siento muy triste", "buenos dias",
    "se me cae el pelo por la quimio", "mi hijo no kiere comer", "es mi culpa?", "cuanto tiempo me queda",
    "¿volverá otra vez?", "no puedo respirar", "me quiero morir", "tengo dolor de pecho",
)
ENGLISH = (
    "my cancer came back", "i dont understand", "what is staging", "whats the best treatment", "how long do i have",
    "why did this happen to me", "my mom is scared", "does it hurt", "can it come back again", "i feel so alone",
    "send me the list of topics", "who are you and why are you texting me", "im having trouble breathing",
    "thank you so much",
    "where do i get the pills", "what does local mean", "my husband wont eat", "should i stop chemo",
)
UNCLEAR = ("", "TYPES", "no", "si", "ok", "1", "102", "0", "hola", "cancer", "no no", "ja ja", "doctor", "HELP",
           "STOP", "more", "real", "STOP ALL", "more info", "next page",
           "\U0001F64F\U0001F64F", "???", "12 34", "si no", "menu ok")


@pytest.mark.parametrize("text", SPANISH)
def test_spanish_is_seen(text: str) -> None:
    """Also in capitals."""
    assert {"es"} == {written_in(text), written_in(text.upper()), leans_to(text)}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_seen(text: str) -> None:
    """In the same way."""
    assert {"en"} == {written_in(text), written_in(text.upper()), leans_to(text)}


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_could_be_either_is_left_open(text: str) -> None:
    """One word, a digit or a picture sets nothing."""
    assert "" == written_in(text)
    assert "" == asked_for(normalise(text))


@given(st.text(st.characters(categories=("N", "S", "P", "Z")), max_size=40))
def test_digits_and_pictures_set_nothing(text: str) -> None:
    """Nor do punctuation and spaces, save the marks that Spanish alone has."""
    assert "" == asked_for(normalise(text))
    assert written_in(text) in ("", "es" if set("\u00bf\u00a1") & set(text) else "")


ENGLISH_COMMANDS = sorted(
    {word for words in (commands.STOP_WORDS, commands.START_WORDS, commands.GO_ON_WORDS, commands.HELP_WORDS,
                        commands.MENU_WORDS, commands.MORE_WORDS, commands.BACK_WORDS, commands.SOURCE_WORDS)
     for word in words if " " not in word})


@given(st.sampled_from(ENGLISH_COMMANDS), st.sampled_from((str, str.upper, str.title)))
def test_no_single_command_sets_english(word: str, form) -> None:  # type: ignore[no-untyped-def]
    """Our Spanish texts name STOP, MENU and HELP, too; only Spanish commands show a language."""
    assert "en" not in (written_in(form(word)), asked_for(form(word).lower()))


@pytest.mark.parametrize("text", ["ALTO", "parar", "Baja", "AYUDA", "ayuda por favor", "no más"])
def test_a_spanish_command_is_spanish(text: str) -> None:
    """STOP and HELP in Spanish are confirmed in Spanish."""
    assert "es" == written_in(text)


@pytest.mark.parametrize("text", ["más", "fuente", "Temas", "SIGUIENTE"])
def test_a_newcomer_may_steer_in_spanish(text: str) -> None:
    """But who reads in English turns the page with MAS, too."""
    assert ("", "es", "") == (written_in(text), steers_in(normalise(text)), steers_in("types"))


@pytest.mark.parametrize(("text", "language"), [
    ("ESPANOL", "es"), ("español", "es"), ("Espa\u00f1ol por favor", "es"), ("en espanol porfa", "es"),
    ("spanish", "es"),
    ("habla espanol?", "es"), ("do you speak spanish", "es"), ("no hablo ingles", "es"), ("spanish please", "es"),
    ("quiero los mensajes en español", "es"), ("i need spanish", "es"), ("solo hablo espanol", "es"),
    ("espanyol", "es"),
    ("ENGLISH", "en"), ("ingles", "en"), ("in english please", "en"), ("inglés", "en"), ("switch to english", "en"),
    ("i dont speak spanish", "en"), ("no espanol", "en"),
    ("english muffin", ""), ("my spanish doctor said it came back", ""), ("please", ""), ("por favor", ""), ("to", ""),
])
def test_asking_for_a_language(text: str, language: str) -> None:
    """In either language, misspelt, with courtesy around it; a text about something else asks for nothing."""
    assert language == asked_for(normalise(text))


@pytest.mark.parametrize(("text", "language"), [
    ("sobredosis", "es"), ("infarto", "es"), ("AUXILIO", "es"), ("overdose", "en"), ("stroke", "en"), ("911", ""),
])
def test_one_word_of_danger_has_a_language(text: str, language: str) -> None:
    """The answer must be understood at once."""
    assert language == leans_to(text)


@pytest.mark.parametrize("text", ["no kiero bivir", "kien eres", "ya no me escrivan", "kiero morirme"])
def test_spanish_written_as_it_sounds(text: str) -> None:
    """Who never wrote the language at school is answered in it all the same."""
    assert "es" == written_in(text) == leans_to(text)


@pytest.mark.parametrize("text", ["what kills cancer", "y does cancer return", "save the tube", "stop cancer"])
def test_english_that_only_sounds_spanish(text: str) -> None:
    """ "Tube" is not "tuve"."""
    assert "es" not in (written_in(text), leans_to(text))
