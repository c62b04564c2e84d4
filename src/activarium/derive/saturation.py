"""Record → where a function saturates, for a bound of the reader's own."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation


def saturation(
    f: Activation, slope: float | Fraction = Fraction(1, 100), parameters: Mapping[str, float] | None = None
) -> tuple[tuple[float, float], ...]:
    """The intervals on which |f′| ≤ slope, from left to right, their ends as floats.

    A slope or a parameter given as a float stands for the decimal number that it is written as: 0.1 for 1/10.

    >>> from activarium import find
    >>> [(round(a, 6), round(b, 6)) for a, b in saturation(find("tanh"), 0.001)]
    [(-inf, -4.146775), (4.146775, inf)]
    >>> saturation(find("relu"), 0)
    ((-inf, 0.0),)

    Raises:
        ParameterError: a parameter is unknown or outside its domain.
        ValueError: the slope is negative or no finite number.
        Unproven: the intervals have no proof, or there are infinitely many.
    """
    import sympy as sp

    from activarium.derive.facts import Facts
    from activarium.derive.segments import Unproven

    if not (math.isfinite(slope) and slope >= 0):
        raise ValueError(f"the slope is {slope}: a bound of |f′| is a number that is not negative")
    bound = Fraction(repr(slope)) if isinstance(slope, float) else Fraction(slope)
    text, ends = Facts(f, f.exact_values(parameters)).saturation(sp.Rational(bound.numerator, bound.denominator))
    if text.startswith("infinitely many"):
        raise Unproven(f"the slope of {f.name} is at most {slope} on infinitely many intervals")
    return tuple((float(lower), float(upper)) for lower, upper in list(pairwise(ends))[::2])
