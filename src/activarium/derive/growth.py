"""Expression → a rough and quick bound far out on one side: |f| ≤ C tᵖ exp(rt) for all t = |x| ≥ T.

Each part is known to lie between two floats, perhaps infinite, and below such a product. Floats are widened by a
thousand times what an operation may round. What this cannot bound, the sums of scales may (`tail`).
"""

from __future__ import annotations

import functools
import math
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sympy as sp

from activarium.derive.segments import Unproven
from activarium.sinc import Spherical
from activarium.vocabulary import constant, log, log1p, logistic, sech, sech2, sigmoid, softplus, tanh, x
from activarium.word import Word

if TYPE_CHECKING:
    from collections.abc import Callable

WIDER = 1e-12
TINY = 1e-290
LARGE = 600.0  # an exponent
BETWEEN = {
    sp.sin: (-1.0, 1.0), sp.cos: (-1.0, 1.0), sp.atan: (-1.6, 1.6), sp.erf: (-1.0, 1.0), sp.erfc: (0.0, 2.0),
    tanh: (-1.0, 1.0), sp.tanh: (-1.0, 1.0), sigmoid: (0.0, 1.0), logistic: (0.0, 1.0), sech: (0.0, 1.0), sech2: (0.0, 1.0),
}  # fmt: skip


class Unbounded(Unproven):
    """A part that is not bounded so easily."""


@dataclass(frozen=True)
class Bound:
    """lower ≤ v ≤ upper and |v| ≤ size · tᵖ · exp(rate · t), with p and rate at least 0."""

    lower: float
    upper: float
    size: float
    power: float = 0.0
    rate: float = 0.0

    @classmethod
    def of(cls, lower: float, upper: float, size: float = math.inf, power: float = 0.0, rate: float = 0.0) -> Bound:
        """The bound made a little wider; between two numbers it grows no more."""
        lower, upper = -_above(-lower), _above(upper)
        most = max(abs(lower), abs(upper))
        if most < math.inf:
            return cls(lower, upper, most)
        if not size < math.inf:
            raise Unbounded("a part without bound")
        return cls(lower, upper, max(size * (1 + WIDER), TINY), power, rate * (1 + WIDER))

    def __add__(self, other: Bound) -> Bound:
        """The sum."""
        power, rate = max(self.power, other.power), max(self.rate, other.rate)
        return Bound.of(self.lower + other.lower, self.upper + other.upper, self.size + other.size, power, rate)

    def __mul__(self, other: Bound) -> Bound:
        """The product."""
        ends = [_times(a, b) for a in (self.lower, self.upper) for b in (other.lower, other.upper)]
        return Bound.of(min(ends), max(ends), self.size * other.size, self.power + other.power, self.rate + other.rate)

    def inverse(self) -> Bound:
        """The reciprocal of what has a sign."""
        if not self.lower * self.upper > 0:
            raise Unbounded("a quotient")
        return Bound.of(1 / self.upper, 1 / self.lower)


def _above(number: float) -> float:
    """A little more than a number; no positive one below TINY, where products lose their digits."""
    if -TINY < number < 0 or number == 0:
        return 0.0
    return max(number + abs(number) * WIDER, TINY) if number > 0 else number - number * WIDER


def _times(a: float, b: float) -> float:
    """The product; that of 0 and infinity is 0, because what is bounded is finite, and none falls out of range unseen."""
    return 0.0 if 0.0 in {a, b} else a * b or math.copysign(TINY / 2, a) * math.copysign(1.0, b)


class Growth:
    """Bounds of the parts of an expression.

    Arguments:
        direction: −1 or +1.
        start: T, more than 1.
    """

    def __init__(self, direction: int, start: int) -> None:
        lower, upper = sorted((float(direction * start), direction * math.inf))
        self.found: dict[sp.Expr, Bound] = {x: Bound(lower, upper, 1.0, 1.0)}

    def of(self, expression: sp.Expr) -> Bound:
        """The bound of an expression in x.

        Raises:
            Unbounded: this way finds none.
        """
        if expression not in self.found:
            self.found[expression] = self.composed(expression)
        return self.found[expression]

    def composed(self, expression: Any) -> Bound:
        """The bound from those of the parts."""
        if not expression.has(x):
            value = constant(expression)
            return Bound.of(value, value)
        if expression.is_Pow:
            return self.power(self.of(expression.base), expression.exp)
        if expression.is_Add or expression.is_Mul:
            first, *others = map(self.of, expression.args)
            return functools.reduce(operator.add if expression.is_Add else operator.mul, others, first)
        return self.function(expression.func, expression)

    def function(self, word: Any, expression: Any) -> Bound:
        """The bound of a named function."""
        if word in BETWEEN or issubclass(word, Spherical):
            lower, upper = BETWEEN.get(word, (-1.0, 1.0))
            return Bound.of(lower, upper)
        if isinstance(expression, Word) and word not in FUNCTIONS:
            return self.of(word.elementary(*expression.args))
        if word in {sp.cosh, sp.sinh}:
            return self.of(expression.rewrite(sp.exp))
        if word not in FUNCTIONS:
            raise Unbounded(f"{word.__name__}")
        return FUNCTIONS[word](self.of(expression.args[0]))

    def power(self, base: Bound, exponent: sp.Expr) -> Bound:
        """A rational power."""
        size, inverse = abs(float(exponent)), exponent < 0
        if exponent.is_Integer:
            whole = math.prod([base] * int(size), start=Bound.of(1.0, 1.0))
            if int(size) % 2 == 0:
                nearest = max(0.0, base.lower, -base.upper)
                whole = Bound.of(nearest ** int(size), whole.upper, whole.size, whole.power, whole.rate)
        elif base.lower >= 0 and exponent.is_Rational:
            growth = base.size**size, base.power * size * (1 + WIDER), base.rate * size
            whole = Bound.of(base.lower**size, max(base.upper**size, TINY), *growth)
        else:
            raise Unbounded("a power")
        return whole.inverse() if inverse else whole


def _exp(u: Bound) -> Bound:
    lower = math.exp(min(u.lower, LARGE))
    if u.upper < LARGE:
        return Bound.of(lower, max(math.exp(u.upper), TINY))
    if u.power > 1 or u.rate > 0:
        raise Unbounded("an exponential")
    return Bound.of(lower, math.inf, 1.0, 0.0, u.size)


def _rising(function: Callable[[float], float], lack: float) -> Callable[[Bound], Bound]:
    """The bound of a function that rises, with |f(u)| ≤ lack + |u| where u > 0."""

    def bound(u: Bound) -> Bound:
        lower, upper = function(u.lower), function(u.upper)
        return Bound.of(lower, upper, u.size + lack + (abs(lower) if abs(lower) < math.inf else 0.0), u.power, u.rate)

    return bound


def _log(u: Bound) -> Bound:
    if not u.lower > 0:
        raise Unbounded("a logarithm")
    return _rising(math.log, 0.0)(u)


def _log1p(u: Bound) -> Bound:
    if not u.lower > -1:
        raise Unbounded("a logarithm")
    return _rising(math.log1p, 0.0)(u)


def _softplus(u: float) -> float:
    return max(u, 0.0) + math.log1p(math.exp(-abs(u)))


FUNCTIONS = {sp.exp: _exp, log: _log, log1p: _log1p, softplus: _rising(_softplus, 0.7), sp.asinh: _rising(math.asinh, 0.0)}
