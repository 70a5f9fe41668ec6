"""Lists of guides and topics: words of titles, pages that MORE turns, numbers of the last list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from outreach.catalog.lookup import Catalogue, Topic
from outreach.catalog.opening import open_build
from outreach.catalog.write import CatalogueWriter
from outreach.dialogue.guides import GuideNames, guide_words
from outreach.dialogue.menus import GUIDES, texts_of_list
from outreach.dialogue.notice import NOTICE_VERSION
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.sms import reply_to
from outreach.model.conversation import Contact, ContactId, InboundSms, TextState, TextStep
from outreach.model.holds import UNKNOWN, Holds
from outreach.sms.pages import fits_one_segment
from tests.factories import make_book, make_credit, make_script
from tests.fakes import NOON

SENDER = Contact(ids=(ContactId(key_id="tests", digest="ab"),))
KNOWN = TextState(notice=NOTICE_VERSION)


def shelf_of(folder: Path, guides: dict[str, tuple[str, ...]]) -> Shelf:
    """Guides by title, each with topics of these keywords."""
    scripts = [make_script(document=f"guide-{n:03}", section=word.lower(), keyword=word, menu_digit=str(m),
                           source=make_credit(title=title))
               for n, (title, words) in enumerate(guides.items(), 1) for m, word in enumerate(words, 1)]
    with CatalogueWriter(folder, serve="drafts") as writer:
        writer.add_scripts(scripts, {"en": make_book()})
        return Shelf(catalogue=open_build(folder, writer.finish().stem, drafts=True), book=make_book(), language="en")


def answer(shelf: Shelf, *bodies: str, hours: float = 0) -> TextStep:
    """The answer to the last of some texts; that one comes some hours later."""
    state = KNOWN
    for number, body in enumerate(bodies, start=1):
        late = timedelta(hours=hours if number == len(bodies) else 0)
        step = reply_to(InboundSms(message_sid="SM1", sender=SENDER, body=body), state, shelf, now=NOON + late,
                        position_hours=24)
        state = step.state
    return step


@pytest.fixture
def two(tmp_path: Path) -> Shelf:
    """Two guides whose titles share a word."""
    return shelf_of(tmp_path, {"Recurrent Cancer": ("WHY", "TYPES"), "Bladder Cancer": ("SIGNS", "STAGES")})


def many(folder: Path) -> Shelf:
    """More guides than one text can list."""
    letters = "ABCDEFGHIJKLMNOPQRST"
    return shelf_of(folder, {f"{letter}{letter.lower()}rthosis Care": (f"{letter}WORD",) for letter in letters})


def test_a_guides_word_is_the_first_that_is_its_own(two: Shelf) -> None:
    """What every title has tells nothing."""
    assert ["RECURRENT", "BLADDER"] == list(guide_words(two))


@pytest.mark.parametrize("titles", [("Care", "Care"), ("Stop", "Help"), ("Ab", "Cd"), ("WHY", "Why me")])
def test_titles_without_a_word_of_their_own(tmp_path: Path, titles: tuple[str, ...]) -> None:
    """Reserved, short and shared words serve nobody: a number does. Equal titles are two guides all the same."""
    shelf = shelf_of(tmp_path, {f"{title}{' ' * n}": ("WHY",) for n, title in enumerate(titles)})
    assert ["GUIDE1", "GUIDE2"] == list(guide_words(shelf))


def test_a_guide_that_is_held_whole_has_no_word(tmp_path: Path) -> None:
    """Among many, of which the others are not asked one by one; nor where all is held, or nobody can tell."""
    shelf = many(tmp_path)
    first, *others = guide_words(shelf)
    [topic] = shelf.topics(guide_words(shelf)[first])
    asked = Asked(shelf.catalogue)
    shelf = replace(shelf, catalogue=asked)
    guide_words(shelf)
    asked.documents_asked.clear()
    held = shelf.holding(Holds(held=frozenset((topic.name, "nothing/en/here"))))
    assert others == list(guide_words(held))
    assert [topic.document] == asked.documents_asked
    assert [False, True] == [word.lower() in GuideNames(held) for word in (first, others[0])]
    assert {} == guide_words(shelf.holding(UNKNOWN))


class Asked(Catalogue):
    """A build that notes for which documents somebody asks."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__(catalogue._path)
        self.documents_asked: list[str] = []

    def topics(self, document: str, language: str) -> tuple[Topic, ...]:
        self.documents_asked.append(document)
        return super().topics(document, language)


