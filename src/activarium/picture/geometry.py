"""Plane geometry of the pictures: clipping, thinning, moving apart, touching."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

HUGE = 1e12  # stands for infinity, so that a line towards it can be cut
HAIR = 1e-9  # an overlap below this is rounding
ANYWHERE = (-math.inf, math.inf, 0.0)  # the directions from the last point kept, and how far one has gone from there


class Box(NamedTuple):
    """An upright rectangle on the canvas, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes overlap; those that touch do not, however their edges were rounded."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down) > HAIR

    def holds(self, other: Box) -> bool:
        """Whether the other box lies inside."""
        across = self.left <= other.left and other.right <= self.right
        return across and self.top <= other.top and other.bottom <= self.bottom

    def grown(self, by: float) -> Box:
        """The box with a margin around it."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def clipped(x: np.ndarray, y: np.ndarray, bottom: float, top: float) -> list[np.ndarray]:
    """The runs of a polyline between two heights, cut exactly there: arrays of shape (points, 2).

    >>> [run.tolist() for run in clipped(np.array([0.0, 4.0]), np.array([0.0, 4.0]), 1, 2)]
    [[[1.0, 1.0], [2.0, 2.0]]]
    """
    points = np.column_stack([x, np.clip(y, -HUGE, HUGE)])
    for level in (bottom, top):
        points = _cut(points, level)
    inside = (points[:, 1] >= bottom) & (points[:, 1] <= top)
    edges = np.flatnonzero(np.diff(inside)) + 1
    runs = zip(np.split(points, edges), np.split(inside, edges), strict=True)
    return [run for run, visible in runs if visible[0] and len(run) > 1]


def _cut(points: np.ndarray, level: float) -> np.ndarray:
    x, y = points.T
    side = np.sign(y - level)
    before = np.flatnonzero(side[:-1] * side[1:] < 0)
    share = (level - y[before]) / (y[before + 1] - y[before])
    at = x[before] + share * (x[before + 1] - x[before])
    return np.insert(points, before + 1, np.column_stack([at, np.full_like(at, level)]), axis=0)


def thinned(points: np.ndarray, tolerance: float) -> np.ndarray:
    """A polyline with rising x without the points it can do without: none was farther off in the plane than the tolerance.

    >>> thinned(np.array([[0.0, 0.0], [1.0, 1.001], [2.0, 2.0]]), 0.01).tolist()
    [[0.0, 0.0], [2.0, 2.0]]
    """
    (x, y), kept = points.T.tolist(), [0]
    low, high, longest = ANYWHERE
    for here in range(1, len(x)):
        length, angle = _chord(x, y, kept[-1], here)
        if not low <= angle <= high or length < longest:  # off the way, or back along it
            kept.append(here - 1)
            low, high, longest = ANYWHERE
            length, angle = _chord(x, y, here - 1, here)
        spread = math.asin(min(1.0, tolerance / length))
        low, high, longest = max(low, angle - spread), min(high, angle + spread), length
    return points[[*kept, len(x) - 1]]


def _chord(x: list[float], y: list[float], start: int, end: int) -> tuple[float, float]:
    across, up = x[end] - x[start], y[end] - y[start]
    return math.hypot(across, up) or 1e-300, math.atan2(up, across)


def joined(strokes: Sequence[np.ndarray], distance: float, broken: Collection[float] = ()) -> tuple[np.ndarray, ...]:
    """Strokes that end where the next begins, made one unless broken there; their meeting point stays a vertex."""
    result: list[np.ndarray] = []
    for stroke in strokes:
        if result and stroke[0, 0] not in broken and np.abs(result[-1][-1] - stroke[0]).max() <= distance:
            result[-1] = np.concatenate([result[-1], stroke[1:]])
        else:
            result.append(stroke)
    return tuple(result)


def apart(wanted: Sequence[float], sizes: Sequence[float], lower: float, upper: float) -> list[float]:
    """Centres as near to the wanted ones (in rising order) as intervals of these sizes can lie without overlap.

    >>> apart([1.0, 1.0, 9.0], [2.0, 2.0, 2.0], 0.0, 10.0)
    [1.0, 3.0, 9.0]
    """
    blocks: list[tuple[float, list[float]]] = []
    for centre, size in zip(wanted, sizes, strict=True):
        start, members = centre - size / 2, [size]
        start = _held(start, members, lower, upper)
        while blocks and blocks[-1][0] + sum(blocks[-1][1]) > start:
            before, others = blocks.pop()
            mean = (before * len(others) + (start - sum(others)) * len(members)) / (len(others) + len(members))
            members = others + members
            start = _held(mean, members, lower, upper)
        blocks.append((start, members))
    return [start + sum(members[:n]) + size / 2 for start, members in blocks for n, size in enumerate(members)]


def _held(start: float, members: list[float], lower: float, upper: float) -> float:
    return max(lower, min(start, upper - sum(members)))


def touches(points: np.ndarray, box: Box) -> bool:
    """Whether a polyline, an array of shape (points, 2), passes through a box.

    >>> [touches(np.array([[0.0, 0.0], [10.0, height]]), Box(4, 4, 6, 5)) for height in (10.0, 0.0)]
    [True, False]
    """
    start, way = points[:-1], np.diff(points, axis=0)
    way = np.where(way == 0, 1e-300, way)
    ends = [(np.array(corner) - start) / way for corner in (box[:2], box[2:])]
    enter, leave = np.minimum(*ends).max(axis=1), np.maximum(*ends).min(axis=1)
    return bool(((enter <= leave) & (enter <= 1) & (leave >= 0)).any())
