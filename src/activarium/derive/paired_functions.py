"""Elementary functions of pairs, to about ninety binary digits: tables, short polynomials, and Newton's method for inverses.

Reference: Muller, Elementary Functions, 3rd edition, chapters 4, 6 and 11.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from activarium.derive import numpy_target as plain
from activarium.derive import tables as table
from activarium.derive.numpy_target import finite
from activarium.derive.pairs import Pair, add, div, joined, mul, neg, pair, rounded, sqrt, sub, where

EXPONENTS = (-800.0, 800.0)  # between which the exponential is computed
LARGEST = 1.7976931348623157e308
# beyond, 27 binary digits do not count the 64ths of π: sine and cosine are those of float64, by the sum of angles for its error
FARTHEST = 2.0**22


def exp(a: Any) -> Pair:
    """The exponential."""
    return _outside(a, np.exp, _exp(_inside(a, *EXPONENTS)), *EXPONENTS)


def expm1(a: Any) -> Pair:
    """exp(a) − 1."""
    near, power = _exponential(_inside(a, *EXPONENTS))
    whole = where(power == 0, near, sub(_raised(near, power), 1.0))
    return _outside(a, np.expm1, whole, *EXPONENTS)


def log(a: Any) -> Pair:
    """The natural logarithm."""
    return _outside(a, np.log, _log(_inside(a, 5e-324, LARGEST)), lower=0.0)


def log1p(a: Any) -> Pair:
    """log(1 + a)."""
    u = _inside(a, -1.0, LARGEST)
    near = (u[0] > -0.25) & (u[0] < 0.5)
    far = _log(where(near | (u[0] <= -1), 1.0, add(u, 1.0)))
    return _outside(a, np.log1p, where(near, _log1p(where(near, u, 0.0)), far), lower=-1.0)


def tanh(a: Any) -> Pair:
    """The hyperbolic tangent."""
    power = expm1(mul(a, -2.0))
    return _outside(a, np.tanh, neg(div(power, add(power, 2.0))), lower=-400.0, upper=400.0)


def sin(a: Any) -> Pair:
    """The sine."""
    return _circular(a, 0, np.sin, np.cos)


def cos(a: Any) -> Pair:
    """The cosine."""
    return _circular(a, 1, np.cos, lambda u: -np.sin(u))


def arctan(a: Any) -> Pair:
    """The inverse tangent."""
    u = pair(a)
    first = np.arctan(u[0])
    sine, cosine = sin(first), cos(first)
    step = div(sub(mul(u, cosine), sine), add(mul(u, sine), cosine))
    return where(u[0] == 0, u, joined(first, finite(rounded(step))))


def arcsinh(a: Any) -> Pair:
    """The inverse hyperbolic sine."""
    u = pair(a)
    sign = np.copysign(1.0, u[0])
    size = _inside((u[0] * sign, u[1] * sign), 0.0, LARGEST)
    small = where(size[0] > 1e100, 1.0, size)
    near = log1p(add(small, div(mul(small, small), add(sqrt(add(mul(small, small), 1.0)), 1.0))))
    far = add(log(where(size[0] > 1e100, size, 1.0)), (table.LN2[0], table.LN2[1]))
    value, error = where(size[0] > 1e100, far, near)
    return _outside(a, np.arcsinh, (value * sign, error * sign))


def power(a: Any, b: Any) -> Pair:
    """a to the power b, for a ≥ 0."""
    (u, _), (v, _) = pair(a), pair(b)
    usual = (u > 0) & np.isfinite(u) & np.isfinite(v)
    return where(usual, exp(mul(log(where(usual, a, 1.0)), b)), np.power(u, v))


def _inside(a: Any, lower: float, upper: float) -> Pair:
    """The pair where it lies between two bounds, and something harmless elsewhere."""
    u = pair(a)
    return where((u[0] >= lower) & (u[0] <= upper), u, min(max(lower, 1.0), upper))


def _outside(a: Any, function: Any, inside: Pair, lower: float = -np.inf, upper: float = np.inf) -> Pair:
    """What was computed, but the function of float64 where that is exact anyway: at 0, far out, at poles, for NaN."""
    u = pair(a)[0]
    usual = (u > lower) & (u < upper) & (u != 0) & np.isfinite(inside[0])
    return np.where(usual, inside[0], function(u)), np.where(usual, finite(inside[1]), 0.0)


def _exp(u: Pair) -> Pair:
    near, power = _exponential(u)
    return _raised(near, power)


def _exponential(u: Pair) -> tuple[Pair, Any]:
    """exp(r) − 1 and n, where u = r + n log(2)/64."""
    n = np.rint(u[0] * (64 / table.LN2[0]))
    r = _reduced(u, n, table.LN2_64)
    rest = plain.horner(r[0], *table.EXPONENTIAL)
    series = add(mul(r, add(mul(r, rest), (table.SIXTH[0], table.SIXTH[1]))), 0.5)
    return mul(r, add(mul(r, series), 1.0)), n


def _raised(near: Pair, n: Any) -> Pair:
    """exp(n log(2)/64) (1 + near)."""
    whole, place = np.divmod(n, 64)
    root = table.ROOTS[0][place.astype(int)], table.ROOTS[1][place.astype(int)]
    value, error = add(root, mul(root, near))
    return np.ldexp(value, whole.astype(int)), np.ldexp(error, whole.astype(int))


def _reduced(u: Pair, n: Any, parts: tuple[float, float, float]) -> Pair:
    """u minus n times a constant in three parts, the first two so short that their products are exact."""
    return add(add(u, -n * parts[0]), joined(-n * parts[1], -n * parts[2]))


def _log(u: Pair) -> Pair:
    """k log(2) + log(m), u = 2ᵏ m with m between 3/4 and 3/2."""
    m, k = np.frexp(u[0])
    high = m > 0.75
    k = np.where(high, k, k - 1)
    m = np.where(high, m, 2 * m)
    error = np.ldexp(u[1], -k)
    n = k.astype(float)
    return add(joined(n * table.LN2_64[0] * 64, 0.0), add((n * table.LN2_64[1] * 64, n * table.LN2_64[2] * 64),
                                                          _log1p(add((m, error), -1.0))))  # fmt: skip


def _log1p(w: Pair) -> Pair:
    """log(1 + w) for w between −1/4 and 1/2: one step of Newton's method."""
    first = np.log1p(w[0])
    power, n = _exponential((-first, 0.0))
    t = where(n == 0, power, sub(_raised(power, n), 1.0))
    step = add(add(w, t), mul(w, t))
    return joined(first, finite(rounded(sub(step, mul(mul(step, step), 0.5)))))


