"""Where a function that is only known by its values jumps, and the parameters that put a jump there."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any

import numpy as np

from activarium.derive import numpy_target

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.identification.candidate import Candidate
    from activarium.identification.samples import Samples

MOST = 32  # places that are looked at
HALVINGS = 64
STARTS = 36
STEEP = 1.25  # times the slopes around: where the values may jump


def jumps(answer: Callable[[np.ndarray], np.ndarray], samples: Samples, epsilon: float = 2.0**-52) -> list[float]:
    """The inputs at which values jump: found between samples, located by halving, from left to right.

    Arguments:
        answer: array → values.
        samples: some of them.
        epsilon: the unit of rounding of the values; steps of some such units are none.

    >>> from activarium.identification.samples import Samples, dense
    >>> step = lambda x: np.where(x > 0.3, 1.0, 0.0)
    >>> jumps(step, Samples(dense(), step(dense()), 1.0))
    [0.3]
    """
    left, right = _suspects(samples)
    if not len(left):
        return []
    y_left, y_right = answer(left), answer(right)
    for _ in range(HALVINGS):
        middle = left / 2 + right / 2
        y = answer(middle)
        to_left = ~(np.abs(y_right - y) > np.abs(y - y_left))
        right, y_right = np.where(to_left, middle, right), np.where(to_left, y, y_right)
        left, y_left = np.where(to_left, left, middle), np.where(to_left, y_left, y)
    apart = np.abs(y_right - y_left) > max(1e-9, 64 * epsilon) * (samples.size + np.abs(y_right))
    return sorted({_between(a, b) for a, b in zip(left[apart], right[apart], strict=True)})


def _suspects(samples: Samples) -> tuple[np.ndarray, np.ndarray]:
    """The neighbours between which values change much faster than on both sides."""
    x, first = np.unique(samples.x[samples.known], return_index=True)
    y = samples.y[samples.known][first]
    slope = np.abs(np.diff(y)) / np.diff(x)
    around = np.maximum.reduce([np.roll(slope, shift) for shift in (-2, -1, 1, 2)])
    places = np.flatnonzero(slope > STEEP * around + 1e-9 * samples.size)
    places = places[np.argsort(-np.abs(np.diff(y))[places])][:MOST]
    return x[places], x[places + 1]


def _between(left: float, right: float) -> float:
    """The shortest decimal from one float to the next."""
    for digits in range(1, 17):
        for at in (left, right):
            if left <= float(f"{at:.{digits}g}") <= right:
                return float(f"{at:.{digits}g}") + 0.0
    return float(right)


def starts(candidate: Candidate, places: list[float]) -> np.ndarray:
    """Parameters that put joints of a candidate at given places, shape (s, k)."""
    choices = []
    for column in range(len(candidate.names)):
        solved = [_solved(candidate, program, column, at) for program in candidate.joints for at in places]
        choices.append([candidate.defaults[column], *sorted({value for value in solved if value is not None})])
    if all(len(values) == 1 for values in choices):
        return np.empty((0, len(candidate.names)))
    rows = [row for row, _ in zip(product(*choices), range(STARTS), strict=False)]
    return np.array([row for row in rows if candidate.contains(np.array(row))]).reshape(-1, len(candidate.names))


def _solved(candidate: Candidate, program: Any, column: int, at: float) -> float | None:
    """The value of one parameter for which a joint is there, the others at their defaults; None if it does not matter."""
    theta = candidate.defaults.copy()
    place = lambda: float(np.asarray(program.run(numpy_target, 0.0, *theta)))  # noqa: E731 - a word for three lines
    with np.errstate(all="ignore"):
        for _ in range(6):
            here, width = place(), 1e-6 * max(1.0, abs(theta[column]))
            theta[column] += width
            slope = (place() - here) / width
            theta[column] -= width
            if not np.isfinite(slope) or slope == 0:
                return None
            theta[column] += (at - here) / slope
    return float(f"{theta[column]:.12g}") if abs(place() - at) <= 1e-6 * max(1.0, abs(at)) else None
