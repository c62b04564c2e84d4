"""Sums of scales: how an expression in t > 0 is written for all t from some T on.

A *scale* is t**k · log(t)**j · exp(growth); scales are ordered by which outgrows which. A *coefficient* is exact, or
a ball that holds its value for every t ≥ T. A sum keeps its largest terms apart and encloses the rest in one.
What tends to a number is expanded by Taylor's formula with an enclosed rest, what grows follows laws of its own.

Reference: van der Hoeven, Transseries and Real Differential Algebra, chapters 2 and 4, for the idea.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cmp_to_key
from typing import TYPE_CHECKING, Any

import sympy as sp
from flint import arb, ctx

from activarium.balls import Expansion, Undecided
from activarium.derive.segments import Unproven, ball
from activarium.sinc import Spherical
from activarium.vocabulary import Word, borrowed, elementary, log, log1p, x

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

t = sp.Symbol("t", positive=True)
ORDER = 4  # of Taylor polynomials
TERMS = 8  # kept apart in a sum
BITS = 192


class NotYet(ArithmeticError):
    """T is too small for a bound to hold; a larger one may do."""


@dataclass(frozen=True)
class Scale:
    """t**power · log(t)**log · exp(growth), where the growth tends to ±∞ or is 0."""

    power: sp.Expr = sp.S.Zero
    log: sp.Expr = sp.S.Zero
    growth: sp.Expr = sp.S.Zero

    def __mul__(self, other: Scale) -> Scale:
        return Scale(self.power + other.power, self.log + other.log, sp.expand(self.growth + other.growth))

    def raised(self, exponent: sp.Expr) -> Scale:
        """A power of the scale."""
        return Scale(self.power * exponent, self.log * exponent, sp.expand(self.growth * exponent))

    @property
    def expression(self) -> sp.Expr:
        """The scale as a function of t."""
        return t**self.power * log(t) ** self.log * sp.exp(self.growth)


ONE = Scale()


@dataclass(frozen=True)
class Term:
    """A coefficient, exact or enclosed, times a scale."""

    exact: sp.Expr | None
    enclosure: arb
    scale: Scale = ONE

    @classmethod
    def of(cls, exact: sp.Expr, scale: Scale = ONE) -> Term:
        """A term with an exact coefficient."""
        return cls(exact, ball(exact), scale)

    def __mul__(self, other: Term) -> Term:
        exact = None if self.exact is None or other.exact is None else sp.expand(self.exact * other.exact)
        return Term(exact, self.enclosure * other.enclosure, self.scale * other.scale)


Sum = list[Term]


class Far:
    """Sums that hold for all t ≥ T.

    Arguments:
        start: T, at least 2.
    """

    def __init__(self, start: int) -> None:
        self.start = start
        self.laws: dict[type, Callable[[Sum], Sum]] = {
            sp.atan: self.arctan, sp.asinh: self.arcsinh, sp.erfc: self.erfc, sp.sin: self.swing, sp.cos: self.swing,
            sp.erf: lambda s: self.added([Term.of(sp.S.One)], self.times(self.erfc(s), -1)),
        }  # fmt: skip

    # Scales

    def outgrows(self, one: Scale, other: Scale) -> int:
        """+1, 0 or −1 as the first is larger, the same or smaller for large t."""
        growth = sp.expand(one.growth - other.growth)
        if growth != 0:
            return 1 if self.of(growth)[0].enclosure > 0 else -1
        for difference in (one.power - other.power, one.log - other.log):
            if difference != 0:
                return 1 if difference > 0 else -1
        return 0

    def at(self, expression: sp.Expr) -> arb:
        """A ball around an expression at T."""
        return ball(expression.subs(t, self.start))

    def fallen(self, scale: Scale) -> arb:
        """The ball from 0 to the value at T of a scale that falls from there on.

        Raises:
            NotYet: it rises first.
        """
        if scale == ONE:
            return arb(1)
        rise = max(scale.power, sp.S.Zero) + max(scale.log, sp.S.Zero) / log(sp.Integer(self.start))
        if scale.growth != 0:
            slope = self.of(sp.expand(sp.diff(scale.growth, t)) + rise / t)
            falls = self.sign(slope) < 0
        else:
            falls = bool(self.at(scale.power + max(scale.log, sp.S.Zero) / log(sp.Integer(self.start))) <= 0)
        if not falls:
            raise NotYet
        return arb(0).union(self.at(scale.expression))

    # Sums

    def ordered(self, terms: Iterable[Term]) -> Sum:
        """Like terms joined, the largest first, the smallest in one."""
        joined: dict[Scale, Term] = {}
        for term in terms:
            joined[term.scale] = self.joined(joined[term.scale], term) if term.scale in joined else term
        kept = [term for term in joined.values() if not self.vanishes(term)]
        kept.sort(key=cmp_to_key(lambda a, b: self.outgrows(b.scale, a.scale)))
        return kept if len(kept) <= TERMS else [*kept[: TERMS - 1], self.gathered(kept[TERMS - 1 :])]

    @staticmethod
    def joined(one: Term, other: Term) -> Term:
        """The sum of two terms of one scale."""
        exact = None if one.exact is None or other.exact is None else sp.expand(one.exact + other.exact)
        return Term(exact, one.enclosure + other.enclosure if exact is None else ball(exact), one.scale)

    @staticmethod
    def vanishes(term: Term) -> bool:
        """Whether a coefficient is exactly 0."""
        if term.exact is None or not term.enclosure.contains(0):
            return False
        if term.exact == 0 or sp.simplify(borrowed(term.exact)) == 0:
            return True
        raise Unproven(f"whether {term.exact} is 0")

    def gathered(self, terms: Sum) -> Term:
        """Several terms as one with an enclosed coefficient."""
        first = terms[0].scale
        inverse = first.raised(sp.S.NegativeOne)
        return Term(None, sum((term.enclosure * self.fallen(term.scale * inverse) for term in terms), arb(0)), first)

    def size(self, terms: Sum) -> arb:
        """A ball that holds a sum of falling terms for all t ≥ T."""
        return sum((term.enclosure * self.fallen(term.scale) for term in terms), arb(0))

    def sign(self, terms: Sum) -> int:
        """The sign of a sum for all t ≥ T: that of its first term, if it outweighs the others.

        Raises:
            NotYet: it does not at T.
            Unproven: the coefficient of the first term has no sign.
        """
        if not terms:
            return 0
        first, *rest = terms
        if first.enclosure.contains(0):
            raise Unproven("the sign of what swings for ever")
        inverse = first.scale.raised(sp.S.NegativeOne)
        others = sum((abs(term.enclosure) * self.fallen(term.scale * inverse) for term in rest), arb(0))
        if not bool(abs(first.enclosure) > others):
            raise NotYet
        return 1 if first.enclosure > 0 else -1

    def added(self, *sums: Sum) -> Sum:
        """The sum of sums."""
        return self.ordered(term for terms in sums for term in terms)

    def multiplied(self, one: Sum, other: Sum) -> Sum:
        """The product of two sums."""
        return self.ordered(a * b for a in one for b in other)

    def times(self, terms: Sum, factor: Any) -> Sum:
        """A sum times an exact number."""
        return self.multiplied(terms, [Term.of(sp.sympify(factor))])

    # Expressions

    def of(self, expression: sp.Expr) -> Sum:
        """The sum of an expression in t.

        Raises:
            NotYet: T is too small.
            Unproven: no law covers it.
        """
        if not expression.has(t):
            return self.ordered([Term.of(expression)])
        if expression == t:
            return [Term.of(sp.S.One, Scale(sp.S.One))]
        if expression.is_Add:
            return self.added(*map(self.of, expression.args))
        if expression.is_Mul:
            total = [Term.of(sp.S.One)]
            for factor in expression.args:
                total = self.multiplied(total, self.of(factor))
            return total
        if expression.is_Pow:
            return self.power(self.of(expression.base), expression.exp)
        return self.function(expression)

    def function(self, expression: Any) -> Sum:
        """A named function, by what its argument tends to."""
        if expression in {log(t), sp.log(t)}:
            return [Term.of(sp.S.One, Scale(log=sp.S.One))]
        word, inner = expression.func, self.of(expression.args[0])
        if word is sp.exp:
            return self.exp(inner)
        if word is log1p and not self.small(inner):
            word, inner = log, self.added(inner, [Term.of(sp.S.One)])
        if word in {log, sp.log}:
            return self.log(inner)
        if not inner or self.outgrows(inner[0].scale, ONE) <= 0:
            return self.taylor(word(x), inner)
        return self.laws[word](inner) if word in self.laws else self.of(self.rewritten(expression))

    def small(self, inner: Sum) -> bool:
        """Whether a sum tends to a number other than −1, where log1p has a Taylor polynomial."""
        return not inner or (self.outgrows(inner[0].scale, ONE) <= 0 and inner[0].exact != -1)

    @staticmethod
    def rewritten(expression: Any) -> sp.Expr:
        """A function of what grows, by those that have a law."""
        word, argument = expression.func, expression.args[0]
        if issubclass(word, Spherical):
            return expression.rewritten()
        if word in {sp.tanh, sp.sinh, sp.cosh}:
            return expression.rewrite(sp.exp)
        if isinstance(expression, Word) and not expression.elemental:
            return word.elementary(argument)
        raise Unproven(f"the growth of {expression}")

    def taylor(self, function: sp.Expr, inner: Sum) -> Sum:
        """A function of what tends to a number c: its Taylor polynomial at c, and the rest enclosed."""
        centre = inner[0] if inner and inner[0].scale == ONE else Term.of(sp.S.Zero)
        if centre.exact is None:
            return [Term(None, self.rest(function, centre.enclosure + self.size(inner[1:]), 0))]
        small = inner[1:] if inner and inner[0].scale == ONE else inner
        total, power = [Term.of(at(function, centre.exact, 0))], [Term.of(sp.S.One)]
        for order in range(1, ORDER) if small else ():
            power = self.multiplied(power, small)
            total = self.added(total, self.times(power, at(function, centre.exact, order) / sp.factorial(order)))
        if not small:
            return total
        rest = Term(None, self.rest(function, centre.enclosure + self.size(small).union(arb(0)), ORDER))
        return self.added(total, self.multiplied(self.multiplied(power, small), [rest]))

    @staticmethod
    def rest(function: sp.Expr, where: arb, order: int) -> arb:
        """A ball around the Taylor coefficient of this order at every point of a ball."""
        saved, ctx.prec = ctx.prec, BITS
        try:
            found = Expansion(where, 0, {}, order + 1).of(elementary(function))[order]
        except (Undecided, ValueError, ZeroDivisionError) as error:
            raise NotYet from error
        finally:
            ctx.prec = saved
        if not found.is_finite():
            raise NotYet
        return found

    def apart(self, terms: Sum) -> tuple[Term, Sum]:
        """A sum as its first term times one plus what is small.

        Raises:
            Unproven: the first coefficient is not exact.
        """
        first = terms[0]
        if first.exact is None:
            raise Unproven("a function of what swings for ever")
        inverse = [Term.of(1 / first.exact, first.scale.raised(sp.S.NegativeOne))]
        return first, self.multiplied(terms[1:], inverse) if terms[1:] else []

    def power(self, base: Sum, exponent: sp.Expr) -> Sum:
        """A power of a sum; the exponent is a number."""
        if exponent.has(t):
            return self.exp(self.multiplied(self.of(exponent), self.log(base)))
        if exponent.is_Integer and 0 < exponent <= ORDER:
            total = base
            for _ in range(int(exponent) - 1):
                total = self.multiplied(total, base)
            return total
        first, small = self.apart(base)
        if not exponent.is_Integer and not first.enclosure > 0:
            raise Unproven("a root of what is negative")
        leading = [Term.of(first.exact**exponent, first.scale.raised(exponent))]  # type: ignore[operator]
        return self.multiplied(leading, self.taylor((1 + x) ** exponent, small))

    def exp(self, terms: Sum) -> Sum:
        """The exponential: what grows becomes a scale, what is constant a factor, what is small a polynomial."""
        growing = [term for term in terms if self.outgrows(term.scale, ONE) > 0]
        if any(term.exact is None for term in growing):
            raise Unproven("the exponential of what swings for ever")
        powers = [term for term in growing if term.scale == Scale(log=sp.S.One)]
        growth = sp.expand(sum((term.exact * term.scale.expression for term in growing if term not in powers), sp.S.Zero))
        scale = Scale(sp.Add(*(term.exact for term in powers)), growth=growth)
        return self.multiplied([Term.of(sp.S.One, scale)], self.taylor(sp.exp(x), terms[len(growing) :]))

    def log(self, terms: Sum) -> Sum:
        """The logarithm of a positive sum."""
        if not terms:
            raise Unproven("the logarithm of 0")
        first, small = self.apart(terms)
        if not first.enclosure > 0 or first.scale.log != 0:
            raise Unproven("the logarithm of what is not positive, or of a logarithm")
        constant = [] if first.exact == 1 else [Term.of(log(first.exact))]
        power = [] if first.scale.power == 0 else [Term.of(first.scale.power, Scale(log=sp.S.One))]
        growth = [] if first.scale.growth == 0 else self.of(first.scale.growth)
        return self.added(constant, power, growth, self.taylor(log1p(x), small))

    # Laws of functions whose argument grows

    def arctan(self, terms: Sum) -> Sum:
        """A right angle less the inverse tangent of 1/s."""
        side = 1 if terms[0].enclosure > 0 else -1
        near = self.taylor(sp.atan(x), self.power(terms, sp.S.NegativeOne))
        return self.added([Term.of(side * sp.pi / 2)], self.times(near, -1))

    def arcsinh(self, terms: Sum) -> Sum:
        """log(s + √(1 + s²)); odd."""
        side = 1 if terms[0].enclosure > 0 else -1
        size = self.times(terms, side)
        root = self.power(self.added([Term.of(sp.S.One)], self.multiplied(size, size)), sp.S.Half)
        return self.times(self.log(self.added(size, root)), side)

    def erfc(self, terms: Sum) -> Sum:
        """exp(−s²)/(s√π) (1 − 1/(2s²) + 3b/(4s⁴)) with b between 0 and 1; 2 minus that on the left."""
        if not terms[0].enclosure > 0:
            return self.added([Term.of(sp.Integer(2))], self.times(self.erfc(self.times(terms, -1)), -1))
        square = self.multiplied(terms, terms)
        inverse = self.power(square, sp.S.NegativeOne)
        rest = self.multiplied(self.multiplied(inverse, inverse), [Term(None, arb(0).union(arb(3) / 4))])
        series = self.added([Term.of(sp.S.One)], self.times(inverse, -sp.S.Half), rest)
        bell = self.multiplied(self.exp(self.times(square, -1)), self.power(terms, sp.S.NegativeOne))
        return self.times(self.multiplied(bell, series), 1 / sp.sqrt(sp.pi))

    @staticmethod
    def swing(_: Sum) -> Sum:
        """A sine or cosine of what grows: somewhere between −1 and 1."""
        return [Term(None, arb(0, 1))]


def at(function: sp.Expr, point: sp.Expr, order: int) -> sp.Expr:
    """The exact value of a derivative at a point."""
    return sp.expand(sp.diff(function, x, order).subs(x, point))
