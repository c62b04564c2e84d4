"""Record → properties: exact, or proven by ball arithmetic, or `unknown`; never a guess."""

from __future__ import annotations

import signal
import threading
import time
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

import sympy as sp

from activarium.derive.analysis import SWINGS, located, place
from activarium.derive.joints import derivative, period, vanishes
from activarium.derive.level import Level, Span, highest, union
from activarium.derive.properties import LABELS, Property
from activarium.derive.segments import INFINITE, Segment, Unproven, over
from activarium.derive.shape import MANY, Shape, listed
from activarium.derive.swing import swings_wide, wanders
from activarium.derive.zeros import zeros
from activarium.vocabulary import x

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from activarium.core import Activation

PATIENCE = 20.0  # seconds for all properties of a function together
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
UNBOUNDED = "none: the slope is unbounded"
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


class Facts(Shape):
    """What is proven of one function; each method gives a text and the numbers in it."""

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
        found = {sign: self.limit(direction) for direction, sign in ((-1, "−∞"), (+1, "∞"))}
        texts = (f"{'none' if level is None else level} at {sign}" for sign, level in found.items())
        return ", ".join(texts), [level for level in found.values() if level is not None]

    def limit(self, direction: int) -> Level | None:
        """The limit far out, if there is one."""
        if wanders(derivative(self.outermost(direction), 0), direction):
            return None
        return Level.of(self.tail(0, direction).limit)

    def range(self) -> tuple[str, list[Level]]:
        """The set of all values."""
        if self._reaches_everything():
            return "(−∞, ∞)", []
        spans = union([*map(self.image, self.line.segments), *(Span.point(joint.own(0)) for joint in self.joints)])
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

    def zeros(self) -> tuple[str, list[Level]]:
        """Where the value is 0."""
        if length := period(self.line.segments[0].expression) if not self.joints else None:
            return self._zeros_in_turn(length)
        if self.infinitely_often([segment.expression for segment in self.line.segments]):
            return MANY, []
        spans = [span for segment in self.line.segments for span in self.zero_spans(segment)]
        spans += [Span.point(joint.at) for joint in self.joints if joint.own(0).exact == 0]
        merged = union(spans)
        return listed([*map(place, merged)]), [v for s in merged for v in (s.lower, s.upper)]

    @staticmethod
    def zero_spans(segment: Segment) -> list[Span]:
        """The zeros inside a segment: all of it, or points."""
        g = derivative(segment, 0)
        if g == 0:
            return [Span(Level.of(segment.lower), Level.of(segment.upper), closed_below=False, closed_above=False)]
        return [Span.point(located(zero)) for zero in zeros(g, segment)] if g.has(x) else []

    def _zeros_in_turn(self, length: sp.Expr) -> tuple[str, list[Level]]:
        """The zeros of a periodic function: those of one period, and the period."""
        cycle = self.cycle(self.line.segments[0], self.line.segments[0].expression)
        found = [located(zero) for zero in zeros(cycle.expression, cycle)]  # type: ignore[union-attr]
        end = Level.of(cycle.lower + length)  # type: ignore[union-attr]
        once = [level for level in found if level.compared(end) < 0]
        text = f"{', '.join(map(str, once))}, and again after every {Level.of(length)}" if once else "none"
        return text, once

    def monotone(self) -> tuple[str, list[Level]]:
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
        texts = [f"{verbs[run]} on ({lower}, {upper})" for run, lower, upper in runs]
        jumps = ", and jumps" if self.breaks else ""
        return f"no: it {', '.join(texts)}{jumps}", [end for _, *ends in runs for end in ends]

    def parity(self) -> tuple[str, list[Level]]:
        """Whether f(−x) = f(x) or f(−x) = −f(x)."""
        for factor, word in ((1, "even"), (-1, "odd")):
            if self.symmetric(factor):
                return word, []
        return "neither odd nor even", []

    def lipschitz(self) -> tuple[str, list[Level]]:
        """The least upper bound of |f′|, if the function does not jump."""
        if self.breaks:
            return "none: the function jumps", []
        if any(swings_wide(derivative(self.outermost(direction), 1), direction) for direction in (-1, 1)):
            return UNBOUNDED, []
        steepest = highest(abs(level) for segment in self.line.segments for level in self.levels(segment, 1))
        return (str(steepest), [steepest]) if steepest.finite else (UNBOUNDED, [])

    def continuity(self) -> tuple[str, list[Level]]:
        """How many derivatives are continuous."""
        order = min((joint.smoothness() for joint in self.joints), default=None)
        if order is None:
            return "C∞: smooth", []
        if order < 0:
            return "discontinuous", []
        names = {0: ": continuous, the slope is not", 1: ": the slope is continuous, the curvature is not"}
        return f"C{str(order).translate(SUPERSCRIPTS)}{names.get(order, '')}", []

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


def _scaled(level: Level, factor: int) -> Level:
    return Level.of(sp.Mul(factor, level.exact))
