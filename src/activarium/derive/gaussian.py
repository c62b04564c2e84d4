"""Segments of a function → what it does to a normal variable: moments, gain, χ and the map of correlations, all proven.

Z is normal with mean 0 and standard deviation σ. The slope is taken almost everywhere: a jump contributes nothing to it.
"""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import sympy as sp
from flint import arb, ctx

from activarium.balls import Undecided
from activarium.derive.closed import NotClosed, mean
from activarium.derive.correlation import CorrelationMap, coefficients
from activarium.derive.joints import vanishes
from activarium.derive.level import DIGITS, SHORT, Level
from activarium.derive.quadrature import BITS, Infinite, Quadrature, Samples, density
from activarium.derive.segments import Segment, Unproven
from activarium.derive.steps import Steps, number
from activarium.vocabulary import x

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.derive.segments import Line

Fact = tuple[str, list[Level]]
FIRST, MORE = 64, 256  # Hermite coefficients, and where these leave too few digits
FEW = 10  # bits: with less not even three digits of a fixed point are certain
LEAST = 4  # bits: a digit
SMALL = 1e-6
LARGE = 10**9  # a fraction of larger numbers is not searched for squares
ENOUGH = 3.33 * DIGITS


class Gaussian:
    """What a function f does to Z ~ N(0, σ²); each property is a text and the numbers in it.

    Arguments:
        whole: the segments of f, with exact parameters.
        sigma: σ, exact and positive.
    """

    def __init__(self, whole: Line, sigma: Fraction = Fraction(1)) -> None:
        self.sigma = sp.Rational(sigma.numerator, sigma.denominator)
        self.segments = [self._scaled(segment) for segment in whole.segments]

    def _scaled(self, segment: Segment) -> Segment:
        """The segment of f(σx)."""
        if self.sigma == 1:
            return segment
        ends = segment.lower / self.sigma, segment.upper / self.sigma
        return Segment(*ends, segment.expression.subs(x, self.sigma * x))

    # The properties

    def mean(self) -> Fact:
        """E f(Z)."""
        return _fact(self.mean_level)

    def square(self) -> Fact:
        """E f(Z)²."""
        return _fact(self.square_level)

    def slope(self) -> Fact:
        """E f′(Z), the derivative almost everywhere: jumps contribute nothing."""
        return _fact(self.slope_level)

    def slope_square(self) -> Fact:
        """E f′(Z)², the derivative almost everywhere."""
        return _fact(self.slope_square_level)

    def gain(self) -> Fact:
        """σ/√E f(Z)²: by this factor f(Z) has to be stretched to keep the mean square of Z."""
        return self._extreme() or _fact(self.gain_level)

    def chi(self) -> Fact:
        """χ = gain² · E f′(Z)², the factor by which a layer multiplies the mean square of a gradient."""
        return self._extreme() or _fact(self.chi_level)

    def correlation(self) -> Fact:
        """The stable fixed point c* ≥ 0 of the map of correlations, and the slope of the map there."""
        if nothing := self._extreme():
            return nothing
        if len({segment.expression for segment in self.segments}) == 1 and not self.slopes[0].has(x):
            return self._of_a_line()
        if self.mean_level.exact == 0:
            return self._centred()
        if self._settles():
            return f"c* = 1, slope {text(self.chi_level)}", [Level.of(sp.S.One), self.chi_level]
        return self._below_one()

    def _extreme(self) -> Fact | None:
        """What there is to say of a function that no factor brings to the right size."""
        if self.square_level.exact in {sp.S.Zero, sp.oo}:
            return f"none: {'the mean square is infinite' if self.square_level.exact else 'f is 0 almost everywhere'}", []
        return None

    def _of_a_line(self) -> Fact:
        """The correlation of a function without curvature."""
        if self.slopes[0] == 0:
            return "c* = 1, slope 0: the function is constant", [Level.of(sp.S.One)]
        if self.segments[0].expression.subs(x, 0) == 0:
            return "every c is kept: the function is linear", []
        return f"c* = 1, slope {text(self.chi_level)}", [Level.of(sp.S.One), self.chi_level]

    def _settles(self) -> bool:
        """Whether the slope of the map at 1, which is χ for a function without jumps and else infinite, is at most 1."""
        if not self.slope_square_level.finite or any(self.jumps):
            return False
        return self.chi_level.compared(Level.of(sp.S.One)) <= 0

    def _centred(self) -> Fact:
        """The fixed point 0 of a function without mean: the slope there is a₁²/E f²."""
        square, slope = self.square_level, self.slope_level
        with ctx.workprec(BITS):
            found = Level(None, self.first[1] ** 2 / square.enclosure)  # type: ignore[operator]
            if not found.enclosure < 1:  # type: ignore[operator]
                raise Unproven("whether the function is linear")
        if square.exact is not None and slope.exact is not None and not any(self.jumps):
            found = Level.of((slope.exact * self.sigma) ** 2 / square.exact)
        return f"c* = 0, slope {text(found)}", [Level.of(sp.S.Zero), found]

    def _below_one(self) -> Fact:
        """The fixed point below 1 and the slope there; of one so near 1 that the series is too slow, what is known."""
        with ctx.workprec(BITS):
            found, place = self._located(FIRST)
            if place.rel_accuracy_bits() <= ENOUGH and not place.contains(0):
                found, place = self._located(MORE)
            slope = found.slope(place) if place.upper() < 1 else arb(1, 1)
        levels = [Level(None, place), Level(None, slope)]
        if slope.rel_accuracy_bits() < FEW or (place.rel_accuracy_bits() < FEW and not place.contains(0)):
            return f"{_thousandths(place, math.floor)} < c* < {_thousandths(place, math.ceil)}, slope below 1", levels[:1]
        return f"c* = {text(levels[0])}, slope {text(levels[1])}", levels

    def _located(self, count: int) -> tuple[CorrelationMap, arb]:
        """The map from so many coefficients, and its fixed point."""
        found = CorrelationMap(coefficients(self.samples, count), self._square(self.samples))
        return found, found.fixed_point()

    # The numbers

    @cached_property
    def mean_level(self) -> Level:
        """E f(Z)."""
        return self._exactly([s.expression for s in self.segments]) or self._zero(self.first[0], -1)

    @cached_property
    def square_level(self) -> Level:
        """E f(Z)²."""
        exact = self._exactly([s.expression**2 for s in self.segments])
        if exact:
            return exact
        try:
            with ctx.workprec(BITS):
                return Level(None, self._square(self.samples))
        except Infinite:
            return Level.of(sp.oo)

    @cached_property
    def slope_level(self) -> Level:
        """E f′(Z) = E Z f(Z)/σ², less what the jumps add to that."""
        exact = self._exactly(self.slopes, self.sigma)
        if exact:
            return exact
        with ctx.workprec(BITS):
            ends = [number(joint.upper) for joint in self.segments[:-1]]
            jumps = sum((number(jump) * density(end * end) for jump, end in zip(self.jumps, ends, strict=True)), arb(0))
            return self._zero((self.first[1] - jumps) / number(self.sigma), 1)

    @cached_property
    def slope_square_level(self) -> Level:
        """E f′(Z)²."""
        exact = self._exactly([slope**2 for slope in self.slopes], self.sigma**2)
        if exact:
            return exact
        if self.samples.infinite:
            return Level.of(sp.oo)
        with ctx.workprec(BITS):
            values, weights = self.samples.slopes, self.samples.weights
            total = sum((w * v * v for w, v in zip(weights, values, strict=True)), self.samples.slope_square)
            return Level(None, total / number(self.sigma) ** 2)

    @cached_property
    def gain_level(self) -> Level:
        """σ/√E f(Z)²."""
        square = self.square_level
        with ctx.workprec(BITS):
            ratio = number(self.sigma) / square.enclosure.sqrt()  # type: ignore[union-attr]
        short = square.exact is not None and (not square.exact.is_Rational or max(square.exact.p, square.exact.q) < LARGE)
        return Level(self.sigma / sp.sqrt(square.exact) if short else None, ratio)

    @cached_property
    def chi_level(self) -> Level:
        """σ² E f′(Z)²/E f(Z)²."""
        square, slope = self.square_level, self.slope_square_level
        if not slope.finite:
            return slope
        with ctx.workprec(BITS):
            ratio = slope.enclosure / square.enclosure * number(self.sigma) ** 2  # type: ignore[operator]
        exact = square.exact is not None and slope.exact is not None
        return Level(slope.exact / square.exact * self.sigma**2 if exact else None, ratio)  # type: ignore[operator]

    # How they are found

    @cached_property
    def slopes(self) -> list[sp.Expr]:
        """The slope of f(σx) on each segment."""
        return [sp.diff(segment.expression, x) for segment in self.segments]

    @cached_property
    def jumps(self) -> list[sp.Expr]:
        """By how much the value jumps at each joint, exactly; 0 where it does not."""
        found = [(Level.of(a.limit(-1)), Level.of(b.limit(+1))) for a, b in pairwise(self.segments)]
        if not all(a.finite and b.finite for a, b in found):
            raise Unproven("a jump to infinity")
        return [b.exact - a.exact if b.compared(a) else sp.S.Zero for a, b in found]  # type: ignore[operator]

    def _exactly(self, pieces: list[sp.Expr], divisor: sp.Expr = sp.S.One) -> Level | None:
        """A mean in closed form, if the pieces have one."""
        try:
            return Level.of(mean(list(zip(pieces, self.segments, strict=True))) / divisor)
        except NotClosed:
            return None

    @property
    def samples(self) -> Samples:
        """The function and its slope where a quadrature needs them.

        Raises:
            Unproven: they cannot be bounded.
        """
        if isinstance(self._sampled, Unproven):
            raise self._sampled
        return self._sampled

    @cached_property
    def _sampled(self) -> Samples | Unproven:
        """The samples, or why there are none."""
        with ctx.workprec(BITS):
            steps = [Steps(s.expression, slope) for s, slope in zip(self.segments, self.slopes, strict=True)]
            sizes, samples = self._sizes(steps), Samples()
            try:
                for segment, step in zip(self.segments, steps, strict=True):
                    Quadrature(segment, step, sizes, samples).run()
            except Unproven as reason:
                return reason
        return samples

    def _sizes(self, steps: list[Steps]) -> tuple[float, float]:
        """About how large the mean squares are; errors are measured by them."""
        sums = [0.0, 0.0]
        for k in range(-30, 30):
            at = sp.Rational(2 * k + 1, 12)
            step = next(step for step, segment in zip(steps, self.segments, strict=True) if segment.upper > at)
            try:
                values = [float(value.mid()) for value in step.real(number(at))]
            except Undecided:
                continue
            sums = [total + value**2 * float(density(number(at) ** 2)) / 6 for total, value in zip(sums, values, strict=True)]
        return max(sums[0], sums[1] * 1e-12), max(sums[1], sums[0] * 1e-12)

    @staticmethod
    def _square(samples: Samples) -> arb:
        """E f(Z)²."""
        return sum((w * v * v for w, v in zip(samples.weights, samples.values, strict=True)), samples.square)

    @cached_property
    def first(self) -> list[arb]:
        """The first two Hermite coefficients."""
        with ctx.workprec(BITS):
            return coefficients(self.samples, 2)

    def _zero(self, found: arb, factor: int) -> Level:
        """A mean; exactly 0 if the function is odd, or for its slope even."""
        return Level.of(sp.S.Zero) if found.contains(0) and self._mirrored(factor) else Level(None, found)

    def _mirrored(self, factor: int) -> bool:
        """Whether f(−x) = factor·f(x) is proven but for the joints."""
        pairs = list(zip(self.segments, reversed(self.segments), strict=True))
        if any(segment.lower != -mirror.upper for segment, mirror in pairs):
            return False
        try:
            for segment, mirror in pairs:
                vanishes(segment.expression.subs(x, -x) - factor * mirror.expression)
        except Unproven:
            return False
        return True


