"""A question costs little more in a build of many scripts; `make prove` asks one of 10,000."""

from __future__ import annotations

from tests.prove.asking import MOST_GROWTH, measured

SMALL, LARGE = 50, 1000


def test_a_question_does_not_grow_with_the_build() -> None:
    """Twenty times the scripts, and far less than ten times the time."""
    small, large = measured(SMALL), measured(LARGE)
    assert large.middle < MOST_GROWTH * small.middle
