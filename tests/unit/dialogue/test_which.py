"""A keyword that several guides share, and parts of a topic: what is asked, paged and answered."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from outreach.catalog.opening import open_build
from outreach.catalog.write import CatalogueWriter
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.dialogue.which import answered, questions
from outreach.model.conversation import Contact, ContactId, InboundSms, Question, TextState, TextStep
from outreach.sms.segments import measure
from tests.factories import make_book, make_credit, make_script
from tests.fakes import NOON

SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
KNOWN = TextState(notice=NOTICE_VERSION)
TITLES = ("Living With Asthma", "Living With Gout", "Asthma at Work", "Sleep")


def shelf_of(folder: Path, titles: tuple[str, ...], parts: tuple[str, ...] = ()) -> Shelf:
    """Guides that all have TREATMENT, each under its title; the first has topics and parts of its own."""
    scripts = [make_script(document=f"guide-{n}", section="treatment", keyword="TREATMENT", aliases=("CARE",),
                           source=make_credit(title=title), menu_digit="1") for n, title in enumerate(titles, 1)]
    scripts += [make_script(document="guide-1", section=f"topic-{n}", keyword=word, menu_digit=str(n))
                for n, word in enumerate(("SIGNS", "STAGE3"), start=2)]
    scripts += [make_script(document="guide-1", section=word.lower(), keyword=word, menu_digit="", parent="TREATMENT")
                for word in parts]
    with CatalogueWriter(folder, serve="drafts") as writer:
        writer.add_scripts(scripts, {"en": make_book()})
        return Shelf(catalogue=open_build(folder, writer.finish().stem, drafts=True), book=make_book(), language="en")


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """Four guides."""
    return shelf_of(tmp_path, TITLES)


def answer(shelf: Shelf, *bodies: str, state: TextState = KNOWN, hours: float = 0) -> TextStep:
    """The answer to the last of some texts."""
    for body in bodies:
        step = reply_to(InboundSms(message_sid="SM1", sender=SENDER, body=body), state, shelf,
                        now=NOON + timedelta(hours=hours), position_hours=24)
        state = step.state
    return step


def test_which_guide_is_asked_in_one_segment(shelf: Shelf) -> None:
    """With all the guides that have the word, numbered."""
    [text] = answer(shelf, "treatment").reply.messages

    assert ("TREATMENT is in 4 guides. Reply 1 for Living With Asthma, 2 for Living With Gout, 3 for Asthma at Work, "
            "4 for Sleep.") == text
    assert 1 == measure(text).segments


@pytest.mark.parametrize(("text", "guide"), [
    ("1", "guide-1"), ("4", "guide-4"), ("Living with Gout", "guide-2"), ("gout", "guide-2"),
    ("work please", "guide-3"), ("SLEEP", "guide-4"),
])
def test_a_number_a_title_or_a_word_of_it_answers(shelf: Shelf, text: str, guide: str) -> None:
    """The guide's topic opens, and nothing is asked any more."""
    step = answer(shelf, "care", text)
    position = step.state.position

    assert position
    assert (guide, "treatment", None) == (position.document, position.section, step.state.question)


@pytest.mark.parametrize("text", ["asthma", "with", "5", "0", "", "at", "99999999999", "living"])
def test_anything_else_is_no_answer(shelf: Shelf, text: str) -> None:
    """A word of two titles, a short one, a number that was not offered."""
    question = answer(shelf, "treatment").state.question

    assert answered(shelf, question, text) is None
    assert answered(shelf, None, "1") is None


def test_anything_else_is_understood_as_always(shelf: Shelf) -> None:
    """A keyword opens its topic, a menu number counts in the menu again, HELP does not end the question."""
    assert answer(shelf, "treatment", "signs").reply.messages[0].startswith("SIGNS 1 of")
    assert answer(shelf, "signs", "MENU", "2").reply.messages[0].startswith("SIGNS 1 of")
    help_state = answer(shelf, "treatment", "HELP").state
    assert help_state.question
    assert answer(shelf, "2", state=help_state).state.position == answer(shelf, "treatment", "2").state.position


def test_the_guide_that_is_being_read_goes_first(shelf: Shelf) -> None:
    """Nothing is asked then."""
    step = answer(shelf, "care", "gout", "treatment")

    assert step.state.position
    assert ("guide-2", "keyword") == (step.state.position.document, step.rule)


