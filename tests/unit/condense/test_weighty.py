"""Numbers, negations and hedges: found, compared by their sense, and named when lost."""

from __future__ import annotations

import pytest

from outreach.condense.weighty import lost_words, weighty_words


@pytest.mark.parametrize(("source", "told", "lost"), [
    ("Do not take two pills.", "Take 2 pills.", ("not",)),
    ("You can't drive.", "You drive.", ("not",)),
    ("Call if you do not sleep and do not eat.", "Call if you do not sleep and eat.", ("not",)),
    ("Rest for 3 to 5 days.", "Rest for 3 days.", ("5",)),
    ("Take 1,000 mg.", "Take 1000 mg.", ()),
    ("It may spread.", "It might spread.", ()),
    ("It may spread.", "It spreads.", ("may",)),
    ("Steps most likely stay the same.", "Steps stay the same.", ("most likely",)),
    ("It affects about 40 people.", "It affects 40 people.", ("about",)),
    ("Talk about your care.", "Talk of your care.", ()),
    ("Only take it with food.", "Take it with food.", ("only",)),
    ("Take it unless you are ill.", "Do not take it when you are ill.", ("unless",)),
    ("Neither pills nor drops help.", "Pills and drops do not help.", ()),
    ("Tests on May 3 are free.", "Tests on 3 May are free.", ()),
    ("No tome dos pastillas.", "Tome dos pastillas.", ("no",)),
])
def test_lost_words_are_named(source: str, told: str, lost: tuple[str, ...]) -> None:
    """A word of the same sense stands for another; each negation counts."""
    assert lost == lost_words(source, told)


def test_turned_round_it_names_what_was_added() -> None:
    """Nothing may be made up either."""
    assert ("7",) == lost_words("It heals in 7 days.", "It heals in days.")


@pytest.mark.parametrize(("text", "words"), [
    ("Rest helps.", ()), ("Call your doctor right away.", ("Call your doctor", "right away")),
    ("It may not help for 2 days.", ("2", "not", "may")),
])
def test_a_weighty_sentence_says_by_which_words(text: str, words: tuple[str, ...]) -> None:
    """A reviewer is shown them; advice to get help counts."""
    assert words == weighty_words(text)
