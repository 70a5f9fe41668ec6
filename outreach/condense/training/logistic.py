"""Logistic regression with an L2 penalty, by limited-memory quasi-Newton steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
#: weights -> loss and gradient
Loss = Callable[[Vector], tuple[float, Vector]]

STEPS, MEMORY = 250, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """One row a word of a section: its numbers, and which word and which word in a kind it is."""

    numbers: Vector
    words: NDArray[np.int64]
    crossed: NDArray[np.int64]
    #: how many words and crossed words there are; the last of each is "unknown" and has no weight
    sizes: tuple[int, int]


def fit(rows: Rows, wanted: Vector, *, penalty: tuple[float, float, float]) -> tuple[Vector, Vector, Vector]:
    """Weights for the numbers, words and crossed words that make `wanted` (0 or 1) most likely."""
    width, (words, crossed) = rows.numbers.shape[1], rows.sizes
    costs = np.concatenate([np.full(width, penalty[0]), np.full(words, penalty[1]), np.full(crossed, penalty[2])])
    costs[[width + words - 1, width + words + crossed - 1]] = 1e6
    found = _minimum(_loss(rows, wanted, costs), np.zeros(width + words + crossed))
    return found[:width], found[width:width + words], found[width + words:]


def _loss(rows: Rows, wanted: Vector, costs: Vector) -> Loss:
    width, (words, crossed) = rows.numbers.shape[1], rows.sizes

    def loss(weights: Vector) -> tuple[float, Vector]:
        sums = rows.numbers @ weights[:width] + weights[width:][rows.words] + weights[width + words:][rows.crossed]
        error = 1 / (1 + np.exp(-np.clip(sums, -30, 30))) - wanted
        gradient = np.concatenate([rows.numbers.T @ error, np.bincount(rows.words, error, words),
                                   np.bincount(rows.crossed, error, crossed)])
        value = float(np.sum(np.logaddexp(0, sums) - wanted * sums) + 0.5 * np.sum(costs * weights ** 2))
        return value, gradient + costs * weights

    return loss


def _minimum(loss: Loss, start: Vector) -> Vector:
    point = start
    value, gradient = loss(point)
    memory: list[tuple[Vector, Vector]] = []
    for _ in range(STEPS):
        direction = _direction(gradient, memory)
        step, new_value, new_gradient = _step(loss, point, value, gradient, direction)
        if value - new_value < 1e-6 * abs(value):
            return point + step
        memory = [*memory, (step, new_gradient - gradient)][-MEMORY:]
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
