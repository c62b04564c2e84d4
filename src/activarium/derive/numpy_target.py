"""The operations of programs on NumPy arrays of float64."""

from __future__ import annotations

from typing import Any

import numpy as np

RANGE = 600.0  # exponents beyond ±RANGE are applied in two steps; exp(−2·RANGE) is 0
SPLIT = 134217729.0  # 2**27 + 1: Veltkamp's constant, halves the digits of a float64

add, sub, mul, div, neg = np.add, np.subtract, np.multiply, np.divide, np.negative
lt, le, eq, where, minimum, maximum, power = np.less, np.less_equal, np.equal, np.where, np.minimum, np.maximum, np.power
abs, sqrt, exp, expm1, log, log1p = np.abs, np.sqrt, np.exp, np.expm1, np.log, np.log1p  # noqa: A001
both, either = np.logical_and, np.logical_or
tanh, sin, cos, arctan, arcsinh = np.tanh, np.sin, np.cos, np.arctan, np.arcsinh


def constant(value: float, lack: float) -> float:
    """A constant; what its float lacks is of no use here."""
    return value + lack


def horner(t: Any, *coefficients: float) -> Any:
    """The polynomial with these coefficients, lowest first."""
    total = coefficients[-1]
    for coefficient in reversed(coefficients[:-1]):
        total = total * t + coefficient
    return total


def halves(a: Any) -> tuple[Any, Any]:
    """A number as the sum of two with half its digits (Veltkamp 1968)."""
    upper = SPLIT * a
    upper = upper - (upper - a)
    return upper, a - upper


def finite(error: Any) -> Any:
    """An error, or 0 where none could be computed."""
    return np.where(np.isfinite(error), error, 0.0)


def product_error(a: Any, b: Any) -> Any:
    """a·b minus its rounded value, exactly (Dekker 1971)."""
    (a1, a2), (b1, b2), product = halves(a), halves(b), a * b
    return finite(((a1 * b1 - product) + a1 * b2 + a2 * b1) + a2 * b2)


def sum_error(a: Any, b: Any) -> Any:
    """a + b minus its rounded value, exactly (Knuth 1969)."""
    total = a + b
    other = total - a
    return finite((a - (total - other)) + (b - other))


def sin_sum(u: Any, error: Any) -> Any:
    """sin(u + error), where rounding u has lost the error."""
    return np.sin(u) * np.cos(error) + np.cos(u) * np.sin(error)


def cos_sum(u: Any, error: Any) -> Any:
    """cos(u + error), where rounding u has lost the error."""
    return np.cos(u) * np.cos(error) - np.sin(u) * np.sin(error)


def bounded(u: Any) -> Any:
    """u, but not below −RANGE."""
    return np.maximum(u, -RANGE)


def beyond(u: Any) -> Any:
    """exp of what `bounded` cut off."""
    return np.exp(np.minimum(u + RANGE, 0.0))
