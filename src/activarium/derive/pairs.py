"""Arithmetic on pairs of float64 arrays, a value and its error: twice the precision, without the error of a rounding.

References: Dekker, A floating-point technique for extending the available precision, 1971; Knuth, TAOCP 2, section 4.2.2.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from activarium.derive import numpy_target as plain
from activarium.derive.numpy_target import finite

Pair = tuple[Any, Any]
TINY, UP = 2.0**-900, 2.0**300  # below, errors would be smaller than every float: quotients and roots are scaled up


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
    scale = np.where(np.abs(b) < TINY, UP * UP, 1.0)
    a, da, b, db = a * scale, da * scale, b * scale, db * scale
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


def minimum(a: Any, b: Any) -> Pair:
    """The smaller of two; NaN if either is."""
    value, error = where(le(a, b), a, b)
    return np.where(np.isnan(pair(a)[0]), pair(a)[0], value), error


def maximum(a: Any, b: Any) -> Pair:
    """The larger of two; NaN if either is."""
    return neg(minimum(neg(a), neg(b)))


def sqrt(a: Any) -> Pair:
    """The square root."""
    u, du = pair(a)
    tiny = np.abs(u) < TINY
    scale = np.where(tiny, UP * UP, 1.0)
    u, du = u * scale, du * scale
    root = np.sqrt(u)
    left = (u - root * root) - plain.product_error(root, root) + du
    scale = np.where(tiny, 1 / UP, 1.0)
    value, error = joined(root, finite(left / (2 * root)))
    return value * scale, error * scale
