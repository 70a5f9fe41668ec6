"""The wordings that count as needed are enough for whatever is texted or pressed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from outreach.bootstrap.builds import written_numbers
from outreach.bootstrap.callers import call_prompts, person_now
from outreach.dialogue.calls.flow import CallFlow
from outreach.dialogue.calls.scene import CallScene
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.model.calls import CallInput, CallPlace, SavedPlace, TextWish
from outreach.model.conversation import Contact, ContactId, InboundSms, TextState
from outreach.opening_hours import ALWAYS, OpeningHours
from outreach.settings import Settings
from outreach.wording.drafts import draft_wordings
from outreach.wording.needed import needed_by_line, needed_offline
from outreach.wording.phrasebook import Phrasebook, make_phrasebook
from tests.fakes import LINE, NOON, PERSON, line_settings, paper_shelf

SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
TEXTS = ("TYPES", "WHY", "1", "9", "MORE", "BACK", "MENU", "SOURCE", "asdf", "0", "HELP", "STOP", "START", "thanks",
         "I want to die", "can't breathe", "enough", "", "ESPANOL", "english", "me bolvio el canser", "quiero morir",
         "tengo miedo de morir", "ALTO", "AYUDA", "MAS", "tengo fiebre por la kimio", "she died", "why me")
SAID = ("treatment", "types", "i can't breathe", "why me", "mumble", "should i stop chemo", "what is pain", "im done")
SAVED = SavedPlace(document="recurrent-cancer", section="types", part=2)
HOURS = st.sampled_from((ALWAYS, OpeningHours.parse("mon-fri 8-17", "America/New_York"),
                         OpeningHours.parse("sun 0-24", "UTC")))
SETTINGS = st.builds(
    line_settings, st.just(Path("nowhere")), person_number=st.sampled_from(("", PERSON)), serve=st.just("reviewed"),
    line_number=st.sampled_from(("", LINE)), text_to_911=st.booleans(),
    overdue=st.sampled_from(("say", "warn", "hold")), crisis_number=st.sampled_from(("988", "116123")),
    languages=st.sampled_from((("en", "es"), ("en",), ("es", "en"))),
    person_number_es=st.sampled_from(("", "+12165550136")), person_hours_es=st.sampled_from(("", "de 8 a 5")),
    person_hours=HOURS, night_number=st.sampled_from(("", "+12165550137")), speech=st.booleans())


def bare_shelf(settings: Settings) -> Shelf:
    """The paper catalogue with the needed wordings and no other: asking for one more raises an error."""
    books = {language: bare_book(settings, language) for language in settings.languages}
    first = settings.languages[0]
    return replace(paper_shelf(overdue=settings.overdue), language=first, book=books[first], books=books)


def bare_book(settings: Settings, language: str) -> Phrasebook:
    """The needed wordings of one language."""
    needed = needed_by_line(settings, language)
    wordings = {name: wording for name, wording in draft_wordings(language).items() if name in needed}
    return make_phrasebook(wordings, settings, written=written_numbers(settings, language), language=language)


@given(SETTINGS, st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8))
def test_texts_speak_no_other_words(settings: Settings, bodies: list[str]) -> None:
    """With any number, policy and emergency line."""
    shelf, state = bare_shelf(settings), TextState()
    for body in bodies:
        step = reply_to(InboundSms(message_sid="SM1", sender=SENDER, body=body), state, shelf, now=NOON,
                        position_hours=24)
        state = step.state


@given(SETTINGS, st.lists(st.sampled_from((*"0123456789*#", "", *SAID)), min_size=1, max_size=8),
       st.sampled_from(TextWish), st.sampled_from((None, SAVED)))
def test_calls_speak_no_other_words(settings: Settings, keys: list[str], by_text: TextWish,
                                    saved: SavedPlace | None) -> None:
    """Nor on the way to a person and back."""
    prompts = call_prompts(settings, bare_shelf(settings).on(NOON.date()))
    person = person_now(settings, settings.languages[0], NOON)
    flow = CallFlow(scene=CallScene(prompts=replace(prompts, is_open=bool(person.number)), person=person,
                                    today=NOON.date(), by_text=lambda: by_text, saved=saved))
    reply = flow.answer(CallInput(place=CallPlace(step="start")))
    for key in keys:
        if reply.transfer:
            reply = flow.answer(CallInput(place=reply.transfer.then, dial_status="busy"))
        elif reply.gather:
            said = {"speech": key} if key in SAID and settings.speech else {"key": key}
            reply = flow.answer(CallInput(place=reply.gather, **said))


def test_offline_files_need_few_words() -> None:
    """A draft's mark where drafts are recorded, a warning where the operator wants it."""
    always = {"offline-credit", "offline-due", "offline-reviewed", "offline-renew", "offline-danger", "page-credit",
              "checked", "checked-never"}
    assert always == needed_offline(Settings())
    assert {*always, "draft-mark", "overdue-warning"} == needed_offline(Settings(serve="drafts", overdue="warn"))
    called = needed_offline(Settings(line_number="+12165550142"))
    assert {*always, "offline-renew-call"} - {"offline-renew"} == called
    assert {*always, "call-crisis-988"} == needed_offline(Settings(), "es")
    assert not {name for name in needed_by_line(Settings()) if name.startswith("offline-")}
