"""The language of a conversation: set by one clear text, kept until another one, never by a keyword or a digit."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach.bootstrap.builds import EmptyCatalogue, make_shelf
from outreach.dialogue.choose_language import in_language
from outreach.dialogue.line import TextLine
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.model.conversation import InboundSms, TextState, TextStep
from tests.fakes import NOON, FrozenClock, PaperShelves, PaperStore, line_settings, paper_shelf
from tests.integration.store_people import person

SHELF = paper_shelf()
EMPTY = make_shelf(EmptyCatalogue(), line_settings(Path("nowhere")))
ENGLISH, SPANISH = SHELF.book, SHELF.speaking("es").book
LANGUAGES = st.sampled_from(("", "en", "es"))
DANGER = (("quiero morir", "crisis"), ("no puedo respirar", "medical"), ("tengo fiebre por la quimio", "urgent"))


def answer(body: str, shelf: Shelf = SHELF, **state: object) -> TextStep:
    """One text to a line that the sender knows already."""
    inbound = InboundSms(message_sid="SM1", sender=person("Ann"), body=body)
    known = TextState(notice=NOTICE_VERSION, **state)  # type: ignore[arg-type]
    return reply_to(inbound, known, shelf, now=NOON, position_hours=24)


def language_after(body: str, language: str) -> str:
    """What is remembered once a text was answered."""
    return answer(body, language=language).state.language


@given(language=LANGUAGES, text=st.text(st.characters(categories=("Nd", "So", "Zs")), max_size=20))
def test_digits_and_pictures_never_change_it(language: str, text: str) -> None:
    """Menu numbers, temperatures, emoji."""
    assert language == language_after(text, language)


@given(language=st.sampled_from(("en", "es")), word=st.sampled_from(
    ("TYPES", "why", "no", "si", "No.", "yes", "ok", "STOP", "help", "START", "more", "mas", "MENU", "back", "hola")))
def test_one_word_never_changes_it(language: str, word: str) -> None:
    """Keywords and commands of one language are texted in the other, too."""
    assert language == language_after(word, language)


@pytest.mark.parametrize(("body", "before", "after"), [
    ("me bolvio el canser", "", "es"), ("me bolvio el canser", "en", "es"), ("what are the types", "es", "en"),
    ("ESPANOL", "en", "es"), ("english please", "es", "en"), ("AYUDA", "", "es"), ("temas", "", "es"),
    ("temas", "en", "en"), ("quiero morir", "", "es"), ("quiero morir", "en", "en"),
])
def test_what_changes_it(body: str, before: str, after: str) -> None:
    """A wish, a clear text, STOP and HELP in Spanish; danger only where nothing was known."""
    assert after == language_after(body, before)


@pytest.mark.parametrize(("body", "name"), [("ALTO", "stop"), ("baja", "stop"), ("AYUDA", "person")])
def test_stop_and_help_in_spanish(body: str, name: str) -> None:
    """Confirmed in the language that they were asked for in."""
    shown = answer(body).reply.messages[0]
    assert shown in (SPANISH.sms(name), SPANISH.sms("help"))


@pytest.mark.parametrize(("body", "level"), DANGER)
@pytest.mark.parametrize("state", [{}, {"opted_out": True}, {"language": "en"}, {"opted_out": True, "language": "en"}])
@pytest.mark.parametrize("shelf", [SHELF, EMPTY], ids=["a build", "no build"])
def test_danger_in_spanish_is_answered_in_spanish(body: str, level: str, state: dict[str, object],
                                                  shelf: Shelf) -> None:
    """Whatever was said before, after STOP, and without any build."""
    assert (SPANISH.sms(level),) == answer(body, shelf, **state).reply.messages


@pytest.mark.parametrize(("body", "level"), DANGER)
def test_danger_in_spanish_while_the_database_is_down(body: str, level: str) -> None:
    """Nothing is known of anybody then, but what the text itself says."""
    line = TextLine(store=PaperStore(is_down=True), shelves=PaperShelves(), clock=FrozenClock(), position_hours=24)
    reply = line.answer_without_store(body)
    assert reply is not None
    assert (SPANISH.sms(level),) == reply.messages


def test_danger_in_english_to_a_spanish_speaker() -> None:
    """The words are those of the text itself; the conversation goes on in Spanish."""
    step = answer("I want to die", language="es")
    assert ((ENGLISH.sms("crisis"),), "es") == (step.reply.messages, step.state.language)


def test_nothing_english_is_sent_unasked() -> None:
    """A keyword of a topic that Spanish has not is answered in Spanish; ENGLISH leads to it."""
    step = answer("TYPES", language="es")
    assert (SPANISH.sms("no-topics-here"),) == step.reply.messages
    back = answer("ENGLISH", language="es")
    assert ENGLISH.sms("language-set") == back.reply.messages[0]
    assert "First." in answer("TYPES", language=back.state.language).reply.messages[0]


def test_without_any_topics_no_other_language_is_promised() -> None:
    """An empty build has nothing in English either."""
    assert (SPANISH.sms("no-topics"),) == answer("temas", EMPTY, language="es").reply.messages


def test_a_line_of_one_language_stays_in_it() -> None:
    """The operator serves English alone; so does danger, with the numbers that help."""
    shelf = paper_shelf(languages=("en",))
    step = answer("me bolvio el canser", shelf)
    assert ("", shelf) == (step.state.language, in_language("ESPANOL", TextState(), shelf)[1])
    assert (ENGLISH.sms("crisis"),) == answer("quiero morir", shelf).reply.messages
    assert answer("ESPANOL", shelf).reply.messages[0].startswith("Sorry")


def test_a_spanish_line_begins_in_spanish() -> None:
    """The first language is for those who have not shown theirs."""
    shelf = paper_shelf(languages=("es", "en"))
    assert "es" == shelf.language
    assert "en" == answer("what are the types", shelf).state.language
