"""A script edited by hand: every sentence is traced to its source, and what is lost is named."""

from __future__ import annotations

import pytest

from outreach.faithful.compare import Comparison, compare
from outreach.faithful.matching import Match
from tests.unit.faithful.sleep import drafted, origin, with_words

KEPT = "A nap may help you in the afternoon."
NOT = "Do not nap for more than 30 minutes."
LIST = "Good places are: a sofa; a bed; a garden."


def compared(*sms: str, reworded: tuple[str, ...] = (), **changes: object) -> Comparison:
    """A script with these texts beside its source; its voice and passages say one sentence."""
    return compare(with_words(sms=sms, voice=(KEPT,), passages=(), reworded=reworded, **changes), origin())


def faults(*sms: str, **changes: object) -> list[str]:
    """What keeps such a script from being signed."""
    return [str(fault) for fault in compared(*sms, **changes).faults()]


def test_what_was_drafted_has_no_fault() -> None:
    """Texts, voice with its labels, and definitions are all traced, and rest on the spans of the draft."""
    found = compare(drafted(), origin())

    assert () == found.faults()
    assert set(drafted().spans) == set(found.spans)
    assert {Match.VERBATIM} == {told.match for told in found.sentences()}
    assert drafted().voice != drafted().sms


@pytest.mark.parametrize("word", ["First: ", "A list of three. ", "Second: "])
def test_labels_of_a_list_are_no_sentences(word: str) -> None:
    """They come from the wording of lists."""
    assert [] == faults(f"{word}{LIST}")


def test_an_invented_sentence_is_an_error() -> None:
    """It is named, with what to do."""
    (fault,) = faults(KEPT, "Bananas cure insomnia.")

    assert fault.startswith('SMS: "Bananas cure insomnia." is not in the source. Take it out')


def test_a_lost_not_is_named() -> None:
    """The editor reads which word is gone, and what the source says."""
    for marked in ((), ("Nap for more than 30 minutes.",)):
        found = [fault for fault in faults("Nap for more than 30 minutes.", reworded=marked) if "lost" in fault]

        assert [f'SMS: "Nap for more than 30 minutes." lost: not. The source says: "{NOT}"'] == found


@pytest.mark.parametrize(("told", "words"), [
    ("Do not nap for more than 40 minutes.", ("lost: 30", "added: 40")),
    ("A nap will help you in the afternoon.", ("lost: may",)),
    ("A nap does not help you in the afternoon, maybe.", ("added: not",)),
])
def test_numbers_and_hedges_stay(told: str, words: tuple[str, ...]) -> None:
    """Also in a sentence that somebody answers for."""
    found = faults(told, reworded=(told,))

    assert list(words) == [fault.split('" ')[1].partition(". The source")[0] for fault in found]


def test_a_part_of_a_sentence_may_stand_while_nothing_weighty_is_cut() -> None:
    """Words of the source, fewer of them."""
    assert [] == faults("Sleep heals.")
    assert ['SMS: "A nap" lost: may. The source says: "A nap may help you in the afternoon."'] == faults("A nap")


def test_a_sentence_told_in_two_parts_loses_nothing() -> None:
    """What one part leaves out the other may tell."""
    assert [] == faults("Most adults need sleep.", "Adults need at least 7 hours of sleep.", reworded=(
        "Most adults need sleep.", "Adults need at least 7 hours of sleep."))


def test_a_rewording_must_be_marked() -> None:
    """Then it is no fault, and the reviewer is told of it."""
    words = "An afternoon nap may help you."
    (fault,) = faults(words)

    assert f'"{words}" is reworded, and not marked so; the source says: "{KEPT}"' in fault
    assert [] == faults(words, reworded=(words,))
    assert [words] == [told.text for told in compared(words, reworded=(words,)).rewordings]


def test_an_author_answers_for_every_word() -> None:
    """The author's text is a rewording of the section from the start."""
    assert [] == faults("An afternoon nap may help you.", strategy="author")


@pytest.mark.parametrize(("texts", "problem"), [
    (("Good places are: a sofa; a bed.",), "a list told by 2 of its 3 items"),
    (("a sofa; a bed; a garden.",), "leans on words that do not stand right before it"),
    (("Good places are:",), "announces what is not told"),
    (("But it is no cure.",), "leans on words"),
    (("Tea helps many people.",), "cut off from what limits it"),
    (("Tea helps many people.", "But it is no cure."), "do not stand right before it"),
    (("But it is no cure. Tea helps many people.",), "do not stand right before it"),
])
def test_sentences_keep_the_company_they_need(texts: tuple[str, ...], problem: str) -> None:
    """Lists whole with their lead-in, caveats with what they limit, in one paragraph."""
    assert any(problem in fault for fault in faults(*texts))


def test_a_sentence_of_another_section_is_not_in_the_source() -> None:
    """A script rests on its own section."""
    (fault,) = faults("Rest is not sleep.")

    assert "is not in the source" in fault
