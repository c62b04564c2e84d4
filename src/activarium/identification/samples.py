"""Where two functions are compared, and how far apart they are: grids, weights and the distance.

The distance of g from f is the root mean square of (f − g)/(|f| + s). The mean is over inputs with
Student's distribution of two degrees of freedom, stretched by 2: half of them lie between −1.6 and
1.6, one in a hundred beyond 14. The size s is the root mean square of f over those between −3 and 3.
So the distance does not change when both functions are multiplied by a number, and 0.01 reads as
"off by one per cent, as a rule".
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

COUNT = 96  # inputs of the distance
SPREAD = 2.0
NEAR = 3.0
CORE = 4.0  # where both functions must have values


def nodes() -> np.ndarray:
    """The inputs of the distance: quantiles of Student's distribution, shape (96,), symmetric about 0."""
    p = (np.arange(COUNT) + 0.5) / COUNT
    return SPREAD * (2 * p - 1) / np.sqrt(2 * p * (1 - p))


def fine() -> np.ndarray:
    """The inputs on which a fit is polished: the nodes, and both sides of 0 from 1e-3 to 300."""
    outward = np.geomspace(1.1e-3, 307.0, 60)
    return np.sort(np.concatenate([nodes(), outward, -outward]))


def dense() -> np.ndarray:
    """The inputs of the last word: even between −8.3 and 8.3, and on both sides of 0 from 1e-8 to 300."""
    outward = np.concatenate([np.geomspace(1.3e-8, 1e-4, 9), np.geomspace(1.7e-4, 300.0, 80)])
    return np.sort(np.concatenate([np.linspace(-8.31, 8.29, 340), outward, -outward]))


@dataclass(frozen=True, eq=False)
class Samples:
    """Values of a function.

    Arguments:
        x, y: float64 arrays of one length; y may hold NaN and infinities.
        size: s of the distance.
    """

    x: np.ndarray
    y: np.ndarray
    size: float

    @cached_property
    def known(self) -> np.ndarray:
        """Where the function has a finite value."""
        return np.isfinite(self.y)

    @cached_property
    def weight(self) -> np.ndarray:
        """What turns a difference into a relative one: 1/(|f| + s), 0 where f has no value."""
        return np.where(self.known, 1 / (np.abs(np.where(self.known, self.y, 0.0)) + self.size), 0.0)

    @cached_property
    def values(self) -> np.ndarray:
        """The values, 0 where there are none."""
        return np.where(self.known, self.y, 0.0)

    def distance(self, values: np.ndarray) -> Any:
        """How far other functions are off; `values` has shape (…, n), what is returned shape (…)."""
        with np.errstate(all="ignore"):
            apart = (np.nan_to_num(values, nan=1e150, posinf=1e150, neginf=-1e150) - self.values) * self.weight
            return np.sqrt(np.sum(apart * apart, axis=-1) / max(1, np.count_nonzero(self.known)))


def size(x: np.ndarray, y: np.ndarray) -> float:
    """s of the distance: the root mean square near 0, or the largest value where that is 0, or 1."""
    known = np.isfinite(y)
    near = y[known & (np.abs(x) <= NEAR)]
    largest = float(np.max(np.abs(near), initial=0.0))
    if not largest:
        return float(np.max(np.abs(y[known]), initial=0.0)) or 1.0
    return largest * float(np.sqrt(np.mean((near / largest) ** 2)))
