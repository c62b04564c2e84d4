"""Record and exact parameters → the smooth stretches of the line on which one piece of the definition holds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import arb, ctx, fmpq

from activarium.balls import Expansion, Undecided, enclosure
from activarium.derive.breakpoints import NoBreakpoints, breakpoints
from activarium.vocabulary import constant, elementary, letter, log, x

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation


class Unproven(ArithmeticError):
    """A fact that none of our methods proves; it is reported as unknown, never guessed."""


INFINITE = {sp.oo, -sp.oo}
BITS = 128  # of the balls over intervals


@dataclass(frozen=True)
class Segment:
    """An open interval on which the function is one smooth expression in x.

    Arguments:
        lower, upper: exact real numbers, or ∓oo.
        expression: the definition there.
    """

    lower: sp.Expr
    upper: sp.Expr
    expression: sp.Expr

    def limit(self, side: int, order: int = 0) -> sp.Expr:
        """The one-sided limit at a finite end, of the function or of a derivative, exactly; it may be ±oo."""
        end, derivative = self.upper if side < 0 else self.lower, sp.diff(self.expression, x, order)
        value = at_point(derivative, end)
        try:
            ball(value)
        except Unproven:  # infinite, or of a form that has no value there
            from activarium.derive.tail import tail

            return tail(derivative.subs(x, end + side / x), +1).limit
        return value


@dataclass(frozen=True)
class Line:
    """The whole line: segments from left to right, and the expression that owns each point between them."""

    segments: tuple[Segment, ...]
    owners: tuple[sp.Expr, ...]

    @property
    def joints(self) -> list[sp.Expr]:
        """The points between segments."""
        return [segment.upper for segment in self.segments[:-1]]


def at_point(expression: sp.Expr, at: sp.Expr) -> sp.Expr:
    """The exact value of an expression without pieces at a point."""
    return sp.expand(expression.subs(x, at)).xreplace({log(sp.S.One): sp.S.Zero})


def line(f: Activation, values: Mapping[str, Fraction], *, as_evaluated: bool = False) -> Line:
    """The segments of a record for these parameters, as it is defined or as it is evaluated.

    Raises:
        Unproven: the definition compares something whose sign changes cannot be located.
    """
    numbers = {letter(name): sp.Rational(v.numerator, v.denominator) for name, v in values.items()}
    definition = (f.evaluate if as_evaluated else f.expression).xreplace(numbers)  # type: ignore[union-attr]
    try:
        found = {elementary(at.xreplace(numbers)) for at in breakpoints(f)}
    except NoBreakpoints as error:
        raise Unproven(str(error)) from error
    ends = [-sp.oo, *sorted({at for at in found if at not in INFINITE}, key=constant), sp.oo]
    segments = [Segment(a, b, piece_at(definition, between(a, b))) for a, b in pairwise(ends)]
    owners = tuple(piece_at(definition, at) for at in ends[1:-1])
    return joined(Line(tuple(segments), owners))


def joined(whole: Line) -> Line:
    """The line without joints at which nothing changes."""
    segments, owners = [whole.segments[0]], []
    for segment, owner in zip(whole.segments[1:], whole.owners, strict=True):
        if segment.expression == segments[-1].expression and at_point(segment.expression - owner, segment.lower) == 0:
            segments[-1] = Segment(segments[-1].lower, segment.upper, segment.expression)
        else:
            segments.append(segment)
            owners.append(owner)
    return Line(tuple(segments), tuple(owners))


def between(lower: sp.Expr, upper: sp.Expr) -> sp.Expr:
    """A rational point inside an interval."""
    if lower == -sp.oo:
        return sp.Integer(0) if upper == sp.oo else sp.floor(upper) - 1
    return sp.floor(lower) + 2 if upper == sp.oo else sp.Rational(str(Fraction(constant((lower + upper) / 2))))


def piece_at(expression: sp.Expr, at: sp.Expr) -> sp.Expr:
    """The expression without pieces that holds at a point."""
    while pieces := next((p for p in sp.preorder_traversal(expression) if isinstance(p, sp.Piecewise)), None):
        chosen = next(piece for piece, condition in pieces.args if holds(condition, at))
        expression = expression.xreplace({pieces: chosen})
    return expression


def holds(condition: Any, at: sp.Expr) -> bool:
    """Whether a condition holds at an exact point."""
    if condition in {sp.true, True}:
        return True
    if isinstance(condition, sp.And | sp.Or):
        return (all if isinstance(condition, sp.And) else any)(holds(part, at) for part in condition.args)
    return bool(condition.func(sign(at_point(condition.lhs - condition.rhs, at)), 0))


def sign(number: sp.Expr) -> int:
    """The sign of an exact number.

    Raises:
        Unproven: it may be 0 without our being able to prove it.
    """
    if number == 0:
        return 0
    value = ball(number)
    if value.contains(0):
        raise Unproven(f"the sign of {number}")
    return 1 if value > 0 else -1


def ball(number: sp.Expr) -> arb:
    """An exact number as a ball of many digits.

    Raises:
        Unproven: it is not a finite real number.
    """
    try:
        return enclosure(number, fmpq(0), 0, 0, {})
    except (Undecided, NotImplementedError, KeyError) as error:
        raise Unproven(str(error)) from error


def over(expression: sp.Expr, lower: Fraction, upper: Fraction, order: int = 0) -> arb:
    """A ball that holds a derivative at every point of an interval."""
    middle, radius = (lower + upper) / 2, (upper - lower) / 2
    at, step = _ball(middle, Fraction(0)), _ball(Fraction(0), radius)
    found = within(expression, at + step, order)
    return expanded(expression, at, step, order) if radius and found.contains(0) and found.is_finite() else found


def expanded(expression: sp.Expr, at: arb, step: arb, order: int) -> arb:
    """The same by Taylor's formula at the middle, which is narrower on short intervals."""
    rest = within(expression, at + step, order + 2) * step * step / 2
    return within(expression, at, order) + within(expression, at, order + 1) * step + rest


def _ball(middle: Fraction, radius: Fraction) -> arb:
    saved, ctx.prec = ctx.prec, BITS
    try:
        return arb(fmpq(middle.numerator, middle.denominator), fmpq(radius.numerator, radius.denominator))
    finally:
        ctx.prec = saved


def within(expression: sp.Expr, at: arb, order: int = 0) -> arb:
    """A ball that holds a derivative at every point of a ball."""
    saved, ctx.prec = ctx.prec, BITS
    try:
        return Expansion(at, 0, {}, order + 1).of(elementary(expression))[order] * math.factorial(order)
    except (Undecided, ValueError, ZeroDivisionError):
        return arb(0, "inf")
    finally:
        ctx.prec = saved
