"""Segments and the points where they meet: derivatives on either side, and whether a piece is smooth at all."""

from __future__ import annotations

import math
from dataclasses import dataclass

import sympy as sp

from activarium.derive.forms import tidy
from activarium.derive.level import Level
from activarium.derive.segments import Segment, Unproven, at_point, between, sign
from activarium.derive.zeros import zeros
from activarium.sinc import as_waves
from activarium.vocabulary import elementary, log, x

SMOOTHNESS = 12  # how many derivatives are compared where pieces meet


@dataclass(frozen=True)
class Joint:
    """A point where two segments meet."""

    before: Segment
    after: Segment
    owner: sp.Expr

    @property
    def at(self) -> Level:
        """Where."""
        return Level.of(self.before.upper)

    def left(self, order: int) -> Level:
        """The limit of a derivative from the left."""
        return Level.of(self.before.limit(-1, order))

    def right(self, order: int) -> Level:
        """The limit from the right."""
        return Level.of(self.after.limit(+1, order))

    def own(self, order: int) -> Level:
        """What the record gives."""
        value = at_point(sp.diff(self.owner, x, order), self.before.upper)
        if value.has(sp.zoo, sp.nan):  # the owner is one of the neighbours, and steep there
            return self.left(order) if self.owner == self.before.expression else self.right(order)
        return Level.of(value)

    def levels(self, order: int) -> list[Level]:
        """All three, and the place."""
        return [self.at, self.left(order), self.right(order), self.own(order)]

    def differs(self, order: int) -> bool:
        """Whether the limits from both sides differ."""
        return self.left(order).compared(self.right(order)) != 0

    @property
    def jumps(self) -> bool:
        """Whether the value is discontinuous."""
        return self.differs(0) or self.own(0).compared(self.left(0)) != 0

    def steps(self) -> list[int]:
        """The direction of the step from the left to the point, and on to the right."""
        return [self.own(0).compared(self.left(0)), self.right(0).compared(self.own(0))]

    def smoothness(self) -> int:
        """The highest order up to which all derivatives agree; −1 if the value jumps.

        Raises:
            Unproven: they agree as far as we looked.
        """
        if self.jumps:
            return -1
        for order in range(1, SMOOTHNESS + 1):
            if not self.left(order).finite or self.differs(order):
                return order - 1
        raise Unproven(f"the first {SMOOTHNESS} derivatives agree at {self.at}")


def derivative(segment: Segment, order: int) -> sp.Expr:
    """A derivative of the piece on a segment."""
    return tidy(sp.diff(segment.expression, x, order) if order else segment.expression)


def period(g: sp.Expr) -> sp.Expr | None:
    """A period of an expression, if x stands in sines and cosines only, with frequencies that have a common measure."""
    waves = g.atoms(sp.sin, sp.cos)
    if not waves or g.xreplace(dict.fromkeys(waves, sp.S.One)).has(x):
        return None
    rates = [sp.diff(wave.args[0], x) for wave in waves]
    ratios = [rate / rates[0] for rate in rates]
    if rates[0].has(x) or not all(ratio.is_Rational for ratio in ratios):
        return None
    whole = math.lcm(*(int(ratio.q) for ratio in ratios))
    return abs(2 * sp.pi / rates[0] * sp.Rational(whole, math.gcd(*(int(ratio * whole) for ratio in ratios))))


def vanishes(difference: sp.Expr) -> None:
    """Nothing, if an expression is identically 0.

    Raises:
        Unproven: it may not be.
    """
    exponential = elementary(difference).rewrite([sp.tanh, sp.sinh, sp.cosh], sp.exp)
    written = as_waves(exponential)
    if sp.expand(sp.fraction(sp.together(written))[0]) != 0:
        raise Unproven("whether two expressions are equal")


def regular(segment: Segment) -> None:
    """Nothing, if the piece is smooth on the segment.

    Raises:
        Unproven: something may be divided by 0, or have no real logarithm or root.
    """
    for part in sp.preorder_traversal(elementary(segment.expression)):
        if isinstance(part, log) or (part.is_Pow and not (part.exp.is_Integer and part.exp > 0)):
            _nonzero(part.args[0], segment, positive=not part.is_Pow or not part.exp.is_Integer)


def _nonzero(base: sp.Expr, segment: Segment, *, positive: bool) -> None:
    if not base.has(x) or base.is_positive:
        return
    if zeros(base, segment):
        raise Unproven(f"{base} may be 0")
    if positive and sign(at_point(base, between(segment.lower, segment.upper))) < 0:
        raise Unproven(f"{base} is negative")
