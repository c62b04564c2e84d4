"""Expressions in ball arithmetic: every number comes with a bound of its error (python-flint's arb).

Only the elementary meaning of the words is used, and derivatives are taken by power series, so
that nothing here shares a formula or a rule with what it is to check.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import arb, arb_series, ctx, fmpq

from activarium.sinc import Spherical, coefficient
from activarium.vocabulary import elementary, log, log1p, x

if TYPE_CHECKING:
    from collections.abc import Mapping

DIGITS = 90  # bits that must be certain
LIMIT = 1 << 15  # bits of working precision at most
REST = 500  # bits to which a power series of 64 terms is certain
NOTHING = -1200  # a ball this far below 2**0 rounds to 0 in every format

CONSTANTS = {sp.pi: arb.pi, sp.E: arb.const_e}
FUNCTIONS = {
    sp.exp: arb_series.exp, log: arb_series.log, sp.log: arb_series.log, sp.sin: arb_series.sin, sp.cos: arb_series.cos,
    sp.atan: arb_series.atan, sp.erf: arb_series.erf, sp.erfc: arb_series.erfc,
}  # fmt: skip


class Undecided(ArithmeticError):
    """The precision allowed does not settle a sign or a digit."""


def rational(number: Any) -> fmpq:
    """An int, float or Fraction, exactly."""
    fraction = Fraction(number)
    return fmpq(fraction.numerator, fraction.denominator)


def fraction(ball: arb) -> Fraction:
    """The midpoint of a ball, exactly; 0 if it lies below every format."""
    if bool(ball.abs_upper() < arb(2) ** NOTHING):
        return Fraction(0)
    mantissa, exponent = ball.mid().man_exp()
    return Fraction(int(mantissa)) * Fraction(2) ** int(exponent)


def enclosure(expression: sp.Expr, at: fmpq, order: int, side: int, letters: Mapping[sp.Symbol, fmpq]) -> arb:
    """A ball around a derivative of any expression; precision is doubled until its digits are certain."""
    expression, saved = elementary(expression), ctx.prec
    bits = 128
    try:
        while bits <= LIMIT:
            ctx.prec = bits
            ball = _derivative(expression, at, order, side, letters)
            if ball is not None and settled(ball):
                return ball
            bits *= 2
    finally:
        ctx.prec = saved
    raise Undecided(f"{LIMIT} bits do not settle the derivative of order {order} of {expression} at {at}")


def settled(ball: arb) -> bool:
    """Whether a ball is exact, has its digits, or is too small to be anything but 0."""
    if not ball.is_finite():
        return False
    return ball.is_exact() or ball.rel_accuracy_bits() >= DIGITS or bool(ball.abs_upper() < arb(2) ** NOTHING)


def _derivative(expression: sp.Expr, at: fmpq, order: int, side: int, letters: Mapping[sp.Symbol, fmpq]) -> arb | None:
    try:
        series = Expansion(at, side, letters, order + 1).of(expression)
    except (Undecided, ValueError, ZeroDivisionError):  # a ball too wide to divide by, too
        return None
    return series[order] * math.factorial(order)


class Expansion:
    """Power series around a point, `length` terms, in balls of the current precision."""

    def __init__(self, at: fmpq | arb, side: int, letters: Mapping[sp.Symbol, fmpq], length: int) -> None:
        self.at, self.side, self.letters, self.length = at, side, letters, length
        self.found: dict[sp.Expr, arb_series] = {}

    def of(self, expression: sp.Expr) -> arb_series:
        """The series of an expression in `x`, the parameters and SymPy's own functions."""
        if expression not in self.found:
            self.found[expression] = self.expanded(expression)
        return self.found[expression]

    def expanded(self, expression: sp.Expr) -> arb_series:
        """The series of an expression that has not been met before."""
        if expression == x:
            return self.series(arb(self.at), arb(1))
        if expression in self.letters:
            return self.series(arb(self.letters[expression]))
        if isinstance(expression, sp.CRootOf) or (not expression.args and expression.is_number):
            return self.series(number(expression))
        return self.composed(expression)

    def series(self, *coefficients: arb) -> arb_series:
        """A series with these coefficients, cut to the length."""
        ctx.cap = self.length
        return arb_series(list(coefficients)[: self.length], prec=self.length)

    def led(self, first: arb, series: arb_series) -> arb_series:
        """A series with another first term."""
        return self.series(first, *(series[power] for power in range(1, self.length)))

    def composed(self, expression: sp.Expr) -> arb_series:
        """The series of a node from those of its parts."""
        if not expression.args:
            raise NotImplementedError(f"{expression} has no value")
        if expression.is_Piecewise:
            return self.of(next(piece for piece, condition in expression.args if self.holds(condition)))
        if expression.is_Pow:
            return self.power(*expression.args)
        parts = [self.of(part) for part in expression.args]
        if expression.is_Add:
            return sum(parts, self.series(arb(0)))
        if expression.is_Mul:
            return math.prod(parts, start=self.series(arb(1)))
        return self.function(expression.func, parts[0])

    def power(self, base: sp.Expr, exponent: sp.Expr) -> arb_series:
        """Whole powers by multiplication, roots by sqrt, others by logarithms."""
        if exponent.is_Integer:
            factor = self.reciprocal(base) if exponent < 0 else self.of(base)
            return factor ** abs(int(exponent))
        series = self.of(base)
        if exponent.is_Rational and exponent.q == 2:
            root = series.sqrt() ** abs(int(exponent.p))
            return root if exponent > 0 else 1 / root
        return self.any_power(series, self.of(exponent))

    def reciprocal(self, base: sp.Expr) -> arb_series:
        """1/u; of cosh(v) and 1 + exp(v) by what falls for large v, so that a wide ball stays away from 0."""
        grown = base - 1 if base.is_Add and len(base.args) == 2 else base
        if grown.func is sp.exp and grown is not base and (v := self.of(grown.args[0]))[0] > 0:
            return (-v).exp() / (1 + (-v).exp())
        if base.func is sp.cosh:
            v = self.of(base.args[0])
            fallen = (-v if v[0] > 0 else v).exp()
            return 2 * fallen / (1 + fallen * fallen)
        return 1 / self.of(base)

    def any_power(self, base: arb_series, exponent: arb_series) -> arb_series:
        """A power by logarithms; of 0, and to a whole number that stands as a letter, without them."""
        number = exponent[0]
        if number.is_integer() and number > 0:
            return base ** int(float(number.mid()))
        if not base[0].is_zero():
            return (exponent * base.log()).exp()
        if number > self.length - 1:
            return self.series(arb(0))
        raise Undecided

    def function(self, function: type, u: arb_series) -> arb_series:
        """A function of SymPy's, the hyperbolic ones through the exponential."""
        if function in FUNCTIONS:
            return FUNCTIONS[function](u)
        if function is log1p:
            return self.led(u[0].log1p(), (1 + u).log())
        if function is sp.asinh:  # odd: the side of the sum on which nothing cancels
            side = 1 if u[0] > 0 else -1
            return self.led(u[0].asinh(), (side * u + (1 + u * u).sqrt()).log() * side)
        if function in {sp.cosh, sp.sinh}:
            return (u.exp() + (-u).exp() * (1 if function is sp.cosh else -1)) / 2
        if function is sp.tanh:
            side = 1 if u[0] > 0 else -1
            e = (-2 * side * u).exp()
            return side * (1 - e) / (1 + e)
        if issubclass(function, Spherical):
            return self.spherical(function, u)
        raise NotImplementedError(f"the oracle has no rule for {function.__name__}")

    def spherical(self, word: type[Spherical], u: arb_series) -> arb_series:
        """jₙ(u)/uⁿ: closed away from 0; around it the power series, whose rest is below 2**−500 for |u| ≤ 1."""
        centre = u[0]
        if not centre.contains(0):
            return word.closed(u, u.sin(), u.cos())
        if not abs(centre) < 1 or ctx.prec > REST:
            raise Undecided
        at = self.series(centre, arb(1))
        terms = (math.prod([at * at] * k, start=self.series(arb(1))) * number(coefficient(word.order, k)) for k in range(64))
        rest = arb(0) if centre.is_zero() else arb(0, 0.5**REST)
        around = sum(terms, self.series(*[rest] * self.length))
        return around(self.led(arb(0), u)) if self.length > 1 else around

    def holds(self, condition: Any) -> bool:
        """Whether a condition is true at the point, or just beside it.

        Raises:
            Undecided: the precision does not settle the sign.
        """
        if condition in {sp.true, True}:
            return True
        if isinstance(condition, sp.And | sp.Or):
            return (all if isinstance(condition, sp.And) else any)(map(self.holds, condition.args))
        difference = condition.lhs - condition.rhs
        near = Expansion(self.at, self.side, self.letters, 6)
        series = near.of(difference)
        if series[0].contains(0) and self.vanishes(difference):
            series = near.led(arb(0), series)
        ctx.cap = self.length
        return bool(condition.func(sign(series, self.side), 0))

    def vanishes(self, difference: sp.Expr) -> bool:
        """Whether a rational expression is exactly 0 at a rational point, which no ball can tell."""
        if not isinstance(self.at, fmpq):
            return False
        exact = {letter: sp.Rational(int(v.p), int(v.q)) for letter, v in {**self.letters, x: self.at}.items()}
        return difference.xreplace(exact) == 0


def sign(series: arb_series, side: int) -> int:
    """The sign of a series at its point, or just to one side of it.

    Raises:
        Undecided: a ball holds 0 without being 0.
    """
    for power in range(6 if side else 1):
        if series[power].is_exact() and series[power] == 0:
            continue
        if series[power].contains(0):
            raise Undecided
        return (1 if series[power] > 0 else -1) * (side**power if power else 1)
    return 0


def number(expression: sp.Expr) -> arb:
    """The ball of an exact constant."""
    if expression.is_Rational:
        return arb(fmpq(int(expression.p), int(expression.q)))
    if isinstance(expression, sp.CRootOf):  # SymPy isolates the roots of polynomials, so its digits are certain
        digits = max(30, int(ctx.prec * 0.31) + 5)
        near = arb(str(sp.N(expression, digits)))
        return near + arb(0, 1) * abs(near) * arb(10) ** (3 - digits)
    if expression not in CONSTANTS:
        raise NotImplementedError(f"{expression} is not a real number")
    return CONSTANTS[expression]()
