"""Record → the moments of a function of a normal variable, as floats whose digits are certain."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation
    from activarium.derive.level import Level


@dataclass(frozen=True)
class Moments:
    """What a function does to a normal variable Z, as floats.

    Arguments:
        mean, square, slope, slope_square: the means of f(Z), f(Z)², f′(Z) and f′(Z)².
        gain: σ/√square.
        chi: σ² slope_square/square.
        digits: so many digits of each are certain, at most 15.
    """

    mean: float
    square: float
    slope: float
    slope_square: float
    gain: float
    chi: float
    digits: int


def moments(f: Activation, parameters: Mapping[str, float] | None = None, sigma: float = 1) -> Moments:
    """The moments of a function of a normal variable with mean 0 and standard deviation σ, its gain and χ.

    The slope is that almost everywhere: a jump contributes nothing. A parameter, or σ, given as a float stands for the
    decimal number that it is written as: 0.1 for 1/10.

    >>> from activarium import find
    >>> moments(find("relu"))
    Moments(mean=0.3989422804014327, square=0.5, slope=0.5, slope_square=0.5, gain=1.4142135623730951, chi=1.0, digits=15)
    >>> round(moments(find("tanh"), sigma=2).gain, 4)
    2.5093

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
        ValueError: σ is not a positive number.
        Unproven: a mean has no proof, or is infinite.
    """
    from activarium.derive.gaussian import Gaussian
    from activarium.derive.segments import line

    deviation = Fraction(repr(sigma)) if isinstance(sigma, float) else Fraction(sigma)
    if deviation <= 0:
        raise ValueError(f"σ is {sigma}: a standard deviation is positive")
    g = Gaussian(line(f, f.exact_values(parameters)), deviation)
    levels = [g.mean_level, g.square_level, g.slope_level, g.slope_square_level, g.gain_level, g.chi_level]
    return Moments(*map(float, levels), digits=min(map(_digits, levels)))  # type: ignore[call-arg,misc]


def _digits(level: Level) -> int:
    """The certain digits of a level; of one that may be 0, those behind the point."""
    if level.enclosure is None:
        return 15
    bits = level.enclosure.rel_accuracy_bits()
    certain = bits / 3.33 if bits > 0 else -math.log10(float(level.enclosure.abs_upper()))
    return max(0, min(15, int(certain)))