def _fact(level: Level) -> Fact:
    return text(level), [level]


def text(level: Level) -> str:
    """A level as it is shown; what is only known to be small with a bound of its size.

    Raises:
        Unproven: not a single digit is certain.
    """
    if not level.finite:
        return "infinite"
    if level.exact is not None:
        plain = Level(None, level.enclosure) if "**" in sp.sstr(level.exact) else level
        return _root_of_pi(level) or str(plain)
    bound = float(level.enclosure.abs_upper())  # type: ignore[union-attr]
    if level.enclosure.rel_accuracy_bits() < LEAST and bound > SMALL:  # type: ignore[union-attr]
        raise Unproven("not a single digit is certain")
    return f"0 ± {1.1 * bound:.0e}".replace("-", "−") if level.enclosure.contains(0) else str(level)  # type: ignore[union-attr]


def _root_of_pi(level: Level) -> str:
    """√(p/(q·π)), which SymPy writes as a quotient of roots."""
    if not level.exact.has(sp.pi) or level.exact.count_ops() > 3 * SHORT:  # type: ignore[union-attr]
        return ""
    share = sp.expand(level.exact**2 * sp.pi)  # type: ignore[operator]
    if not share.is_Rational or not 0 < share.p < LARGE or share.q > LARGE:
        return ""
    sign = "−" if level.enclosure < 0 else ""  # type: ignore[operator]
    root = f"√({share.p}/{'π' if share.q == 1 else f'({share.q}·π)'})"
    return f"{sign}{f'1/√({share.q}·π)' if share.p == 1 else root} ≈ {str(Level(None, level.enclosure)).rstrip('…')}"


def _thousandths(place: arb, rounded: Callable[[float], int]) -> str:
    """An end of a ball, rounded away from the ball."""
    return f"{min(1.0, rounded(1000 * float(place.lower() if rounded is math.floor else place.upper())) / 1000):g}"