def test_a_question_expires_and_ends_with_stop(shelf: Shelf) -> None:
    """After 24 hours, as a reading position does, a digit is a number of the menu again."""
    asked = answer(shelf, "treatment").state

    assert "guide-4" == getattr(answer(shelf, "4", state=asked, hours=23.9).state.position, "document", "")
    assert answer(shelf, "4", state=asked, hours=24).rule == "unknown"
    assert answer(shelf, "STOP", state=asked).state.question is None
    assert answer(shelf, "STOP i want to die", state=asked).state.question is None


def test_many_guides_are_paged_over_more(tmp_path: Path) -> None:
    """Each text in one segment; numbers run on, and all of them answer at any time."""
    shelf = shelf_of(tmp_path, tuple(f"Living With Illness of Kind {n}" for n in range(1, 13)))
    texts = questions(shelf, "treatment")
    said = [answer(shelf, "treatment", *["MORE"] * turns).reply.messages[0] for turns in range(len(texts))]

    assert len(texts) > 2
    assert list(texts) == said
    assert {1} == {measure(text).segments for text in texts}
    assert all("Text MORE" in text for text in texts[:-1])
    assert "MORE" not in texts[-1]
    assert "12 for Living With Illness of Kind 12." in texts[-1]
    assert "guide-12" == getattr(answer(shelf, "treatment", "12").state.position, "document", "")


def test_a_keyword_may_be_texted_with_a_space(shelf: Shelf) -> None:
    """ "stage 3" is STAGE3."""
    assert answer(shelf, "Stage 3").reply.messages[0].startswith("STAGE3 1 of")


def test_a_build_without_the_guides_asks_nothing_any_more(tmp_path: Path) -> None:
    """The question is of a build before."""
    shelf = shelf_of(tmp_path, ("Sleep",))
    asked = TextState(notice=NOTICE_VERSION, question=Question(word="gone", page=1, expires_at=NOON + timedelta(1)))

    assert "nothing-open" != answer(shelf, "1", state=asked).rule
    assert answer(shelf, "1", state=asked).state.position
    assert "There is no topic open." in answer(shelf, "MORE", state=asked).reply.messages[0]


def test_parts_are_named_behind_the_last_page(tmp_path: Path) -> None:
    """As many as fit a segment, the others over MORE, then the end text; the topic list leaves them out."""
    parts = tuple(f"PARTNUMBER{chr(letter)}" for letter in range(ord("A"), ord("K")))
    shelf = shelf_of(tmp_path, ("Sleep",), parts)
    pages = len(shelf.catalogue.pages(shelf.topics()[0]))
    texts = [answer(shelf, "treatment", *["MORE"] * turns).reply.messages[0] for turns in range(pages + 5)]
    named, end = texts[pages:pages + 2], texts[pages + 2]

    assert ["TREATMENT has more: PARTNUMBERA,", "TREATMENT has more: PARTNUMBER"] == [named[0][:32], named[1][:30]]
    assert {1} == {measure(text).segments for text in named}
    assert ["MORE for others.", "MORE for the end"] == [named[0][-16:], named[1][-17:-1]]
    assert all(any(part in text for text in named) for part in parts)
    assert end.startswith("End of TREATMENT.")
    assert "Topics: 1 TREATMENT, 2 SIGNS, 3 STAGE3." in texts[pages + 3]
    assert answer(shelf, parts[3]).reply.messages[0].startswith(f"{parts[3]} 1 of")


def test_a_slip_as_near_to_two_keywords_asks(tmp_path: Path) -> None:
    """Nothing is guessed; the number, the word or MENU answers."""
    scripts = [make_script(document="guide", section=word.lower(), keyword=word, menu_digit=str(number),
                           source=make_credit(title="Aches"))
               for number, word in enumerate(("HEARING", "HEALING", "REST"), start=1)]
    with CatalogueWriter(tmp_path, serve="drafts") as writer:
        writer.add_scripts(scripts, {"en": make_book()})
        built = open_build(tmp_path, writer.finish().stem, drafts=True)
    slips = Shelf(catalogue=built, book=make_book(), language="en")

    asked = answer(slips, "heaing")
    assert ("Which one do you mean? Reply 1 for HEALING, 2 for HEARING. Text MENU for all topics.",
            ) == asked.reply.messages
    for reply, section in (("2", "hearing"), ("healing", "healing")):
        position = answer(slips, "heaing", reply).state.position
        assert position
        assert section == position.section
    assert asked.state.position is None
