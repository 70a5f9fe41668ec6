"""What every store must do, whatever database it keeps its rows in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from outreach.dialogue.calls.bookmarks import RULE
from outreach.model.conversation import FirstAnswer, Recalled, TextState
from outreach.store import Store, open_store
from tests.databases import new_address, on_both
from tests.integration.store_people import NOON, answer, person, reading

ANN = person("Ann")


pytestmark = on_both


@pytest.fixture
def store(tmp_path: Path, kind: str) -> Iterator[Store]:
    """A store over an empty database."""
    with new_address(kind, tmp_path / "line.db") as address:
        opened = open_store(address)
        yield opened
        opened.close()


def test_a_stranger_has_a_blank_state(store: Store) -> None:
    """Somebody who never texted is remembered as nobody."""
    assert store.recall(ANN, "SM1") == Recalled(state=TextState(), seq=0)


def test_the_next_message_finds_what_the_last_one_left(store: Store) -> None:
    """Notice, page and expiry come back exactly, and only for that person."""
    answer(store, ANN, "SM1", reading(3))
    assert store.recall(ANN, "SM2") == Recalled(state=reading(3), seq=1)
    assert store.recall(person("Bob"), "SM3").seq == 0


def test_a_position_can_be_cleared(store: Store) -> None:
    """A message that ends a topic leaves the notice and no position."""
    answer(store, ANN, "SM1", reading(3))
    answer(store, ANN, "SM2", TextState(notice="v1"))
    assert store.recall(ANN, "SM3").state == TextState(notice="v1")


def test_a_repeat_gets_the_state_before_it_and_its_first_answer(store: Store) -> None:
    """A webhook sent twice is answered from the page and build of the first time."""
    answer(store, ANN, "SM1", reading(1))
    answer(store, ANN, "SM2", reading(2), at=NOON + timedelta(minutes=1), build="build-2")
    answer(store, ANN, "SM3", reading(3))
    first = FirstAnswer(at=NOON + timedelta(minutes=1), build="build-2", rule="more")
    assert store.recall(ANN, "SM2") == Recalled(state=reading(1), seq=1, answered=first)
    assert store.recall(ANN, "SM1").state == TextState()


def test_a_message_is_recorded_once(store: Store) -> None:
    """The same message, or another of the same person at the same place, is refused."""
    answer(store, ANN, "SM1", reading(1))
    for sid, seq in (("SM1", 2), ("SM2", 1)):
        assert not store.record(ANN, message_sid=sid, seq=seq, before=TextState(), after=reading(9),
                                rule="more", at=NOON, build="b")
    assert store.recall(ANN, "SM3") == Recalled(state=reading(1), seq=1)


def test_the_time_of_an_earlier_text_of_anybody(store: Store) -> None:
    """All people together, the newest texts left out; nothing where there are no more."""
    for number in range(3):
        answer(store, person(f"p{number}"), f"SM{number}", TextState(), at=NOON + timedelta(minutes=number))
    assert [store.text_before_last(count, NOON) for count in (0, 2, 3)] == [NOON + timedelta(minutes=2), NOON, None]


@pytest.mark.parametrize("since", range(5))
def test_the_time_of_an_earlier_text_since_a_moment(store: Store, since: int) -> None:
    """Nothing where it came before that; rows that are no texts, or that are gone, change nothing."""
    for number, rule in enumerate(("more", RULE, "more", RULE, "more")):
        store.record(person(f"p{number}"), message_sid=f"SM{number}", seq=1, before=TextState(), after=reading(1),
                     rule=rule, at=NOON + timedelta(minutes=number), build="b")
    store.forget_person(person("p2"), by="test", at=NOON)
    found = store.text_before_last(1, NOON + timedelta(minutes=since))
    assert found == NOON if since == 0 else found in (None, NOON)
    assert store.text_before_last(0, NOON + timedelta(minutes=since)) == NOON + timedelta(minutes=4)


def test_why_a_text_was_answered_as_it_was(store: Store) -> None:
    """Rule, script, keyword, page and build of one message; nothing of a message that never came."""
    answer(store, ANN, "SM1", reading(3))
    told = store.how_answered("SM1")
    assert told is not None
    assert ("more", 3) == (told.rule, told.page)
    assert store.how_answered("SM2") is None


def test_places_of_calls_are_no_texts(store: Store) -> None:
    """However many listen, nobody's texts go unanswered for it; the text CALL is one."""
    for number, rule in enumerate(("more", "call", RULE, RULE)):
        store.record(person(f"p{number}"), message_sid=f"SM{number}", seq=1, before=TextState(), after=reading(1),
                     rule=rule, at=NOON + timedelta(minutes=number), build="b")
    assert [store.text_before_last(count, NOON) for count in (0, 1, 2)] == [NOON + timedelta(minutes=1), NOON, None]


