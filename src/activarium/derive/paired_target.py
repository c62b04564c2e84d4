"""The operations of programs on pairs of float64 arrays, a value and its error: arithmetic to twice the precision.

Named functions are still those of float64, corrected to first order for the error of their argument,
so what remains is about one unit in the last place. Sums that cancel are safe; the price is a factor
of ten to twenty, paid only by the programs for which plain arithmetic is not enough.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from activarium.derive import numpy_target as plain
from activarium.derive.numpy_target import RANGE, finite

Pair = tuple[Any, Any]


def pair(a: Any) -> Pair:
    """A number as a pair."""
    return a if isinstance(a, tuple) else (a, 0.0)


def rounded(a: Any) -> Any:
    """A pair as one number."""
    value, error = pair(a)
    return value + error


def joined(value: Any, error: Any) -> Pair:
    """A value and an error of any size, made into a pair whose error lies below the value's last digit."""
    error = finite(error)
    total = value + error
    return total, finite(error - (total - value))


def add(a: Any, b: Any) -> Pair:
    """a + b."""
    (a, da), (b, db) = pair(a), pair(b)
    return joined(a + b, plain.sum_error(a, b) + (da + db))


def sub(a: Any, b: Any) -> Pair:
    """a − b."""
    return add(a, neg(b))


def mul(a: Any, b: Any) -> Pair:
    """a·b."""
    (a, da), (b, db) = pair(a), pair(b)
    return joined(a * b, plain.product_error(a, b) + finite(a * db + da * b))


def div(a: Any, b: Any) -> Pair:
    """a/b: the quotient, and what it leaves over divided once more."""
    (a, da), (b, db) = pair(a), pair(b)
    quotient = a / b
    left = (a - quotient * b) - plain.product_error(quotient, b)
    return joined(quotient, finite((left + da - quotient * db) / b))


def neg(a: Any) -> Pair:
    """−a."""
    value, error = pair(a)
    return -value, -error


def abs(a: Any) -> Pair:  # noqa: A001 - the operation has this name on every target
    """|a|."""
    value, error = pair(a)
    sign = np.copysign(1.0, value)
    return value * sign, error * sign


def where(condition: Any, a: Any, b: Any) -> Pair:
    """a where the condition holds, b elsewhere."""
    (a, da), (b, db) = pair(a), pair(b)
    return np.where(condition, a, b), np.where(condition, da, db)


def lt(a: Any, b: Any) -> Any:
    """a < b."""
    (a, da), (b, db) = pair(a), pair(b)
    return (a < b) | ((a == b) & (da < db))


def le(a: Any, b: Any) -> Any:
    """a ≤ b."""
    (a, da), (b, db) = pair(a), pair(b)
    return (a < b) | ((a == b) & (da <= db))


def eq(a: Any, b: Any) -> Any:
    """a = b."""
    (a, da), (b, db) = pair(a), pair(b)
    return (a == b) & (da == db)


both, either = np.logical_and, np.logical_or


def minimum(a: Any, b: Any) -> Pair:
    """The smaller of two; NaN if either is."""
    value, error = where(le(a, b), a, b)
    return np.where(np.isnan(pair(a)[0]), pair(a)[0], value), error


def maximum(a: Any, b: Any) -> Pair:
    """The larger of two; NaN if either is."""
    return neg(minimum(neg(a), neg(b)))


def corrected(value: Any, slope: Any, error: Any) -> Pair:
    """A function's value, corrected for the error of its argument."""
    return joined(value, finite(slope * error))


def exp(a: Any) -> Pair:
    """The exponential."""
    u, du = pair(a)
    return corrected(np.exp(u), np.exp(u), du)


def expm1(a: Any) -> Pair:
    """exp(a) − 1."""
    u, du = pair(a)
    return corrected(np.expm1(u), np.exp(u), du)


def log(a: Any) -> Pair:
    """The natural logarithm."""
    u, du = pair(a)
    return corrected(np.log(u), 1 / u, du)


def log1p(a: Any) -> Pair:
    """log(1 + a)."""
    u, du = pair(a)
    return corrected(np.log1p(u), 1 / (1 + u), du)


def tanh(a: Any) -> Pair:
    """The hyperbolic tangent."""
    u, du = pair(a)
    return corrected(np.tanh(u), 1 - np.tanh(u) ** 2, du)


def sin(a: Any) -> Pair:
    """The sine."""
    u, du = pair(a)
    return corrected(np.sin(u), np.cos(u), du)


def cos(a: Any) -> Pair:
    """The cosine."""
    u, du = pair(a)
    return corrected(np.cos(u), -np.sin(u), du)


def arctan(a: Any) -> Pair:
    """The inverse tangent."""
    u, du = pair(a)
    return corrected(np.arctan(u), 1 / (1 + u * u), du)


def arcsinh(a: Any) -> Pair:
    """The inverse hyperbolic sine."""
    u, du = pair(a)
    return corrected(np.arcsinh(u), 1 / np.sqrt(1 + u * u), du)


def sqrt(a: Any) -> Pair:
    """The square root."""
    u, du = pair(a)
    root = np.sqrt(u)
    left = (u - root * root) - plain.product_error(root, root) + du
    return joined(root, finite(left / (2 * root)))


def power(a: Any, b: Any) -> Pair:
    """a to the power b."""
    (a, da), (b, db) = pair(a), pair(b)
    value = np.power(a, b)
    return corrected(value, value, finite(b * da / a) + finite(db * np.log(a)))


def constant(value: float, lack: float) -> Pair:
    """A constant and what its float lacks."""
    return value, lack


def horner(t: Any, *coefficients: float) -> Any:
    """The polynomial with these coefficients, lowest first."""
    total: Any = coefficients[-1]
    for coefficient in reversed(coefficients[:-1]):
        total = add(mul(total, t), coefficient)
    return total


def product_error(a: Any, _b: Any) -> Pair:
    """Nothing: products carry their error."""
    return np.zeros_like(pair(a)[0]), 0.0


sum_error = product_error


def bounded(a: Any) -> Pair:
    """a, but not below −RANGE."""
    return maximum(a, -RANGE)


def beyond(a: Any) -> Pair:
    """exp of what `bounded` cut off."""
    return exp(minimum(add(a, RANGE), 0.0))