def test_a_single_guide_has_no_list(tmp_path: Path) -> None:
    """Its topics are the menu."""
    shelf = shelf_of(tmp_path, {"Recurrent Cancer": ("WHY", "TYPES")})
    assert {} == guide_words(shelf)
    assert answer(shelf, "MENU").reply.messages[0].startswith("Topics: 1 WHY, 2 TYPES.")


@pytest.mark.parametrize(("bodies", "words"), [
    (("MENU",), "Guides: 1 RECURRENT, 2 BLADDER."), (("MENU", "2"), "Topics: 1 SIGNS, 2 STAGES."),
    (("bladder",), "Topics: 1 SIGNS"), (("MENU", "2", "2"), "STAGES 1 of"), (("MENU", "2", "MENU"), "Guides:"),
    (("WHY", "MENU"), "Topics: 1 WHY"), (("WHY", "MENU", "MENU"), "Guides:"), (("WHY", "bladder", "1"), "SIGNS 1 of"),
    (("MENU", "9"), "Sorry, I did not understand. Text RECURRENT, BLADDER."),
    (("please send me bladder",), "Topics: 1 SIGNS"),
])
def test_from_guide_to_topic(two: Shelf, bodies: tuple[str, ...], words: str) -> None:
    """A word or a number of the last list leads on; MENU leads back."""
    assert answer(two, *bodies).reply.messages[0].startswith(words)


def test_a_list_is_forgotten_with_the_place(two: Shelf) -> None:
    """A day later a number means what it means to a newcomer."""
    assert answer(two, "bladder", "2", hours=24).reply.messages[0].startswith("TYPES 1 of")


def test_a_long_list_goes_on_with_more(tmp_path: Path) -> None:
    """Each text in one segment, all guides named once, and each reached by its number."""
    shelf = many(tmp_path)
    texts = [answer(shelf, "MENU", *["MORE"] * n).reply.messages[0] for n in range(2)]
    assert all(map(fits_one_segment, texts))
    assert "MORE for others" in texts[0]
    assert all(any(f" {n} " in text or f" {n} {word}" in text for text in texts) for n, word in
               enumerate(list(guide_words(shelf))[:12], 1))
    assert answer(shelf, "MENU", "20").reply.messages[0].startswith("Topics: 1 TWORD")


def test_ok_goes_on_with_a_list(tmp_path: Path) -> None:
    """As with a topic."""
    shelf = many(tmp_path)
    assert answer(shelf, "MENU", "ok").reply == answer(shelf, "MENU", "MORE").reply


def test_the_list_of_guides_is_cut_once_for_the_same_words(tmp_path: Path) -> None:
    """Among 2,000 guides cutting took 30 ms, with each text of who was sent the list; other words give another list."""
    shelf = many(tmp_path)
    texts = texts_of_list(shelf, GUIDES)
    assert len(texts) > 1
    assert texts_of_list(shelf.on(NOON.date()), GUIDES) is texts
    wordings = {**shelf.book.wordings, "guides-more": replace(shelf.book.wordings["guides-list"], name="guides-more")}
    assert texts_of_list(replace(shelf, book=replace(shelf.book, wordings=wordings)), GUIDES) != texts


def test_which_guides_are_served_is_looked_up_once_a_day(tmp_path: Path) -> None:
    """Not with each text: where what is overdue is held, it took half a second among 2,000 guides."""
    shelf = many(tmp_path)
    asked = Asked(shelf.catalogue)
    shelf = replace(shelf, catalogue=asked, overdue="hold")
    fresh, stale = (shelf.on(date.fromisoformat(day)) for day in ("2024-01-01", "2099-01-01"))
    for day, served in ((fresh, 20), (stale, 0), (fresh, 20)):
        assert served == len(guide_words(day))
        assert asked.documents("en")[0] == day.first_document
    asked.documents_asked.clear()
    for day in (fresh, stale):
        assert guide_words(replace(day)) == guide_words(day)
        assert replace(day).first_document == day.first_document
    assert [] == asked.documents_asked
