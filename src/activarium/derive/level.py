"""Numbers that are known exactly or enclosed, and sets of them: what a property says."""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from functools import cmp_to_key
from typing import TYPE_CHECKING

import sympy as sp
from flint import ctx

from activarium.balls import fraction
from activarium.derive.segments import BITS, Unproven, ball
from activarium.vocabulary import borrowed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from flint import arb

DIGITS = 12
LARGEST = 2**1023
SHORT = 4  # operations: a longer exact number is shown by its digits


@dataclass(frozen=True)
class Level:
    """A real number or ±oo: exact, or enclosed in a ball."""

    exact: sp.Expr | None
    enclosure: arb | None = None

    @classmethod
    def of(cls, number: sp.Expr) -> Level:
        """An exact number; log(exp(2)) is told as 2."""
        if (closed := borrowed(number)).is_Rational:
            number = closed
        return cls(number, None if number in {sp.oo, -sp.oo} else ball(number))  # SymPy may not know that 1/tanh(1) is finite

    @property
    def finite(self) -> bool:
        """Whether it is a number."""
        return self.enclosure is not None

    def __float__(self) -> float:
        if self.enclosure is None:
            return float(self.exact)  # type: ignore[arg-type]
        middle = self.enclosure.mid()
        return float(fraction(middle)) if abs(middle) < LARGEST else float(middle)  # which rounds towards 0

    def __abs__(self) -> Level:
        if self.enclosure is None:
            return Level(sp.oo)
        with ctx.workprec(BITS):
            return Level(None if self.exact is None else abs(self.exact), abs(self.enclosure))

    def __neg__(self) -> Level:
        with ctx.workprec(BITS):
            return Level(None if self.exact is None else -self.exact, None if self.enclosure is None else -self.enclosure)

    def overlaps(self, other: Level) -> bool:
        """Whether two levels may be the same."""
        try:
            return self.compared(other) == 0
        except Unproven:
            return True

    def compared(self, other: Level) -> int:
        """−1, 0 or +1 as this lies below, at or above the other.

        Raises:
            Unproven: two enclosures overlap.
        """
        if self is other or (self.exact is not None and self.exact == other.exact):
            return 0
        if self.enclosure is None or other.enclosure is None:
            return _infinite(self) - _infinite(other)
        with ctx.workprec(2 * BITS):
            difference = self.enclosure - other.enclosure
        if not difference.contains(0):
            return 1 if difference > 0 else -1
        if self.exact is not None and other.exact is not None and sp.simplify(borrowed(self.exact - other.exact)) == 0:
            return 0
        raise Unproven("two values are too close to be told apart")

    @property
    def short(self) -> str:
        """Its digits, where its exact form would be in the way."""
        _, irrational, digits = str(self).partition(" ≈ ")
        return f"{digits}…" if irrational else str(self)

    def __str__(self) -> str:
        if self.enclosure is None:
            return "∞" if self.exact == sp.oo else "−∞"
        if self.exact is not None and self.exact.is_Rational:
            return _fraction(self.exact)
        digits = _digits(self.enclosure)
        if self.exact is not None and self.exact.count_ops() <= SHORT:
            return f"{_written(self.exact)} ≈ {digits}"
        return f"{digits}…"


def _written(number: sp.Expr) -> str:
    """A short exact number as people write it."""
    text = re.sub(r"sqrt\((\w+)\)", r"√\1", sp.sstr(number).replace("pi", "π"))
    return text.replace("sqrt", "√").replace("-", "−").replace("**", "^").replace("*", "·")


def _infinite(level: Level) -> int:
    return 0 if level.finite else 1 if level.exact == sp.oo else -1


def _digits(enclosure: arb) -> str:
    return enclosure.str(DIGITS, radius=False).replace("-", "−")


def _fraction(number: sp.Rational) -> str:
    decimal = f"{float(number):.6g}"
    if sp.Rational(decimal) == number and "e" not in decimal:
        return decimal.replace("-", "−")
    if number.q <= 1000:
        return str(number).replace("-", "−")
    return f"{_digits(ball(number))}…"


ordered = cmp_to_key(Level.compared)


def highest(levels: Iterable[Level]) -> Level:
    """The largest of several; of two that cannot be told apart, what encloses both."""
    first, *rest = levels
    for level in rest:
        try:
            first = level if level.compared(first) > 0 else first
        except Unproven:
            first = Level(None, first.enclosure.union(level.enclosure))  # type: ignore[union-attr,arg-type]
    return first


def lowest(levels: Iterable[Level]) -> Level:
    """The smallest of several, in the same way."""
    return highest(map(operator.neg, levels)).__neg__()


@dataclass(frozen=True)
class Span:
    """An interval between two levels, each in it or not; a point if they are the same."""

    lower: Level
    upper: Level
    closed_below: bool
    closed_above: bool

    @classmethod
    def point(cls, level: Level) -> Span:
        """One number."""
        return cls(level, level, closed_below=True, closed_above=True)

    def __str__(self) -> str:
        if self.lower.compared(self.upper) == 0:
            return f"{{{self.lower}}}"
        return f"{'[' if self.closed_below else '('}{self.lower}, {self.upper}{']' if self.closed_above else ')'}"


def union(spans: Iterable[Span]) -> list[Span]:
    """The same numbers as few intervals, from left to right."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda span: (ordered(span.lower), not span.closed_below)):
        if merged and _touch(merged[-1], span):
            merged[-1] = _joined(merged[-1], span)
        else:
            merged.append(span)
    return merged


def _touch(a: Span, b: Span) -> bool:
    gap = b.lower.compared(a.upper)
    return gap < 0 or (gap == 0 and (a.closed_above or b.closed_below))


def _joined(a: Span, b: Span) -> Span:
    order = a.upper.compared(b.upper)
    upper, closed = (b.upper, b.closed_above) if order < 0 else (a.upper, a.closed_above or (order == 0 and b.closed_above))
    below = a.closed_below or (a.lower.compared(b.lower) == 0 and b.closed_below)
    return Span(a.lower, upper, closed_below=below, closed_above=closed)