def _circular(a: Any, quarter: int, function: Any, slope: Any) -> Pair:
    """Sine (0) or cosine (1): quarter turns, 32nds of one from a table, a polynomial for the rest."""
    u = pair(a)
    near = np.abs(u[0]) < FARTHEST
    v = where(near, u, 0.0)
    n = np.rint(v[0] * (64 / table.PI[0]))
    r = _reduced(v, n, table.PI_64)
    turn = n.astype(int) + 32 * quarter
    value = add(mul(_at(table.SINES, turn), _cosine(r)), mul(_at(table.SINES, turn + 32), _sine(r)))
    far = joined(function(u[0]) * np.cos(u[1]), finite(slope(u[0]) * np.sin(u[1])))
    return where(near & (u[0] != 0), value, far)


def _at(sines: Any, place: Any) -> Pair:
    """sin(place π/64) from the table."""
    return sines[0][place % 128], sines[1][place % 128]


def _sine(r: Pair) -> Pair:
    """The sine of a small angle."""
    square = mul(r, r)
    rest = plain.horner(square[0], *table.SINE)
    return mul(r, sub(1.0, mul(square, sub((table.SIXTH[0], table.SIXTH[1]), mul(square, rest)))))


def _cosine(r: Pair) -> Pair:
    """The cosine of a small angle."""
    square = mul(r, r)
    rest = plain.horner(square[0], *table.COSINE)
    return sub(1.0, mul(square, sub(0.5, mul(square, rest))))
