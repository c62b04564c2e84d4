"""Record → properties: exact, or proven by ball arithmetic, or `unknown`; never a guess."""

from __future__ import annotations

import math
import signal
import threading
import time
from contextlib import contextmanager
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import sympy as sp

from activarium.derive.joints import Joint, derivative, period, regular, vanishes
from activarium.derive.level import Level, Span, highest, lowest, union
from activarium.derive.properties import LABELS, Property
from activarium.derive.segments import INFINITE, Line, Segment, Unproven, at_point, between, line, over, sign
from activarium.derive.tail import tail
from activarium.derive.zeros import zeros
from activarium.vocabulary import constant, x

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from activarium.core import Activation

PATIENCE = 20.0  # seconds for all properties of a function together
SWINGS = 2  # stands for a slope that changes its sign for ever
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
PROBES = (Fraction(1, 3), Fraction(7, 5), Fraction(19, 7))


def proven(f: Activation, values: Mapping[str, Fraction]) -> tuple[Property, ...]:
    """The properties of a record for exact values of its parameters."""
    deadline = time.monotonic() + PATIENCE
    found = _properties(Facts(f, values), LABELS, deadline)
    if f.evaluate is not None and not f.evaluate.has(sp.Piecewise):
        unknown = [name for name, item in found.items() if item.sure == "unknown"]
        found |= _properties(Facts(f, values, as_evaluated=True), unknown, deadline)
    return tuple(found.values())


def _properties(facts: Facts, names: Iterable[str], deadline: float) -> dict[str, Property]:
    return {name: _property(name, getattr(facts, name), deadline - time.monotonic()) for name in names}


def _property(name: str, compute: Callable[[], tuple[str, list[Level]]], seconds: float) -> Property:
    try:
        with at_most(seconds):
            text, levels = compute()
    except Unproven as reason:
        return Property(name, "unknown", "unknown", str(reason))
    except Exception as error:  # noqa: BLE001 - SymPy fails in many ways on a formula of a user's; then nothing is proven
        return Property(name, "unknown", "unknown", f"the proof broke off: {error}")
    return Property(name, text, "exact" if all(level.exact is not None for level in levels) else "enclosure")


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """A bound on the time of a proof, where the system can interrupt one: in the main thread of a Unix process.

    Raises:
        Unproven: the time is up.
    """

    def stop(*_: object) -> None:
        raise Unproven(f"not within {PATIENCE:g} seconds")

    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.01))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


