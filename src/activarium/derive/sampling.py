"""A smooth stretch of a curve as points: even ones, more of them where it bends sharply, and a gap at a pole."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

FINE = 481  # samples across a picture
FLAT = 2e-5  # of its width: what a chord between two samples may miss of the curve
ROUNDS = 50  # halvings at most: where a slope is infinite they would not end
MOST = 20_000  # samples: what waves more often is a blur anyway
POLE = 1e3  # of the width: who is so far away on both sides of nothing has come by a pole


def sampled(at: Callable[[np.ndarray], np.ndarray], ends: np.ndarray, span: float) -> list[np.ndarray]:
    """The samples between two ends: one array of shape (3, points), rows x, value, slope, and one more after each pole.

    A straight line is given by its two ends.

    >>> ends = np.array([[-1.0, 2.0], [-1.0, 0.5], [-1.0, -0.25]])
    >>> [part[0, [0, -1]].round(9) + 0.0 for part in sampled(lambda x: np.array([1 / x, -1 / x**2]), ends, 3.0)]
    [array([-1.,  0.]), array([0., 2.])]

    Arguments:
        at: value and slope, shape (2, points), at points of shape (points,).
        ends: columns of the first and the last sample, float64 of shape (3, 2).
        span: the width of the picture, in units of x.
    """
    x = np.linspace(ends[0, 0], ends[0, 1], max(2, math.ceil(FINE * (ends[0, 1] - ends[0, 0]) / span)))
    with np.errstate(all="ignore"):
        points = np.vstack([x, at(x)])
        points[:, [0, -1]] = ends
        if _straight(points):
            return [ends]
        scale = _Scale(points, span)
        points = _refined(at, points, scale)
        return np.split(points, scale.poles(points), axis=1)


def _straight(points: np.ndarray) -> bool:
    x, y, yp = points
    return bool(np.ptp(yp) == 0 and np.allclose(y[0] + yp[0] * (x - x[0]), y, rtol=0, atol=1e-12 * max(1.0, np.abs(y).max())))


class _Scale:
    """What counts as much and as little: finely where most of the curve lies, coarsely where no window will be."""

    def __init__(self, points: np.ndarray, span: float) -> None:
        self.span = span
        self.middle = np.array([[np.median(row[known]) if (known := np.isfinite(row)).any() else 0] for row in points[1:]])

    def bent(self, off: np.ndarray, values: np.ndarray) -> np.ndarray:
        """Whether the chord misses the curve by too much, in value or slope."""
        distance = (values - self.middle) / (2 * self.span)
        return np.logical_or.reduce(off > FLAT * self.span * (1 + distance**2))

    def poles(self, points: np.ndarray) -> np.ndarray:
        """The places of the samples that come right after a pole."""
        distance = points[1:] - self.middle
        far, above = np.abs(distance) > POLE * self.span, distance > 0
        return np.flatnonzero((far[:, 1:] & far[:, :-1] & (above[:, 1:] != above[:, :-1])).any(axis=0)) + 1


def _refined(at: Callable[[np.ndarray], np.ndarray], points: np.ndarray, scale: _Scale) -> np.ndarray:
    """Intervals are halved until their middle lies on the chord."""
    rough = _rough(points, scale)
    for _ in range(ROUNDS):
        left, right = points[0, :-1], points[0, 1:]
        middle = left + (right - left) / 2
        here = np.flatnonzero(rough & (left < middle) & (middle < right))
        if not here.size or points.shape[1] > MOST:
            break
        between = np.vstack([middle[here], at(middle[here])])
        again = _still(points[1:, here], between[1:], points[1:, here + 1], scale)
        points = np.insert(points, here + 1, between, axis=1)
        rough = np.zeros(points.shape[1] - 1, dtype=bool)
        rough[here + np.arange(here.size)] = rough[here + np.arange(here.size) + 1] = again
    return points


def _rough(points: np.ndarray, scale: _Scale) -> np.ndarray:
    """The intervals worth a look: eight times as sharp as one whose chord is good enough."""
    turn = np.abs(np.diff(points[1:], 2))
    sharp = scale.bent(turn, points[1:, 1:-1]) | ~np.isfinite(turn).all(axis=0)
    return np.append(sharp, sharp.size == 0) | np.append(sharp.size == 0, sharp)


def _still(left: np.ndarray, middle: np.ndarray, right: np.ndarray, scale: _Scale) -> np.ndarray:
    """Which intervals are to be halved once more: those that bend, and those where the curve begins or ends."""
    torn = (np.isfinite(left) != np.isfinite(right)).any(axis=0)
    return torn | scale.bent(np.abs(middle - (left + right) / 2), middle)
