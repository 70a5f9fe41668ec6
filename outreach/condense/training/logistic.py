"""Logistic regression with an L2 penalty, by limited-memory quasi-Newton steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Numbers = NDArray[np.int64]
#: weights -> loss and gradient
Loss = Callable[[Vector], tuple[float, Vector]]

#: the fit ends when ten steps together lower the loss by less than this share of it
ENOUGH = 1e-6
STEPS, MEMORY = 1500, 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One row a word of a section: its numbers, and the names that it has."""

    numbers: Vector
    #: name after name, and the row that each belongs to
    names: Numbers
    owners: Numbers
    #: how much the weight of each number and of each name costs
    costs: Vector


def fit(rows: Rows, wanted: Vector) -> tuple[Vector, Vector]:
    """Weights for the numbers and for the names that make `wanted` (0 or 1) most likely."""
    width = rows.numbers.shape[1]
    found = _minimum(_loss(rows, wanted), np.zeros(len(rows.costs)))
    return found[:width], found[width:]


def chances(rows: Rows, weights: tuple[Vector, Vector]) -> Vector:
    """How likely every row is wanted."""
    sums = _sums(rows, *weights)
    return np.asarray(1 / (1 + np.exp(-np.clip(sums, -30, 30))))


def _sums(rows: Rows, numbers: Vector, names: Vector) -> Vector:
    shares = np.bincount(rows.owners, names[rows.names], len(rows.numbers))
    return np.asarray(rows.numbers @ numbers + shares)


def _loss(rows: Rows, wanted: Vector) -> Loss:
    width = rows.numbers.shape[1]
    count = len(rows.costs) - width

    def loss(weights: Vector) -> tuple[float, Vector]:
        sums = _sums(rows, weights[:width], weights[width:])
        error = 1 / (1 + np.exp(-np.clip(sums, -30, 30))) - wanted
        gradient = np.concatenate([rows.numbers.T @ error, np.bincount(rows.names, error[rows.owners], count)])
        value = float(np.sum(np.logaddexp(0, sums) - wanted * sums) + 0.5 * np.sum(rows.costs * weights ** 2))
        return value, gradient + rows.costs * weights

    return loss


def _minimum(loss: Loss, start: Vector) -> Vector:
    point, values = start, list[float]()
    value, gradient = loss(point)
    memory: list[tuple[Vector, Vector]] = []
    for _ in range(STEPS):
        values = [*values, value][-10:]
        step, new_value, new_gradient = _step(loss, point, value, gradient, _direction(gradient, memory))
        if len(values) == 10 and values[0] - new_value < ENOUGH * abs(value):
            return point + step
        memory = [*memory, (step, new_gradient - gradient)][-MEMORY:] if step.any() else []
        point, value, gradient = point + step, new_value, new_gradient
    return point


def _direction(gradient: Vector, memory: list[tuple[Vector, Vector]]) -> Vector:
    """The two-loop recursion. Source: Nocedal & Wright, Numerical Optimization, algorithm 7.4."""
    rest, shares = gradient.copy(), []
    for step, change in reversed(memory):
        share = float(step @ rest) / float(step @ change)
        rest -= share * change
        shares.append(share)
    if memory:
        step, change = memory[-1]
        rest *= float(step @ change) / float(change @ change)
    for (step, change), share in zip(memory, reversed(shares), strict=True):
        rest += (share - float(change @ rest) / float(step @ change)) * step
    return -rest


def _step(loss: Loss, point: Vector, value: float, gradient: Vector,
          direction: Vector) -> tuple[Vector, float, Vector]:
    """Halve the step until the loss falls enough."""
    slope = float(gradient @ direction)
    scale = 1.0 if float(np.abs(direction).max()) < 10 else 1.0 / float(np.abs(direction).max())
    for _ in range(30):
        step = scale * direction
        new_value, new_gradient = loss(point + step)
        if new_value <= value + 1e-4 * scale * slope and float(step @ (new_gradient - gradient)) > 0:
            return step, new_value, new_gradient
        scale /= 2
    return np.zeros_like(point), value, gradient