class Facts:
    """What is proven of one function; each method gives a text and the numbers in it."""

    def __init__(self, f: Activation, values: Mapping[str, Fraction], *, as_evaluated: bool = False) -> None:
        self.f, self.values, self.as_evaluated = f, values, as_evaluated

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

    def kinks(self) -> tuple[str, list[Level]]:
        """Where the slope jumps though the value does not."""
        found = [joint for joint in self.joints if not joint.jumps and joint.differs(1)]
        texts = [
            f"at {joint.at}: slope {joint.left(1)} on the left, {joint.right(1)} on the right, {joint.own(1)} at the point"
            for joint in found
        ]
        return "; ".join(texts) or "none", [level for joint in found for level in joint.levels(1)]

    def jumps(self) -> tuple[str, list[Level]]:
        """Where the value jumps."""
        found = [joint for joint in self.joints if joint.jumps]
        texts = [f"at {j.at}: from {j.left(0)} to {j.right(0)}, {j.own(0)} at the point" for j in found]
        return "; ".join(texts) or "none", [level for joint in found for level in joint.levels(0)]

    def limits(self) -> tuple[str, list[Level]]:
        """The limits at −∞ and ∞."""
        ends = zip((-1, +1), ("−∞", "∞"), (self.line.segments[0], self.line.segments[-1]), strict=True)
        found = {sign: None if period(s.expression) else Level.of(self.tail(0, d).limit) for d, sign, s in ends}
        texts = (f"{'none' if level is None else level} at {sign}" for sign, level in found.items())
        return ", ".join(texts), [level for level in found.values() if level is not None]

    def range(self) -> tuple[str, list[Level]]:
        """The set of all values."""
        if self._reaches_everything():
            return "(−∞, ∞)", []
        spans = union([*map(self.image, self.line.segments), *(Span.point(joint.own(0)) for joint in self.joints)])
        return " ∪ ".join(map(str, spans)), [level for span in spans for level in (span.lower, span.upper)]

    def _reaches_everything(self) -> bool:
        """Whether a function without jumps goes from one infinity to the other."""
        if any(joint.jumps for joint in self.joints):
            return False
        try:
            return {self.tail(0, direction).limit for direction in (-1, 1)} == INFINITE
        except Unproven:
            return False

    def zeros(self) -> tuple[str, list[Level]]:
        """Where the value is 0."""
        if length := period(self.line.segments[0].expression) if not self.joints else None:
            return self._zeros_in_turn(length)
        spans = [span for segment in self.line.segments for span in self.zero_spans(segment)]
        spans += [Span.point(joint.at) for joint in self.joints if joint.own(0).exact == 0]
        merged = union(spans)
        return ", ".join(_place(span) for span in merged) or "none", [v for s in merged for v in (s.lower, s.upper)]

    def _zeros_in_turn(self, length: sp.Expr) -> tuple[str, list[Level]]:
        """The zeros of a periodic function: those of one period, and the period."""
        cycle = self.cycle(self.line.segments[0], self.line.segments[0].expression)
        found = [_at(zero) for zero in zeros(cycle.expression, cycle)]  # type: ignore[union-attr]
        end = Level.of(cycle.lower + length)  # type: ignore[union-attr]
        once = [level for level in found if level.compared(end) < 0]
        text = f"{', '.join(map(str, once))}, and again after every {Level.of(length)}" if once else "none"
        return text, once

    def monotone(self) -> tuple[str, list[Level]]:
        """Where the function rises and falls."""
        runs = self.runs
        signs = {run for run, _, _ in runs} | {step for joint in self.joints for step in joint.steps()}
        if signs <= {0}:
            return "constant", []
        for direction, word in ((1, "increasing"), (-1, "decreasing")):
            if signs <= {0, direction}:
                flat = 0 in {run for run, _, _ in runs}
                return (f"{word}, constant in places" if flat else f"strictly {word}"), []
        verbs = {1: "rises", -1: "falls", 0: "is constant", SWINGS: "rises and falls by turns"}
        texts = [f"{verbs[run]} on ({lower}, {upper})" for run, lower, upper in runs]
        jumps = ", and jumps" if any(joint.jumps for joint in self.joints) else ""
        return f"no: it {', '.join(texts)}{jumps}", [end for _, *ends in runs for end in ends]

    def parity(self) -> tuple[str, list[Level]]:
        """Whether f(−x) = f(x) or f(−x) = −f(x)."""
        for factor, word in ((1, "even"), (-1, "odd")):
            if self.symmetric(factor):
                return word, []
        return "neither odd nor even", []

    def lipschitz(self) -> tuple[str, list[Level]]:
        """The least upper bound of |f′|, if the function does not jump."""
        if any(joint.jumps for joint in self.joints):
            return "none: the function jumps", []
        steepest = highest(abs(level) for segment in self.line.segments for level in self.levels(segment, 1))
        return (str(steepest), [steepest]) if steepest.finite else ("none: the slope is unbounded", [])

    def continuity(self) -> tuple[str, list[Level]]:
        """How many derivatives are continuous."""
        order = min((joint.smoothness() for joint in self.joints), default=None)
        if order is None:
            return "C∞: smooth", []
        if order < 0:
            return "discontinuous", []
        names = {0: ": continuous, the slope is not", 1: ": the slope is continuous, the curvature is not"}
        return f"C{str(order).translate(SUPERSCRIPTS)}{names.get(order, '')}", []

    def tail(self, order: int, direction: int) -> Any:
        """What a derivative does far out."""
        segment = self.line.segments[0 if direction < 0 else -1]
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
        return [level for level, _ in self._extremes(segment, order)]

    def _extremes(self, segment: Segment, order: int) -> list[tuple[Level, bool]]:
        """The same, and whether each is attained inside the segment."""
        g, slope = derivative(segment, order), derivative(segment, order + 1)
        if not g.has(x):
            return [(Level.of(g), True)]
        cycle = self.cycle(segment, g)
        ends = [
            Level.of(segment.limit(side, order)) if end not in INFINITE else Level.of(self.tail(order, -side).limit)
            for side, end in ((1, segment.lower), (-1, segment.upper))
            if not (cycle and end in INFINITE)
        ]
        critical = zeros(slope, cycle or segment) if slope.has(x) else []
        inner = [Level(None if z.exact is None else at_point(g, z.exact), z.value(g)) for z in critical]
        return [*((level, False) for level in ends), *((level, True) for level in inner)]

    def image(self, segment: Segment) -> Span:
        """The values on a segment."""
        extremes = self._extremes(segment, 0)
        lower, upper = lowest(level for level, _ in extremes), highest(level for level, _ in extremes)
        closed = [any(inner and level.overlaps(end) for level, inner in extremes) for end in (lower, upper)]
        return Span(lower, upper, closed_below=closed[0], closed_above=closed[1])

    def zero_spans(self, segment: Segment) -> list[Span]:
        """The zeros inside a segment: all of it, or points."""
        g = derivative(segment, 0)
        if g == 0:
            return [Span(Level.of(segment.lower), Level.of(segment.upper), closed_below=False, closed_above=False)]
        return [Span.point(_at(zero)) for zero in zeros(g, segment)] if g.has(x) else []

    @cached_property
    def runs(self) -> list[tuple[int, Level, Level]]:
        """The sign of the slope between the points where it may change, neighbours of one sign joined."""
        runs: list[tuple[int, Level, Level]] = []
        for segment in self.line.segments:
            for run in self._runs(segment):
                if runs and runs[-1][0] == run[0]:
                    runs[-1] = (run[0], runs[-1][1], run[2])
                else:
                    runs.append(run)
        return runs

    def _runs(self, segment: Segment) -> list[tuple[int, Level, Level]]:
        slope = derivative(segment, 1)
        lower, upper = Level.of(segment.lower), Level.of(segment.upper)
        if not slope.has(x):
            return [(sign(slope), lower, upper)]
        if self.cycle(segment, slope):
            return [(self._turns(segment), lower, upper)]
        found = zeros(slope, segment)
        places = [segment.lower, *(_rational(zero.middle) for zero in found), segment.upper]
        signs = [sign(at_point(slope, between(a, b))) for a, b in pairwise(places)]
        levels = [lower, *map(_at, found), upper]
        return [(s, a, b) for s, a, b in zip(signs, levels, levels[1:], strict=False)]

    def _turns(self, segment: Segment) -> int:
        """The sign of a periodic slope, if it has one."""
        levels, nothing = self.levels(segment, 1), Level.of(sp.S.Zero)
        if lowest(levels).compared(nothing) >= 0:
            return 1
        return -1 if highest(levels).compared(nothing) <= 0 else SWINGS

    def symmetric(self, factor: int) -> bool:
        """Whether f(−x) = factor·f(x): disproved at a point, or proven piece by piece."""
        if any(self._differs(at, factor) for at in PROBES):
            return False
        for segment, mirror in zip(self.line.segments, reversed(self.line.segments), strict=True):
            if segment.lower != -mirror.upper:
                raise Unproven("pieces that do not mirror one another")
            vanishes(segment.expression.subs(x, -x) - factor * mirror.expression)
        return all(joint.own(0).compared(_scaled(other.own(0), factor)) == 0 for joint, other in
                   zip(self.joints, reversed(self.joints), strict=True))  # fmt: skip

    def _differs(self, at: Fraction, factor: int) -> bool:
        here, there = (over(self.piece(point), point, point) for point in (at, -at))
        return not (there - factor * here).contains(0)

    def piece(self, at: Fraction) -> sp.Expr:
        """The expression that holds at a rational point which is no joint."""
        return next(s.expression for s in self.line.segments if s.lower < _rational(at) < s.upper)


def _at(zero: Any) -> Level:
    return Level.of(zero.exact) if zero.exact is not None else Level(None, over(x, zero.lower, zero.upper))


def _scaled(level: Level, factor: int) -> Level:
    return Level.of(sp.Mul(factor, level.exact))


def _rational(point: Fraction) -> sp.Rational:
    return sp.Rational(point.numerator, point.denominator)


def _place(span: Span) -> str:
    return str(span.lower) if span.lower.compared(span.upper) == 0 else f"all of {span}"
