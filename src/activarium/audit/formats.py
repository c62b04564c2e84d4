"""The floating formats that are audited: their units, their ends, and the inputs tried in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

SEED = 20240209
NEIGHBOURS = (-3, -2, -1, 1, 2, 3)  # units from a point where pieces meet


@dataclass(frozen=True)
class Format:
    """A binary floating format.

    Arguments:
        name: as NumPy and torch call it.
        digits: binary digits, the leading one included.
        lowest: exponent of the smallest normal number.
        reach: beyond ±reach its exponential is 0 or infinite.
    """

    name: str
    digits: int
    lowest: int
    reach: float

    @property
    def epsilon(self) -> float:
        """The distance from 1 to the next number."""
        return 2.0 ** (1 - self.digits)

    @property
    def smallest(self) -> float:
        """The smallest normal number."""
        return 2.0**self.lowest

    @property
    def largest(self) -> float:
        """The largest finite number."""
        return (2 - self.epsilon) * 2.0 ** (1 - self.lowest)

    @property
    def short(self) -> bool:
        """Whether it has 16 bits: then one computes in float32 and rounds once."""
        return self.digits < 24

    def ulp(self, x: np.ndarray) -> np.ndarray:
        """The unit in the last place at x; of 0 the smallest subnormal number."""
        exponent = np.frexp(np.abs(x))[1] - 1
        return np.ldexp(1.0, np.maximum(np.where(x == 0, self.lowest, exponent), self.lowest) - self.digits + 1)

    def rounded(self, x: np.ndarray) -> np.ndarray:
        """The nearest numbers of the format, as float64; what lies beyond the largest is infinite."""
        with np.errstate(all="ignore"):
            unit = self.ulp(x)
            near = np.where(np.isfinite(x), np.rint(x / unit) * unit, x) if self.digits < 53 else np.asarray(x, np.float64)
            return np.where(np.abs(near) > self.largest, np.copysign(np.inf, near), near)

    def inputs(self, joints: Iterable[float] = ()) -> np.ndarray:
        """The inputs tried, float64 of shape (n,): every finite one of a short format, thousands of a long one.

        They are spread evenly over every binade, densely where functions bend, out to where exponentials
        end, and lie on both sides of every joint; the joints themselves are left out.
        """
        chosen = self._all() if self.short else self._some(list(joints))
        finite = chosen[np.isfinite(chosen)]
        return np.unique(finite[~np.isin(finite, list(joints))])

    def _all(self) -> np.ndarray:
        patterns = np.arange(1 << 16, dtype=np.uint32)
        as_float = patterns.astype(np.uint16).view(np.float16) if self.digits == 11 else (patterns << 16).view(np.float32)
        with np.errstate(invalid="ignore"):  # some patterns are signalling NaN
            return as_float.astype(np.float64)

    def _some(self, joints: list[float]) -> np.ndarray:
        chance = np.random.default_rng(SEED)
        sign = chance.choice([-1.0, 1.0], 4000)
        every_size = sign * 2.0 ** chance.uniform(self.lowest - self.digits + 1, 1 - self.lowest, 4000)
        steps = np.concatenate([np.arange(-240, 241) / 8, np.arange(-self.reach, self.reach + 1)])
        ends = np.array([0.0, -0.0, self.smallest, -self.smallest, self.largest, -self.largest])
        spread = [chance.uniform(-r, r, n) for r, n in ((1, 1000), (6, 3000), (40, 3000), (self.reach, 2000))]
        beside = [at + step * self.ulp(np.asarray(at)) for at in joints for step in NEIGHBOURS]
        with np.errstate(over="ignore"):
            return self.rounded(np.concatenate([every_size, steps, ends, *spread, np.array(beside)]))


FLOAT32 = Format("float32", 24, -126, 110.0)
FLOAT64 = Format("float64", 53, -1022, 760.0)
BFLOAT16 = Format("bfloat16", 8, -126, 110.0)
FLOAT16 = Format("float16", 11, -14, 20.0)
FORMATS = (FLOAT32, FLOAT64, BFLOAT16, FLOAT16)
