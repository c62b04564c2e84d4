"""The operations of programs on pairs of float64 arrays, a value and its error: sums that cancel are safe.

The price is some thirty times that of plain arithmetic in the median, see `bench/values.py`.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from activarium.derive import paired_functions as functions
from activarium.derive import pairs
from activarium.derive.numpy_target import RANGE
from activarium.derive.pairs import Pair, pair

add, sub, mul, div, neg, abs, sqrt = pairs.add, pairs.sub, pairs.mul, pairs.div, pairs.neg, pairs.abs, pairs.sqrt  # noqa: A001
where, minimum, maximum, lt, le, eq = pairs.where, pairs.minimum, pairs.maximum, pairs.lt, pairs.le, pairs.eq
exp, expm1, log, log1p, power = functions.exp, functions.expm1, functions.log, functions.log1p, functions.power
tanh, sin, cos, arctan, arcsinh = functions.tanh, functions.sin, functions.cos, functions.arctan, functions.arcsinh
both, either = np.logical_and, np.logical_or


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


def sin_sum(a: Any, error: Any) -> Pair:
    """sin(a + error): the error is what constants lack, since products carry their own."""
    return sin(add(a, error))


def cos_sum(a: Any, error: Any) -> Pair:
    """cos(a + error)."""
    return cos(add(a, error))


def bounded(a: Any) -> Pair:
    """a, but not below −RANGE."""
    return maximum(a, -RANGE)


def beyond(a: Any) -> Pair:
    """exp of what `bounded` cut off."""
    return exp(minimum(add(a, RANGE), 0.0))
