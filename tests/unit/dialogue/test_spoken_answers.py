"""What a caller's question leads to: a part of a topic, or the wording that refuses."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach.bootstrap.builds import make_shelf
from outreach.dialogue.shelf import Shelf
from outreach.dialogue.spoken_answers import SpokenAnswer, spoken_answer
from outreach.model.holds import Holds
from tests.fakes import line_settings, paper_shelf
from tests.unit.search.shelf import SCRIPTS, index, script

LONG = ("The team looks at the scan and talks it through with you for as long as you need, on the same day or the next "
        "one, and calls whom you want to be there with you when it happens in that room, which is quiet.",
        "Nobody has to decide anything on the first day, and most people go home to sleep on it, talk with those they "
        "trust, and come back with a list of questions that the team then answers one after the other.",
        "A second look at the tissue is called a review.")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    """A few guides and one topic of several parts."""
    scripts = (*SCRIPTS, script("scan", "After the scan", *LONG, guide="Scans"))
    with index(tmp_path_factory.mktemp("index"), scripts) as catalogue:
        yield make_shelf(catalogue, line_settings(Path("nowhere")))


def test_the_part_that_answers(shelf: Shelf) -> None:
    """Not the topic's beginning, where the answer stands later."""
    assert SpokenAnswer(document="gout", section="treatment", part=1) == spoken_answer("How is gout treated", shelf)
    assert SpokenAnswer(document="scan", section="after", part=2) == spoken_answer("what is a review", shelf)


@pytest.mark.parametrize(("said", "wording"), [
    ("what are the symptoms of lung cancer", "no-answer"), ("should I stop chemo", "advice"), ("", "no-answer"),
])
def test_refusals(shelf: Shelf, said: str, wording: str) -> None:
    """No guess, no advice."""
    assert wording == spoken_answer(said, shelf).wording


def test_words_for_the_weekly_list(shelf: Shelf) -> None:
    """Words that the documents hold, of a question that found nothing; none of a wish for advice."""
    assert spoken_answer("does an aspiration of the toe hurt", shelf).wording
    assert {"aspiration", "toe"} & set(spoken_answer("does an aspiration of the toe hurt", shelf).unanswered)
    assert not spoken_answer("should I stop chemo", shelf).unanswered


def test_a_held_topic_is_not_read(shelf: Shelf) -> None:
    """The hold is said."""
    held = shelf.holding(Holds(held=frozenset(("gout/en/treatment",))))
    assert SpokenAnswer(wording="hold") == spoken_answer("how is gout treated", held)


def test_without_a_build_nothing_is_answered() -> None:
    """A line with no index of questions."""
    assert SpokenAnswer(wording="no-answer") == spoken_answer("what is gout", paper_shelf())
