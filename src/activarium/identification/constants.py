"""A float → the simple exact number that was probably meant: 1.702, 1/3, sqrt(2/pi)."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

LARGEST = 60  # numerators and denominators that count as simple
FACTORS = {
    "pi": math.pi,
    "sqrt(pi)": math.sqrt(math.pi),
    "sqrt(2)": math.sqrt(2),
    "sqrt(2/pi)": math.sqrt(2 / math.pi),
    "sqrt(2*pi)": math.sqrt(2 * math.pi),
    "sqrt(3)": math.sqrt(3),
    "log(2)": math.log(2),
    "exp(1)": math.e,
}
SMALL = 12  # of a fraction that multiplies one of these


class Simple(NamedTuple):
    """A number as text of our grammar, and the float nearest to it."""

    text: str
    value: float


@lru_cache(4096)  # zeros, ones and other defaults come again and again
def simple(value: float, slack: float) -> Simple | None:
    """A simple number within a relative slack of a float, None if there is none.

    >>> [simple(value, 1e-9).text for value in (1.70200000001, 0.333333333333, 0.7978845608, 100.0)]
    ['1.702', '1/3', 'sqrt(2/pi)', '100']
    >>> simple(0.7234151922, 1e-9) is None
    True
    """
    if abs(value) <= slack:
        return Simple("0", 0.0)
    if not math.isfinite(value):
        return None
    near = abs(value) * slack
    enough = int(-math.log10(slack)) - 2  # digits that do not agree by chance
    return _decimal(value, near, 4) or _fraction(value, near) or _multiple(value, near) or _decimal(value, near, enough)


def _decimal(value: float, near: float, most: int) -> Simple | None:
    """The shortest decimal of at most so many digits."""
    for digits in range(1, most + 1):
        text = f"{value:.{digits}g}"
        if abs(float(text) - value) <= near:
            whole = float(text).is_integer() and abs(value) < 1e9
            return Simple(str(int(float(text))) if whole else text.replace("e+", "e"), float(text))
    return None


def _fraction(value: float, near: float) -> Simple | None:
    found = Fraction(value).limit_denominator(LARGEST)
    usable = abs(float(found) - value) <= near and 0 < abs(found.numerator) <= 10 * LARGEST
    return Simple(str(found), float(found)) if usable else None


def _multiple(value: float, near: float) -> Simple | None:
    """A small fraction of a well-known number, or of its reciprocal."""
    for text, factor in FACTORS.items():
        for power in (1, -1):
            ratio = Fraction(value / factor**power).limit_denominator(SMALL)
            exact = float(ratio) * factor**power
            if 0 < abs(ratio.numerator) <= SMALL and abs(exact - value) <= near:
                return Simple(_product(ratio, text, power), exact)
    return None


def _product(ratio: Fraction, text: str, power: int) -> str:
    """3*pi/4, or 3/(4*pi)."""
    top, bottom = abs(ratio.numerator), ratio.denominator
    sign = "-" if ratio < 0 else ""
    if power == 1:
        return sign + (text if top == 1 else f"{top}*{text}") + ("" if bottom == 1 else f"/{bottom}")
    return f"{sign}{top}/{text}" if bottom == 1 else f"{sign}{top}/({bottom}*{text})"
