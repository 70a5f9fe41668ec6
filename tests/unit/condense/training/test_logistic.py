"""The fit: what is often wanted becomes likely, and the end is a real minimum."""

import numpy as np

from outreach.condense.training.logistic import Rows, chances, fit

#: three rows of the name 0, three of the name 1, each with a constant
ROWS = Rows(numbers=np.ones((6, 1)), names=np.array([0, 0, 0, 1, 1, 1]), owners=np.arange(6),
            costs=np.array([0.01, 0.01, 0.01]))
WANTED = np.array([1.0, 1.0, 0.0, 0.0, 0.0, 1.0])


def test_chances_come_near_to_what_was_seen() -> None:
    """Where weights are cheap, two of three become two thirds."""
    found = chances(ROWS, fit(ROWS, WANTED))

    assert np.allclose([2 / 3] * 3 + [1 / 3] * 3, found, atol=0.02)


def test_dear_names_stay_small() -> None:
    """A penalty draws the weights of names to nothing; the constant tells the mean."""
    dear = Rows(numbers=ROWS.numbers, names=ROWS.names, owners=ROWS.owners, costs=np.array([0.01, 1e6, 1e6]))
    _, names = fit(dear, WANTED)

    assert np.allclose(0, names, atol=1e-3)


def test_the_fit_ends_where_no_step_helps() -> None:
    """At the minimum the penalty's pull and the error's pull are level: the gradient is nothing."""
    numbers, names = fit(ROWS, WANTED)
    error = chances(ROWS, (numbers, names)) - WANTED
    pull = np.bincount(ROWS.names, error[ROWS.owners], 2) + ROWS.costs[1:] * names

    assert np.allclose(0, pull, atol=1e-2)
    assert abs(error.sum() + ROWS.costs[0] * numbers[0]) < 1e-2


def test_a_row_may_have_no_name() -> None:
    """Rows with only rare names are told by their numbers alone."""
    rows = Rows(numbers=np.ones((2, 1)), names=np.array([0]), owners=np.array([1]), costs=np.ones(2))

    assert (2,) == chances(rows, fit(rows, np.array([0.0, 1.0]))).shape
