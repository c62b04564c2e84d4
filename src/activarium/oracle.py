"""The oracle: values and derivatives of a record, to any accuracy, with a proven error.

At a kink it answers for the piece that owns the point, or for the one to the left or right.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from flint import arb

from activarium.balls import enclosure, fraction, rational
from activarium.vocabulary import letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation


def value(
    f: Activation, at: float | Fraction, order: int = 0, side: int = 0, parameters: Mapping[str, Any] | None = None
) -> arb:
    """The derivative of order 0, 1, 2 … at a point, as a ball with at least `DIGITS` certain bits.

    Arguments:
        side: at a kink, −1 and +1 ask for the limit from the left and from the right, 0 for the
            value that the record gives.
        parameters: exact values; the defaults otherwise.

    >>> from activarium import find
    >>> value(find("leaky_relu"), 0, order=1, side=+1).mid()
    1.00000000000000

    Raises:
        Undecided: no precision up to `LIMIT` was enough.
    """
    chosen = {p.symbol: p.default for p in f.parameters} | dict(parameters or {})
    exact = {letter(name): rational(number) for name, number in chosen.items()}
    return enclosure(f.expression, rational(at), order, side, exact)


def ulp(exact: Fraction, digits: int = 53, lowest: int = -1022) -> Fraction:
    """The unit in the last place of a format at an exact number; float64 by default.

    >>> float(ulp(Fraction(1)))
    2.220446049250313e-16
    """
    if not exact:
        return Fraction(2) ** (lowest - digits + 1)
    exponent = exact.numerator.bit_length() - exact.denominator.bit_length()
    exponent -= abs(exact) < Fraction(2) ** exponent
    return Fraction(2) ** (max(exponent, lowest) - digits + 1)


def ulp_error(computed: float, exact: arb, digits: int = 53, lowest: int = -1022) -> float:
    """|computed − exact| in units in the last place of the exact value; infinity stands for what overflows."""
    if not math.isfinite(computed):
        beyond = exact.abs_lower() > arb(2) ** (1 - lowest) * (1 - arb(2) ** (-digits - 1))
        return 0.0 if bool(beyond) and (computed > 0) == bool(exact > 0) else math.inf
    mid = fraction(exact)
    return float(abs(Fraction(computed) - mid) / ulp(mid, digits, lowest))
