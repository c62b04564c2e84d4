"""A record with its input and output scaled and shifted: c·f(a·x + b) + d."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Collection

    from activarium.identification.candidate import Candidate
    from activarium.identification.samples import Samples

INPUTS = (
    (1, 0),
    (2, 0),
    (0.5, 0),
    (-1, 0),
    (1, 1),
    (1, -1),
    (4, 0),
    (0.25, 0),
    (2, 2),
    (2, -2),
    (-2, 1),
    (0.5, -0.5),
    (1, 3),
    (1, -3),
)
BOUNDS = np.array([100.0, 50.0, 1e6, 1e6])  # of |a|, |b|, |c|, |d|
FLAT = 1e-3  # an input or output scaled by less is taken for a limit
MAPS = 4  # a, b, c, d
LARGE = 1e100  # values beyond say nothing of c and d


class Rescaled:
    """The candidate behind a map of the input and one of the output; parameters θ₁ … θₖ, a, b, c, d.

    Arguments:
        inner: the record.
        free: whether θ may move too.
    """

    def __init__(self, inner: Candidate, *, free: bool) -> None:
        self.inner, self.free, self.slug = inner, free, inner.slug
        self.count = len(inner.names)
        self.defaults = np.concatenate([inner.defaults, [1.0, 0.0, 1.0, 0.0]])

    def split(self, theta: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """The record's own parameters, (s, k), and a, b, c, d as four columns, (4, s, 1)."""
        return theta[:, : self.count], theta[:, self.count :].T[:, :, None]

    def values(self, theta: np.ndarray, x: np.ndarray) -> np.ndarray:
        """The values at x: shape (s, n)."""
        own, (a, b, c, d) = self.split(theta)
        with np.errstate(all="ignore"):
            return c * self.inner.values(own, a * x + b) + d

    def jacobian(self, theta: np.ndarray, x: np.ndarray, held: Collection[int] = ()) -> np.ndarray:
        """The derivatives by the record's parameters (0 if they are held) and the maps: shape (s, n, k + 4)."""
        own, (a, b, c, _) = self.split(theta)
        at = a * x + b
        with np.errstate(all="ignore"):
            slope = c * self.inner.run(("x",), own, at)
            mine = c[..., None] * self.inner.jacobian(own, at, held if self.free else range(self.count))
            maps = np.stack([slope * x, slope, self.inner.values(own, at), np.ones_like(at)], axis=-1)
        maps[..., [column - self.count for column in held if column >= self.count]] = 0.0
        return np.concatenate([mine, maps], axis=-1)

    def within(self, theta: np.ndarray, step: np.ndarray) -> np.ndarray:
        """theta + step inside the domains."""
        own = self.inner.within(theta[:, : self.count], step[:, : self.count])
        return np.concatenate([own, theta[:, self.count :] + step[:, self.count :]], axis=1)

    def contains(self, theta: np.ndarray) -> bool:
        """Whether the parameters are those of a function, not of a limit."""
        own, maps = theta[: self.count], theta[self.count :]
        bounded = bool(np.all(np.abs(maps) < BOUNDS))
        return bounded and abs(maps[0]) > FLAT and abs(maps[2]) > FLAT and self.inner.contains(own)

    def places(self, theta: np.ndarray) -> list[float]:
        """Where pieces meet."""
        a, b = theta[self.count], theta[self.count + 1]
        return sorted(float((at - b) / a) + 0.0 for at in self.inner.places(theta[: self.count]))

    def starts(self, samples: Samples, most: int) -> np.ndarray:
        """The best of several input maps, each with the best output map: shape (s, k + 4)."""
        own = np.repeat(self._own(), len(INPUTS), axis=0)
        inputs = np.tile(np.array(INPUTS, float), (len(own) // len(INPUTS), 1))
        values = self.inner.values(own, inputs[:, :1] * samples.x + inputs[:, 1:])
        theta = np.concatenate([own, inputs, _outputs(values, samples)], axis=1)
        order = np.argsort(samples.distance(self.values(theta, samples.x)), kind="stable")[:most]
        return theta[order[np.argsort(inputs[order, 0] < 0, kind="stable")]]

    def _own(self) -> np.ndarray:
        """Some of the draws if the record's parameters may move, else its defaults."""
        draws = self.inner.draws
        return draws[:: max(1, len(draws) // 4)] if self.free else draws[:1]


def _outputs(values: np.ndarray, samples: Samples) -> np.ndarray:
    """The c and d of c·y + d nearest to the samples, by least squares, for values of shape (s, n): shape (s, 2)."""
    usable = np.isfinite(values) & (np.abs(values) < LARGE)
    weight = np.where(usable, samples.weight**2, 0.0)
    y = np.where(usable, values, 0.0)
    total = weight.sum(axis=1) + 1e-300
    mean, wanted = (weight * y).sum(axis=1) / total, (weight * samples.values).sum(axis=1) / total
    centred = y - mean[:, None]
    c = (weight * centred * samples.values).sum(axis=1) / ((weight * centred**2).sum(axis=1) + 1e-300)
    return np.stack([c, wanted - c * mean], axis=1)


def written(scale: str, shift: str, letter: str) -> str:
    """A map as text.

    >>> written("2", "-1", "y"), written("1", "0", "x"), written("-1", "1/2", "x")
    ('2*y - 1', 'x', '-x + 1/2')
    """
    scaled = {"1": letter, "-1": f"-{letter}"}.get(scale, f"{scale}*{letter}")
    if shift == "0":
        return scaled
    return f"{scaled} - {shift[1:]}" if shift.startswith("-") else f"{scaled} + {shift}"
