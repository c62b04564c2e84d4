"""All facts of one function: each method gives a text and the numbers in it, or cannot prove it."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

import sympy as sp

from activarium.derive.analysis import SWINGS, located, place, roots
from activarium.derive.gaussian import Gaussian
from activarium.derive.joints import derivative, period, vanishes
from activarium.derive.level import Level, Span, highest, union
from activarium.derive.reach import Reach
from activarium.derive.segments import INFINITE, Segment, Unproven, over
from activarium.derive.shape import MANY, listed
from activarium.derive.swing import swings_wide, wanders
from activarium.derive.tail import tail
from activarium.derive.zeros import zeros
from activarium.vocabulary import x

if TYPE_CHECKING:
    from collections.abc import Callable

    from activarium.derive.analysis import Told

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
UNBOUNDED = "none: the slope is unbounded"
PROBES = (Fraction(1, 3), Fraction(7, 5), Fraction(19, 7))


class Facts(Reach):
    """What is proven of one function."""

    def kinks(self) -> Told:
        """Where the slope jumps though the value does not."""
        found = [joint for joint in self.joints if not joint.jumps and joint.differs(1)]
        texts = [
            f"at {joint.at}: slope {joint.left(1)} on the left, {joint.right(1)} on the right, {joint.own(1)} at the point"
            for joint in found
        ]
        return "; ".join(texts) or "none", [level for joint in found for level in joint.levels(1)]

    def jumps(self) -> Told:
        """Where the value jumps."""
        found = [joint for joint in self.joints if joint.jumps]
        texts = [f"at {j.at}: from {j.left(0)} to {j.right(0)}, {j.own(0)} at the point" for j in found]
        return "; ".join(texts) or "none", [level for joint in found for level in joint.levels(0)]

    def limits(self) -> Told:
        """The limits at −∞ and ∞."""
        found = {sign: self.limit(direction) for direction, sign in ((-1, "−∞"), (+1, "∞"))}
        texts = (f"{'none' if level is None else level} at {sign}" for sign, level in found.items())
        return ", ".join(texts), [level for level in found.values() if level is not None]

    def limit(self, direction: int) -> Level | None:
        """The limit far out, if there is one."""
        if wanders(derivative(self.outermost(direction), 0), direction):
            return None
        return Level.of(self.tail(0, direction).limit)

    def range(self) -> Told:
        """The set of all values."""
        if self._reaches_everything():
            return "(−∞, ∞)", [Level(-sp.oo), Level(sp.oo)]
        segments, joints = self.line.segments, self.joints
        if self.joints and _seen(lambda: self.symmetric(1)):  # the left half has the same values
            segments, joints = segments[len(segments) // 2 :], joints[len(joints) // 2 :]
        spans = union([*map(self.image, segments), *(Span.point(joint.own(0)) for joint in joints)])
        return " ∪ ".join(map(str, spans)), [level for span in spans for level in (span.lower, span.upper)]

    def _reaches_everything(self) -> bool:
        """Whether a function without jumps goes from one infinity to the other."""
        if self.breaks:
            return False
        if any(swings_wide(self.outermost(direction).expression, direction) for direction in (-1, 1)):
            return True
        try:
            return {self.tail(0, direction).limit for direction in (-1, 1)} == INFINITE
        except Unproven:
            return False

    def zeros(self) -> Told:
        """Where the value is 0."""
        if length := period(self.line.segments[0].expression) if not self.joints else None:
            return self._zeros_in_turn(length)
        if self.infinitely_often([segment.expression for segment in self.line.segments]):
            return MANY, []
        spans = [span for segment in self.line.segments for span in roots(derivative(segment, 0), segment)]
        spans += [Span.point(joint.at) for joint in self.joints if joint.own(0).exact == 0]
        merged = union(spans)
        return listed([*map(place, merged)]), [v for s in merged for v in (s.lower, s.upper)]

    def _zeros_in_turn(self, length: sp.Expr) -> Told:
        """The zeros of a periodic function: those of one period, and the period."""
        cycle = self.cycle(self.line.segments[0], self.line.segments[0].expression)
        found = [located(zero) for zero in zeros(cycle.expression, cycle)]  # type: ignore[union-attr]
        end = Level.of(cycle.lower + length)  # type: ignore[union-attr]
        once = [level for level in found if level.compared(end) < 0]
        return listed([*map(str, once)], Level.of(length)), once

    def monotone(self) -> Told:
        """Where the function rises and falls."""
        runs = self.runs(1)
        signs = {run for run, _, _ in runs} | {step for joint in self.joints for step in joint.steps()}
        if signs <= {0}:
            return "constant", []
        for direction, word in ((1, "increasing"), (-1, "decreasing")):
            if signs <= {0, direction}:
                flat = 0 in {run for run, _, _ in runs}
                return (f"{word}, constant in places" if flat else f"strictly {word}"), []
        verbs = {1: "rises", -1: "falls", 0: "is constant", SWINGS: "rises and falls by turns"}
        texts = [f"{verbs[run]} on ({lower.short}, {upper.short})" for run, lower, upper in runs]
        jumps = ", and jumps" if self.breaks else ""
        return f"no: it {', '.join(texts)}{jumps}", [end for _, *ends in runs for end in ends]

    def parity(self) -> Told:
        """Whether f(−x) = f(x) or f(−x) = −f(x)."""
        for factor, word in ((1, "even"), (-1, "odd")):
            if self.symmetric(factor):
                return word, []
        return "neither odd nor even", []

    def lipschitz(self) -> Told:
        """The least upper bound of |f′|, if the function does not jump."""
        if self.breaks:
            return "none: the function jumps", []
        if any(swings_wide(derivative(self.outermost(direction), 1), direction) for direction in (-1, 1)):
            return UNBOUNDED, []
        steepest = highest(abs(level) for segment in self.line.segments for level in self.levels(segment, 1))
        return (str(steepest), [steepest]) if steepest.finite else (UNBOUNDED, [])

    def continuity(self) -> Told:
        """How many derivatives are continuous."""
        order = min((joint.smoothness() for joint in self.joints), default=None)
        if order is None:
            return "C∞: smooth", []
        if order < 0:
            return "discontinuous", []
        names = {0: ": continuous, the slope is not", 1: ": the slope is continuous, the curvature is not"}
        return f"C{str(order).translate(SUPERSCRIPTS)}{names.get(order, '')}", []

    @cached_property
    def gaussian(self) -> Gaussian:
        """What it does to a standard normal variable Z."""
        return Gaussian(self.line)

    def mean(self) -> Told:
        """E f(Z)."""
        return self.gaussian.mean()

    def mean_square(self) -> Told:
        """E f(Z)²."""
        return self.gaussian.square()

    def mean_slope(self) -> Told:
        """E f′(Z), the derivative almost everywhere."""
        return self.gaussian.slope()

    def mean_square_slope(self) -> Told:
        """E f′(Z)²."""
        return self.gaussian.slope_square()

    def gain(self) -> Told:
        """1/√E f(Z)²: the factor that keeps the mean square of Z."""
        return self.gaussian.gain()

    def chi(self) -> Told:
        """gain² · E f′(Z)²: by how much a layer multiplies the mean square of a gradient."""
        return self.gaussian.chi()

    def correlation(self) -> Told:
        """The stable fixed point of the map of correlations, and its slope there."""
        return self.gaussian.correlation()

    def tags(self) -> Told:
        """Words that are proven to hold of it; what is missing may be unknown."""
        return ", ".join(word for word, holds in TAGS.items() if _seen(lambda: holds(self))) or "none", []  # noqa: B023 - called at once

    def bounded(self, *ends: int) -> bool:
        """Whether the values have a bound below (−1), above (+1) or both."""
        _, levels = self.range()
        return all(levels[0 if end < 0 else -1].finite for end in ends)

    def saturates(self, *ends: int) -> bool:
        """Whether the slope vanishes to the left (−1), to the right (+1) or both, while the value stays bounded."""
        limits = [self.limit(end) for end in ends if self.tail(1, end).limit == 0]
        return len(limits) == len(ends) and all(limit is not None and limit.finite for limit in limits)

    def self_gated(self) -> bool:
        """Whether every piece is x times a gate, which is continuous and goes from one number to another."""
        gates = [sp.factor_terms(segment.expression) / x for segment in self.line.segments]
        if not all(gate == 0 or x in sp.Mul.make_args(gate * x) for gate in gates):
            return False
        meet = all(Segment(j.before.lower, j.before.upper, a).limit(-1) == Segment(j.after.lower, j.after.upper, b).limit(+1)
                   for j, a, b in zip(self.joints, gates, gates[1:], strict=False))  # fmt: skip
        ends = [tail(gate, way).limit for gate, way in ((gates[0], -1), (gates[-1], +1))]
        return meet and not set(ends) & INFINITE and ends[0] != ends[1]

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


def _seen(holds: Callable[[], bool]) -> bool:
    try:
        return holds()
    except Unproven:
        return False


TAGS: dict[str, Callable[[Facts], bool]] = {
    "smooth": lambda f: f.continuity()[0].startswith("C∞"),
    "discontinuous": lambda f: bool(f.breaks),
    "piecewise linear": lambda f: len(f.line.segments) > 1 and all(derivative(s, 2) == 0 for s in f.line.segments),
    "bounded": lambda f: f.bounded(-1, +1),
    "bounded below": lambda f: f.bounded(-1) and not f.bounded(+1),
    "bounded above": lambda f: f.bounded(+1) and not f.bounded(-1),
    "unbounded": lambda f: not f.bounded(-1) and not f.bounded(+1),
    "increasing": lambda f: "increasing" in f.monotone()[0],
    "decreasing": lambda f: "decreasing" in f.monotone()[0],
    "not monotone": lambda f: f.monotone()[0].startswith("no"),
    "convex": lambda f: f.convexity()[0] == "convex",
    "concave": lambda f: f.convexity()[0] == "concave",
    "odd": lambda f: f.parity()[0] == "odd",
    "even": lambda f: f.parity()[0] == "even",
    "periodic": lambda f: not f.joints and period(f.line.segments[0].expression) is not None,
    "saturating": lambda f: f.saturates(-1, +1),
    "saturating on the left": lambda f: f.saturates(-1) and not f.saturates(+1),
    "saturating on the right": lambda f: f.saturates(+1) and not f.saturates(-1),
    "self-gated": lambda f: f.self_gated(),
    "0 at 0": lambda f: f.value(Level.of(sp.S.Zero)).compared(Level.of(sp.S.Zero)) == 0,
}


def _scaled(level: Level, factor: int) -> Level:
    return Level.of(sp.Mul(factor, level.exact))