def test_rows_are_numbered_from_one(store: Store) -> None:
    """Passing Recalled.seq itself, instead of one more, is told at once."""
    with pytest.raises(ValueError, match="one more"):
        store.record(ANN, message_sid="SM1", seq=0, before=TextState(), after=TextState(),
                     rule="more", at=NOON, build="b")


def test_the_newest_consent_decides(store: Store) -> None:
    """STOP holds from the next message on, START ends it, and only for that person."""
    store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)
    assert store.recall(ANN, "SM2").state.opted_out
    assert not store.recall(person("Bob"), "SM2").state.opted_out
    store.opt_in(ANN, message_sid="SM2", rule="start", at=NOON)
    assert not store.recall(ANN, "SM3").state.opted_out


def test_a_stop_repeated_after_a_start_changes_nothing(store: Store) -> None:
    """A late repeat of an old STOP does not stop somebody who came back."""
    store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)
    store.opt_in(ANN, message_sid="SM2", rule="start", at=NOON)
    store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)
    assert not store.recall(ANN, "SM3").state.opted_out


def test_a_crash_between_stop_and_its_row_still_confirms(store: Store) -> None:
    """The STOP is kept, and its own second try is answered as if it were the first."""
    store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)
    assert store.recall(ANN, "SM1") == Recalled(state=TextState(), seq=0)
    answer(store, ANN, "SM1", TextState(opted_out=True))
    assert store.recall(ANN, "SM1").state == TextState()
    assert store.recall(ANN, "SM2").state.opted_out


def test_a_message_repeated_after_a_stop_stays_unanswered(store: Store) -> None:
    """TYPES, then STOP, then TYPES sent again by the provider: nothing more is sent."""
    answer(store, ANN, "SM1", reading(1))
    store.opt_out(ANN, message_sid="SM2", rule="stop", at=NOON)
    answer(store, ANN, "SM2", replace(reading(1), opted_out=True))
    repeated = store.recall(ANN, "SM1")
    assert repeated.state == TextState(opted_out=True)
    assert repeated.answered is not None


def test_a_start_repeated_is_answered_as_the_first_time(store: Store) -> None:
    """A repeated START finds the person stopped; so does a message from while they were."""
    store.opt_out(ANN, message_sid="SM1", rule="stop", at=NOON)
    answer(store, ANN, "SM2", TextState())
    store.opt_in(ANN, message_sid="SM3", rule="start", at=NOON)
    answer(store, ANN, "SM3", TextState())
    assert store.recall(ANN, "SM3").state.opted_out
    assert store.recall(ANN, "SM2").state.opted_out


def test_a_new_key_keeps_opt_outs_and_places(store: Store) -> None:
    """After a key is rotated, places go on counting and a STOP still holds."""
    answer(store, ANN, "SM1", reading(1))
    answer(store, ANN, "SM2", reading(2))
    store.opt_out(ANN, message_sid="SM3", rule="stop", at=NOON)
    rotated = person("Ann", keys=("2026b", "2026a"))
    assert store.recall(rotated, "SM4") == Recalled(state=replace(reading(2), opted_out=True), seq=2)
    answer(store, rotated, "SM4", reading(3))
    assert store.recall(person("Ann", keys=("2026b",)), "SM5") == Recalled(state=reading(3), seq=3)
    assert store.recall(rotated, "SM4").state.position == reading(2).position


def test_forgetting_keeps_consent_and_newer_rows(store: Store) -> None:
    """Old texts are erased, a repeat of the next one is blank, and a STOP is kept for good."""
    store.opt_out(ANN, message_sid="SM0", rule="stop", at=NOON)
    answer(store, ANN, "SM1", reading(1), at=NOON)
    answer(store, ANN, "SM2", reading(2), at=NOON + timedelta(days=1))
    assert store.forget_old(NOON + timedelta(microseconds=1)) == 1
    assert store.recall(ANN, "SM2").state == TextState(opted_out=True)
    assert store.recall(ANN, "SM3").seq == 2
    assert store.forget_old(NOON + timedelta(days=2)) == 1
    assert store.recall(ANN, "SM4") == Recalled(state=TextState(opted_out=True), seq=0)
