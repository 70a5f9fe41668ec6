"""What readers of a script that was taken back are told, when, and in how many words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from outreach.dialogue.corrections import corrected, corrected_call, owed_to_caller, owed_to_texter
from outreach.model.calls import VoiceReply
from outreach.model.conversation import CallerRecalled, FirstAnswer, Recalled, SmsReply, TextState, TextStep
from outreach.model.holds import ALL, Hold, Holds, Served
from outreach.sms.pages import fits_one_segment
from tests.fakes import NOON, paper_shelf

TYPES = "recurrent-cancer/en/types"
SHELF = paper_shelf()
HOLD = Hold(number=3, script=TYPES, since=NOON - timedelta(hours=1))
SERVED = Served(script=TYPES, keyword="TYPES", at=NOON - timedelta(days=2))
STEP = TextStep(reply=SmsReply(messages=("An answer.",)), state=TextState(), rule="menu")


def known(*holds: Hold, served: tuple[Served, ...] = (SERVED,), told: tuple[int, ...] = ()) -> Recalled:
    """Somebody who read TYPES two days ago, an hour after it was held."""
    history = Holds(version=9, history=holds)
    return Recalled(state=TextState(), seq=1, holds=history, served=served, told=frozenset(told))


def texts(recalled: Recalled, step: TextStep = STEP) -> tuple[str, ...]:
    """The messages that are sent."""
    return corrected(step, owed_to_texter(recalled), SHELF, NOON).reply.messages


def test_the_correction_comes_first_in_one_segment() -> None:
    """Topic, day and a person's number; then the answer."""
    first, answer = texts(known(HOLD))
    assert first == ("Correction: our TYPES text of Nov 20 had a mistake. Please do not rely on it. "
                     "To ask a person, call 216-555-0119. We are sorry.")
    assert fits_one_segment(first)
    assert answer == "An answer."
    assert corrected(STEP, owed_to_texter(known(HOLD)), SHELF, NOON).told == (3,)


def test_who_heard_it_by_phone_is_told_so() -> None:
    """What was heard on a call is no text."""
    assert "our TYPES call of Nov 20" in texts(known(HOLD, served=(replace(SERVED, by_call=True),)))[0]


def test_a_topic_with_new_words_is_offered_again() -> None:
    """Where other words are served by now, the correction says how to get them, unless they come with it."""
    mended = known(replace(HOLD, lifted_at=NOON - timedelta(minutes=1)))
    assert "Text TYPES again. " in texts(mended)[0]
    assert fits_one_segment(texts(mended)[0])
    assert "again" not in texts(mended, replace(STEP, served=TYPES))[0]
    assert texts(known(replace(HOLD, lifted_at=NOON, owes_correction=False))) == ("An answer.",)


def test_several_corrections_are_one_message() -> None:
    """Two topics are named; more than fit are counted; a check of everything says that it is one."""
    words = [f"TREATMENT{number}" for number in range(9)]
    holds = [replace(HOLD, number=number, script=f"a/en/{word}") for number, word in enumerate(words, start=1)]
    served = tuple(replace(SERVED, script=hold.script, keyword=word) for hold, word in zip(holds, words, strict=True))
    two, _ = texts(known(*holds[:2], served=served))
    many, _ = texts(known(*holds, served=served))
    assert "TREATMENT0, TREATMENT1" in two
    assert "9 topics that you had from us since Nov 20" in many
    every, _ = texts(known(replace(HOLD, script=ALL)))
    assert every.startswith("We are checking all that we told you since Nov 20.")
    assert all(map(fits_one_segment, (two, many, every)))


@pytest.mark.parametrize("rule", ["stop", "crisis", "medical", "urgent", "in-doubt", "died", "loss"])
def test_some_answers_stand_alone(rule: str) -> None:
    """Danger, STOP and pain come before any correction, which then waits."""
    step = corrected(replace(STEP, rule=rule), owed_to_texter(known(HOLD)), SHELF, NOON)
    assert (step.reply.messages, step.told) == (("An answer.",), ())


def test_who_said_stop_is_sent_none_but_hears_it_on_a_call() -> None:
    """No text; by voice behind who speaks, before anything else."""
    stopped = replace(STEP, state=TextState(opted_out=True))
    assert texts(known(HOLD), stopped) == ("An answer.",)
    caller = CallerRecalled(holds=Holds(history=(HOLD,)), served=(SERVED,))
    reply = corrected_call(VoiceReply(prompts=("Hello.", "Press 0.")), owed_to_caller(caller), SHELF)
    assert reply.prompts[0] == "Hello."
    assert reply.prompts[1].startswith("A correction: our message on The types had a mistake.")
    assert (reply.prompts[2], reply.told) == ("Press 0.", (3,))


def test_a_topic_that_is_gone_is_corrected_without_its_name() -> None:
    """The script was taken out of the build for good: its readers are told all the same."""
    gone = replace(HOLD, script="recurrent-cancer/en/gone")
    caller = CallerRecalled(holds=Holds(history=(gone,)), served=(replace(SERVED, script=gone.script),))
    reply = corrected_call(VoiceReply(prompts=("Hello.",)), owed_to_caller(caller), SHELF)
    assert reply.prompts[1].startswith("A correction: a message that you had from us had a mistake.")


def test_a_repeated_text_is_told_what_it_was_told_the_first_time() -> None:
    """Neither a lift since then nor another hold changes its bytes."""
    first = FirstAnswer(at=NOON, build="paper", told=frozenset((3,)))
    later = known(replace(HOLD, owes_correction=False, lifted_at=NOON + timedelta(minutes=1)),
                  replace(HOLD, number=4), told=(3,))
    assert texts(replace(later, answered=first)) == texts(known(HOLD))
    assert texts(replace(later, answered=replace(first, told=frozenset()))) == ("An answer.",)


def test_nobody_is_told_twice_of_one_hold() -> None:
    """What another text or call has told is not owed any more."""
    assert texts(known(HOLD, told=(3,))) == ("An answer.",)
