"""Expression without pieces → what it does for x → ±∞, proven."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING

import sympy as sp

from activarium.derive.asymptotics import ONE, Far, NotYet, t
from activarium.derive.segments import Unproven
from activarium.vocabulary import x

if TYPE_CHECKING:
    from flint import arb

    from activarium.derive.asymptotics import Sum

FARTHEST = 1 << 24  # a power such as t**0.3 has outweighed the hundreds by then


@dataclass(frozen=True)
class Tail:
    """What an expression does far out.

    Arguments:
        beyond: for |x| at least this, the sums hold.
        terms: the expression as a sum of scales, the largest first.
        steady: −1, 0 or +1 if its sign is constant there, None if it swings.
    """

    beyond: Fraction
    terms: Sum
    steady: int | None

    @property
    def sign(self) -> int:
        """The sign from `beyond` on.

        Raises:
            Unproven: the expression swings for ever.
        """
        if self.steady is None:
            raise Unproven("the sign of what swings for ever")
        return self.steady

    @property
    def limit(self) -> sp.Expr:
        """The limit, exact or ±oo.

        Raises:
            Unproven: there is none, or it is only enclosed.
        """
        if not self.terms:
            return sp.S.Zero
        first = self.terms[0]
        order = Far(2).outgrows(first.scale, ONE)
        if order < 0:
            return sp.S.Zero
        if order > 0:
            return self.sign * sp.oo
        if first.exact is None:
            raise Unproven("the limit of what swings for ever")
        return first.exact


@lru_cache(maxsize=512)  # several properties ask for the same
def tail(expression: sp.Expr, direction: int, start: Fraction = Fraction(2)) -> Tail:
    """The tail of an expression without pieces.

    Raises:
        Unproven: it is not of a form that the laws cover.
    """
    written, beyond = expression.subs(x, direction * t), max(2, -(-start.numerator // start.denominator))
    while beyond <= FARTHEST:
        far = Far(beyond)
        try:
            terms = far.of(written)
            return Tail(Fraction(beyond), terms, _steady(far, terms))
        except NotYet:
            beyond *= 2
    raise Unproven("no term outweighs the others within reach")


def beyond(expression: sp.Expr, direction: int, start: int) -> arb:
    """A ball that holds an expression with a limit everywhere beyond a point.

    Raises:
        Unproven: the laws do not hold from there on, or do not cover it.
    """
    far = Far(start)
    try:
        return far.size(far.of(expression.subs(x, direction * t)))
    except NotYet:
        raise Unproven(f"what it does beyond {direction * start}") from None


def _steady(far: Far, terms: Sum) -> int | None:
    try:
        return far.sign(terms)
    except Unproven:
        return None
