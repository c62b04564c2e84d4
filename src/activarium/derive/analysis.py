"""Record and exact parameters → segments, joints, tails, and where a derivative changes its sign: what proofs lean on."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import sympy as sp

from activarium.derive.joints import Joint, derivative, period, regular
from activarium.derive.level import Level, Span, highest, lowest
from activarium.derive.segments import INFINITE, Line, Segment, Unproven, at_point, between, line, over, sign, within
from activarium.derive.swing import swing, unwound
from activarium.derive.tail import beyond, tail
from activarium.derive.zeros import zeros
from activarium.vocabulary import constant, x

if TYPE_CHECKING:
    from collections.abc import Mapping

    from activarium.core import Activation
    from activarium.derive.asymptotics import Scale

Told = tuple[str, list[Level]]  # a text, and the numbers in it
Run = tuple[int, Level, Level]  # the sign of a derivative between two points
FAR = 40  # as far as the extremes of what swings to a limit are looked for
SWINGS = 2  # stands for a sign that changes for ever


class Analysis:
    """One function at exact parameters.

    Arguments:
        f: the record.
        values: its parameters.
        as_evaluated: by the form that is evaluated, where the definition is harder to see through.
    """

    def __init__(self, f: Activation, values: Mapping[str, Fraction], *, as_evaluated: bool = False) -> None:
        self.f, self.values, self.as_evaluated = f, values, as_evaluated
        self._runs: dict[int, list[Run]] = {}

    @cached_property
    def line(self) -> Line:
        """The segments, each shown to be without poles."""
        whole = line(self.f, self.values, as_evaluated=self.as_evaluated)
        for segment in whole.segments:
            regular(segment)
        return whole

    @cached_property
    def joints(self) -> list[Joint]:
        """The points where segments meet."""
        pairs = zip(self.line.segments, self.line.segments[1:], self.line.owners, strict=False)
        return [Joint(a, b, owner) for a, b, owner in pairs]

    @cached_property
    def breaks(self) -> list[Level]:
        """The points where the value jumps."""
        return [joint.at for joint in self.joints if joint.jumps]

    def outermost(self, direction: int) -> Segment:
        """The first segment or the last."""
        return self.line.segments[0 if direction < 0 else -1]

    def tail(self, order: int, direction: int) -> Any:
        """What a derivative does far out."""
        segment = self.outermost(direction)
        end = segment.upper if direction < 0 else segment.lower
        start = Fraction(2) if end in INFINITE else max(Fraction(2), abs(Fraction(constant(end))) + 1)
        return tail(derivative(segment, order), direction, start)

    @staticmethod
    def cycle(segment: Segment, g: sp.Expr) -> Segment | None:
        """A little more than a period of an expression on a segment without end, from its finite end or from −1/7."""
        exact = period(g)
        if exact is None or not {segment.lower, segment.upper} & INFINITE:
            return None
        length = sp.Rational(math.floor(constant(exact) * 1024) + 2, 1024)
        if segment.upper not in INFINITE:
            return Segment(segment.upper - length, segment.upper, segment.expression)
        start = -sp.Rational(1, 7) if segment.lower in INFINITE else segment.lower
        return Segment(start, start + length, segment.expression)

    def levels(self, segment: Segment, order: int) -> list[Level]:
        """The values between which a derivative lies on a segment: at its ends and where its own derivative is 0."""
        return [level for level, _ in self.extremes(segment, order)]

    def extremes(self, segment: Segment, order: int) -> list[tuple[Level, bool]]:
        """The same, and whether each is attained inside the segment."""
        g, slope = derivative(segment, order), derivative(segment, order + 1)
        if not g.has(x):
            return [(Level.of(g), True)]
        cycle = self.cycle(segment, g)
        for direction in (-1, +1) if cycle is None else ():
            if self._endless(segment, direction) and (turning := unwound(g, direction)) is not None:
                return self.extremes(Segment(-sp.oo, sp.oo, turning), 0)
        if cycle is None and self.swings(segment, slope):
            return self._fading(segment, order)
        ends = [
            Level.of(segment.limit(side, order)) if end not in INFINITE else Level.of(self.tail(order, -side).limit)
            for side, end in ((1, segment.lower), (-1, segment.upper))
            if not (cycle and end in INFINITE)
        ]
        inner = _critical(g, slope, cycle or segment) if slope.has(x) else []
        return [*((level, False) for level in ends), *((level, True) for level in inner)]

    def _fading(self, segment: Segment, order: int) -> list[tuple[Level, bool]]:
        """The extremes of what swings to a limit: those near 0, if no later ones reach as far.

        Raises:
            Unproven: they may.
        """
        ways = [way for way in (-1, 1) if self._endless(segment, way)]
        limits = [self.tail(order, way).limit for way in ways]
        if INFINITE & set(limits):
            raise Unproven("the extremes of what swings and grows")
        g = derivative(segment, order)
        lower, upper = (
            end if end not in INFINITE else sp.Integer(way * FAR) for way, end in ((-1, segment.lower), (1, segment.upper))
        )
        near = Segment(lower, upper, segment.expression)
        inner = _critical(g, derivative(segment, order + 1), near)
        inner += [Level.of(segment.limit(way, order)) for way in (-1, 1) if not self._endless(segment, -way)]
        later = [Level(None, beyond(g, way, FAR)) for way in ways]
        if not all(lowest(inner).compared(level) < 0 < highest(inner).compared(level) for level in later):
            raise Unproven("whether what swings is as large again")
        return [(level, True) for level in inner]

    @staticmethod
    def _endless(segment: Segment, direction: int) -> bool:
        return (segment.upper if direction > 0 else segment.lower) in INFINITE

    def image(self, segment: Segment) -> Span:
        """The values on a segment."""
        extremes = self.extremes(segment, 0)
        lower, upper = lowest(level for level, _ in extremes), highest(level for level, _ in extremes)
        closed = [any(inner and level.overlaps(end) for level, inner in extremes) for end in (lower, upper)]
        return Span(lower, upper, closed_below=closed[0], closed_above=closed[1])

    def runs(self, order: int) -> list[Run]:
        """The sign of a derivative between the points where it may change, neighbours of one sign joined."""
        if order not in self._runs:
            joined: list[Run] = []
            for run in (run for segment in self.line.segments for run in self._runs_of(segment, order)):
                if joined and joined[-1][0] == run[0]:
                    run = (run[0], joined.pop()[1], run[2])  # noqa: PLW2901 - the same run, longer
                joined.append(run)
            self._runs[order] = joined
        return self._runs[order]

    def _runs_of(self, segment: Segment, order: int) -> list[Run]:
        g = derivative(segment, order)
        lower, upper = Level.of(segment.lower), Level.of(segment.upper)
        if not g.has(x):
            return [(sign(g), lower, upper)]
        if self.cycle(segment, g):
            return [(self._steady(segment, order), lower, upper)]
        if self.swings(segment, g):
            return [(SWINGS, lower, upper)]
        found = zeros(g, segment)
        places = [segment.lower, *(_rational(zero.middle) for zero in found), segment.upper]
        signs = [sign(at_point(g, between(a, b))) for a, b in pairwise(places)]
        levels = [lower, *map(located, found), upper]
        return [(s, a, b) for s, a, b in zip(signs, levels, levels[1:], strict=False)]

    @staticmethod
    def swings(segment: Segment, g: sp.Expr) -> Scale | None:
        """The scale of an expression that changes its sign for ever on a segment without end; nothing, if that is not seen."""
        ways = (way for way in (-1, 1) if Analysis._endless(segment, way))
        return next((scale for way in ways if (scale := swing(g, way))), None)

    def _steady(self, segment: Segment, order: int) -> int:
        """The sign of a periodic derivative, if it has one."""
        levels, nothing = self.levels(segment, order), Level.of(sp.S.Zero)
        if lowest(levels).compared(nothing) >= 0:
            return 1
        return -1 if highest(levels).compared(nothing) <= 0 else SWINGS

    def piece(self, at: Fraction) -> sp.Expr:
        """The expression that holds at a rational point which is no joint."""
        return next(s.expression for s in self.line.segments if s.lower < _rational(at) < s.upper)

    def value(self, at: Level) -> Level:
        """The function at a point."""
        for segment, joint in zip(self.line.segments, self.joints, strict=False):
            order = at.compared(joint.at)
            if order <= 0:
                return joint.own(0) if order == 0 else _value(segment, at)
        return _value(self.line.segments[-1], at)


def _critical(g: sp.Expr, slope: sp.Expr, segment: Segment) -> list[Level]:
    """The values of an expression where its slope is 0."""
    found = zeros(slope, segment)
    return [Level(None if zero.exact is None else at_point(g, zero.exact), zero.value(g)) for zero in found]


def _value(segment: Segment, at: Level) -> Level:
    if at.exact is not None:
        return Level.of(at_point(segment.expression, at.exact))
    return Level(None, within(segment.expression, at.enclosure))  # type: ignore[arg-type] - not exact, hence enclosed


def located(zero: Any) -> Level:
    """Where a zero lies."""
    return Level.of(zero.exact) if zero.exact is not None else Level(None, over(x, zero.lower, zero.upper))


def roots(g: sp.Expr, segment: Segment) -> list[Span]:
    """Where an expression is 0 inside a segment: on all of it, or at points."""
    if g == 0:
        return [Span(Level.of(segment.lower), Level.of(segment.upper), closed_below=False, closed_above=False)]
    return [Span.point(located(zero)) for zero in zeros(g, segment)] if g.has(x) else []


def place(span: Span) -> str:
    """A span in running text."""
    return str(span.lower) if span.lower.compared(span.upper) == 0 else f"all of {span}"


def _rational(point: Fraction) -> sp.Rational:
    return sp.Rational(point.numerator, point.denominator)
